public import Text

extension Manual {
  /// A standard line's words, with what the desk fills into it; nil when `desk.md` has none in this
  /// language, which its check refuses.
  /// - Parameter turn: which of several variants is said.
  public func text(
    of line: StandardLine, _ given: [GivenWord: Value], in language: Language, turn: Int,
    today: CivilDate
  ) -> String? {
    guard let answer = desk.lines[line]?.text(in: language, turn: turn) else { return nil }
    let facts = GivenFacts(manual: self, given: given, today: today)
    return try? answer.written(in: language, facts: facts, manual: self).get()
  }
}

/// What a standard line may name: the shop's rules and what the desk gives it.
private struct GivenFacts: FactReading {
  let manual: Manual
  let given: [GivenWord: Value]
  let today: CivilDate

  func value(of term: Term) -> Value? {
    switch term {
    case .given(let word): given[word]
    case .fact(let name) where name.owner == "desk": manual.desk.fact(name.column)
    case .today: .date(today)
    case .fact, .slot, .cell, .list: nil
    }
  }
}

extension DeskSettings {
  /// `{desk.name}` and the shop's rules, by column; nil for what `desk.md` does not say.
  public func fact(_ column: String) -> Value? {
    column == "name" ? .words(name) : rules[column]
  }
}
