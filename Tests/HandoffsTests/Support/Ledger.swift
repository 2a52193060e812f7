import Conversations
import Handoffs
import Text

/// What somebody who only hears of acts and changes must believe of the board: a second, simpler
/// account of it, kept beside it and compared with it.
struct Ledger {
  enum Holder: Hashable {
    case nobody
    case reserved(AgentName, until: UInt64, personally: Bool)
    case held(AgentName)
    case wrapUp(AgentName)
  }
  struct Row {
    var handoff: Handoff
    var conversation: ConversationID
    var queue: QueueName
    var since: Timestamp
    var isFront = false
    var holder = Holder.nobody
    /// What the customer was last told; nil when a place must be told.
    var told: (place: Int, at: UInt64)?
    /// Whom the chat was with or offered to, and who would not have it.
    var refused: Set<AgentName> = []
    /// A colleague passed it to one agent whose offer is not made yet.
    var isPersonal = false
    /// The customer knows that nobody serves the queue.
    var isWarned = false
    /// Since when nobody serves it while the customer does not know.
    var unservedSince: UInt64?

    var isWaiting: Bool {
      switch holder {
      case .nobody, .reserved: true
      case .held, .wrapUp: false
      }
    }
    var agent: AgentName? {
      switch holder {
      case .nobody: nil
      case .reserved(let name, _, _), .held(let name), .wrapUp(let name): name
      }
    }
    /// Whether this one must be answered before `other`.
    func isBefore(_ other: Row) -> Bool {
      if isFront != other.isFront { return isFront }
      if handoff.priority != other.handoff.priority {
        return handoff.priority > other.handoff.priority
      }
      if since != other.since { return since < other.since }
      return handoff.id < other.handoff.id
    }
    var isReservedPersonally: Bool {
      if case .reserved(_, _, true) = holder { true } else { false }
    }
  }
  struct Person {
    var agent: Agent
    var presence = Presence.away
    var isSignedIn = false
    var heardAt: UInt64 = 0
    var keptUntil: UInt64?
  }
  enum End: Hashable { case closed, givenBack, left, neverStored }
  struct Item {
    var handoff: Handoff
    var conversation: ConversationID
    var openedAt: Timestamp
    var queue: QueueName
    var owner: AgentName?
    var hasRung = false
  }

  var rows: [HandoffID: Row] = [:]
  var ended: [HandoffID: End] = [:]
  var people: [AgentName: Person] = [:]
  var items: [HandoffID: Item] = [:]
  /// The queue and priority of chats that ended, for their follow-ups.
  var lastQueue: [ConversationID: (queue: QueueName, priority: Priority)] = [:]
  /// Whose offers lapsed in this settling.
  var lapsing: Set<AgentName> = []
  let wrongs = Wrongs()

  func row(of conversation: ConversationID) -> Row? {
    rows.values.first { $0.conversation == conversation }
  }

  /// The place of a chat that waits, in its queue; nil for any other.
  func place(of id: HandoffID) -> Int? {
    guard let row = rows[id], row.isWaiting else { return nil }
    return 1 + rows.values.count { $0.queue == row.queue && $0.isWaiting && $0.isBefore(row) }
  }

  /// A conversation as the store has it now.
  func stored(_ conversation: ConversationID) -> (StoredChat?, [Case]) {
    let cases = items.values.filter { $0.conversation == conversation }
      .sorted { $0.handoff.id < $1.handoff.id }
      .map { item in
        Case(
          handoff: item.handoff, conversation: conversation, openedAt: item.openedAt,
          state: item.owner == nil ? .open : .taken, queue: item.queue, owner: item.owner)
      }
    return (row(of: conversation).map(stored), cases)
  }

  func stored(_ row: Row) -> StoredChat {
    let stage: StoredChat.Stage =
      switch row.holder {
      case .nobody: .queued
      case .reserved: .offered
      case .held(let name), .wrapUp(let name): .held(name)
      }
    return StoredChat(
      handoff: row.handoff, conversation: row.conversation, queue: row.queue, since: row.since,
      stage: stage)
  }

  func expect(_ fits: Bool, _ problem: @autoclosure () -> String) {
    if !fits { wrongs.append(problem()) }
  }
}

/// What did not fit, in words for whoever mends it.
final class Wrongs {
  private(set) var list: [String] = []
  var isEmpty: Bool { list.isEmpty }
  func append(_ problem: String) { list.append(problem) }
}
