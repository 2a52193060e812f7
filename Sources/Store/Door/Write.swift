public import Conversations
public import Text

/// Something to be made durable.
public enum Write: Sendable {
  /// A conversation begins; before its first entry, usually in the same batch.
  case begin(ConversationID, token: ConversationToken, at: Timestamp)
  /// One decision. Its ordinal is the number of entries the conversation has: a gap or a repeat
  /// is refused. The tables beside the log (records, handoffs, failed identities, next numbers)
  /// follow from its events in the same commit.
  case append(Entry)
  /// Adds the orders; a number that is there already is replaced. When what is there came from the
  /// demo and these do not, the demo's orders go.
  case importOrders([Order], source: OrdersSource)
  /// The tree of pages that turns from here on come from. A text that is there already is not
  /// written again; a number that is there already is refused.
  case keepPages(Generation, PagesVersion, at: Timestamp)
  /// A wrong pair came from `source`. What is older than `forgetting` is erased: where somebody wrote
  /// from is kept for as long as it counts and no longer.
  case failedFrom(source: String, at: Timestamp, forgetting: Timestamp)
  /// A remark about the whole data directory, by its key.
  case setMeta(key: String, value: String)
  /// A chat that waits is offered, and after a restart stands at the front, or is not any more.
  case stand(HandoffID, atFront: Bool)
  /// One more person who answers customers. The batch is refused with `StoreError.nameTaken` when
  /// there is one of that name.
  case addAgent(AgentRow)
  /// The agent is no more; a name that nobody has changes nothing.
  case removeAgent(AgentName)
}

/// Where the orders in the store came from.
public struct OrdersSource: Hashable, Sendable {
  /// The name that the invented orders of the demo go by.
  public static let demoName = "demo"
  /// `demo`, or the name of the imported file.
  public let name: String
  public let importedAt: Timestamp
  public var isDemo: Bool { name == Self.demoName }
  public init(name: String, importedAt: Timestamp) {
    self.name = name
    self.importedAt = importedAt
  }
}
