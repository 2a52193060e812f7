import Conversations
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A connection that reads. Belongs to one thread at a time, as `Writer` does.
final class LogReader: @unchecked Sendable {
  let connection: Connection
  private let order: Statement
  private let conversation: Statement
  private let byToken: Statement
  private let entries: Statement

  init(path: String) throws(StoreError) {
    let connection = try Connection(path, .reader)
    try connection.telling { () throws(SQLiteFailure) in
      try connection.run("PRAGMA query_only = ON; PRAGMA cache_size = -16000;")
    }
    let version = try Schema.check(connection)
    guard version > 0 else { throw .nothingThere(path: path) }
    guard version == Schema.version else { throw .olderFile(path: path) }
    let columns = "SELECT id, token, opened_at, last_at FROM conversation WHERE"
    let order = try connection.statement("SELECT packed FROM orders WHERE number = ?1")
    let conversation = try connection.statement("\(columns) id = ?1")
    let byToken = try connection.statement("\(columns) token = ?1")
    let entries = try connection.statement(
      "SELECT ordinal, at, events FROM entry WHERE conversation = ?1 ORDER BY ordinal")
    self.connection = connection
    self.order = order
    self.conversation = conversation
    self.byToken = byToken
    self.entries = entries
  }

  /// Reads a directory that need not be owned, nor be there.
  convenience init(existing directory: DataDirectory) throws(StoreError) {
    guard access(directory.database, F_OK) == 0 else { throw .nothingThere(path: directory.path) }
    try self.init(path: directory.database)
  }

  func answer(_ read: Read) -> ReadResult {
    do throws(StoreError) {
      switch read {
      case .order(let number): return .order(try find(number))
      case .conversation(let id):
        return .conversation(
          try snapshot { () throws(StoreError) in
            conversation.bind(1, id.number)
            return try found(conversation)
          })
      case .conversationByToken(let token):
        return .conversation(
          try snapshot { () throws(StoreError) in
            byToken.bind(1, token.text)
            return try found(byToken)
          })
      case .records(let id): return .records(try records(of: id))
      case .openHandoffs(let id):
        return .openHandoffs(try handoffs(onlyOpen: true, of: id))
      case .earlier(let id, let order, let email):
        return .earlier(try earlier(than: id, order: order, email: email))
      }
    } catch {
      return .failed(error)
    }
  }

  /// Runs `body` on one state of the database.
  func snapshot<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    try connection.telling { () throws(SQLiteFailure) in try connection.run("BEGIN") }
    // A transaction that only read has nothing to lose.
    defer { try? connection.run("COMMIT") }
    return try body()
  }

  func find(_ number: OrderNumber) throws(StoreError) -> Order? {
    order.bind(1, number.text)
    defer { order.reset() }
    let packed = try connection.telling { () throws(SQLiteFailure) in
      try order.next() ? order.bytes(0) : nil
    }
    guard let packed else { return nil }
    do throws(PackingError) { return try OrderPacking.unpack(packed) } catch {
      throw .unreadableOrder(number, error)
    }
  }

  private func found(_ statement: borrowing Statement) throws(StoreError) -> StoredConversation? {
    defer { statement.reset() }
    let path = connection.path
    do throws(SQLiteFailure) {
      guard try statement.next() else { return nil }
    } catch {
      throw error.storeError(path: path)
    }
    guard let token = ConversationToken(statement.text(1)) else {
      throw .damaged(path: path, detail: "token of C-\(statement.int64(0))")
    }
    let id = ConversationID(number: statement.int64(0))
    return StoredConversation(
      id: id, token: token, openedAt: Timestamp(milliseconds: statement.int64(2)),
      lastAt: Timestamp(milliseconds: statement.int64(3)), entries: try entries(of: id))
  }

  /// All entries of a conversation, by ordinal.
  func entries(of id: ConversationID) throws(StoreError) -> [Entry] {
    entries.bind(1, id.number)
    defer { entries.reset() }
    var list: [Entry] = []
    while try step() {
      list.append(
        try Entry(
          id, ordinal: entries.int(0), at: entries.int64(1), packed: entries.bytes(2)))
    }
    return list
  }

  private func step() throws(StoreError) -> Bool {
    try connection.telling { () throws(SQLiteFailure) in try entries.next() }
  }
}

extension Entry {
  init(
    _ conversation: ConversationID, ordinal: Int, at: Int64, packed: [UInt8]
  ) throws(StoreError) {
    do throws(PackingError) {
      self.init(
        conversation: conversation, ordinal: ordinal, at: Timestamp(milliseconds: at),
        events: try EventPacking.unpack(packed))
    } catch {
      throw .unreadable(conversation, ordinal: ordinal, error)
    }
  }
}
