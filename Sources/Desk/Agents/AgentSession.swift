import Conversations
import Text
import Wire

/// One connection of an agent's console.
final class AgentSession {
  let connection: ConnectionID
  let door: Door
  /// Who logged in here; nil before.
  var name: AgentName?
  /// The number of the last ping.
  var pings = 0
  /// Chats whose transcript was sent here: their next lines follow.
  var follows: Set<ConversationID> = []
  /// Lines of chats whose transcript is still on its way.
  var early: [ConversationID: [TranscriptLine]] = [:]
  /// A login whose token is being checked.
  var isCheckingToken = false
  /// What its requests were answered.
  let answers = AgentAnswers()

  init(_ connection: ConnectionID, door: Door) {
    self.connection = connection
    self.door = door
  }
}

/// A request of an agent's that is answered when its commit is on disk.
struct AgentReceipt {
  let connection: ConnectionID
  let id: String?
  let answers: AgentAnswers?

  init(_ session: AgentSession, id: String?) {
    connection = session.connection
    self.id = id
    answers = session.answers
  }

  /// Nobody asked: what comes of it is told to whoever is on the connection.
  init(unasked connection: ConnectionID) {
    self.connection = connection
    id = nil
    answers = nil
  }
}
