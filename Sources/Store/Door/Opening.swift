public import Conversations
public import Text

/// What a desk needs to know when it starts, read in one go and without touching the log.
public struct Opening: Hashable, Sendable {
  /// The next free number of every series, also past conversations that were erased.
  public let next: NextNumbers
  /// Conversations that are not closed, by number.
  public let openConversations: [ConversationRow]
  /// Handoffs that are not done, by number: the order in which they were made.
  public let openHandoffs: [HandoffRow]
  /// The people who answer customers, by name. Later changes are the desk's own writes.
  public let agents: [AgentRow]
  /// The latest failed identities, oldest first, at most `identityFailureLimit`.
  public let identityFailures: [IdentityFailure]
  /// Where the failed identities of late came from, oldest first, at most `identityFailureLimit`.
  public let identitySources: [IdentitySource]
  /// All generations of pages, by number.
  public let generations: [GenerationRow]
  /// nil before the first import.
  public let ordersSource: OrdersSource?
  public let orderCount: Int
  /// All remarks, by key.
  public let meta: [String: String]

  /// The number that a tree of this hash goes by: its own when it was run on before, else the next.
  public func generation(of hash: ContentHash) -> (generation: Generation, isNew: Bool) {
    if let known = generations.last(where: { $0.hash == hash }) { return (known.generation, false) }
    return (Generation(number: (generations.last?.generation.number ?? 0) + 1), true)
  }

  /// Failed identities read at a start: those of the last quarter of an hour count (the design,
  /// section 5); more than this many there is an attack that the limits on connections stop.
  public static let identityFailureLimit = 10_000
}

/// A wrong pair of order number and second fact.
public struct IdentityFailure: Hashable, Sendable {
  public let order: OrderNumber
  public let conversation: ConversationID
  public let at: Timestamp
}

/// A wrong pair, by where it came from.
public struct IdentitySource: Hashable, Sendable {
  public let source: String
  public let at: Timestamp
}

/// A conversation in the list of all.
public struct ConversationRow: Hashable, Sendable {
  public let id: ConversationID
  public let openedAt: Timestamp
  /// When its last entry was decided.
  public let lastAt: Timestamp
  /// The number of the last complete turn; -1 before the greeting.
  public let turn: Int
  /// How many entries it has.
  public let entries: Int
  public let owner: Owner
  public let isClosed: Bool
}

/// A record in the list of all.
public struct RecordRow: Hashable, Sendable {
  public let record: Record
  public let conversation: ConversationID
  public let at: Timestamp
}
