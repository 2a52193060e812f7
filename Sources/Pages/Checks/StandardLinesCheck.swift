import Text

/// `desk.md` has every standard line in every language of the desk, and fills what it names.
enum StandardLinesCheck: PageCheck {
  static let id = "standard-line"

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    let desk = tree.manual.desk
    let start = FileRange(FileLocation(file: tree.deskFile, line: 1, column: 1), length: 1)
    var found: [Diagnostic] = []
    for line in StandardLine.allCases {
      let wording = desk.lines[line] ?? Wording(ja: [], en: [])
      for language in desk.languages {
        if wording[language].isEmpty {
          found.append(error(tree.linesHeading ?? start, missing(line, language)))
        }
        for text in wording[language] { found += unknown(in: text) }
      }
    }
    return found
  }

  /// A standard line knows the shop and what the desk gives it, and nothing else.
  private static func unknown(in text: AnswerText) -> [Diagnostic] {
    text.pieces.compactMap { piece in
      guard case .term(let term, _, _) = piece else { return nil }
      switch term {
      case .given, .today: return nil
      case .fact(let fact) where fact.owner == "desk": return nil
      case .slot, .fact, .cell, .list: return error(text.range, unfit(term))
      }
    }
  }

  private static func missing(_ line: StandardLine, _ language: Language) -> ProblemWords {
    let key = "\(line.rawValue) \(language.rawValue)"
    let blanks = line.given.map { "{\($0.rawValue)}" }.joined(separator: " ")
    let use =
      blanks.isEmpty
      ? Bilingual(ja: "", en: "")
      : Bilingual(ja: "（\(blanks) が使えます）", en: " (it may use \(blanks))")
    return ProblemWords(
      ja: "受付の言葉「\(key)」がありません", en: "the line `\(key)` is missing",
      fixJa: "「- \(key): …」と書く\(use.ja)", fixEn: "write `- \(key): …`\(use.en)")
  }

  private static func unfit(_ term: Term) -> ProblemWords {
    ProblemWords(
      ja: "{\(term.name)} は、この言葉の中では分かりません", en: "{\(term.name)} is not known in this line",
      fixJa: "{\(term.name)} を消す", fixEn: "take {\(term.name)} away")
  }
}
