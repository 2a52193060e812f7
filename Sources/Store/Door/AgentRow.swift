public import Text

/// A person who answers customers, as the shop set them up.
public struct AgentRow: Hashable, Sendable {
  /// The name they log in with.
  public let name: AgentName
  /// The name customers see.
  public let shown: String
  /// nil for all queues, now and later.
  public let queues: [QueueName]?
  /// How many chats at a time.
  public let capacity: Int
  /// The token as crypt(3) writes it; never the token.
  public let tokenHash: String
  public init(
    name: AgentName, shown: String, queues: [QueueName]?, capacity: Int, tokenHash: String
  ) {
    self.name = name
    self.shown = shown
    self.queues = queues
    self.capacity = capacity
    self.tokenHash = tokenHash
  }
}

/// One opening of a transcript by an agent.
public struct ReadingRow: Hashable, Sendable {
  public let agent: AgentName
  public let conversation: ConversationID
  public let at: Timestamp
}
