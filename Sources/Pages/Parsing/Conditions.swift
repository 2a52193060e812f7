import Text

extension Reading {
  /// A condition as a heading, an ask line or a list writes it, without `when`; nil when any of its
  /// tests is not understood (all are reported).
  func condition(_ stretch: Stretch) -> Condition? {
    let whole = stretch.trimmed.withoutWhen
    guard !whole.isEmpty, whole.folded != "when" else {
      report(ConditionProblem.emptyCondition, at: stretch)
      return nil
    }
    if let word = ["if ", "もし"].first(where: whole.hasPrefix) {
      let rest = whole.dropping(prefix: word) ?? whole
      report(ConditionProblem.ifNotWhen(rest.text), at: whole.upTo(rest.lower).trimmed)
      return nil
    }
    if let end = [" and", ",かつ", ", かつ", "かつ"].first(where: whole.hasSuffix) {
      report(
        ConditionProblem.nothingBehindAnd,
        at: whole.from(whole.upper - end.unicodeScalars.count).trimmed)
      return nil
    }
    let tests = whole.tests.map(test)
    let read = tests.compactMap { $0 }
    return read.count == tests.count ? Condition(read) : nil
  }

  private func test(_ stretch: Stretch) -> Test? {
    guard !stretch.isEmpty else {
      report(ConditionProblem.emptyCondition, at: stretch)
      return nil
    }
    guard let (left, rest) = sides(of: stretch) else {
      report(ConditionProblem.noTest(stretch.text), at: stretch)
      return nil
    }
    if let second = secondTest(in: rest) {
      report(ConditionProblem.notJoined(second.text), at: second)
      return nil
    }
    guard let term = term(left) else { return nil }
    return relation(rest, of: term, at: stretch).map { Test(term, $0, at: stretch.range) }
  }

  /// The term and what is said of it.
  private func sides(of stretch: Stretch) -> (Stretch, Stretch)? {
    if let at = stretch.find(" is ") {
      return (stretch.upTo(at).trimmed, stretch.from(at + 4).trimmed)
    }
    // Of several `が`, the first behind a name that exists; else the first.
    var first: (Stretch, Stretch)?
    var at = stretch.find("が")
    while let found = at {
      let left = stretch.upTo(found).trimmed
      let sides = (left, stretch.from(found + 1).trimmed)
      if knows(left) { return sides }
      first = first ?? sides
      at = stretch.find("が", from: found + 1)
    }
    return first
  }

  /// A test that begins behind a comma, a space or かつ inside another: its joint is missing.
  private func secondTest(in rest: Stretch) -> Stretch? {
    for at in rest.lower..<rest.upper {
      let here = rest.from(at)
      guard
        let mark = [",", " ", "かつ"].first(where: here.hasPrefix),
        let tail = here.dropping(prefix: mark), let (left, _) = sides(of: tail),
        left.find(" ") == nil, knows(left)
      else { continue }
      return tail
    }
    return nil
  }

  private func knows(_ left: Stretch) -> Bool {
    let key = left.withoutBraces
    guard let dot = key.find(".") else {
      return names.slot(key.folded) != nil || lists[key.folded] != nil
    }
    let owner = key.upTo(dot).trimmed.folded
    return tables[owner] != nil || names.owner(owner) != nil
  }

  /// What may follow `is`; also the form of a table's cell.
  func relation(_ rest: Stretch, of left: Term, at place: Stretch) -> Test.Relation? {
    guard !rest.isEmpty else {
      report(ConditionProblem.noTest(place.text), at: place)
      return nil
    }
    switch rest.folded {
    case "known", "わかっている", "分かっている", "わかる", "分かる": return .isKnown
    case "unknown", "not known", "わからない", "分からない", "わかっていない", "分かっていない": return .isUnknown
    case "today", "今日", "本日":
      guard isDay(left, at: place) else { return nil }
      return .isWithin(.days(0), of: DayExpression(base: .term(.today)))
    default: break
    }
    if let relation = dayRelation(rest, of: left, at: place) { return relation.value }
    if let relation = amountRelation(rest, of: left, at: place) { return relation.value }
    if let negated = rest.dropping(prefix: "not ") ?? rest.dropping(anySuffix: negations) {
      return members(negated, of: left).map { .isNoneOf($0) }
    }
    return members(rest.dropping(anySuffix: ["である", "です"]) ?? rest, of: left).map { .isOneOf($0) }
  }

  private var negations: [String] { ["でない", "ではない", "以外"] }

  /// A relation recognised by its words; its value is nil when the rest of it was not understood.
  private struct Recognised { let value: Test.Relation? }

  private func dayRelation(_ rest: Stretch, of left: Term, at place: Stretch) -> Recognised? {
    func checked(_ make: () -> Test.Relation?) -> Recognised {
      Recognised(value: isDay(left, at: place) ? make() : nil)
    }
    if let day = rest.dropping(prefix: "before ") ?? rest.dropping(suffix: "より前") {
      return checked { self.day(day).map { .isBefore($0) } }
    }
    if let day = rest.dropping(prefix: "after ") ?? rest.dropping(anySuffix: ["より後", "よりあと"]) {
      return checked { self.day(day).map { .isAfter($0) } }
    }
    if let span = rest.dropping(prefix: "within "), let of = span.find(" of ") {
      return checked { within(span.upTo(of), of: span.from(of + 4)) }
    }
    if let span = rest.dropping(suffix: "以内") {
      guard let from = span.find("から") else {
        report(ConditionProblem.withinOfWhat(rest.text), at: rest)
        return Recognised(value: nil)
      }
      return checked { within(span.from(from + 2), of: span.upTo(from)) }
    }
    if rest.hasPrefix("within ") {
      report(ConditionProblem.withinOfWhat(rest.text), at: rest)
      return Recognised(value: nil)
    }
    let past = rest.dropping(prefix: "more than ")?.dropping(suffix: "ago")
    if let count = past ?? rest.dropping(suffix: "を過ぎた") {
      return checked { self.count(count).map { .isLongerAgo($0) } }
    }
    return nil
  }

