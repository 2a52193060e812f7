import Text

/// What is wrong at one place of the manual, in words for the person who can mend it.
protocol Problem {
  /// Stable, for tools: `unknown-slot`.
  var check: String { get }
  var severity: Diagnostic.Severity { get }
  /// What is wrong, then what to write instead.
  var words: ProblemWords { get }
}

struct ProblemWords {
  let problem: Bilingual
  let fix: Bilingual?
  init(ja: String, en: String, fix: Bilingual? = nil) {
    problem = Bilingual(ja: ja, en: en)
    self.fix = fix
  }
  init(ja: String, en: String, fixJa: String, fixEn: String) {
    self.init(ja: ja, en: en, fix: Bilingual(ja: fixJa, en: fixEn))
  }
}

/// `1 cell`, `3 cells`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

extension Problem {
  func diagnostic(at range: FileRange) -> Diagnostic {
    let words = words
    return Diagnostic(
      check: check, severity: severity, at: range, problem: words.problem, fix: words.fix)
  }
}

/// Collects what a reading of the tree finds. An error reported here keeps the desk from starting;
/// what the checks find later does not.
final class Reporter {
  private(set) var found: [Diagnostic] = []
  /// How many errors so far: a part that raises it did not parse.
  private(set) var errors = 0

  func report(_ problem: some Problem, at range: FileRange) {
    if problem.severity == .error { errors += 1 }
    found.append(problem.diagnostic(at: range))
  }
  func report(_ problem: some Problem, at stretch: Stretch) { report(problem, at: stretch.range) }
}

extension [Diagnostic] {
  /// By place, errors first, none twice.
  func inOrder() -> [Diagnostic] {
    var seen = Set<Diagnostic>()
    return filter { seen.insert($0).inserted }.sorted { a, b in
      if a.range.start != b.range.start { return a.range.start < b.range.start }
      if a.severity != b.severity { return a.severity == .error }
      return (a.check, a.problem.en) < (b.check, b.problem.en)
    }
  }
}
