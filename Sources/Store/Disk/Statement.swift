import CSQLite

/// A prepared statement: finalised once, with its value.
struct Statement: ~Copyable {
  private let handle: OpaquePointer
  private let database: OpaquePointer

  init(_ connection: Connection, _ sql: String) throws(SQLiteFailure) {
    var made: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    guard sqlite3_prepare_v3(connection.handle, sql, -1, flags, &made, nil) == SQLITE_OK,
      let made
    else { throw SQLiteFailure(connection.handle) }
    handle = made
    database = connection.handle
  }

  deinit { sqlite3_finalize(handle) }

  // Parameters count from 1, as in SQL.
  borrowing func bind(_ index: Int32, _ number: Int64) {
    sqlite3_bind_int64(handle, index, number)
  }
  borrowing func bind(_ index: Int32, _ number: Int) { bind(index, Int64(number)) }
  borrowing func bind(_ index: Int32, optional number: Int64?) {
    if let number { bind(index, number) } else { sqlite3_bind_null(handle, index) }
  }
  borrowing func bind(_ index: Int32, _ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { characters in
        // The engine copies: these are short.
        _ = sqlite3_bind_text(
          handle, index, characters.baseAddress, Int32(characters.count), Self.copied)
      }
    }
  }
  borrowing func bind(_ index: Int32, optional text: String?) {
    if let text { bind(index, text) } else { sqlite3_bind_null(handle, index) }
  }
  /// SQLITE_TRANSIENT, a cast that is not imported.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  /// Runs the statement to its end and makes it ready for the next time.
  borrowing func run() throws(SQLiteFailure) {
    defer { reset() }
    while try next() {}
  }

  /// Runs the statement with `bytes` as a parameter, without copying them.
  borrowing func run(_ index: Int32, _ bytes: [UInt8]) throws(SQLiteFailure) {
    let ended = bytes.withUnsafeBytes { raw -> Result<Void, SQLiteFailure> in
      sqlite3_bind_blob(handle, index, raw.baseAddress, Int32(raw.count), nil)
      defer { sqlite3_bind_null(handle, index) }
      do throws(SQLiteFailure) { return .success(try run()) } catch { return .failure(error) }
    }
    try ended.get()
  }

  /// Moves to the next row; false after the last.
  borrowing func next() throws(SQLiteFailure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw SQLiteFailure(database)
    }
  }

  borrowing func reset() { sqlite3_reset(handle) }

  // Columns count from 0, as in the engine.
  borrowing func int64(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }
  borrowing func int(_ column: Int32) -> Int { Int(truncatingIfNeeded: int64(column)) }
  borrowing func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(handle, column) == SQLITE_NULL
  }
  borrowing func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(handle, column) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
  borrowing func optionalText(_ column: Int32) -> String? {
    isNull(column) ? nil : text(column)
  }
  borrowing func optionalInt64(_ column: Int32) -> Int64? {
    isNull(column) ? nil : int64(column)
  }
  borrowing func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, column) else { return [] }
    return Array(
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column))))
  }
}
