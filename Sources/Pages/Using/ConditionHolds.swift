import Text

extension Condition {
  /// Whether every test holds. A comparison with an unknown value fits nothing, `is not` included;
  /// only `is unknown` fits. Source: the design, section 3, "Conditions".
  public func holds(_ facts: some FactReading, manual: Manual) -> Bool {
    tests.allSatisfy { $0.holds(facts, manual: manual) }
  }
}

extension Test {
  /// Whether this one test holds.
  public func holds(_ facts: some FactReading, manual: Manual) -> Bool {
    let known = left.value(facts)
    switch relation {
    case .isKnown: return known != nil
    case .isUnknown: return known == nil
    case .isOneOf(let values):
      return known.map { value in values.contains(where: value.fits) } ?? false
    case .isNoneOf(let values):
      return known.map { value in !values.contains(where: value.fits) } ?? false
    case .isBefore(let day):
      guard let left = known?.day, let right = day.day(facts, manual: manual) else { return false }
      return left < right
    case .isAfter(let day):
      guard let left = known?.day, let right = day.day(facts, manual: manual) else { return false }
      return left > right
    case .isWithin(let count, let day):
      guard let left = known?.day, let right = day.day(facts, manual: manual),
        let days = count.days(manual)
      else { return false }
      return abs(left.days(since: right)) <= days
    case .isLongerAgo(let count):
      guard let left = known?.day, let days = count.days(manual) else { return false }
      return facts.today.days(since: left) > days
    case .isAtLeast(let amount):
      guard let left = known?.amount, let right = amount.number(manual) else { return false }
      return left >= right
    case .isAtMost(let amount):
      guard let left = known?.amount, let right = amount.number(manual) else { return false }
      return left <= right
    }
  }
}

extension Term {
  /// What this stands for; `today` is known to every reading.
  func value(_ facts: some FactReading) -> Value? {
    if case .today = self { return .date(facts.today) }
    return facts.value(of: self)
  }
}

extension Value {
  /// Whether two values are the same to a page: a choice written as words, and words in either
  /// language, are equal to their other form; a list fits when any member does.
  func fits(_ other: Value) -> Bool {
    if self == other { return true }
    if case .list(let members) = self { return members.contains { $0.fits(other) } }
    if case .list(let members) = other { return members.contains { self.fits($0) } }
    if let a = amount, let b = other.amount, !isDays, !other.isDays { return a == b }
    return !names.isDisjoint(with: other.names)
  }

  /// The folded words that this value goes by; empty for values that are no words.
  private var names: Set<String> {
    switch self {
    case .text(let text): [Marks.folded(text.string)]
    case .words(let words): [Marks.folded(words.ja), Marks.folded(words.en)]
    case .choice(let id): [id.text]
    case .variant(let name): [Marks.folded(name.text)]
    case .product(let sku): [Marks.folded(sku.text)]
    case .order(let number): [number.text]
    case .email(let text), .phone(let text): [Marks.folded(text)]
    case .date, .number, .yen, .days, .flag, .list: []
    }
  }

  private var isDays: Bool { if case .days = self { true } else { false } }

  /// The day, where this is one.
  var day: CivilDate? { if case .date(let date) = self { date } else { nil } }

  /// The number to compare; the last day of a span counts.
  var amount: Int? {
    switch self {
    case .number(let number), .yen(let number): number
    case .days(let span): span.upperBound
    case .text, .words, .choice, .product, .variant, .order, .email, .phone, .date, .flag, .list:
      nil
    }
  }
}

extension DayCount {
  /// The days; the last of a span counts. nil when the rule is none of days.
  func days(_ manual: Manual) -> Int? {
    switch self {
    case .days(let days): days
    case .rule(let rule):
      switch manual.desk.rules[rule.column] {
      case .days(let span): span.upperBound
      case .number(let number): number
      case .text, .words, .choice, .product, .variant, .order, .email, .phone, .date, .yen, .flag,
        .list, nil:
        nil
      }
    }
  }
}

extension Test.Amount {
  func number(_ manual: Manual) -> Int? {
    switch self {
    case .number(let number): number
    case .rule(let rule): manual.desk.rules[rule.column]?.amount
    }
  }
}

extension DayExpression {
  /// The day; nil while its term is unknown.
  func day(_ facts: some FactReading, manual: Manual) -> CivilDate? {
    let start: CivilDate?
    switch base {
    case .date(let date): start = date
    case .term(let term): start = term.value(facts)?.day
    }
    guard let start else { return nil }
    guard let moved else { return start }
    return moved.days(manual).map { start.adding(days: backwards ? -$0 : $0) }
  }
}
