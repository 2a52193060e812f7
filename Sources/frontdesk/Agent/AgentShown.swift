import Text
import Wire

/// What the agent sees: what the desk sent and what came of what was typed, before it has words.
enum AgentShown: Hashable, Sendable {
  case welcome(AgentMessage.Welcome)
  /// Connected again after the desk was lost.
  case back
  case offered(AgentMessage.Offer)
  case withdrawn(HandoffID, reason: String)
  /// A chat or case that was taken: its card, then all that was said.
  case taken(AgentMessage.Taken, number: Int?)
  /// A line of the chat that is shown.
  case line(AgentLine, customer: String)
  /// A line of another chat.
  case elsewhere(Heading, AgentLine)
  /// Another chat is shown now: what is new in it, or else its last lines.
  case went(Heading, [AgentLine], isUnread: Bool)
  /// A chat was taken while something was being typed to another.
  case waits(Heading)
  case chats([ChatRow])
  case queue([AgentMessage.Row])
  case cases([AgentMessage.Row])
  case team([AgentMessage.Colleague])
  case history(AgentMessage.History)
  case order(JSON)
  case left(Heading)
  /// A chat that is no longer this agent's, though they did not end it.
  case gone(Heading)
  case notice(code: String, message: String)
  case presence(AgentPresence)
  case done(AgentAct)
  case refused(code: String, message: String, AgentAct?)
  /// The connection broke before the desk answered.
  case unsure(AgentAct)
  case mistyped(AgentCommandLine.Problem)
  case trouble(Trouble)
  case help

  /// A chat in a few words.
  struct Heading: Hashable, Sendable {
    let number: Int
    let conversation: ConversationID
    let name: String
    let order: String?
    init(_ chat: AgentChat) {
      number = chat.number
      conversation = chat.conversation
      name = chat.summary.name
      order = chat.summary.order
    }
  }

  struct ChatRow: Hashable, Sendable {
    let heading: Heading
    let unread: Int
    let silentSeconds: Int
    let isCurrent: Bool
    let hasLeft: Bool
  }

  /// What the console itself cannot do.
  enum Trouble: Hashable, Sendable {
    case notConnected
    /// Nothing says which chat is meant.
    case noChat(others: Int)
    case noSuchChat
    case noOffer
    /// Nothing says which case is meant.
    case noCase(held: Int)
    /// No order was named in this chat.
    case noOrder
    /// Leaving now would give the chats back to the queue.
    case stillHolding(Int)
  }
}

/// Something asked of the desk, for what is said when it is answered.
enum AgentAct: Hashable, Sendable {
  case login(String)
  case say(ConversationID, String)
  case note(String)
  case transfer(ConversationID, AgentCommand.Target)
  case giveBack(ConversationID)
  case close(ConversationID)
  case answered(HandoffID)
  case take(HandoffID?)
  case decline(HandoffID)
  case order(String)
  case record(String)
  case history(ConversationID)
  /// A chat that is held is read again, after the connection was lost.
  case refresh(ConversationID)
  case presence(AgentPresence)
  case queue, cases, team
  case requeue(ConversationID)

  /// The chat that it ends for this agent.
  var ends: ConversationID? {
    switch self {
    case .transfer(let chat, _), .giveBack(let chat), .close(let chat), .requeue(let chat): chat
    case .login, .say, .note, .answered, .take, .decline, .order, .record, .history, .refresh,
      .presence, .queue, .cases,
      .team:
      nil
    }
  }
}
