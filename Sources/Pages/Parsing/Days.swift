import Text

extension Reading {
  /// `8 days`, `8 日`, `8`, `desk.return_days`, `{desk.return_days}`.
  func count(_ stretch: Stretch, at place: Stretch? = nil) -> DayCount? {
    let bare = stretch.trimmed.withoutBraces
    if let days = bare.dayCount ?? bare.number { return .days(days) }
    guard bare.find(".") != nil else {
      report(ConditionProblem.noDayCount(stretch.trimmed.text), at: place ?? stretch.trimmed)
      return nil
    }
    // `{desk.return_days} 日` says the unit twice; what is meant is plain.
    guard let rule = rule(bare, at: place ?? stretch.trimmed) else { return nil }
    switch names.kind(of: .fact(rule)) {
    case .days, .number, .unknown: return .rule(rule)
    case .date, .yen, .choice, .yesNo, .product, .order, .text:
      report(ConditionProblem.ruleIsNoDays(rule.description), at: place ?? stretch.trimmed)
      return nil
    }
  }

  /// A number, or a rule of the shop.
  func amount(_ stretch: Stretch) -> Test.Amount? {
    let bare = stretch.trimmed.withoutBraces
    if let number = bare.groupedNumber ?? bare.yen ?? bare.dayCount { return .number(number) }
    // `3 個`, `2 点`: counters say nothing more than the number.
    for unit in ["個", "点", "枚", "件", "本"] {
      if let number = bare.dropping(suffix: unit)?.groupedNumber { return .number(number) }
    }
    guard bare.find(".") != nil else {
      report(ConditionProblem.noNumber(stretch.trimmed.text), at: stretch.trimmed)
      return nil
    }
    return rule(bare, at: stretch.trimmed).map { .rule($0) }
  }

  private func rule(_ bare: Stretch, at place: Stretch) -> FactName? {
    guard let term = term(bare, at: place) else { return nil }
    guard case .fact(let fact) = term, fact.owner == "desk" else {
      report(ConditionProblem.noRule(bare.text), at: place)
      return nil
    }
    return fact
  }

  /// A day: a date, `today`, or a term, moved by days: `order.delivered_date + 8 days`.
  func day(_ stretch: Stretch, at place: Stretch? = nil) -> DayExpression? {
    let bare = stretch.trimmed.withoutBraces
    let place = place ?? stretch.trimmed
    if let date = bare.date { return DayExpression(base: .date(date)) }
    let (base, moved, backwards) = bare.moved
    let day: DayExpression.Base
    if let date = base.date {
      day = .date(date)
    } else {
      if base.looksLikeDate {
        report(
          base.isDateWithoutYear
            ? ConditionProblem.dateWithoutYear(base.text) : ConditionProblem.noDate(base.text),
          at: base)
        return nil
      }
      guard let term = term(base, at: place), isDay(term, at: place) else { return nil }
      day = .term(term)
    }
    guard let moved else { return DayExpression(base: day) }
    guard let count = count(moved, at: place) else { return nil }
    return DayExpression(base: day, moved: count, backwards: backwards)
  }

  /// Whether a term may stand for a day; reports it when not.
  func isDay(_ term: Term, at place: Stretch) -> Bool {
    switch names.kind(of: term) {
    case .date, .unknown: return true
    case .text:
      // A column of the shop's own may hold dates.
      if case .fact(let fact) = term, ShopColumns.column(fact.owner, fact.column) == nil {
        return true
      }
    case .number, .yen, .days, .choice, .yesNo, .product, .order: break
    }
    report(ConditionProblem.notADay(term.name), at: place)
    return false
  }
}

extension Stretch {
  /// Whether this is made of what dates are made of, so that it is no name.
  var looksLikeDate: Bool {
    (marks.first.map(Marks.isDigit) ?? false)
      && marks.allSatisfy { Marks.isDigit($0) || "-/年月日 ".unicodeScalars.contains($0) }
  }

  /// `12月31日`, `12-31`.
  var isDateWithoutYear: Bool {
    guard looksLikeDate, find("年") == nil else { return false }
    return split { "-/月日".unicodeScalars.contains($0) }.filter { !$0.isEmpty }
      .allSatisfy { $0.upper - $0.lower <= 2 }
  }

  /// Splits `X + 8 days`; a minus needs spaces, since names hold hyphens.
  var moved: (base: Stretch, moved: Stretch?, backwards: Bool) {
    if let plus = find("+") { return (upTo(plus).trimmed, from(plus + 1).trimmed, false) }
    if let minus = find(" - ") { return (upTo(minus).trimmed, from(minus + 3).trimmed, true) }
    return (self, nil, false)
  }
}
