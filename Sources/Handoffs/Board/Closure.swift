public import Conversations
public import Text

/// How an agent ends a chat. Source: the design, section 6; the protocol, `close`.
public struct Closure: Hashable, Sendable {
  public let code: AgentClosing.Code
  /// When a follow-up is due; means nothing with another code.
  public let due: Timestamp?
  /// How a follow-up is answered; means nothing with another code.
  public let by: ContactWay?
  /// The mark for content staff: a page should have answered this.
  public let deskShouldHaveKnown: Bool
  public init(
    _ code: AgentClosing.Code, due: Timestamp? = nil, by: ContactWay? = nil,
    deskShouldHaveKnown: Bool = false
  ) {
    self.code = code
    self.due = due
    self.by = by
    self.deskShouldHaveKnown = deskShouldHaveKnown
  }
}

/// To whom a chat is passed on.
public enum TransferTarget: Hashable, Sendable {
  case queue(QueueName)
  case agent(AgentName)
}
