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
  case answered(HandoffID, AgentAnswer)
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

  public enum UnavailableReason: String, Hashable, Sendable, CaseIterable { case `break`, last }
  public enum NoteTarget: Hashable, Sendable {
    case conversation(ConversationID)
    case handoff(HandoffID)
  }
  public enum TransferTarget: Hashable, Sendable {
    case queue(QueueName)
    case agent(AgentName)
  }
}

/// How an agent closes a chat. Source: the protocol, `close`.
public struct AgentClosing: Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case resolved
    case followUp = "follow-up"
    case noAnswer = "no-answer"
    case abuse
  }
  public enum Way: String, Hashable, Sendable, CaseIterable { case mail, phone }
  public let code: Code
  public let due: CivilDate?
  public let by: Way?
  /// The mark that the pages lack something.
  public let deskShouldHaveKnown: Bool
  public init(code: Code, due: CivilDate? = nil, by: Way? = nil, deskShouldHaveKnown: Bool = false)
  {
    self.code = code
    self.due = due
    self.by = by
    self.deskShouldHaveKnown = deskShouldHaveKnown
  }
}

/// How an agent answered a case. Source: the protocol, `answered`.
public struct AgentAnswer: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case mailed, phoned
    case noAnswer = "no-answer"
  }
  public let by: AgentClosing.Way
  public let outcome: Outcome
  public let text: String
  public init(by: AgentClosing.Way, outcome: Outcome, text: String) {
    self.by = by
    self.outcome = outcome
    self.text = text
  }
}
