import Conversations
import Text

// The lists that a start and the reading commands make. A row that cannot be read is an error: a
// list must not hide what is stored.
extension LogReader {
  func conversations(onlyOpen: Bool = false) throws(StoreError) -> [ConversationRow] {
    try rows(
      """
      SELECT id, opened_at, last_at, turn, entries, owner, owner_name, closed FROM conversation
      \(onlyOpen ? "WHERE closed = 0" : "") ORDER BY id
      """
    ) { row in
      guard let owner = Owner(owner: row.text(5), name: row.optionalText(6)) else { return nil }
      return ConversationRow(
        id: ConversationID(number: row.int64(0)),
        openedAt: Timestamp(milliseconds: row.int64(1)),
        lastAt: Timestamp(milliseconds: row.int64(2)), turn: row.int(3), entries: row.int(4),
        owner: owner, isClosed: row.int64(7) != 0)
    }
  }

  /// - Parameter of: only this conversation's.
  func handoffs(
    onlyOpen: Bool = false, of id: ConversationID? = nil
  ) throws(StoreError) -> [HandoffRow] {
    let conditions = [onlyOpen ? "state <> 'done'" : nil, id == nil ? nil : "conversation = ?1"]
      .compactMap(\.self)
    let statement = try connection.statement(
      """
      SELECT id, kind, conversation, at, queue, priority, due, intent, now_in, state, agent,
        kept_for, way, outcome, words, front
      FROM handoff
      \(conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")) ORDER BY id
      """)
    if let id { statement.bind(1, id.number) }
    return try rows(of: statement) { row in
      guard let kind = Handoff.Kind(rawValue: row.text(1)), let madeFor = QueueName(row.text(4)),
        let priority = Priority(rawValue: row.text(5)), let nowIn = QueueName(row.text(8)),
        let state = HandoffRow.State(row)
      else { return nil }
      return HandoffRow(
        handoff: Handoff(
          id: HandoffID(number: row.int64(0)), kind: kind, queue: nowIn, priority: priority,
          due: row.optionalInt64(6).map(Timestamp.init(milliseconds:)),
          intent: row.optionalText(7).flatMap { IntentID($0) }),
        conversation: ConversationID(number: row.int64(2)),
        at: Timestamp(milliseconds: row.int64(3)), madeFor: madeFor, state: state,
        keptFor: row.optionalText(11).flatMap { AgentName($0) }, isFront: row.int64(15) != 0)
    }
  }

  /// - Parameter of: only this conversation's.
  func records(of id: ConversationID? = nil) throws(StoreError) -> [RecordRow] {
    let statement = try connection.statement(
      """
      SELECT number, kind, conversation, at, fields FROM record
      \(id == nil ? "" : "WHERE conversation = ?1") ORDER BY number
      """)
    if let id { statement.bind(1, id.number) }
    return try rows(of: statement) { row in
      guard let kind = RecordKind(rawValue: row.text(1)),
        let fields = try? FieldsPacking.unpack(row.bytes(4))
      else { return nil }
      return RecordRow(
        record: Record(number: RecordNumber(number: row.int64(0)), kind: kind, fields: fields),
        conversation: ConversationID(number: row.int64(2)),
        at: Timestamp(milliseconds: row.int64(3)))
    }
  }

  func agents() throws(StoreError) -> [AgentRow] {
    try rows("SELECT name, shown, queues, capacity, token_hash FROM agent ORDER BY name") { row in
      guard let name = AgentName(row.text(0)) else { return nil }
      let column = row.optionalText(2)
      let queues = column.flatMap(AgentTable.queues)
      guard column == nil || queues != nil else { return nil }
      return AgentRow(
        name: name, shown: row.text(1), queues: queues, capacity: row.int(3),
        tokenHash: row.text(4))
    }
  }

  func readings() throws(StoreError) -> [ReadingRow] {
    try rows("SELECT agent, conversation, at FROM reading ORDER BY id") { row in
      AgentName(row.text(0)).map {
        ReadingRow(
          agent: $0, conversation: ConversationID(number: row.int64(1)),
          at: Timestamp(milliseconds: row.int64(2)))
      }
    }
  }

  /// Earlier conversations that share a proved order or e-mail address, the latest first.
  func earlier(
    than id: ConversationID, order: OrderNumber?, email: String?
  ) throws(StoreError) -> [ConversationID] {
    let statement = try connection.statement(
      """
      SELECT DISTINCT conversation FROM proof
      WHERE conversation < ?1 AND (order_number = ?2 OR email = ?3)
      ORDER BY conversation DESC LIMIT \(Read.earlierLimit)
      """)
    statement.bind(1, id.number)
    // What is not given is NULL, which equals nothing.
    statement.bind(2, optional: order?.text)
    statement.bind(3, optional: email)
    return try rows(of: statement) { row in ConversationID(number: row.int64(0)) }
  }

