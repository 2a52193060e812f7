import Conversations
import Text

/// Folds the log into fresh tables, by the statements that the writer uses, and compares.
final class LogCheck {
  private let stored: LogReader
  private let scratch: Connection
  private let tables: Tables
  private var found: [StoreDifference] = []
  /// The generations of pages that turns came from.
  private var used: Set<Generation> = []

  init(_ stored: LogReader) throws(StoreError) {
    self.stored = stored
    // An unnamed database lives in a temporary file of its own once it outgrows memory.
    scratch = try Connection("", .scratch)
    try Schema.migrate(scratch)
    let scratch = scratch
    tables = try scratch.telling { () throws(SQLiteFailure) in
      try scratch.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
      return try Tables(scratch)
    }
  }

  func differences() throws(StoreError) -> [StoreDifference] {
    for row in try stored.conversations() {
      // The token is in no event; it is not compared.
      do throws(Tables.Misfit) {
        try tables.begin(row.id, token: row.id.description, at: row.openedAt)
      } catch {
        note(error, .conversation, row.id.description)
      }
    }
    try foldLog()
    for (place, sql) in Self.comparisons { try compare(place, sql) }
    try compareNumbers()
    try checkPages()
    return found
  }

  private func foldLog() throws(StoreError) {
    let log = try stored.connection.statement(
      "SELECT conversation, ordinal, at, events FROM entry ORDER BY id")
    let connection = stored.connection
    while try next(log, connection) {
      let id = ConversationID(number: log.int64(0))
      let key = "\(id) entry \(log.int(1))"
      do throws(StoreError) {
        let entry = try Entry(
          id, ordinal: log.int(1), at: log.int64(2), packed: log.bytes(3))
        do throws(Tables.Misfit) { try tables.follow(entry) } catch { note(error, .log, key) }
        for case .tookPages(let generation) in entry.events { used.insert(generation) }
      } catch {
        found.append(
          StoreDifference(place: .log, key: key, stored: error.words.problem.en, folded: nil))
      }
    }
  }

  private func note(_ misfit: Tables.Misfit, _ place: StoreDifference.Place, _ key: String) {
    let detail =
      switch misfit {
      case .refused(let detail): detail
      case .nameTaken(let name): name.text
      case .engine(let failure): failure.message
      }
    found.append(StoreDifference(place: place, key: key, stored: detail, folded: nil))
  }

  /// Each gives a key that sorts as text, and the rest of the row.
  private static let comparisons: [(StoreDifference.Place, String)] = [
    (
      .conversation,
      """
      SELECT printf('%019d', id), json_array(opened_at, last_at, turn, entries, owner, owner_name,
        closed) FROM conversation ORDER BY 1
      """
    ),
    (
      .record,
      """
      SELECT printf('%019d', number), json_array(kind, conversation, at, hex(fields))
      FROM record ORDER BY 1
      """
    ),
    (
      .handoff,
      """
      SELECT printf('%019d', id), json_array(kind, conversation, at, queue, priority, due, intent,
        now_in, state, agent, kept_for, way, outcome, words) FROM handoff ORDER BY 1
      """
    ),
    (
      .proof,
      """
      SELECT printf('%019d %s', conversation, order_number), email FROM proof
      UNION ALL SELECT printf('%019d', conversation), email FROM said_email ORDER BY 1
      """
    ),
    (
      .reading,
      """
      SELECT printf('%019d %s %d', conversation, agent, at), count(*)
      FROM reading GROUP BY 1 ORDER BY 1
      """
    ),
    (
      .identityFailure,
      """
      SELECT printf('%019d %s %d', conversation, order_number, at), count(*)
      FROM identity_failure GROUP BY 1 ORDER BY 1
      """
    ),
  ]

  private func compare(_ place: StoreDifference.Place, _ sql: String) throws(StoreError) {
    let ours = try stored.connection.statement(sql)
    let fresh = try scratch.statement(sql)
    var isStored = try next(ours, stored.connection)
    var isFolded = try next(fresh, scratch)
    while isStored || isFolded {
      let storedKey = isStored ? ours.text(0) : nil
      let foldedKey = isFolded ? fresh.text(0) : nil
      let key = [storedKey, foldedKey].compactMap { $0 }.min { Self.isBefore($0, $1) } ?? ""
      let storedRow = storedKey == key ? ours.text(1) : nil
      let foldedRow = foldedKey == key ? fresh.text(1) : nil
      if storedRow != foldedRow {
        let shown = key.drop { $0 == "0" }
        found.append(
          StoreDifference(
            place: place, key: String(shown), stored: storedRow, folded: foldedRow))
      }
      if storedKey == key { isStored = try next(ours, stored.connection) }
      if foldedKey == key { isFolded = try next(fresh, scratch) }
    }
  }

  /// The engine's order of text: by bytes.
  private static func isBefore(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Every turn's pages are there, and every text is the one that its hash names.
  private func checkPages() throws(StoreError) {
    let rows = try stored.generations()
    for generation in used.subtracting(rows.map(\.generation)).sorted() {
      found.append(
        StoreDifference(
          place: .pages, key: generation.description, stored: nil, folded: "turns came from it"))
    }
    for row in rows {
      let hash = try stored.pages(row.generation)?.hash
      guard hash != row.hash else { continue }
      found.append(
        StoreDifference(
          place: .pages, key: row.generation.description, stored: hash?.text, folded: row.hash.text)
      )
    }
  }

  /// A number may be ahead of what is stored, as what it counted may have been erased.
  private func compareNumbers() throws(StoreError) {
    let kept = try stored.connection.telling { () throws(SQLiteFailure) in
      try Tables.nextNumbers(stored.connection)
    }
    for (series, kept, needed) in [
      ("conversation", kept.conversation, tables.next.conversation),
      ("handoff", kept.handoff, tables.next.handoff), ("record", kept.record, tables.next.record),
    ] where kept < needed {
      found.append(
        StoreDifference(
          place: .nextNumber, key: series, stored: String(kept), folded: String(needed)))
    }
  }

  private func next(
    _ statement: borrowing Statement, _ connection: Connection
  ) throws(StoreError) -> Bool {
    do throws(SQLiteFailure) { return try statement.next() } catch {
      throw error.storeError(path: connection.path)
    }
  }
}
