public import Text

/// What reading a tree gave: the manual, where it is whole, and everything that is wrong with it.
public struct LoadedManual: Sendable {
  /// nil when a syntax error or an unknown name stands in the way; a failed check does not.
  public let manual: Manual?
  /// By place, none twice.
  public let diagnostics: [Diagnostic]
  private let lines: [String: [SourceLine]]
  private let tree: ManualTree?

  init(
    manual: Manual?, diagnostics: [Diagnostic], lines: [String: [SourceLine]], tree: ManualTree?
  ) {
    self.manual = manual
    self.diagnostics = diagnostics
    self.lines = lines
    self.tree = tree
  }

  /// The same with what the checks find: everything that `check` reports beyond syntax and names.
  /// - Parameter workers: what the checks are shared among.
  public func checked(_ workers: any Workers) -> LoadedManual {
    guard let tree else { return self }
    return LoadedManual(
      manual: manual, diagnostics: (diagnostics + Checks.run(tree, workers)).inOrder(),
      lines: lines, tree: nil)
  }

  /// The line that a place stands in, as written; nil when the tree has none there.
  public func line(at place: FileLocation) -> String? {
    guard let lines = lines[place.file], lines.indices.contains(place.line - 1) else { return nil }
    return lines[place.line - 1].text
  }
}