  /// The latest, oldest first.
  func identityFailures(limit: Int) throws(StoreError) -> [IdentityFailure] {
    try rows(
      """
      SELECT * FROM (SELECT id, order_number, conversation, at FROM identity_failure
        ORDER BY id DESC LIMIT \(limit)) ORDER BY id
      """
    ) { row in
      OrderNumber(row.text(1)).map {
        IdentityFailure(
          order: $0, conversation: ConversationID(number: row.int64(2)),
          at: Timestamp(milliseconds: row.int64(3)))
      }
    }
  }

  /// The latest, oldest first.
  private func identitySources(limit: Int) throws(StoreError) -> [IdentitySource] {
    try rows(
      """
      SELECT * FROM (SELECT id, source, at FROM identity_source
        ORDER BY id DESC LIMIT \(limit)) ORDER BY id
      """
    ) { row in
      IdentitySource(source: row.text(1), at: Timestamp(milliseconds: row.int64(2)))
    }
  }

  func generations() throws(StoreError) -> [GenerationRow] {
    try rows("SELECT number, hash, at FROM generation ORDER BY number") { row in
      ContentHash(row.text(1)).map {
        GenerationRow(
          generation: Generation(number: row.int64(0)), hash: $0,
          at: Timestamp(milliseconds: row.int64(2)))
      }
    }
  }

  /// nil when there is no such generation.
  func pages(_ generation: Generation) throws(StoreError) -> PagesVersion? {
    let statement = try connection.statement(
      """
      SELECT generation_page.path, page_text.bytes FROM generation_page
      JOIN page_text ON page_text.hash = generation_page.hash
      WHERE generation_page.generation = ?1
      """)
    statement.bind(1, generation.number)
    let files = try rows(of: statement) { row in
      PagesVersion.File(path: row.text(0), bytes: row.bytes(1))
    }
    return files.isEmpty ? nil : PagesVersion(files)
  }

  func meta() throws(StoreError) -> [String: String] {
    let pairs = try rows("SELECT key, value FROM meta") { ($0.text(0), $0.text(1)) }
    return Dictionary(pairs) { first, _ in first }
  }

  func orderCount() throws(StoreError) -> Int {
    Int(
      try connection.telling { () throws(SQLiteFailure) in
        try connection.number("SELECT count(*) FROM orders")
      })
  }

  func ordersSource() throws(StoreError) -> OrdersSource? {
    try connection.telling { () throws(SQLiteFailure) in try OrdersSource.stored(connection) }
  }

  func opening() throws(StoreError) -> Opening {
    try snapshot { () throws(StoreError) in
      let (next, source) = try connection.telling { () throws(SQLiteFailure) in
        (try Tables.nextNumbers(connection), try OrdersSource.stored(connection))
      }
      return Opening(
        next: next, openConversations: try conversations(onlyOpen: true),
        openHandoffs: try handoffs(onlyOpen: true), agents: try agents(),
        identityFailures: try identityFailures(limit: Opening.identityFailureLimit),
        identitySources: try identitySources(limit: Opening.identityFailureLimit),
        generations: try generations(),
        ordersSource: source, orderCount: try orderCount(), meta: try meta())
    }
  }

  /// The rows of `sql`, each read by `make`, which gives nil for one that cannot be read.
  private func rows<Row>(
    _ sql: String, _ make: (borrowing Statement) -> Row?
  ) throws(StoreError) -> [Row] {
    let statement = try connection.statement(sql)
    return try rows(of: statement, make)
  }

  private func rows<Row>(
    of statement: borrowing Statement, _ make: (borrowing Statement) -> Row?
  ) throws(StoreError) -> [Row] {
    var list: [Row] = []
    while true {
      do throws(SQLiteFailure) {
        guard try statement.next() else { return list }
      } catch {
        throw error.storeError(path: connection.path)
      }
      guard let row = make(statement) else {
        throw .damaged(path: connection.path, detail: "\(Row.self) \(statement.text(0))")
      }
      list.append(row)
    }
  }
}

extension HandoffRow.State {
  /// From a row of `LogReader.handoffs`; nil when the columns say nothing known.
  init?(_ row: borrowing Statement) {
    let agent = row.optionalText(10).flatMap { AgentName($0) }
    switch row.text(9) {
    case "open": self = .open
    case "taken":
      guard let agent else { return nil }
      self = .taken(by: agent)
    case "done":
      guard let outcome = row.optionalText(13) else {
        self = .done(nil)
        return
      }
      guard let agent, let way = ContactWay(rawValue: row.text(12)),
        let outcome = CaseAnswer.Outcome(rawValue: outcome)
      else { return nil }
      let answer = CaseAnswer(
        by: way, outcome: outcome, text: SafeText(stored: row.text(14)))
      self = .done(CaseOutcome(by: agent, answer: answer))
    default: return nil
    }
  }
}
