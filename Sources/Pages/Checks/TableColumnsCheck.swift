import Text

/// Every column of a table is a condition or used, and so is the table.
enum TableColumnsCheck: PageCheck {
  static let id = "table-column"
  static let finds = Bilingual(
    ja: "書き間違えた列名と、どこにも使わない列や表", en: "misspelt columns, and columns and tables used for nothing")
  static let wrong = CheckExample(text: page("resaon"))
  static let right = CheckExample(text: page("reason"))

  private static func page(_ column: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 送料はどちらの負担

    ## Ask
    - reason

    ## Table rules
    | \(column) | postage |
    | --- | --- |
    | damaged | 当店 / ours |
    | any | お客様 / yours |

    ## Answer
    - ja: 送料は{rules.postage}の負担です。
    - en: The postage is {rules.postage}.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      if source.isUnclear { return [] }
      let used = source.usedCells
      return source.tables.flatMap { table -> [Diagnostic] in
        let unused = table.columns.filter {
          !used.contains(.cell(table: table.name, column: $0.key))
        }
        let near = unused.compactMap { column, range in
          meant(column, tree.names).map { error(range, misspelt(column, $0)) }
        }
        if !near.isEmpty { return near }
        if unused.count == table.columns.count { return [warning(table.heading, idle(table.name))] }
        return unused.map { warning($0.value, idle($0.key, of: table.name)) }
      }
    }
  }

  /// The slots that columns of the page probably mean.
  static func misspelt(_ source: PageSource, _ names: KnownNames) -> Set<SlotName> {
    let used = source.usedCells
    return Set(
      source.tables.flatMap { table in
        table.columns.keys.filter { !used.contains(.cell(table: table.name, column: $0)) }
          .compactMap { meant($0, names).flatMap { names.slot(Marks.folded($0)) } }
      })
  }

  private static func meant(_ column: String, _ names: KnownNames) -> String? {
    Nearest.name(to: column, in: names.slotNames)
  }

  private static func misspelt(_ column: String, _ meant: String) -> ProblemWords {
    ProblemWords(
      ja: "列「\(column)」はお聞きするものの名前ではなく、結果としても使っていません",
      en: "the column `\(column)` is no slot, and nothing uses it as a result",
      fixJa: "\(meant) と書く", fixEn: "write `\(meant)`")
  }
  private static func idle(_ column: String, of table: String) -> ProblemWords {
    ProblemWords(
      ja: "列「\(column)」は、どこにも使っていません", en: "nothing uses the column `\(column)`",
      fixJa: "回答の文や条件に {\(table).\(column)} を使うか、この列を消す",
      fixEn: "use {\(table).\(column)} in an answer or a condition, or take the column away")
  }
  private static func idle(_ table: String) -> ProblemWords {
    ProblemWords(
      ja: "表「\(table)」は、どこにも使っていません", en: "nothing uses the table `\(table)`",
      fixJa: "回答の文や条件に {\(table).列の名前} を使うか、この表を消す",
      fixEn: "use {\(table).COLUMN} in an answer or a condition, or take the table away")
  }
}

extension PageSource {
  /// Whether parts that may name a table's cells did not parse.
  fileprivate var isUnclear: Bool {
    brokenTables || brokenAnswers || brokenAsk || brokenAtOnce || brokenReadBack
  }

  /// The cells that texts and conditions name.
  fileprivate var usedCells: Set<Term> {
    let tests = page.answers.flatMap(\.condition.tests) + page.ask.flatMap(\.condition.tests)
    return Set(texts.flatMap(\.uses).map(\.term) + tests.map(\.left))
  }
}
