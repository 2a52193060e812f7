import Conversations
import Text

/// The tables, as a list of steps: each is run once in the life of a file, in this order, and
/// none is ever changed after it was released.
enum Schema {
  /// Marks a file as ours: "FDsk". Source: sqlite.org/pragma.html, application_id.
  static let applicationID: Int64 = 0x4644_736B

  struct Migration: Sendable {
    let name: String
    let sql: String
    /// Whether what people at the desk did must be folded from the log again, as the step emptied
    /// or made its tables.
    var foldsPeople = false
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
        """),
    Migration(
      name: "people at the desk",
      sql: """
        DELETE FROM handoff;
        ALTER TABLE handoff ADD COLUMN kept_for TEXT;
        ALTER TABLE handoff ADD COLUMN way TEXT;
        ALTER TABLE handoff ADD COLUMN outcome TEXT;
        ALTER TABLE handoff ADD COLUMN words TEXT;
        CREATE TABLE said_email (
          conversation INTEGER PRIMARY KEY,
          email TEXT NOT NULL);
        CREATE TABLE proof (
          conversation INTEGER NOT NULL,
          order_number TEXT NOT NULL,
          email TEXT COLLATE NOCASE,
          PRIMARY KEY (conversation, order_number)) WITHOUT ROWID;
        CREATE INDEX proof_order ON proof (order_number);
        CREATE INDEX proof_email ON proof (email) WHERE email IS NOT NULL;
        CREATE TABLE reading (
          id INTEGER PRIMARY KEY,
          agent TEXT NOT NULL,
          conversation INTEGER NOT NULL,
          at INTEGER NOT NULL);
        CREATE INDEX reading_conversation ON reading (conversation);
        CREATE TABLE agent (
          name TEXT PRIMARY KEY,
          shown TEXT NOT NULL,
          queues TEXT,
          capacity INTEGER NOT NULL,
          token_hash TEXT NOT NULL) WITHOUT ROWID;
        """,
      foldsPeople: true),
    Migration(
      name: "the pages that were run on",
      sql: """
        CREATE TABLE page_text (hash TEXT PRIMARY KEY, bytes BLOB NOT NULL);
        CREATE TABLE generation (
          number INTEGER PRIMARY KEY,
          hash TEXT NOT NULL,
          at INTEGER NOT NULL);
        CREATE TABLE generation_page (
          generation INTEGER NOT NULL,
          path TEXT NOT NULL,
          hash TEXT NOT NULL,
          PRIMARY KEY (generation, path)) WITHOUT ROWID;
        """),
    Migration(
      name: "who waits at the front",
      sql: "ALTER TABLE handoff ADD COLUMN front INTEGER NOT NULL DEFAULT 0;"),
    Migration(
      name: "where failed identities came from",
      sql: """
        CREATE TABLE identity_source (
          id INTEGER PRIMARY KEY,
          source TEXT NOT NULL,
          at INTEGER NOT NULL);
        CREATE INDEX identity_source_at ON identity_source (at);
        """),
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
        // After the last step: the statements that fold are those of the newest tables.
        if migrations.dropFirst(found).contains(where: \.foldsPeople) {
          try foldPeople(connection)
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

  /// Folds the log into the tables of handoffs, proofs and readings, which are empty. What does not
  /// fit is left to the check to tell: a desk must be able to start.
  private static func foldPeople(_ connection: Connection) throws(SQLiteFailure) {
    let tables = try Tables(connection)
    let log = try Statement(
      connection, "SELECT conversation, ordinal, at, events FROM entry ORDER BY id")
    while try log.next() {
      let id = ConversationID(number: log.int64(0))
      guard
        let entry = try? Entry(
          id, ordinal: log.int(1), at: log.int64(2), packed: log.bytes(3))
      else { continue }
      do throws(Tables.Misfit) { try tables.followPeople(entry) } catch {
        if case .engine(let failure) = error, !failure.isRowRefused { throw failure }
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
