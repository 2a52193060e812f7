public import Conversations
public import Text

/// Reads a data directory without owning it: for commands that list and export, whether a desk
/// runs on it or not. Each call sees one state of the whole.
public final class StoreReader {
  private let reader: LogReader

  private init(_ reader: LogReader) { self.reader = reader }

  /// - Throws: `nothingThere` when no desk was ever started on the directory; `olderFile` when none
  ///   was since the program is newer.
  public static func open(directory: String) throws(StoreError) -> StoreReader {
    StoreReader(try LogReader(existing: DataDirectory(directory)))
  }

  /// All records, by number.
  public func records() throws(StoreError) -> [RecordRow] { try reader.records() }

  /// All handoffs, by number.
  public func handoffs() throws(StoreError) -> [HandoffRow] { try reader.handoffs() }

  /// The trees of pages that a desk ran on, by number.
  public func generations() throws(StoreError) -> [GenerationRow] { try reader.generations() }

  /// nil when it was not kept.
  public func pages(_ generation: Generation) throws(StoreError) -> PagesVersion? {
    try reader.pages(generation)
  }

  /// The people who answer customers, by name.
  public func agents() throws(StoreError) -> [AgentRow] { try reader.agents() }

  /// All openings of transcripts by agents, oldest first.
  public func readings() throws(StoreError) -> [ReadingRow] { try reader.readings() }

  /// All conversations, by number.
  public func conversations() throws(StoreError) -> [ConversationRow] {
    try reader.conversations()
  }

  /// All entries of a conversation by ordinal; none when there is no such conversation.
  public func entries(of id: ConversationID) throws(StoreError) -> [Entry] {
    try reader.entries(of: id)
  }

  /// nil when there is no such order.
  public func order(_ number: OrderNumber) throws(StoreError) -> Order? {
    try reader.find(number)
  }

  public func orderCount() throws(StoreError) -> Int { try reader.orderCount() }

  /// nil before the first import.
  public func ordersSource() throws(StoreError) -> OrdersSource? { try reader.ordersSource() }
}
