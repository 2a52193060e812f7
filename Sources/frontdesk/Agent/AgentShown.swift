import Conversations
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
  /// A case that people may answer later; pressing ones ring.
  case newCase(AgentMessage.Offer, isPressing: Bool)
  /// A line of the chat that is shown; `to` where it is this agent's own.
  case line(AgentLine, customer: String, to: ConversationID? = nil)
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
  /// The customer's connection broke, or is there again.
  case away(Heading)
  case returned(Heading)
  /// The card alone.
  case card(String, AgentSummary)
  /// A chat that is no longer this agent's, though they did not end it.
  case gone(Heading)
  case notice(code: String, message: String)
  case presence(AgentPresence)
  case done(AgentAct)
  /// A chat was closed; with the case that a follow-up became, where it is known.
  case closed(ConversationID, AgentClosing, followUp: HandoffID?)
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
    let isAway: Bool
  }

  /// What the console itself cannot do.
  enum Trouble: Hashable, Sendable {
    case notConnected
    /// Nothing says which chat is meant.
    case noChat(others: Int)
    case noSuchChat
    case noOffer
    /// Only chats are passed over; a case waits for whoever takes it.
    case cannotDecline(HandoffID)
    /// Nothing tells where a mail for this case would go.
    case noMailAddress(HandoffID)
    /// A follow-up is to be answered in a way that nothing is known for.
    case noWay(ConversationID, ContactWay)
    /// A chat was asked for and has not come yet; what was typed stays.
    case notYet
    case noCard
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
  case close(ConversationID, AgentClosing)
  /// The case that a follow-up became is looked for.
  case followUp(ConversationID, AgentClosing)
  /// The shown names of all agents are asked for.
  case names
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
    case .transfer(let chat, _), .giveBack(let chat), .close(let chat, _), .requeue(let chat):
      chat
    case .login, .say, .note, .answered, .take, .decline, .order, .record, .history, .refresh,
      .presence, .queue, .cases, .team, .followUp, .names:
      nil
    }
  }
}
