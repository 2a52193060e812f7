public import Conversations
public import Text

/// A handoff in the list of all, with what the queue needs to be set up again at a start.
public struct HandoffRow: Hashable, Sendable {
  /// What became of it.
  public enum State: Hashable, Sendable {
    case open
    case taken(by: AgentName)
    /// Over; with the answer when it is a case that was answered.
    case done(CaseOutcome?)
  }
  /// In the queue that it is in now: passing it on moves it.
  public let handoff: Handoff
  public let conversation: ConversationID
  /// When it was made: its age, however often it is put back.
  public let at: Timestamp
  /// The queue it was made for.
  public let madeFor: QueueName
  public let state: State
  /// The agent it is kept for first; nil when it is for whoever comes.
  public let keptFor: AgentName?
  /// It was offered, or came back from an agent: it waits at the front of its queue.
  public let isFront: Bool

  /// The queue it is in now.
  public var queue: QueueName { handoff.queue }
}

/// How a case ended.
public struct CaseOutcome: Hashable, Sendable {
  public let by: AgentName
  public let answer: CaseAnswer
  public init(by: AgentName, answer: CaseAnswer) {
    self.by = by
    self.answer = answer
  }
}
