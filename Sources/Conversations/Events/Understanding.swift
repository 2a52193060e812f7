public import Text

/// What a message was taken for.
public struct Understanding: Hashable, Sendable {
  /// An intent and how sure the matcher is.
  public struct Scored: Hashable, Sendable {
    public let intent: IntentID
    /// In ten-thousandths, 0 to 10,000: whole numbers store and compare the same everywhere.
    public let score: Int
    public init(_ intent: IntentID, score: Int) {
      self.intent = intent
      self.score = score
    }
  }
  /// The page that the message was taken to, with its score; nil when it went to none.
  public let taken: Scored?
  /// Other pages that were near, best first.
  public let alternatives: [Scored]
  /// All requests found, in the order they are taken up; the first is `taken`.
  public let requests: [IntentID]
  public let reason: MatchReason
  public init(
    taken: Scored?, alternatives: [Scored], requests: [IntentID], reason: MatchReason
  ) {
    self.taken = taken
    self.alternatives = alternatives
    self.requests = requests
    self.reason = reason
  }
}

/// Why a message was taken to its page: kept with every turn and shown to agents.
public enum MatchReason: Hashable, Sendable {
  /// A template of the page fits whole: as written there, and its line.
  case template(String, line: Int)
  /// The words that weighed most, in hundredths, and the page that came second.
  case likeness([Piece], runnerUp: IntentID?)
  /// The customer picked it from a choice.
  case picked
  /// Nothing fitted.
  case nothing

  public struct Piece: Hashable, Sendable {
    public let words: String
    public let weight: Int
    public init(words: String, weight: Int) {
      self.words = words
      self.weight = weight
    }
  }
}
