import Text
import Wire

/// How `frontdesk check` prints what it found.
enum CheckForm: String, Sendable {
  /// Place, line, caret and fix, for people.
  case text
  /// Workflow commands of GitHub Actions: each problem is shown at its line. Source: GitHub,
  /// "Workflow commands", `error` and `warning`.
  case github
  /// JSON Lines, for programs.
  case json

  /// One problem, without a line break at its end.
  func text(of one: Diagnostic, source: String?, in language: Language) -> String {
    switch self {
    case .text: one.rendered(in: language, source: source)
    case .github: Self.command(one, language)
    case .json: Self.object(one, language).text
    }
  }

  /// What is said last. On GitHub it is a notice, since other lines are only read by people.
  func summary(pages: Int?, errors: Int, warnings: Int, in language: Language) -> String {
    let tree = Bilingual(
      ja: pages.map { "\($0) ページ: " } ?? "",
      en: pages.map { "\($0) \($0 == 1 ? "page" : "pages"): " } ?? "")
    let counted = Bilingual(
      ja: tree.ja + "エラー \(errors) 件、警告 \(warnings) 件",
      en: tree.en + "\(errors) \(errors == 1 ? "error" : "errors"), "
        + "\(warnings) \(warnings == 1 ? "warning" : "warnings")")
    switch self {
    case .text, .github: return counted[language]
    case .json:
      return JSON.object([
        .init("pages", pages.map { .integer(Int64($0)) } ?? .null),
        .init("errors", .integer(Int64(errors))),
        .init("warnings", .integer(Int64(warnings))),
      ]).text
    }
  }

  private static func command(_ one: Diagnostic, _ language: Language) -> String {
    let start = one.range.start
    let end = start.column + one.range.length - 1
    let fix = one.fix.map { "\n" + (language == .ja ? "直し方: " : "fix: ") + $0[language] } ?? ""
    return "::\(one.severity.rawValue) file=\(property(start.file)),line=\(start.line),"
      + "col=\(start.column),endColumn=\(end),title=\(property(one.check))::"
      + data(one.problem[language] + fix)
  }

  /// A message: per cent signs and line breaks are written out.
  private static func data(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%25"
      case "\r": "%0D"
      case "\n": "%0A"
      case _: String(scalar)
      }
    }.joined()
  }

  /// A property's value: colons and commas too.
  private static func property(_ text: String) -> String {
    data(text).unicodeScalars.map { scalar in
      switch scalar {
      case ":": "%3A"
      case ",": "%2C"
      case _: String(scalar)
      }
    }.joined()
  }

  private static func object(_ one: Diagnostic, _ language: Language) -> JSON {
    .object([
      .init("file", .string(one.range.start.file)),
      .init("line", .integer(Int64(one.range.start.line))),
      .init("column", .integer(Int64(one.range.start.column))),
      .init("length", .integer(Int64(one.range.length))),
      .init("severity", .string(one.severity.rawValue)),
      .init("check", .string(one.check)),
      .init("problem", .string(one.problem[language])),
      .init("fix", one.fix.map { .string($0[language]) } ?? .null),
    ])
  }
}
