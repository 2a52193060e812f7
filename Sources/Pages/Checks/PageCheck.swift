import Text

/// The whole tree as the checks see it: the manual, and where its parts stand.
struct ManualTree: Sendable {
  let manual: Manual
  /// By id, as `manual.pages`.
  let sources: [PageSource]
  let names: KnownNames
  let deskFile: String
  let linesHeading: FileRange?
  /// Every term that a standard line names.
  let lineUses: [TermUse]
  /// The areas that `desk.md` has rules of words for.
  let areas: [(name: String, range: FileRange)]
  let lines: [String: [SourceLine]]
  let today: CivilDate
  /// Whether all of it was understood: what nothing names may else stand where nobody could read.
  let isWhole: Bool
}

/// One check of the manual: a function from the tree to what it finds.
protocol PageCheck: Sendable {
  /// Stable, for tools: `same-phrase`.
  static var id: String { get }
  /// What it finds, in a few words.
  static var finds: Bilingual { get }
  /// Files that this check, and no other, finds fault with.
  static var wrong: CheckExample { get }
  /// The same mended.
  static var right: CheckExample { get }
  static func run(_ tree: ManualTree) -> [Diagnostic]
}

extension PageCheck {
  static func error(
    _ range: FileRange, _ words: ProblemWords, others: [FileRange] = []
  ) -> Diagnostic {
    Diagnostic(
      check: id, severity: .error, at: range, problem: words.problem, fix: words.fix,
      others: others)
  }
  static func warning(_ range: FileRange, _ words: ProblemWords) -> Diagnostic {
    Diagnostic(
      check: id, severity: .warning, at: range, problem: words.problem, fix: words.fix)
  }
}

/// The checks of a tree. Each stands in a file of its own and reports what others do not. The one
/// that takes longest stands first, so that others are done beside it.
enum Checks {
  static var all: [any PageCheck.Type] {
    [
      OverlapCheck.self, PageShapeCheck.self, LanguageCheck.self, QuestionCheck.self,
      OrderNeededCheck.self,
      KnownTermsCheck.self, ChoiceWordsCheck.self, TableColumnsCheck.self, TableRowsCheck.self,
      TableValuesCheck.self,
      CoverageCheck.self, UnreachedCheck.self, SamePhraseCheck.self,
      StepsCheck.self, PromiseCheck.self, UnusedSlotCheck.self, CircleCheck.self,
      StandardLinesCheck.self, DatesCheck.self, WordRulesCheck.self, PhraseMarksCheck.self,
      ExampleFitsCheck.self, AskedTwiceCheck.self, ReadBackCheck.self, FactColumnsCheck.self,
    ]
  }

  static func run(_ tree: ManualTree, _ workers: any Workers) -> [Diagnostic] {
    workers.map(all.count) { all[$0].run(tree) }.flatMap(\.self)
  }
}
