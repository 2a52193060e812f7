import Text

/// What is wrong with a line or heading of a page.
enum LineProblem: Problem {
  /// The line as it should stand.
  case fullWidthHead(String)
  case secondTitle(String)
  case deepHeading(String)
  case unknownHeading(String, nearest: String?, all: [String])
  case headingWithoutName(String)
  case sectionTwice(String)
  case strayText(String)
  case strayRow
  /// The row as it should stand.
  case rowWithoutBars(String)
  /// A table or list by the name of a slot or of what has facts.
  case nameTaken(String)

  var severity: Diagnostic.Severity {
    switch self {
    case .fullWidthHead, .rowWithoutBars: .warning
    case .secondTitle, .deepHeading, .unknownHeading, .headingWithoutName, .sectionTwice,
      .strayText, .strayRow, .nameTaken:
      .error
    }
  }

  var check: String {
    switch self {
    case .fullWidthHead: "full-width-head"
    case .rowWithoutBars: "table"
    case .secondTitle, .deepHeading, .headingWithoutName, .sectionTwice, .nameTaken: "heading"
    case .unknownHeading: "unknown-heading"
    case .strayText, .strayRow: "stray-line"
    }
  }

  var words: ProblemWords {
    switch self {
    case .fullWidthHead(let line):
      ProblemWords(
        ja: "行頭のこの記号は、Markdown の表示では効きません（読み取りはできました）",
        en: "this mark does not render as Markdown (the line was read all the same)",
        fixJa: "「\(line)」と書く", fixEn: "write `\(line)`")
    case .secondTitle(let text):
      ProblemWords(
        ja: "題名は、ページの先頭に一つだけ置けます", en: "a page has one title, at its top",
        fixJa: "「## \(text)」と書くか、この行を消す", fixEn: "write `## \(text)`, or take the line away")
    case .deepHeading(let text):
      ProblemWords(
        ja: "見出しに使えるのは「#」と「##」だけです", en: "only `#` and `##` are headings here",
        fixJa: "「## \(text)」と書く", fixEn: "write `## \(text)`")
    case .unknownHeading(let text, let nearest, let all):
      ProblemWords(
        ja: "「\(text)」という見出しはありません", en: "no heading is named `\(text)`",
        fixJa: nearest.map { "「## \($0)」と書く" }
          ?? "次のどれかを書く: \(Self.list(all, .ja))",
        fixEn: nearest.map { "write `## \($0)`" } ?? "write one of: \(Self.list(all, .en))")
    case .headingWithoutName(let kind):
      ProblemWords(
        ja: "見出しに名前がありません", en: "this heading has no name",
        fixJa: "「## \(kind) 名前」のように書く", fixEn: "write `## \(kind) NAME`")
    case .sectionTwice(let text):
      ProblemWords(
        ja: "「\(text)」の見出しが二つあります", en: "`\(text)` stands twice",
        fixJa: "一つの見出しにまとめる", fixEn: "put both under one heading")
    case .strayText:
      ProblemWords(
        ja: "この行は、ここでは何の役目もありません", en: "this line belongs to nothing here",
        fixJa: "「- 」で始めるか、題名の下の説明文に移す",
        fixEn: "begin it with `- `, or move it to the prose below the title")
    case .rowWithoutBars(let row):
      ProblemWords(
        ja: "表の行の両端に「|」がありません（読み取りはできました）",
        en: "a table's row begins and ends with `|` (it was read all the same)",
        fixJa: "「\(row)」と書く", fixEn: "write `\(row)`")
    case .nameTaken(let name):
      ProblemWords(
        ja: "「\(name)」は別のものの名前なので、表や一覧の名前にはできません",
        en: "`\(name)` already names something else, so no table or list can have this name",
        fixJa: "ほかの名前を付け、使っているところも直す",
        fixEn: "give it another name, here and where it is used")
    case .strayRow:
      ProblemWords(
        ja: "表は、ここには置けません", en: "a table cannot stand here",
        fixJa: "「## 表 名前」の下に移す", fixEn: "move it below `## Table NAME`")
    }
  }

  /// The names of one language; both may be written.
  private static func list(_ all: [String], _ language: Language) -> String {
    all.filter { Marks.language(of: $0.unicodeScalars) == language }
      .joined(separator: language == .ja ? "、" : ", ")
  }
}
