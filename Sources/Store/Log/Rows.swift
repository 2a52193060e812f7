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

  func handoffs(onlyOpen: Bool = false) throws(StoreError) -> [HandoffRow] {
    try rows(
      """
      SELECT id, kind, conversation, at, queue, priority, due, intent, now_in, state, agent
      FROM handoff \(onlyOpen ? "WHERE state <> 'done'" : "") ORDER BY id
      """
    ) { row in
      guard let kind = Handoff.Kind(rawValue: row.text(1)), let queue = QueueName(row.text(4)),
        let priority = Priority(rawValue: row.text(5)), let nowIn = QueueName(row.text(8)),
        let state = HandoffRow.State(row.text(9), agent: row.optionalText(10))
      else { return nil }
      return HandoffRow(
        handoff: Handoff(
          id: HandoffID(number: row.int64(0)), kind: kind, queue: queue, priority: priority,
          due: row.optionalInt64(6).map(Timestamp.init(milliseconds:)),
          intent: row.optionalText(7).flatMap { IntentID($0) }),
        conversation: ConversationID(number: row.int64(2)),
        at: Timestamp(milliseconds: row.int64(3)), queue: nowIn, state: state)
    }
  }

  func records() throws(StoreError) -> [RecordRow] {
    try rows("SELECT number, kind, conversation, at, fields FROM record ORDER BY number") { row in
      guard let kind = RecordKind(rawValue: row.text(1)),
        let fields = try? FieldsPacking.unpack(row.bytes(4))
      else { return nil }
      return RecordRow(
        record: Record(number: RecordNumber(number: row.int64(0)), kind: kind, fields: fields),
        conversation: ConversationID(number: row.int64(2)),
        at: Timestamp(milliseconds: row.int64(3)))
    }
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
        openHandoffs: try handoffs(onlyOpen: true),
        identityFailures: try identityFailures(limit: Opening.identityFailureLimit),
        ordersSource: source, orderCount: try orderCount(), meta: try meta())
    }
  }

  /// The rows of `sql`, each read by `make`, which gives nil for one that cannot be read.
  private func rows<Row>(
    _ sql: String, _ make: (borrowing Statement) -> Row?
  ) throws(StoreError) -> [Row] {
    let statement = try connection.statement(sql)
    var list: [Row] = []
    while true {
      do throws(SQLiteFailure) {
        guard try statement.next() else { return list }
      } catch {
        throw error.storeError(path: connection.path)
      }
      guard let row = make(statement) else {
        throw .damaged(path: connection.path, detail: "\(sql.prefix(40))… : \(statement.text(0))")
      }
      list.append(row)
    }
  }
}

extension HandoffRow.State {
  /// nil when the columns say nothing known.
  init?(_ state: String, agent: String?) {
    switch state {
    case "open": self = .open
    case "done": self = .done
    case "taken":
      guard let agent else { return nil }
      self = .taken(by: agent)
    default: return nil
    }
  }
}
