import Text

/// The table of the people who answer customers. It is in no event: the shop decides it.
final class AgentTable {
  private let connection: Connection
  private let insert: Statement
  private let delete: Statement

  init(_ connection: Connection) throws(SQLiteFailure) {
    let insert = try Statement(
      connection,
      """
      INSERT INTO agent (name, shown, queues, capacity, token_hash) VALUES (?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (name) DO NOTHING
      """)
    let delete = try Statement(connection, "DELETE FROM agent WHERE name = ?1")
    self.connection = connection
    self.insert = insert
    self.delete = delete
  }

  func add(_ agent: AgentRow) throws(Tables.Misfit) {
    insert.bind(1, agent.name.text)
    insert.bind(2, agent.shown)
    insert.bind(3, optional: agent.queues.map(Self.column))
    insert.bind(4, agent.capacity)
    insert.bind(5, agent.tokenHash)
    do throws(SQLiteFailure) { try insert.run() } catch { throw .engine(error) }
    guard connection.changes == 1 else { throw .nameTaken(agent.name) }
  }

  func remove(_ name: AgentName) throws(Tables.Misfit) {
    delete.bind(1, name.text)
    do throws(SQLiteFailure) { try delete.run() } catch { throw .engine(error) }
  }

  /// Queues in one column; no name has a space in it.
  private static func column(_ queues: [QueueName]) -> String {
    queues.map(\.text).joined(separator: " ")
  }

  /// nil when the column holds what is no name.
  static func queues(_ column: String) -> [QueueName]? {
    let parts = column.split(separator: " ")
    let names = parts.compactMap { QueueName(String($0)) }
    return names.count == parts.count ? names : nil
  }
}
