import Conversations
import Text

/// The tables that follow from the log. The writer keeps them, and the check folds the log into
/// fresh ones by the same statements.
final class Tables {
  /// Why an entry does not fit.
  enum Misfit: Error {
    case engine(SQLiteFailure)
    case refused(String)
    case nameTaken(AgentName)
  }
  private let connection: Connection
  private let insertConversation: Statement
  private let updateConversation: Statement
  private let insertRecord: Statement
  private let insertFailure: Statement
  private let handoffs: HandoffTable
  private let people: PeopleTables
  private let raiseNumber: Statement
  /// The next free numbers, with the writes of the open transaction.
  var next: NextNumbers

  init(_ connection: Connection) throws(SQLiteFailure) {
    let conversation = try Statement(
      connection,
      """
      INSERT INTO conversation
        (id, token, opened_at, last_at, turn, entries, owner, owner_name, closed)
      VALUES (?1, ?2, ?3, ?3, -1, 0, 'desk', NULL, 0)
      """)
    let update = try Statement(
      connection,
      """
      UPDATE conversation SET last_at = ?3, turn = coalesce(?4, turn), entries = entries + 1,
        owner_name = iif(?5 IS NULL, owner_name, ?6), owner = coalesce(?5, owner),
        closed = max(closed, ?7)
      WHERE id = ?1 AND entries = ?2
      """)
    let record = try Statement(
      connection,
      "INSERT INTO record (number, kind, conversation, at, fields) VALUES (?1, ?2, ?3, ?4, ?5)")
    let failure = try Statement(
      connection,
      "INSERT INTO identity_failure (order_number, conversation, at) VALUES (?1, ?2, ?3)")
    let raise = try Statement(
      connection,
      """
      INSERT INTO next_number (series, next) VALUES (?1, ?2)
      ON CONFLICT (series) DO UPDATE SET next = max(next, excluded.next)
      """)
    let numbers = try Self.nextNumbers(connection)
    let handoffs = try HandoffTable(connection)
    let people = try PeopleTables(connection)
    self.connection = connection
    insertConversation = conversation
    updateConversation = update
    insertRecord = record
    insertFailure = failure
    self.handoffs = handoffs
    self.people = people
    raiseNumber = raise
    next = numbers
  }

  static func nextNumbers(_ connection: Connection) throws(SQLiteFailure) -> NextNumbers {
    let statement = try Statement(connection, "SELECT series, next FROM next_number")
    var next = NextNumbers()
    while try statement.next() {
      switch statement.text(0) {
      case "conversation": next.conversation = statement.int64(1)
      case "handoff": next.handoff = statement.int64(1)
      case "record": next.record = statement.int64(1)
      default: break
      }
    }
    return next
  }

  func begin(
    _ id: ConversationID, token: String, at: Timestamp
  ) throws(Misfit) {
    insertConversation.bind(1, id.number)
    insertConversation.bind(2, token)
    insertConversation.bind(3, at.milliseconds)
    try engine { () throws(SQLiteFailure) in try insertConversation.run() }
    next.conversation = max(next.conversation, id.number &+ 1)
  }

  /// Follows one entry.
  func follow(_ entry: Entry) throws(Misfit) {
    let changes = EntryChanges(entry.events)
    try engine { () throws(SQLiteFailure) in
      let before = changes.ownerNeedsHandoffs ? try handoffs.of(entry.conversation) : []
      try update(entry, changes, changes.owner(of: entry.conversation, before: before))
    }
    guard connection.changes == 1 else {
      throw .refused("\(entry.conversation) does not go on with entry \(entry.ordinal)")
    }
    for record in changes.records { try add(record, of: entry) }
    try followPeople(entry, changes)
    for order in changes.identityFailures {
      insertFailure.bind(1, order.text)
      insertFailure.bind(2, entry.conversation.number)
      insertFailure.bind(3, entry.at.milliseconds)
      try engine { () throws(SQLiteFailure) in try insertFailure.run() }
    }
  }

  func stand(_ id: HandoffID, atFront: Bool) throws(SQLiteFailure) {
    try handoffs.stand(id, atFront: atFront)
  }

  /// Follows what an entry says of handoffs, of who the customer is and who read along: the part
  /// that files of the first version are folded anew for.
  func followPeople(_ entry: Entry) throws(Misfit) {
    try followPeople(entry, EntryChanges(entry.events))
  }

  private func followPeople(_ entry: Entry, _ changes: EntryChanges) throws(Misfit) {
    try engine { () throws(SQLiteFailure) in
      for change in changes.handoffs {
        try handoffs.follow(change, of: entry)
        if case .made(let handoff) = change {
          next.handoff = max(next.handoff, handoff.id.number &+ 1)
        }
      }
      for change in changes.identity { try people.follow(change, of: entry.conversation) }
      for agent in changes.readers { try people.read(entry, by: agent) }
    }
  }

  private func update(
    _ entry: Entry, _ changes: EntryChanges, _ owner: Owner?
  ) throws(SQLiteFailure) {
    updateConversation.bind(1, entry.conversation.number)
    updateConversation.bind(2, entry.ordinal)
    updateConversation.bind(3, entry.at.milliseconds)
    updateConversation.bind(4, optional: changes.turn.map(Int64.init))
    let columns = owner?.columns
    updateConversation.bind(5, optional: columns?.owner)
    updateConversation.bind(6, optional: columns?.name)
    updateConversation.bind(7, changes.closes ? 1 : 0)
    try updateConversation.run()
  }

  private func add(_ record: Record, of entry: Entry) throws(Misfit) {
    insertRecord.bind(1, record.number.number)
    insertRecord.bind(2, record.kind.rawValue)
    insertRecord.bind(3, entry.conversation.number)
    insertRecord.bind(4, entry.at.milliseconds)
    try engine { () throws(SQLiteFailure) in
      try insertRecord.run(5, FieldsPacking.pack(record.fields))
    }
    next.record = max(next.record, record.number.number &+ 1)
  }

  /// Keeps the numbers that rose since `before`.
  func keepNumbers(since before: NextNumbers) throws(Misfit) {
    for (series, old, new) in [
      ("conversation", before.conversation, next.conversation),
      ("handoff", before.handoff, next.handoff), ("record", before.record, next.record),
    ] where new > old {
      raiseNumber.bind(1, series)
      raiseNumber.bind(2, new)
      try engine { () throws(SQLiteFailure) in try raiseNumber.run() }
    }
  }

  private func engine(_ body: () throws(SQLiteFailure) -> Void) throws(Misfit) {
    do { try body() } catch { throw .engine(error) }
  }
}
