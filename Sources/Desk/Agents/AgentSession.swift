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
  private var replies: [String: [UInt8]] = [:]
  private var order: [String] = []

  init(_ connection: ConnectionID, door: Door) {
    self.connection = connection
    self.door = door
  }

  /// What a request with this id was answered; nil for a new one.
  func reply(to id: String) -> [UInt8]? { replies[id] }

  /// Keeps the answer for a repeated request; the oldest goes when there are many.
  func remember(_ id: String?, _ reply: [UInt8]) {
    guard let id, replies.updateValue(reply, forKey: id) == nil else { return }
    order.append(id)
    if order.count > Self.rememberedReplies { replies[order.removeFirst()] = nil }
  }

  /// Answers kept for repeated requests, a connection.
  private static let rememberedReplies = 256
}

/// A request of an agent's that is answered when its commit is on disk.
struct AgentReceipt {
  let connection: ConnectionID
  let id: String?
}
