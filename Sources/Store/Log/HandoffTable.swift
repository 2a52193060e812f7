import Conversations
import Text

/// The table of handoffs: what became of each chat and case that was given to people.
final class HandoffTable {
  private let insert: Statement
  private let endChats: Statement
  private let take: Statement
  private let waitAgain: Statement
  private let passOn: Statement
  private let answer: Statement
  private let ofConversation: Statement
  private let stand: Statement

  init(_ connection: Connection) throws(SQLiteFailure) {
    let insert = try Statement(
      connection,
      """
      INSERT INTO handoff
        (id, kind, conversation, at, queue, priority, due, intent, now_in, state)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?5, 'open')
      """)
    let end = try Statement(
      connection,
      """
      UPDATE handoff SET state = 'done', kept_for = NULL
      WHERE conversation = ?1 AND kind = 'chat' AND state <> 'done'
      """)
    // A handoff that is done stays so, and each is moved by its own conversation only.
    let take = try Statement(
      connection,
      """
      UPDATE handoff SET state = 'taken', agent = ?3, kept_for = NULL, front = 0
      WHERE id = ?2 AND conversation = ?1 AND state <> 'done'
      """)
    let waitAgain = try Statement(
      connection,
      """
      UPDATE handoff SET state = 'open', agent = NULL, kept_for = NULL, front = 1
      WHERE id = ?2 AND conversation = ?1 AND state <> 'done'
      """)
    // The queue of one that is done follows too, as it does in the fold.
    let passOn = try Statement(
      connection,
      """
      UPDATE handoff SET now_in = ?3, front = 0, state = iif(state = 'done', state, 'open'),
        agent = iif(state = 'done', agent, NULL), kept_for = iif(state = 'done', NULL, ?4)
      WHERE id = ?2 AND conversation = ?1
      """)
    let answer = try Statement(
      connection,
      """
      UPDATE handoff SET state = 'done', agent = ?3, way = ?4, outcome = ?5, words = ?6,
        kept_for = NULL
      WHERE id = ?2 AND conversation = ?1 AND kind = 'case' AND state <> 'done'
      """)
    let stand = try Statement(
      connection, "UPDATE handoff SET front = ?2 WHERE id = ?1 AND state = 'open'")
    let of = try Statement(
      connection, "SELECT id, kind, now_in FROM handoff WHERE conversation = ?1 ORDER BY id")
    self.insert = insert
    endChats = end
    self.take = take
    self.waitAgain = waitAgain
    self.passOn = passOn
    self.answer = answer
    ofConversation = of
    self.stand = stand
  }

  /// Where a chat that waits stands is the board's to say; the log does not know of offers.
  func stand(_ id: HandoffID, atFront: Bool) throws(SQLiteFailure) {
    stand.bind(1, id.number)
    stand.bind(2, atFront ? 1 : 0)
    try stand.run()
  }

  /// The conversation's handoffs in the order they were made, as far as its owner follows from
  /// them: number, kind, and the queue each is in.
  func of(_ conversation: ConversationID) throws(SQLiteFailure) -> [Handoff] {
    ofConversation.bind(1, conversation.number)
    defer { ofConversation.reset() }
    var list: [Handoff] = []
    while try ofConversation.next() {
      guard let kind = Handoff.Kind(rawValue: ofConversation.text(1)),
        let queue = QueueName(ofConversation.text(2))
      else { continue }
      list.append(
        Handoff(
          id: HandoffID(number: ofConversation.int64(0)), kind: kind, queue: queue,
          priority: .normal, due: nil, intent: nil))
    }
    return list
  }

  func follow(_ change: EntryChanges.OfHandoffs, of entry: Entry) throws(SQLiteFailure) {
    let conversation = entry.conversation.number
    switch change {
    case .made(let handoff): try make(handoff, of: entry)
    case .taken(let id, let agent):
      take.bind(1, conversation)
      take.bind(2, id.number)
      take.bind(3, agent.text)
      try take.run()
    case .waiting(let id):
      waitAgain.bind(1, conversation)
      waitAgain.bind(2, id.number)
      try waitAgain.run()
    case .passedOn(let id, let queue, let agent):
      passOn.bind(1, conversation)
      passOn.bind(2, id.number)
      passOn.bind(3, queue.text)
      passOn.bind(4, optional: agent?.text)
      try passOn.run()
    case .answered(let id, let outcome):
      answer.bind(1, conversation)
      answer.bind(2, id.number)
      answer.bind(3, outcome.by.text)
      answer.bind(4, outcome.answer.by.rawValue)
      answer.bind(5, outcome.answer.outcome.rawValue)
      answer.bind(6, outcome.answer.text.string)
      try answer.run()
    case .chatDone: try end(conversation)
    }
  }

  private func make(_ handoff: Handoff, of entry: Entry) throws(SQLiteFailure) {
    if handoff.kind == .chat { try end(entry.conversation.number) }
    insert.bind(1, handoff.id.number)
    insert.bind(2, handoff.kind.rawValue)
    insert.bind(3, entry.conversation.number)
    insert.bind(4, entry.at.milliseconds)
    insert.bind(5, handoff.queue.text)
    insert.bind(6, handoff.priority.rawValue)
    insert.bind(7, optional: handoff.due?.milliseconds)
    insert.bind(8, optional: handoff.intent?.text)
    try insert.run()
  }

  private func end(_ conversation: Int64) throws(SQLiteFailure) {
    endChats.bind(1, conversation)
    try endChats.run()
  }
}
