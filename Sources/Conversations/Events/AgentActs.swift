public import Text

/// An agent as events name them: by the name they log in with, and as customers see them.
public struct AgentIdentity: Hashable, Sendable {
  public let name: AgentName
  public let shown: String
  public init(name: AgentName, shown: String) {
    self.name = name
    self.shown = shown
  }
}

/// Words between the people at the desk, which no customer sees.
public struct Note: Hashable, Sendable {
  public let by: AgentName
  public let text: SafeText
  public init(by: AgentName, text: SafeText) {
    self.by = by
    self.text = text
  }
}

/// How people reach a customer later.
public enum ContactWay: String, Hashable, Sendable, CaseIterable { case mail, phone }

/// How an agent closed a chat. Source: the design, section 6.
public struct AgentClosing: Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    case resolved
    case followUp = "follow-up"
    case noAnswer = "no-answer"
    case abuse
  }
  public let code: Code
  /// When a follow-up is due, and how; nil leaves both to whoever takes the case.
  public let due: CivilDate?
  public let by: ContactWay?
  /// The mark that the pages lack something.
  public let deskShouldHaveKnown: Bool
  public init(
    code: Code, due: CivilDate? = nil, by: ContactWay? = nil, deskShouldHaveKnown: Bool = false
  ) {
    self.code = code
    self.due = due
    self.by = by
    self.deskShouldHaveKnown = deskShouldHaveKnown
  }
}

/// How an agent answered a case. Source: the design, section 6.
public struct CaseAnswer: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable, CaseIterable {
    case mailed, phoned
    case noAnswer = "no-answer"
  }
  public let by: ContactWay
  public let outcome: Outcome
  public let text: SafeText
  public init(by: ContactWay, outcome: Outcome, text: SafeText) {
    self.by = by
    self.outcome = outcome
    self.text = text
  }
}
