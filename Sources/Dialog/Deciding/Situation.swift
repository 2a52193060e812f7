public import Conversations
public import Text

/// What reaches a conversation from outside.
public enum Input: Hashable, Sendable {
  /// A new conversation; the language that the customer's program asked for, if any.
  case opening(Language?)
  case said(CustomerLine, messageID: String?)
  case left
  /// People at the desk did something in this conversation.
  case people(PeopleInput)
  /// Nothing was said for the idle time.
  case silence
  /// The conversation's life is over.
  case expired
}

extension Input {
  /// Whether the pages' words may be said in answer to it, in a conversation that was opened.
  var isSpoken: Bool {
    switch self {
    case .said, .people: true
    case .opening, .left, .silence, .expired: false
    }
  }
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
  /// Where the customer writes from, in the edge's own words; nil when it cannot tell.
  public let source: String?
  /// Who is there to take a chat, by queue; a queue that is not named has nobody.
  public let people: [QueueName: QueueStanding]
  public init(
    state: ConversationState, input: Input, found: [LookUp: LookUpResult] = [:], now: Timestamp,
    numbers: NextNumbers, identity: IdentityLedger, source: String? = nil,
    people: [QueueName: QueueStanding] = [:]
  ) {
    self.state = state
    self.input = input
    self.found = found
    self.now = now
    self.numbers = numbers
    self.identity = identity
    self.source = source
    self.people = people
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

  /// The chat whose customer chose not to wait any more; nil in every other turn.
  public var lineLeft: HandoffID? {
    for case .leftLine(let id) in events { return id }
    return nil
  }
}

/// How a queue stands when a conversation would join it now.
public struct QueueStanding: Hashable, Sendable {
  /// Whether anyone who serves it is there.
  public let isStaffed: Bool
  /// The place that a newcomer would get; 1 is next.
  public let position: Int
  /// Expected wait in seconds; nil when not known.
  public let waitSeconds: Int?
  public init(isStaffed: Bool, position: Int, waitSeconds: Int?) {
    self.isStaffed = isStaffed
    self.position = position
    self.waitSeconds = waitSeconds
  }
}
