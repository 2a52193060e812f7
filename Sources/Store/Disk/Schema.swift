/// The tables, as a list of steps: each is run once in the life of a file, in this order, and
/// none is ever changed after it was released.
enum Schema {
  /// Marks a file as ours: "FDsk". Source: sqlite.org/pragma.html, application_id.
  static let applicationID: Int64 = 0x4644_736B

  struct Migration: Sendable {
    let name: String
    let sql: String
  }

  /// The number of steps is the file's version.
  static let migrations = [
    Migration(
      name: "the log and its tables",
      sql: """
        CREATE TABLE entry (
          id INTEGER PRIMARY KEY,
          conversation INTEGER NOT NULL,
          ordinal INTEGER NOT NULL,
          at INTEGER NOT NULL,
          events BLOB NOT NULL,
          UNIQUE (conversation, ordinal));
        CREATE TABLE conversation (
          id INTEGER PRIMARY KEY,
          token TEXT NOT NULL UNIQUE,
          opened_at INTEGER NOT NULL,
          last_at INTEGER NOT NULL,
          turn INTEGER NOT NULL,
          entries INTEGER NOT NULL,
          owner TEXT NOT NULL,
          owner_name TEXT,
          closed INTEGER NOT NULL);
        CREATE INDEX conversation_open ON conversation (id) WHERE closed = 0;
        CREATE TABLE record (
          number INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          conversation INTEGER NOT NULL,
          at INTEGER NOT NULL,
          fields BLOB NOT NULL);
        CREATE INDEX record_conversation ON record (conversation);
        CREATE TABLE handoff (
          id INTEGER PRIMARY KEY,
          kind TEXT NOT NULL,
          conversation INTEGER NOT NULL,
          at INTEGER NOT NULL,
          queue TEXT NOT NULL,
          priority TEXT NOT NULL,
          due INTEGER,
          intent TEXT,
          now_in TEXT NOT NULL,
          state TEXT NOT NULL,
          agent TEXT);
        CREATE INDEX handoff_conversation ON handoff (conversation);
        CREATE INDEX handoff_open ON handoff (id) WHERE state <> 'done';
        CREATE TABLE identity_failure (
          id INTEGER PRIMARY KEY,
          order_number TEXT NOT NULL,
          conversation INTEGER NOT NULL,
          at INTEGER NOT NULL);
        CREATE INDEX identity_failure_conversation ON identity_failure (conversation);
        CREATE TABLE next_number (series TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE orders (
          number TEXT PRIMARY KEY,
          packed BLOB NOT NULL);
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        """)
  ]

  static var version: Int { migrations.count }

  /// Brings the file to this program's version.
  static func migrate(_ connection: Connection) throws(StoreError) {
    let found = try check(connection)
    guard found < version else { return }
    try connection.telling { () throws(SQLiteFailure) in
      try connection.run("BEGIN IMMEDIATE")
      do throws(SQLiteFailure) {
        try connection.run(
          "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)")
        let insert = try Statement(
          connection, "INSERT INTO migration (number, name) VALUES (?1, ?2)")
        for (index, migration) in migrations.enumerated().dropFirst(found) {
          try connection.run(migration.sql)
          insert.bind(1, index + 1)
          insert.bind(2, migration.name)
          try insert.run()
        }
        try connection.run("PRAGMA application_id = \(applicationID)")
        try connection.run("PRAGMA user_version = \(version)")
        try connection.run("COMMIT")
      } catch {
        try? connection.run("ROLLBACK")
        throw error
      }
    }
  }

  /// The file's version, 0 when it is empty.
  /// - Throws: when it is not a file that this program may read.
  static func check(_ connection: Connection) throws(StoreError) -> Int {
    let (tables, application, found) = try connection.telling {
      () throws(SQLiteFailure) -> (Int64, Int64, Int) in
      (
        try connection.number("SELECT count(*) FROM sqlite_schema"),
        try connection.number("PRAGMA application_id"),
        Int(try connection.number("PRAGMA user_version"))
      )
    }
    guard tables == 0 || application == applicationID else {
      throw .notOurs(path: connection.path)
    }
    guard found <= version else {
      throw .newerFile(path: connection.path, version: found, supported: version)
    }
    return found
  }
}
