import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection to the database, for one thread at a time.
final class Connection {
  /// How a connection is opened.
  enum Mode {
    /// The only connection that writes and checkpoints.
    case writer
    /// Reads, and leaves checkpoints to the writer even when it is the last to close: SQLite
    /// before 3.51.3 can lose data when two connections checkpoint.
    case reader
    /// A database of its own that goes away with the connection.
    case scratch
  }
  let handle: OpaquePointer
  let path: String

  init(_ path: String, _ mode: Mode) throws(StoreError) {
    var opened: OpaquePointer?
    let flags: Int32 =
      switch mode {
      case .writer: SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX
      case .reader: SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX
      case .scratch: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
      }
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      let system = sqlite3_system_errno(opened)
      // Before it gives back what it had opened on the way.
      let error = SQLiteFailure(opened).storeError(path: path)
      sqlite3_close_v2(opened)
      throw system == EMFILE || system == ENFILE ? .noDescriptors(path: path) : error
    }
    handle = opened
    self.path = path
    sqlite3_extended_result_codes(opened, 1)
    // Only another program's transaction can be in the way; it is waited for, then reported.
    sqlite3_busy_timeout(opened, 5_000)
    if mode == .writer, sqlite3_db_readonly(opened, "main") == 1 { throw .notWritable(path: path) }
    if mode == .reader, frontdesk_sqlite_no_checkpoint_on_close(opened) != SQLITE_OK {
      throw SQLiteFailure(opened).storeError(path: path)
    }
  }

  deinit { sqlite3_close_v2(handle) }

  /// Runs statements that give no rows.
  func run(_ sql: String) throws(SQLiteFailure) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else {
      throw SQLiteFailure(handle)
    }
  }

  /// The first column of the first row of `sql`.
  func number(_ sql: String) throws(SQLiteFailure) -> Int64 {
    let statement = try Statement(self, sql)
    return try statement.next() ? statement.int64(0) : 0
  }

  /// How many rows the last statement changed.
  var changes: Int32 { sqlite3_changes(handle) }

  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Prepares a statement.
  func statement(_ sql: String) throws(StoreError) -> Statement {
    do throws(SQLiteFailure) { return try Statement(self, sql) } catch {
      throw error.storeError(path: path)
    }
  }

  /// Runs `body`, turning the engine's words into the store's.
  func telling<Result>(
    _ body: () throws(SQLiteFailure) -> Result
  ) throws(StoreError) -> Result {
    do { return try body() } catch { throw error.storeError(path: path) }
  }
}
