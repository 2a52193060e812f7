import Pages
import Text
import Wire

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `frontdesk check`: everything that is wrong with the pages.
enum CheckCommand {
  static let spec = CommandSpec(
    ["check"], for: .contentStaff,
    Bilingual(ja: "ページを確かめます", en: "check the pages"),
    options: [.strict, .format, .intents, .now],
    positionals: [
      PositionalSpec(
        "PATH", isNeeded: false,
        Bilingual(
          ja: "ページのフォルダ、またはその中のページ（なければ --intents）",
          en: "a folder of pages, or a page in it (default: --intents)"))
    ],
    examples: [
      .init("frontdesk check", Bilingual(ja: "すべてのページ", en: "all pages")),
      .init(
        "frontdesk check Intents/orders/order-status.md",
        Bilingual(ja: "このページだけ", en: "this page only")),
      .init(
        "frontdesk check --strict --format json",
        Bilingual(ja: "警告もまちがいとして、プログラム用に", en: "for a build: warnings count, as JSON")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let path = trimmed(invocation.positionals.first ?? invocation.intents)
    let root = ManualReading.root(of: path)
    guard access(path, F_OK) == 0 else {
      let shown = TerminalText.line(path)
      return output.fail(
        Bilingual(
          ja: "「\(shown)」がありません。ページかフォルダーの名前を確かめてください。",
          en: "there is no \(shown); name a page or a folder of pages")[invocation.language])
    }
    let now = invocation.now ?? WallTime.now
    switch ManualReading.load(root, now: now) {
    case .failure(let problem):
      _ = output.fail(problem.words[invocation.language])
      return problem.exitCode
    case .success(let loaded):
      var sources = Sources(loaded: loaded)
      let played = ContentRehearsal.play(loaded, beside: root, &sources)
      let asked = (loaded.diagnostics + played).filter {
        isPart($0.range.start.file, of: path, root)
      }
      let found = MissingOrders.once(asked)
      let pages = loaded.manual?.pages.count { isPart($0.file, of: path, root) }
      guard report(found, pages, sources, invocation, output) else { return .failed }
      let counts = Counts(found)
      let isWrong = counts.errors > 0 || invocation.isGiven(.strict) && counts.warnings > 0
      return isWrong ? .contentWrong : .done
    }
  }

  private static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Whether a file is what the person asked about.
  private static func isPart(_ file: String, of path: String, _ root: String) -> Bool {
    // Asked about the whole tree, the transcripts beside it are part of it.
    path == root || file == path || file.hasPrefix(path + "/")
      || root == "."
        && (file == "./" + path || file.hasPrefix("./\(path)/"))
  }

  private struct Counts {
    let errors: Int
    let warnings: Int
    init(_ found: [Diagnostic]) {
      errors = found.count { $0.severity == .error }
      warnings = found.count - errors
    }
  }

  /// False when nobody reads it.
  private static func report(
    _ found: [Diagnostic], _ pages: Int?, _ sources: Sources, _ invocation: Invocation,
    _ output: Output
  ) -> Bool {
    let language = invocation.language
    let isJSON = invocation.text(.format) == "json"
    for one in found {
      let text =
        isJSON
        ? json(one, language).text
        : one.rendered(in: language, source: sources.line(at: one.range.start))
      guard output.write(text) else { return false }
    }
    let counts = Counts(found)
    if isJSON {
      let summary = JSON.object([
        .init("pages", pages.map { .integer(Int64($0)) } ?? .null),
        .init("errors", .integer(Int64(counts.errors))),
        .init("warnings", .integer(Int64(counts.warnings))),
      ])
      return output.write(summary.text)
    }
    let tree = Bilingual(
      ja: pages.map { "\($0) ページ: " } ?? "",
      en: pages.map { "\($0) \($0 == 1 ? "page" : "pages"): " } ?? "")
    let summary = Bilingual(
      ja: tree.ja + "エラー \(counts.errors) 件、警告 \(counts.warnings) 件",
      en: tree.en + "\(counts.errors) \(counts.errors == 1 ? "error" : "errors"), "
        + "\(counts.warnings) \(counts.warnings == 1 ? "warning" : "warnings")")
    return output.write(summary[language])
  }

  private static func json(_ one: Diagnostic, _ language: Language) -> JSON {
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
