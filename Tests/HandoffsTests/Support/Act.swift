import Conversations
import Handoffs
import Text

/// Something that people or time do to a board.
enum Act: Hashable, Sendable {
  case arrive(Handoff, ConversationID, since: Timestamp)
  case leave(ConversationID)
  case stopWaiting(ConversationID)
  case hire(Agent)
  case dismiss(AgentName)
  case signIn(AgentName)
  case signOut(AgentName)
  case beAvailable(AgentName)
  case stepBack(AgentName, Board.StepBack)
  case take(HandoffID?, AgentName)
  case decline(HandoffID, AgentName)
  case transfer(ConversationID, AgentName, TransferTarget, SafeText)
  case giveBack(ConversationID, AgentName)
  case close(ConversationID, AgentName, Closure, followUp: HandoffID)
  case requeue(ConversationID, AgentName)
  case open(Case)
  case answer(HandoffID, AgentName, CaseAnswer)
  case moveCase(HandoffID, AgentName, QueueName)
  case correct(ConversationID, StoredChat?, [Case])
  case restart([StoredChat], [Case], [Agent])
  /// Time passed until now; these were heard at its end.
  case pass(heard: [AgentName])

  /// Does it to `board`, and says what came of it.
  func done(
    to board: inout Board, at now: UInt64, wall: Timestamp
  ) throws(BoardRefusal) -> [BoardChange] {
    switch self {
    case .arrive(let handoff, let conversation, let since):
      try board.enqueue(handoff, of: conversation, since: since, at: now)
      return []
    case .leave(let conversation): return board.customerLeft(conversation, at: now)
    case .stopWaiting(let conversation): return board.stopWaiting(conversation)
    case .hire(let agent):
      board.add(agent, at: now)
      return []
    case .dismiss(let name): return board.remove(name, at: now)
    case .signIn(let name):
      try board.signIn(name, at: now)
      return []
    case .signOut(let name): return board.signOut(name, at: now)
    case .beAvailable(let name):
      try board.becomeAvailable(name, at: now)
      return []
    case .stepBack(let name, let reason): return try board.stepBack(name, reason, at: now)
    case .take(let id, let name): return try board.take(id, by: name, at: now, wall: wall)
    case .decline(let id, let name): return try board.decline(id, by: name)
    case .transfer(let conversation, let name, let target, let note):
      return try board.transfer(conversation, by: name, to: target, note: note, at: now)
    case .giveBack(let conversation, let name):
      return try board.giveBack(conversation, by: name, at: now)
    case .close(let conversation, let name, let closure, let followUp):
      return try board.close(
        conversation, by: name, as: closure, followUp: followUp, wall: wall, at: now)
    case .requeue(let conversation, let name):
      return try board.requeue(conversation, by: name, at: now)
    case .open(let item): return board.open(item)
    case .answer(let id, let name, let answer): return try board.answer(id, by: name, answer)
    case .moveCase(let id, let name, let queue):
      return try board.moveCase(id, by: name, to: queue, note: .note)
    case .correct(let conversation, let chat, let cases):
      return board.correct(conversation, to: chat, cases: cases, at: now)
    case .restart(let chats, let cases, let agents):
      board = Board(restoring: chats, cases: cases, agents: agents, at: now)
      return []
    case .pass(let heard):
      for name in heard { board.heard(name, at: now) }
      return []
    }
  }
}

/// An act with its time, in seconds, and whether the board is settled after it.
struct Step: Hashable, Sendable {
  let act: Act
  let seconds: Int
  let settles: Bool
  var now: UInt64 { .seconds(seconds) }
  var wall: Timestamp { Scene.opening.adding(seconds: seconds) }
}
