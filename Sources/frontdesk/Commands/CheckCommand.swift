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
    options: [.strict, .format, .watchPages, .list, .intents, .now],
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
      .init(
        "frontdesk check --format github",
        Bilingual(ja: "GitHub の画面で行に印を付ける", en: "marks the lines on GitHub")),
      .init(
        "frontdesk check --watch",
        Bilingual(ja: "ページを保存するたびに確かめる", en: "again at every save, until Ctrl-C")),
      .init(
        "frontdesk check --list",
        Bilingual(ja: "何を確かめるか", en: "what is checked, with examples")),
    ], run: run)

  private static func run(_ invocation: Invocation, _ output: Output) -> ExitCode {
    let form = CheckForm(rawValue: invocation.text(.format) ?? "") ?? .text
    if invocation.isGiven(.list) {
      return CheckListing.write(form, invocation.language, output) ? .done : .failed
    }
    let path = trimmed(invocation.positionals.first ?? invocation.intents)
    let root = ManualReading.root(of: path)
    guard access(path, F_OK) == 0 else {
      let shown = TerminalText.line(path)
      return output.fail(
        Bilingual(
          ja: "「\(shown)」がありません。ページかフォルダーの名前を確かめてください。",
          en: "there is no \(shown); name a page or a folder of pages")[invocation.language])
    }
    guard invocation.isGiven(.watchPages) else {
      return check(path, root, form, invocation, output)
    }
    var watch = TreeWatch([root, ContentRehearsal.folder(beside: root)])
    repeat {
      guard writeMoment(form, output) else { return .failed }
      let code = check(path, root, form, invocation, output)
      // Nobody reads it any more, or there is nothing left to read.
      guard code != .failed else { return code }
    } while watch.wait()
    return .done
  }

  /// Above each look of `--watch`: when it was, so that one is told from the next. Programs count
  /// their own lines. False when nobody reads it.
  private static func writeMoment(_ form: CheckForm, _ output: Output) -> Bool {
    switch form {
    case .json: true
    case .text, .github: output.write("--- \(ShopZone.japan.text(WallTime.now)) ---\n")
    }
  }

  private static func check(
    _ path: String, _ root: String, _ form: CheckForm, _ invocation: Invocation, _ output: Output
  ) -> ExitCode {
    let now = invocation.now ?? WallTime.now
    switch ManualReading.load(root, now: now, checks: false) {
    case .failure(let problem):
      _ = output.fail(problem.words[invocation.language])
      return problem.exitCode
    case .success(let loaded):
      let (diagnostics, played) = found(loaded, root)
      let asked = (diagnostics + played.problems).filter {
        isPart($0, of: path, root)
      }
      let found = MissingOrders.once(asked)
      let pages = loaded.manual?.pages.count { isPart($0.file, of: path, root) }
      guard report(found, pages, played.sources, form, invocation.language, output) else {
        return .failed
      }
      let counts = Counts(found)
      let isWrong = counts.errors > 0 || invocation.isGiven(.strict) && counts.warnings > 0
      return isWrong ? .contentWrong : .done
    }
  }

  /// What the checks of the tree find, and beside it what its conversations come to.
  private static func found(
    _ loaded: LoadedManual, _ root: String
  ) -> ([Diagnostic], ContentRehearsal.Played) {
    let workers = ThreadWorkers()
    let halves = workers.map(2) {
      half -> (checked: LoadedManual?, played: ContentRehearsal.Played?) in
      half == 0
        ? (nil, ContentRehearsal.play(loaded, beside: root)) : (loaded.checked(workers), nil)
    }
    let played = halves.lazy.compactMap(\.played).first
    let checked = halves.lazy.compactMap(\.checked).first
    return (
      (checked ?? loaded).diagnostics,
      played ?? ContentRehearsal.Played(problems: [], sources: Sources(loaded: loaded))
    )
  }

  private static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  /// Whether a problem is about what the person asked, in its first place or another.
  private static func isPart(_ found: Diagnostic, of path: String, _ root: String) -> Bool {
    ([found.range] + found.others).contains { isPart($0.start.file, of: path, root) }
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
    _ found: [Diagnostic], _ pages: Int?, _ sources: Sources, _ form: CheckForm,
    _ language: Language, _ output: Output
  ) -> Bool {
    for one in found {
      let line = sources.line(at: one.range.start)
      guard output.write(form.text(of: one, source: line, in: language)) else { return false }
    }
    let counts = Counts(found)
    return output.write(
      form.summary(
        pages: pages, errors: counts.errors, warnings: counts.warnings, in: language))
  }
}
