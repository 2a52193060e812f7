import Text

extension Page {
  /// The page with its own ways to ask filled up: a language that an ask line lacks is asked in the
  /// words of `slots.md`.
  func asking(withWordsOf slots: [SlotDefinition]) -> Page {
    guard ask.contains(where: { $0.wording != nil }) else { return self }
    let general = Dictionary(
      slots.map { ($0.name, $0.ask) }, uniquingKeysWith: { first, _ in first })
    return Page(
      id: id, file: file, area: area, title: title, prose: prose, phrases: phrases,
      elsewhere: elsewhere, atOnce: atOnce,
      ask: ask.map { line in
        // Behind `or the order's` the own words are another question: whether that one will do.
        guard let own = line.wording, line.source != .orOrders, let spare = general[line.slot]
        else { return line }
        return AskLine(
          slot: line.slot, need: line.need, source: line.source, verifiedBy: line.verifiedBy,
          oneOf: line.oneOf, again: line.again, condition: line.condition,
          wording: Wording(
            ja: own.ja.isEmpty ? spare.ja : own.ja, en: own.en.isEmpty ? spare.en : own.en),
          at: line.range)
      },
      readBack: readBack, tables: tables, lists: lists, answers: answers, then: then,
      checks: checks)
  }
}
