public import Text

/// A conversation as promised: what the customer types and what must come of it. `## Check`, files
/// in `Transcripts/` and exported transcripts are all read to this.
public struct Script: Hashable, Sendable {
  public enum Line: Hashable, Sendable {
    case customer(String)
    case agent(String)
    case desk(Expectation)
  }
  public struct Placed: Hashable, Sendable {
    public let line: Line
    public let range: FileRange
    public init(_ line: Line, at range: FileRange) {
      self.line = line
      self.range = range
    }
  }
  public let lines: [Placed]
  /// When it happens; nil for the demo day.
  public let now: Timestamp?
  /// The orders file it runs with, from the tree's root; nil for the demo's.
  public let orders: String?
  /// Where that file is named; nil where none is.
  public let ordersAt: FileRange?
  public init(lines: [Placed], now: Timestamp?, orders: String?, ordersAt: FileRange? = nil) {
    self.lines = lines
    self.now = now
    self.orders = orders
    self.ordersAt = ordersAt
  }
}

/// What must come of a customer's line.
public enum Expectation: Hashable, Sendable {
  /// `(asks order)`: as the wire's `asks` spells it.
  case asks(String)
  /// `(says …)`: the words stand in one of the turn's lines or choices.
  case says(String)
  /// `(says not …)`: they stand in none of them.
  case saysNot(String)
  /// Of the whole conversation, wherever it stands in it.
  case neverOffersProduct
  case handsOff(QueueName)
  case reports(QueueName)
  case records(RecordKind)
  case clarifies([IntentID])
  case notUnderstood
  /// One of the desk's lines, to the letter.
  case exactly(String)
}

/// What a list of checks holds.
public enum Check: Hashable, Sendable {
  /// A sentence that must come to the page it stands on.
  case sentence(String, FileRange)
  case conversation(Script)
}
