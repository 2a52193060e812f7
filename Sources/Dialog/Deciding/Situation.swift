public import Conversations
public import Text

/// What reaches a conversation from outside.
public enum Input: Hashable, Sendable {
  /// A new conversation; the language that the customer's program asked for, if any.
  case opening(Language?)
  case said(CustomerLine, messageID: String?)
  case left
  /// Nothing was said for the idle time.
  case silence
  /// The conversation's life is over.
  case expired
}

/// Everything that a decision is made from. Values only: the same situation on the same pages
/// always leads to the same decision.
public struct Situation: Sendable {
  public let state: ConversationState
  public let input: Input
  /// What look-ups have brought so far for this input.
  public var found: [LookUp: LookUpResult]
  public let now: Timestamp
  public let numbers: NextNumbers
  public let identity: IdentityLedger
  public init(
    state: ConversationState, input: Input, found: [LookUp: LookUpResult] = [:], now: Timestamp,
    numbers: NextNumbers, identity: IdentityLedger
  ) {
    self.state = state
    self.input = input
    self.found = found
    self.now = now
    self.numbers = numbers
    self.identity = identity
  }
}

/// What an input leads to.
public enum Decision: Sendable {
  /// Nothing can be said before these are looked up; decide again with what they bring.
  case needs([LookUp])
  case turn(Turn)
}

/// A decided turn. It has no way to speak: the edge stores `events`, then says its lines.
public struct Turn: Hashable, Sendable {
  public let events: [Event]
  public let after: ConversationState
  /// The numbers that are free after this turn.
  public let numbers: NextNumbers
}
