import Text

/// What a `##` of a page begins.
enum PageHeading {
  case customersSay, elsewhere, atOnce, ask, readBack, then, check
  case table(Stretch)
  case list(Stretch)
  case answer(Stretch)

  private static let plain: [(PageHeading, [String])] = [
    (.customersSay, ["customers say", "お客様の言葉"]),
    (.elsewhere, ["not for this page", "ほかのページの言葉", "他のページの言葉"]),
    (.atOnce, ["at once", "はじめに"]),
    (.ask, ["ask", "お聞きすること"]),
    (.readBack, ["read back", "復唱"]),
    (.then, ["then", "このあと"]),
    (.check, ["check", "テスト"]),
  ]

  /// Every heading as it may be written.
  static let all = [
    "Customers say", "Not for this page", "At once", "Ask", "Read back", "Table NAME", "List NAME",
    "Answer", "Then", "Check", "お客様の言葉", "ほかのページの言葉", "はじめに", "お聞きすること", "復唱", "表 名前", "一覧 名前",
    "回答",
    "このあと", "テスト",
  ]

  /// nil when the heading is none of a page's.
  init?(_ heading: Stretch) {
    let bare = heading.dropping(suffix: ":") ?? heading
    // `## Ask / お聞きすること`: both names are as good as one.
    let key = bare.folded
    let halves = bare.find(" / ") == nil ? [] : bare.split(onWords: [" / "]).map(\.folded)
    if let known = Self.plain.first(where: { $0.1.contains(key) })
      ?? (halves.count == 2
        ? Self.plain.first { entry in halves.allSatisfy(entry.1.contains) } : nil)
    {
      self = known.0
      return
    }
    if let name = heading.dropping(word: "table") ?? heading.dropping(prefix: "表") {
      self = .table(name)
    } else if let name = heading.dropping(word: "list") ?? heading.dropping(prefix: "一覧") {
      self = .list(name)
    } else if let rest = heading.dropping(word: "answer") ?? heading.dropping(prefix: "回答") {
      self = .answer(rest)
    } else {
      return nil
    }
  }
}

/// The rest of an answer's heading: `when … from DATE until DATE`.
struct AnswerHeading {
  var condition: Stretch?
  var from: CivilDate?
  var until: CivilDate?
  /// Where the last day stands.
  var untilPlace: FileRange?

  /// nil when a date is none; the problem is reported.
  init?(_ rest: Stretch, _ reading: Reading) {
    // `## Answer, when …`: the mark says nothing.
    var rest = rest.dropping(prefix: ",") ?? rest.dropping(prefix: ":") ?? rest.trimmed
    if let condition = Self.conditionBehindDates(rest) {
      reading.report(ConditionProblem.whenAfterDates(condition.text), at: condition)
      return nil
    }
    while let (isFrom, word, before) = Self.bound(rest) {
      guard let date = word.date else {
        reading.report(
          word.isDateWithoutYear
            ? ConditionProblem.dateWithoutYear(word.text) : ConditionProblem.noDate(word.text),
          at: word)
        return nil
      }
      if isFrom {
        from = date
      } else {
        until = date
        untilPlace = word.range
      }
      rest = before.trimmed
    }
    if let from, let until, until < from {
      reading.report(ConditionProblem.untilBeforeFrom, at: rest.line.whole)
      return nil
    }
    rest = rest.dropping(suffix: ",") ?? rest
    if !rest.isEmpty { condition = rest }
  }

  private static func mayBeDate(_ mark: Unicode.Scalar) -> Bool {
    Marks.isDigit(mark) || "-/年月日".unicodeScalars.contains(mark)
  }

  /// `from DATE when …`: the condition, which belongs before the dates.
  private static func conditionBehindDates(_ rest: Stretch) -> Stretch? {
    if rest.hasPrefix("from ") || rest.hasPrefix("until ") {
      return rest.find(" when ").map { rest.from($0).trimmed }
        ?? rest.find(" if ").map { rest.from($0).trimmed }
    }
    guard rest.hasSuffix("とき") || rest.hasSuffix("場合") else { return nil }
    var start = rest.lower
    while start < rest.upper,
      mayBeDate(rest.line.marks[start]) || " ,".unicodeScalars.contains(rest.line.marks[start])
        || ["から", "まで"].contains(where: rest.from(start).hasPrefix)
    {
      start += ["から", "まで"].contains(where: rest.from(start).hasPrefix) ? 2 : 1
    }
    // Behind a date and its から or まで, not behind a mere number.
    let dates = rest.upTo(start)
    guard dates.find("から") != nil || dates.find("まで") != nil else { return nil }
    let condition = rest.from(start).trimmed
    return condition.isEmpty ? nil : condition
  }

  /// The last bound of the heading, its date, and what stands before it.
  private static func bound(_ rest: Stretch) -> (Bool, Stretch, Stretch)? {
    // `…から、…まで`: the comma says nothing.
    let rest = rest.dropping(suffix: ",") ?? rest
    for (words, isFrom) in [("から", true), ("まで", false)] {
      guard let before = rest.dropping(suffix: words) else { continue }
      // The date is all that is of one before it.
      var start = before.upper
      while start > before.lower, Self.mayBeDate(before.line.marks[start - 1]) { start -= 1 }
      let word = before.from(start).trimmed
      guard word.marks.first.map(Marks.isDigit) ?? false else { continue }
      return (isFrom, word, before.upTo(start))
    }
    for (words, isFrom) in [("from ", true), ("until ", false)] {
      var last: Int?
      var at = rest.find(words)
      while let found = at {
        if found == rest.lower || rest.line.marks[found - 1] == " " { last = found }
        at = rest.find(words, from: found + 1)
      }
      guard let last else { continue }
      let word = rest.from(last + words.unicodeScalars.count).trimmed
      // The last word of the heading, and nothing behind it.
      if word.find(" ") == nil && !word.isEmpty { return (isFrom, word, rest.upTo(last)) }
    }
    return nil
  }
}
