public import Conversations
public import Text

/// A reservation of a chat for one agent.
public struct Offer: Hashable, Sendable {
  public let agent: AgentName
  /// When it lapses, in nanoseconds of the monotonic clock.
  public let until: UInt64
  /// A colleague passed the chat to this very agent; no place in the queue is told meanwhile.
  public let isPersonal: Bool
}

/// A chat that people have or will take.
public struct Chat: Hashable, Sendable {
  /// Who has it. With the desk and closed are not here: such a chat is not on the board.
  public enum Stage: Hashable, Sendable {
    case queued
    case offered(Offer)
    /// `since`: of the monotonic clock; nil when it was taken before a restart.
    case held(AgentName, since: UInt64?)
    case wrapUp(AgentName)
  }

  public let handoff: Handoff
  public let conversation: ConversationID
  /// Since when the customer waits; never changes.
  public let since: Timestamp
  /// The queue it stands in now: a transfer changes it.
  public internal(set) var queue: QueueName
  public internal(set) var stage = Stage.queued
  /// It was with an agent before and goes before everyone who was not.
  public internal(set) var isFront = false
  /// What the colleague wrote who passed it on last.
  public internal(set) var note: SafeText?
  var refusals = Refusals()

  init(_ handoff: Handoff, of conversation: ConversationID, since: Timestamp, queue: QueueName) {
    self.handoff = handoff
    self.conversation = conversation
    self.since = since
    self.queue = queue
  }

  public var isWaiting: Bool {
    switch stage {
    case .queued, .offered: true
    case .held, .wrapUp: false
    }
  }

  /// The agent who has it, or for whom it is reserved.
  public var agent: AgentName? {
    switch stage {
    case .queued: nil
    case .offered(let offer): offer.agent
    case .held(let name, _), .wrapUp(let name): name
    }
  }

  /// Whole seconds since the customer began to wait; 0 when the clock was set back.
  public func waitedSeconds(at now: Timestamp) -> Int { max(0, now.seconds(since: since)) }

  /// Whether it may be offered to `agent`, who has not refused it, or after whom others were tried.
  public func mayBeOffered(to agent: AgentName) -> Bool { !refusals.bars(agent) }

  var place: LinePlace {
    LinePlace(isFront: isFront, priority: handoff.priority, since: since, id: handoff.id)
  }
}

/// Who would not have a chat, in the order they refused.
struct Refusals: Hashable, Sendable {
  private struct Refusal: Hashable, Sendable {
    let agent: AgentName
    var othersTried = false
  }
  private var list: [Refusal] = []

  mutating func add(_ agent: AgentName) {
    list.removeAll { $0.agent == agent }
    for index in list.indices { list[index].othersTried = true }
    list.append(Refusal(agent: agent))
  }
  /// The agent became available anew.
  mutating func forgive(_ agent: AgentName) { list.removeAll { $0.agent == agent } }

  func bars(_ agent: AgentName) -> Bool {
    list.contains { $0.agent == agent && !$0.othersTried }
  }
  func contains(_ agent: AgentName) -> Bool { list.contains { $0.agent == agent } }
  /// Those who may be asked a second time, the one whose refusal is longest ago first.
  var askableAgain: [AgentName] { list.filter(\.othersTried).map(\.agent) }
  var isEmpty: Bool { list.isEmpty }
}
