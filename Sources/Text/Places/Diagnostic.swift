/// One problem of the shop's content, as its author reads it: a place, what is wrong, and what to
/// write instead. Modules keep their problems as enums of their own and turn them into this.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable { case error, warning }
  /// The check that found it: `unknown-slot`. Stable, for tools.
  public let check: String
  public let severity: Severity
  public let range: FileRange
  public let problem: Bilingual
  /// What to write instead; nil when only the author can know.
  public let fix: Bilingual?
  /// Other places that the problem is about: the second of two phrases.
  public let others: [FileRange]

  public init(
    check: String, severity: Severity, at range: FileRange, problem: Bilingual, fix: Bilingual?,
    others: [FileRange] = []
  ) {
    self.check = check
    self.severity = severity
    self.range = range
    self.problem = problem
    self.fix = fix
    self.others = others
  }
}
