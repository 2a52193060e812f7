public import Text

/// What one message comes to: a clear match, a choice to ask back, or unknown; always with the
/// reason.
public struct Match: Hashable, Sendable {
  public enum Outcome: String, Hashable, Sendable {
    case match, choice, unknown
  }

  /// A page and how well the message fits it.
  public struct Ranked: Hashable, Sendable {
    public let intent: IntentID
    /// 0 (nothing in common) to 1 (a whole template fits).
    public let score: Float
    public init(intent: IntentID, score: Float) {
      self.intent = intent
      self.score = score
    }
  }

  public let outcome: Outcome
  /// The language of the words; nil when they cannot tell (digits, `ok`, emoji).
  public let language: Language?
  /// Best first, at most `MatchLimits.ranked`.
  public let ranking: [Ranked]
  /// Two or three pages to ask between for `.choice`, else none.
  public let choices: [IntentID]
  /// In the order in which they are taken up; at least one for `.match`, else none.
  public let requests: [Request]
  /// Everything that could be cut from the message without knowing the question, by place.
  public let slots: [FoundSlot]
  /// What the message does to the conversation itself.
  public let acts: Set<DialogAct>
  /// Made when it is asked for, from what was weighed.
  public var explanation: Explanation { reason.explanation }
  private let reason: Reason

  public init(
    outcome: Outcome, language: Language?, ranking: [Ranked], choices: [IntentID],
    requests: [Request], slots: [FoundSlot], acts: Set<DialogAct>, explanation: Explanation
  ) {
    self.init(
      outcome: outcome, language: language, ranking: ranking, choices: choices,
      requests: requests, slots: slots, acts: acts, reason: .made(explanation))
  }

  init(
    outcome: Outcome, language: Language?, ranking: [Ranked], choices: [IntentID],
    requests: [Request], slots: [FoundSlot], acts: Set<DialogAct>, reason: Reason
  ) {
    self.outcome = outcome
    self.language = language
    self.ranking = ranking
    self.choices = choices
    self.requests = requests
    self.slots = slots
    self.acts = acts
    self.reason = reason
  }

  public static func == (a: Self, b: Self) -> Bool {
    a.outcome == b.outcome && a.language == b.language && a.ranking == b.ranking
      && a.choices == b.choices && a.requests == b.requests && a.slots == b.slots
      && a.acts == b.acts && a.explanation == b.explanation
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(outcome)
    hasher.combine(ranking)
    hasher.combine(requests)
    hasher.combine(slots)
  }
}

/// One thing that a message asks for. A message may hold several.
public struct Request: Hashable, Sendable {
  public let intent: IntentID
  /// The customer's words for it.
  public let text: SafeText
  /// Where they stand in the message, in UTF-8 bytes.
  public let range: Range<Int>
  /// As `Match.Ranked.score`.
  public let score: Float
  /// What was cut from these words; ranges count in the whole message.
  public let slots: [FoundSlot]

  public init(
    intent: IntentID, text: SafeText, range: Range<Int>, score: Float, slots: [FoundSlot]
  ) {
    self.intent = intent
    self.text = text
    self.range = range
    self.score = score
    self.slots = slots
  }
}

/// A value cut from a message.
public struct FoundSlot: Hashable, Sendable {
  public let name: SlotName
  public let value: Value
  /// Where it stands in the message, in UTF-8 bytes.
  public let range: Range<Int>
  /// False when it was read from a part of a name or around a typing slip.
  public let exact: Bool

  public init(name: SlotName, value: Value, range: Range<Int>, exact: Bool) {
    self.name = name
    self.value = value
    self.range = range
    self.exact = exact
  }
}

/// What a message does to the conversation, whatever it is about.
public enum DialogAct: Hashable, Sendable {
  case yes, no, cancel, correct, skip, startOver
  case angry, abusive, threat, health
  /// `2`, `２番`, `the first one`: counts from 1; −1 is the last.
  case choiceNumber(Int)
}

/// Why a message went where it went.
public enum Explanation: Hashable, Sendable {
  /// A piece of the message and what it adds to the winner's value against the runner-up's.
  public struct Piece: Hashable, Sendable {
    public let text: String
    public let weight: Float
    public init(text: String, weight: Float) {
      self.text = text
      self.weight = weight
    }
  }
  /// A whole template fitted: its words as written and where they stand.
  case template(source: String, range: FileRange)
  /// Weighed words: what spoke most for the winner, who came second, and what that one lacked.
  case likeness(pieces: [Piece], runnerUp: IntentID?, lacked: [String])
  /// Nothing fitted; the words that stand on no page.
  case nothing(missing: [String])
}

/// The figures of a match.
public enum MatchLimits {
  /// Pages shown in a ranking.
  public static let ranked = 5
  /// Pages that may be asked between.
  public static let choices = 3
  /// Requests taken up from one message.
  public static let requests = 4
  /// Pieces shown in an explanation.
  public static let pieces = 6
}
