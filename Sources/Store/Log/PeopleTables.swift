import Conversations
import Text

/// The tables of who proved what, and of who read which conversation.
///
/// A proof by e-mail is kept with the address that the conversation named last before it, in
/// whichever turn or flow: the events say that an address proved the order, not which one.
final class PeopleTables {
  private let say: Statement
  private let prove: Statement
  private let open: Statement

  init(_ connection: Connection) throws(SQLiteFailure) {
    let say = try Statement(
      connection,
      """
      INSERT INTO said_email (conversation, email) VALUES (?1, ?2)
      ON CONFLICT (conversation) DO UPDATE SET email = excluded.email
      """)
    let prove = try Statement(
      connection,
      """
      INSERT INTO proof (conversation, order_number, email)
      VALUES (?1, ?2,
        iif(?3, (SELECT email FROM said_email WHERE conversation = ?1), NULL))
      ON CONFLICT (conversation, order_number)
        DO UPDATE SET email = coalesce(excluded.email, email)
      """)
    let open = try Statement(
      connection, "INSERT INTO reading (agent, conversation, at) VALUES (?1, ?2, ?3)")
    self.say = say
    self.prove = prove
    self.open = open
  }

  func follow(
    _ change: EntryChanges.OfIdentity, of conversation: ConversationID
  ) throws(SQLiteFailure) {
    switch change {
    case .saidEmail(let email):
      say.bind(1, conversation.number)
      say.bind(2, email)
      try say.run()
    case .proved(let order, let byEmail):
      prove.bind(1, conversation.number)
      prove.bind(2, order.text)
      prove.bind(3, byEmail ? 1 : 0)
      try prove.run()
    }
  }

  /// Keeps that an agent opened the transcript.
  func read(_ entry: Entry, by agent: AgentName) throws(SQLiteFailure) {
    open.bind(1, agent.text)
    open.bind(2, entry.conversation.number)
    open.bind(3, entry.at.milliseconds)
    try open.run()
  }
}
