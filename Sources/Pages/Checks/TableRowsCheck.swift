import Text

/// No row of a table stands behind one that always fits first.
enum TableRowsCheck: PageCheck {
  static let id = "table-row"
  static let finds = Bilingual(
    ja: "いつも先に合う行があって使われない、表の行", en: "rows of a table behind one that always fits first")
  static let wrong = CheckExample(text: page(["any | no", "damaged | yes"]))
  static let right = CheckExample(text: page(["damaged | yes", "any | no"]))

  private static func page(_ rows: [String]) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 返せますか

    ## Ask
    - reason

    ## Table rules
    | reason | allowed |
    | --- | --- |
    \(rows.map { "| \($0) |" }.joined(separator: "\n"))

    ## Answer when rules.allowed is yes
    - ja: 承ります。
    - en: Yes.

    ## Answer
    - ja: 承れません。
    - en: No.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      // A misspelt column tests nothing: its rows are told of then.
      if source.brokenTables || source.brokenAsk
        || !TableColumnsCheck.misspelt(source, tree.names).isEmpty
      {
        return []
      }
      return source.page.tables.flatMap { table in
        // A row is chosen as an answer is: the first that fits.
        let rows = table.rows.map {
          AnswerBlock(
            condition: $0.condition, from: nil, until: nil, wording: Wording(ja: [], en: []),
            then: [], at: $0.range)
        }
        let states = AnswerStates(of: rows, source.page, tree)
        return rows.indices.compactMap { index in
          behind(rows[index], rows[..<index], states).map { error(rows[index].range, $0) }
        }
      }
    }
  }

  /// Why no value comes to a row; nil when one does.
  private static func behind(
    _ row: AnswerBlock, _ earlier: ArraySlice<AnswerBlock>, _ all: AnswerStates
  ) -> ProblemWords? {
    if let first = earlier.first(where: { $0.condition.isImplied(by: row.condition.tests) }) {
      return one(first.range.start.line)
    }
    guard !row.condition.tests.isEmpty, let count = all.count else { return nil }
    for index in 0..<count {
      let states = all.states(at: index)
      if all.mayHold(row.condition, in: states),
        !earlier.contains(where: { all.holds($0.condition, in: states) })
      {
        return nil
      }
    }
    return several
  }

  private static func one(_ line: Int) -> ProblemWords {
    ProblemWords(
      ja: "\(line) 行目がいつも先に合うので、この行は使われません",
      en: "the row in line \(line) always fits first: this one is never used",
      fixJa: "\(line) 行目より上に移すか、値を変える", fixEn: "move it above line \(line), or change its cells")
  }
  private static let several = ProblemWords(
    ja: "この行に合う値はすべて上の行が先に受けるか、一つもないので、この行は使われません",
    en: "the rows above take every value of this one, or it has none: it is never used",
    fixJa: "上の行より前に移すか、値を変える", fixEn: "move it above them, or change its cells")
}
