public import Conversations
public import Text

/// Something to be fetched. A read sees at least everything that was reported as committed when
/// it was asked for.
public enum Read: Hashable, Sendable {
  case order(OrderNumber)
  case conversation(ConversationID)
  case conversationByToken(ConversationToken)
  /// The records made in a conversation.
  case records(of: ConversationID)
  /// A conversation's chats and cases that are not done.
  case openHandoffs(of: ConversationID)
  /// Conversations begun before this one in which the same order was proved, or an order by the
  /// same e-mail address (letters' case aside); nil leaves that bond out. Ask only with what is
  /// proved. At most `earlierLimit`.
  case earlier(than: ConversationID, order: OrderNumber?, email: String?)

  /// How many earlier conversations are told of: more than a person reads before answering.
  public static let earlierLimit = 20
}

/// What a read brought.
public enum ReadResult: Hashable, Sendable {
  /// nil when there is no such order.
  case order(Order?)
  /// nil when there is no such conversation.
  case conversation(StoredConversation?)
  /// By number.
  case records([RecordRow])
  /// By number.
  case openHandoffs([HandoffRow])
  /// The latest first.
  case earlier([ConversationID])
  case failed(StoreError)
}

/// A conversation as it was written: what it needs to go on.
public struct StoredConversation: Hashable, Sendable {
  public let id: ConversationID
  public let token: ConversationToken
  public let openedAt: Timestamp
  public let lastAt: Timestamp
  /// All of them, by ordinal from 0.
  public let entries: [Entry]
  public init(
    id: ConversationID, token: ConversationToken, openedAt: Timestamp, lastAt: Timestamp,
    entries: [Entry]
  ) {
    self.id = id
    self.token = token
    self.openedAt = openedAt
    self.lastAt = lastAt
    self.entries = entries
  }
  /// The fold of all entries; nil when there is none yet.
  public var state: ConversationState? {
    ConversationState(replaying: entries.lazy.flatMap(\.events))
  }
}

/// What the store's threads report, in this order: a batch that failed is reported before any
/// later batch is reported as committed.
public enum StoreResult: Hashable, Sendable {
  /// Every batch up to this one that was not reported as failed is on disk.
  case committed(upTo: CommitNumber)
  /// Nothing of this batch is on disk. What was decided since on top of it must be dropped and
  /// read again; a batch that continues a failed one fails too.
  case failed(CommitNumber, StoreError)
  case read(ticket: UInt64, ReadResult)
  /// The disk did not keep what it was told to keep: the process must end. Every batch that is not
  /// yet reported fails as well.
  case fatal(StoreError)
}
