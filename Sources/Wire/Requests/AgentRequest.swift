public import Conversations
public import Handoffs
public import Text

/// What an agent's program asks for: a line of the agents' dialect. Source: the protocol, "Agent,
/// JSON dialect".
public enum AgentRequest: Hashable, Sendable {
  case login(AgentName, token: String?)
  case available
  case unavailable(UnavailableReason)
  /// nil takes the next in line.
  case take(HandoffID?)
  case decline(HandoffID)
  case say(String, to: ConversationID)
  case note(String, on: NoteTarget)
  case transfer(ConversationID, to: TransferTarget, note: String?)
  case giveBack(ConversationID)
  case close(ConversationID, AgentClosing)
  /// `address`: where the mail goes, when the agent names it.
  case answered(HandoffID, CaseAnswer, address: String?)
  case replies(ConversationID)
  case draft(IntentID, to: ConversationID)
  case order(OrderNumber, for: ConversationID)
  case record(RecordKind, to: ConversationID, fields: [JSON.Member])
  case history(ConversationID)
  case queue
  case cases
  case team
  case requeue(ConversationID)
  case health
  case pong

  /// Whether it does something in a conversation that must not be done twice.
  public var isAct: Bool {
    switch self {
    case .say, .note, .transfer, .giveBack, .close, .answered, .record: true
    case .login, .available, .unavailable, .take, .decline, .replies, .draft, .order, .history,
      .queue, .cases, .team, .requeue, .health, .pong:
      false
    }
  }

  public enum UnavailableReason: String, Hashable, Sendable, CaseIterable { case `break`, last }
  public enum NoteTarget: Hashable, Sendable {
    case conversation(ConversationID)
    case handoff(HandoffID)
  }
}
