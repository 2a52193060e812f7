import Conversations
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A batch on its way to the disk.
struct Batch: Sendable {
  let number: UInt64
  let writes: [Write]
}

/// The one connection that writes. Belongs to one thread at a time: `Store.open` makes it and hands
/// it to the writer's thread, which keeps it; hence unchecked.
final class Writer: @unchecked Sendable {
  private let connection: Connection
  private let options: StoreOptions
  private let tables: Tables
  private let agents: AgentTable
  private let pages: PageTable
  private let insertEntry: Statement
  private let putOrder: Statement
  private let putMeta: Statement
  /// Why nothing more is written.
  private var dead: StoreError?

  init(path: String, options: StoreOptions) throws(StoreError) {
    let connection = try Connection(path, .writer)
    // Before anything is set: a file that is not ours stays as it is.
    _ = try Schema.check(connection)
    try connection.telling { () throws(SQLiteFailure) in
      try connection.run(
        """
        PRAGMA secure_delete = ON;
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 4000;
        PRAGMA cache_size = -64000;
        PRAGMA temp_store = MEMORY;
        """)
    }
    try Schema.migrate(connection)
    let (made, people, texts) = try connection.telling { () throws(SQLiteFailure) in
      (try Tables(connection), try AgentTable(connection), try PageTable(connection))
    }
    let entry = try connection.statement(
      "INSERT INTO entry (conversation, ordinal, at, events) VALUES (?1, ?2, ?3, ?4)")
    let order = try connection.statement(
      "INSERT OR REPLACE INTO orders (number, packed) VALUES (?1, ?2)")
    let meta = try connection.statement(
      "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)")
    self.connection = connection
    self.options = options
    tables = made
    agents = people
    pages = texts
    insertEntry = entry
    putOrder = order
    putMeta = meta
  }

  /// Makes the batches durable in one commit. When one of them does not fit what is stored, each is
  /// tried alone, so that only those at fault are refused.
  func commit(_ group: [Batch]) -> [StoreResult] {
    guard let last = group.last else { return [] }
    if let dead { return group.map { .failed(CommitNumber($0.number), dead) } }
    do throws(StoreError) {
      try transaction(group)
      return [.committed(upTo: CommitNumber(last.number))]
    } catch {
      if error.isOfOneBatch && group.count > 1 { return group.flatMap { commit([$0]) } }
      var results = group.map { StoreResult.failed(CommitNumber($0.number), error) }
      if error.isFatal {
        dead = error
        results.append(.fatal(error))
      }
      return results
    }
  }

  private func transaction(_ group: [Batch]) throws(StoreError) {
    let before = tables.next
    do throws(Tables.Misfit) {
      try engine { () throws(SQLiteFailure) in try connection.run("BEGIN IMMEDIATE") }
      for batch in group { for write in batch.writes { try apply(write) } }
      try tables.keepNumbers(since: before)
    } catch {
      rollBack(to: before)
      switch error {
      case .refused(let detail): throw .refused(detail)
      case .nameTaken(let name): throw .nameTaken(name)
      case .engine(let failure): throw failure.storeError(path: connection.path)
      }
    }
    do throws(SQLiteFailure) {
      if options.syncDelayMicroseconds > 0 { usleep(options.syncDelayMicroseconds) }
      if let first = group.first, let last = group.last,
        let fault = options.fault?(first.number...last.number)
      {
        throw SQLiteFailure(fault)
      }
      try connection.run("COMMIT")
    } catch {
      rollBack(to: before)
      throw error.storeError(path: connection.path, committing: true)
    }
  }

  private func rollBack(to numbers: NextNumbers) {
    // It fails only when the engine has rolled back already.
    if connection.isInTransaction { try? connection.run("ROLLBACK") }
    tables.next = numbers
  }

  private func apply(_ write: Write) throws(Tables.Misfit) {
    switch write {
    case .begin(let id, let token, let at): try tables.begin(id, token: token.text, at: at)
    case .append(let entry):
      try tables.follow(entry)
      insertEntry.bind(1, entry.conversation.number)
      insertEntry.bind(2, entry.ordinal)
      insertEntry.bind(3, entry.at.milliseconds)
      try engine { () throws(SQLiteFailure) in
        try insertEntry.run(4, EventPacking.pack(entry.events))
      }
    case .importOrders(let orders, let source): try put(orders, source)
    case .keepPages(let generation, let version, let at):
      try pages.keep(generation, version, at: at)
    case .stand(let id, let atFront):
      try engine { () throws(SQLiteFailure) in try tables.stand(id, atFront: atFront) }
    case .failedFrom(let source, let at, let oldest): try put(source, at, oldest)
    case .setMeta(let key, let value): try put(key, value)
    case .addAgent(let agent): try agents.add(agent)
    case .removeAgent(let name): try agents.remove(name)
    }
  }

  private func put(
    _ source: String, _ at: Timestamp, _ oldest: Timestamp
  ) throws(Tables.Misfit) {
    try engine { () throws(SQLiteFailure) in
      let forget = try Statement(connection, "DELETE FROM identity_source WHERE at < ?1")
      forget.bind(1, oldest.milliseconds)
      try forget.run()
      let insert = try Statement(
        connection, "INSERT INTO identity_source (source, at) VALUES (?1, ?2)")
      insert.bind(1, source)
      insert.bind(2, at.milliseconds)
      try insert.run()
    }
  }

  private func put(_ orders: [Order], _ source: OrdersSource) throws(Tables.Misfit) {
    try engine { () throws(SQLiteFailure) in
      let before = try OrdersSource.stored(connection)
      if let before, before.isDemo, !source.isDemo { try connection.run("DELETE FROM orders") }
    }
    for order in orders {
      putOrder.bind(1, order.number.text)
      try engine { () throws(SQLiteFailure) in try putOrder.run(2, OrderPacking.pack(order)) }
    }
    try put(OrdersSource.nameKey, source.name)
    try put(OrdersSource.importedAtKey, String(source.importedAt.milliseconds))
  }

  private func put(_ key: String, _ value: String) throws(Tables.Misfit) {
    putMeta.bind(1, key)
    putMeta.bind(2, value)
    try engine { () throws(SQLiteFailure) in try putMeta.run() }
  }

  private func engine(_ body: () throws(SQLiteFailure) -> Void) throws(Tables.Misfit) {
    do { try body() } catch { throw .engine(error) }
  }
}

extension OrdersSource {
  static let nameKey = "orders_source"
  static let importedAtKey = "orders_imported_at"

  /// nil before the first import.
  static func stored(_ connection: Connection) throws(SQLiteFailure) -> OrdersSource? {
    let meta = try Statement(
      connection,
      """
      SELECT name.value, at.value FROM meta AS name, meta AS at
      WHERE name.key = '\(nameKey)' AND at.key = '\(importedAtKey)'
      """)
    guard try meta.next(), let at = Int64(meta.text(1)) else { return nil }
    return OrdersSource(name: meta.text(0), importedAt: Timestamp(milliseconds: at))
  }
}
