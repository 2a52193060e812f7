import Text

/// `desk.md` has every standard line in every language of the desk, and fills what it names.
enum StandardLinesCheck: PageCheck {
  static let id = "standard-line"
  static let finds = Bilingual(
    ja: "足りない受付の言葉や、そこでは分からない項目",
    en: "standard lines of desk.md that are missing or name what is not known there")
  static let wrong = CheckExample([
    (
      "desk.md",
      """
      - greeting ja: {order}のお客様、ようこそ。
      """
    )
  ])
  static let right = CheckExample([
    (
      "desk.md",
      """
      - greeting ja: {desk.name}へようこそ。
      """
    )
  ])

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    let desk = tree.manual.desk
    let start = FileRange(FileLocation(file: tree.deskFile, line: 1, column: 1), length: 1)
    var found: [Diagnostic] = []
    for line in StandardLine.allCases {
      let wording = desk.lines[line] ?? Wording(ja: [], en: [])
      let lacking = desk.languages.filter { wording[$0].isEmpty }
      if !lacking.isEmpty {
        found.append(error(tree.linesHeading ?? start, missing(line, lacking)))
      }
    }
    return found + tree.lineUses.compactMap(unknown)
  }

  /// A standard line knows the shop and what the desk gives it, and nothing else.
  private static func unknown(_ use: TermUse) -> Diagnostic? {
    switch use.term {
    case .given, .today: return nil
    case .fact(let fact) where fact.owner == "desk": return nil
    case .slot, .fact, .cell, .list: return error(use.range, unfit(use.term))
    }
  }

  private static func missing(_ line: StandardLine, _ languages: [Language]) -> ProblemWords {
    let name = line.rawValue
    let blanks = line.given.map { "{\($0.rawValue)}" }.joined(separator: " ")
    let keys = languages.map { "`- \(name) \($0.rawValue): …`" }
    return ProblemWords(
      ja: "受付の言葉「\(name)」がありません（\(languages.map(\.rawValue).joined(separator: "、"))）",
      en: "the line `\(name)` is missing (\(languages.map(\.rawValue).joined(separator: ", ")))",
      fixJa: languages.map { "「- \(name) \($0.rawValue): …」" }.joined(separator: "と") + "を書く"
        + (blanks.isEmpty ? "" : "（\(blanks) が使えます）"),
      fixEn: "write " + keys.joined(separator: " and ")
        + (blanks.isEmpty ? "" : " (it may use \(blanks))"))
  }

  private static func unfit(_ term: Term) -> ProblemWords {
    ProblemWords(
      ja: "{\(term.name)} は、この言葉の中では分かりません", en: "{\(term.name)} is not known in this line",
      fixJa: "{\(term.name)} を消す", fixEn: "take {\(term.name)} away")
  }
}
