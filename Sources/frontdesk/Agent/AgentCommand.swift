import Conversations
import Text
import Wire

/// What an agent typed, understood.
enum AgentCommand: Hashable, Sendable {
  /// To the customer of the current chat.
  case say(String)
  /// nil: the one on offer, or else the next in line.
  case take(HandoffID?)
  /// nil: the one on offer.
  case decline(HandoffID?)
  case note(String, on: Place)
  case transfer(ConversationID?, to: Target, note: String?)
  case giveBack(ConversationID?)
  case close(ConversationID?, Closing)
  case queue, cases, chats
  case go(Chat)
  /// nil: the only case that is held.
  case answered(HandoffID?, Answer)
  /// nil: the one the chat is about.
  case order(String?)
  case record(String, [JSON.Member])
  case history(ConversationID?)
  case card(Place)
  case presence(AgentPresence)
  case team
  case requeue(ConversationID)
  case help
  case quit

  /// What a note is about.
  enum Place: Hashable, Sendable {
    case current
    case conversation(ConversationID)
    case handoff(HandoffID)
  }

  enum Target: Hashable, Sendable {
    case queue(String)
    case agent(String)
  }

  /// A chat by its conversation, or by the number it has in this console.
  enum Chat: Hashable, Sendable {
    case number(Int)
    case conversation(ConversationID)
  }

  typealias Closing = AgentClosing

  /// How a case was answered.
  struct Answer: Hashable, Sendable {
    let by: ContactWay
    let outcome: CaseAnswer.Outcome
    let text: String
    /// Where a mail goes, when the desk knows no address.
    var to: String?
  }
}
