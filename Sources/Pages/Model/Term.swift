public import Text

/// What may stand in braces of an answer or at the left of a condition.
public enum Term: Hashable, Sendable {
  case slot(SlotName)
  /// `product.feel`, `order.status`, `desk.return_days`, `record.number`, `report.due`.
  case fact(FactName)
  /// `{NAME.column}` of `## Table NAME`.
  case cell(table: String, column: String)
  /// `{NAME}` of `## List NAME`: the products that fit.
  case list(String)
  case today
  /// A word that a standard line is given by the desk: `{example}`, `{position}`.
  case given(GivenWord)
}

/// What the desk fills into its standard lines. A line may use those that `StandardLine.given` names.
public enum GivenWord: String, Hashable, Sendable, CaseIterable {
  /// The example of the slot asked for.
  case example
  /// A page's title in the customer's language.
  case page
  /// A slot's title.
  case slot
  /// A value just set or changed.
  case value
  case position
  /// A wait in whole minutes.
  case minutes
  /// An agent's shown name.
  case agent
  /// A handoff's or record's number.
  case number
  /// What was understood, read back as lines `title: value`.
  case summary
  /// When people are there: `9:00-18:00`.
  case hours
}

/// A count of days: written out, or a rule of the shop.
public enum DayCount: Hashable, Sendable {
  case days(Int)
  /// `{desk.return_days}`; the last day of a span counts.
  case rule(FactName)
}

/// A day in a condition or an answer: a term or a date, moved by days.
public struct DayExpression: Hashable, Sendable {
  public enum Base: Hashable, Sendable {
    case date(CivilDate)
    case term(Term)
  }
  public let base: Base
  /// Days added (`+`) or taken away (`-`).
  public let moved: DayCount?
  public let backwards: Bool
  public init(base: Base, moved: DayCount? = nil, backwards: Bool = false) {
    self.base = base
    self.moved = moved
    self.backwards = backwards
  }
}

/// One test of a condition.
public struct Test: Hashable, Sendable {
  public enum Relation: Hashable, Sendable {
    case isOneOf([Value])
    case isNoneOf([Value])
    case isKnown
    case isUnknown
    case isBefore(DayExpression)
    case isAfter(DayExpression)
    /// |left − right| is at most the count.
    case isWithin(DayCount, of: DayExpression)
    /// The left day lies more than the count before today.
    case isLongerAgo(DayCount)
    case isAtLeast(Amount)
    case isAtMost(Amount)
  }
  /// A number in a condition: written out, or a rule of the shop.
  public enum Amount: Hashable, Sendable {
    case number(Int)
    case rule(FactName)
  }
  public let left: Term
  public let relation: Relation
  public let range: FileRange
  public init(_ left: Term, _ relation: Relation, at range: FileRange) {
    self.left = left
    self.relation = relation
    self.range = range
  }
}

/// Tests that must all hold; none holds always.
public struct Condition: Hashable, Sendable {
  public let tests: [Test]
  public init(_ tests: [Test]) { self.tests = tests }
  public static let always = Condition([])
}

/// What terms stand for while a page is used. The dialog manager and the checks each bring theirs.
public protocol FactReading {
  /// nil when the fact or slot is unknown.
  func value(of term: Term) -> Value?
  /// The day in the shop.
  var today: CivilDate { get }
}