  private func within(_ count: Stretch, of day: Stretch) -> Test.Relation? {
    guard let count = self.count(count), let day = self.day(day) else { return nil }
    return .isWithin(count, of: day)
  }

  private func amountRelation(_ rest: Stretch, of left: Term, at place: Stretch) -> Recognised? {
    let least = rest.dropping(prefix: "at least ") ?? rest.dropping(suffix: "以上")
    let most = rest.dropping(prefix: "at most ") ?? rest.dropping(suffix: "以下")
    if least == nil, most == nil, let meant = rest.limitMeant {
      report(ConditionProblem.noSuchLimit(rest.text, meant: meant), at: rest)
      return Recognised(value: nil)
    }
    guard let number = least ?? most else { return nil }
    switch names.kind(of: left) {
    case .number, .yen, .days, .unknown, .text: break
    case .date, .choice, .yesNo, .product, .order:
      report(ConditionProblem.notANumber(left.name), at: place)
      return Recognised(value: nil)
    }
    return Recognised(
      value: amount(number).map { least == nil ? .isAtMost($0) : .isAtLeast($0) })
  }

  /// `A or B`, `A か B`, `A, B`.
  private func members(_ stretch: Stretch, of left: Term) -> [Value]? {
    var values: [Value] = []
    var complete = true
    // Nothing stands behind the last `or`: its space was cut with the heading's end.
    if [" or", " か", "または", ","].contains(where: stretch.hasSuffix) {
      report(ConditionProblem.emptyValue, at: stretch)
      return nil
    }
    for member in stretch.split(onWords: [", or ", " or ", " か ", "または", ","]) {
      if member.isEmpty {
        report(ConditionProblem.emptyValue, at: stretch)
        complete = false
      } else if let value = value(member, of: left) {
        values.append(value)
      } else if let both = joined(member, of: left) {
        values += both
      } else {
        reportUnknownValue(member, of: left)
        complete = false
      }
    }
    return complete ? values : nil
  }

  /// `AかB` without spaces, where both are values.
  private func joined(_ member: Stretch, of left: Term) -> [Value]? {
    var at = member.find("か")
    while let found = at {
      let first = member.upTo(found).trimmed
      let second = member.from(found + 1).trimmed
      if !first.isEmpty, !second.isEmpty, let a = value(first, of: left) {
        if let b = value(second, of: left) { return [a, b] }
        if let more = joined(second, of: left) { return [a] + more }
      }
      at = member.find("か", from: found + 1)
    }
    return nil
  }
}

extension Stretch {
  /// The condition without `when …` or `… [の]とき`.
  var withoutWhen: Stretch {
    // Both may stand in one heading: English and Japanese are freely mixed.
    let body = dropping(prefix: "when ") ?? self
    guard let rest = body.dropping(anySuffix: ["とき", "場合"]) else { return body }
    // `のとき` may be written `の とき`.
    return rest.dropping(suffix: "の") ?? rest
  }

  /// `more than 3` as this language says it: `at least 4`; nil for what means no limit.
  fileprivate var limitMeant: String? {
    func shown(_ number: Stretch?, _ english: String, _ japanese: String, by step: Int) -> String? {
      guard let number = number?.trimmed.groupedNumber, number + step >= 0 else { return nil }
      return japanese.isEmpty ? "\(english) \(number + step)" : "\(number + step) \(japanese)"
    }
    return shown(
      dropping(anyPrefix: ["more than ", "over ", "above ", ">"]), "at least", "", by: 1)
      ?? shown(
        dropping(anyPrefix: ["less than ", "fewer than ", "under ", "below ", "<"]),
        "at most", "", by: -1)
      ?? shown(dropping(anySuffix: ["より多い", "より大きい", "を超える", "を超えた"]), "", "以上", by: 1)
      ?? shown(dropping(anySuffix: ["未満", "より少ない", "より小さい"]), "", "以下", by: -1)
  }

  /// The tests joined by `and` or `、かつ`.
  fileprivate var tests: [Stretch] {
    var parts: [Stretch] = []
    var start = lower
    var at = lower
    while at < upper {
      let here = from(at)
      if let word = [", かつ", ",かつ", " かつ "].first(where: here.hasPrefix) {
        parts.append(part(start, at).trimmed)
        at += word.unicodeScalars.count
        start = at
      } else if here.hasPrefix(" and "), from(at + 5).beginsTest {
        parts.append(part(start, at).trimmed)
        at += 5
        start = at
      } else {
        at += 1
      }
    }
    parts.append(part(start, upper).trimmed)
    // `A、かつ、B`; `A, and B`.
    return parts.enumerated().map { index, part in
      let part = part.dropping(prefix: ",") ?? part
      return index < parts.count - 1 ? part.dropping(suffix: ",") ?? part : part
    }
  }

  /// Whether a term and `is` or `が` stand here: an `and` inside a value is none of ours.
  private var beginsTest: Bool {
    let body = trimmed
    let word = body.marks.prefix { $0 != " " }
    if word.contains("が") { return true }
    let rest = body.from(body.lower + word.count).trimmed
    return rest.hasPrefix("is ") || rest.hasPrefix("が")
  }
}
