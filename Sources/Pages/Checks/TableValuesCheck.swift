import Text

/// What is asked of a table's column stands in it, and what is shown of it is in the language of the
/// text.
enum TableValuesCheck: PageCheck {
  static let id = "table-value"
  static let finds = Bilingual(
    ja: "表のどの行にもない値と、文の言語で書かれていない欄",
    en: "values that no row of a table has, and cells in another language than the text")
  static let wrong = CheckExample(text: page(tested: "mabye", shown: "当店"))
  static let right = CheckExample(text: page(tested: "maybe", shown: "当店 / ours"))

  private static func page(tested: String, shown: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 送料はどちらの負担

    ## Ask
    - reason

    ## Table rules
    | reason | allowed | postage |
    | --- | --- | --- |
    | damaged | maybe | \(shown) |
    | any | no | お客様 / yours |

    ## Answer when rules.allowed is \(tested)
    - ja: お調べします。
    - en: We shall see.

    ## Answer
    - ja: 送料は{rules.postage}の負担です。
    - en: The postage is {rules.postage}.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source in
      source.brokenTables ? [] : tested(source) + shown(source, tree.manual.desk.languages)
    }
  }

  /// Values that a condition looks for and no row gives.
  private static func tested(_ source: PageSource) -> [Diagnostic] {
    let page = source.page
    let tests = page.answers.flatMap(\.condition.tests) + page.ask.flatMap(\.condition.tests)
    return tests.flatMap { test -> [Diagnostic] in
      guard case .cell(let name, let column) = test.left,
        let table = page.tables.first(where: { $0.name == name })
      else { return [] }
      let given = table.rows.compactMap { $0.results[column] }
      let wanted: [Value]
      switch test.relation {
      case .isOneOf(let values), .isNoneOf(let values): wanted = values
      case .isKnown, .isUnknown, .isBefore, .isAfter, .isWithin, .isLongerAgo, .isAtLeast,
        .isAtMost:
        return []
      }
      return wanted.filter { value in !given.contains { $0.fits(value) } }.map {
        error(test.range, noRow($0.pageForm, test.left.name, given))
      }
    }
  }

  /// Cells of one language that a text of the other shows.
  private static func shown(_ source: PageSource, _ languages: [Language]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (table, places) in zip(source.page.tables, source.tables) {
      for language in languages {
        let used = Set(source.texts.filter { $0.language == language }.flatMap(\.uses).map(\.term))
        for (row, cells) in zip(table.rows, places.cells) {
          for (column, place) in cells where used.contains(.cell(table: table.name, column: column))
          {
            guard case .words(let words) = row.results[column], words.ja == words.en,
              isForeign(words.ja, in: language)
            else { continue }
            found.append(warning(place, foreign(words.ja, language)))
          }
        }
      }
    }
    return found
  }

  /// Whether a text of `language` should not show `word`. Names in capitals are the same in both.
  private static func isForeign(_ word: String, in language: Language) -> Bool {
    let scalars = word.unicodeScalars
    switch (Marks.language(of: scalars), language) {
    case (.ja, .en): return true
    case (.en, .ja): return scalars.allSatisfy { Marks.folded($0) == $0 }
    case (.ja, .ja), (.en, .en), (nil, _): return false
    }
  }

  private static func noRow(_ value: String, _ cell: String, _ given: [Value]) -> ProblemWords {
    var known: [String] = []
    for form in given.map(\.pageForm) where !known.contains(form) { known.append(form) }
    let nearest = Nearest.name(to: value, in: known)
    let list = known.joined(separator: ", ")
    return ProblemWords(
      ja: "「\(cell)」が「\(value)」になる行はありません", en: "no row makes `\(cell)` `\(value)`",
      fixJa: nearest.map { "\($0) と書く" } ?? "次のどれかを書く: \(list)",
      fixEn: nearest.map { "write \($0)" } ?? "write one of: \(list)")
  }

  private static func foreign(_ word: String, _ language: Language) -> ProblemWords {
    ProblemWords(
      ja: language == .en ? "英語の文に、日本語の「\(word)」が出ます" : "日本語の文に、英語の「\(word)」が出ます",
      en: language == .en
        ? "an English text shows the Japanese `\(word)`"
        : "a Japanese text shows the English `\(word)`",
      fixJa: language == .en ? "「\(word) / 英語」と書く" : "「日本語 / \(word)」と書く",
      fixEn: language == .en ? "write `\(word) / the English for it`" : "write `日本語 / \(word)`")
  }
}
