import Pages
import Text

/// The tree of pages as commands need it.
enum LoadedTree {
  /// Reads and checks the tree; its problems as they were found.
  static func load(_ folder: String, now: Timestamp) -> Result<LoadedManual, TreeProblem> {
    TreeReader.read(folder).map { files in
      var root = folder[...]
      while root.utf8.count > 1, root.hasSuffix("/") { root.removeLast() }
      return ManualLoader.load(files, root: String(root), today: ShopZone.japan.date(of: now))
    }
  }

  /// The manual that a desk runs on. A page with a fault keeps it from starting: its errors are
  /// shown to the person who started it.
  static func manual(
    _ folder: String, now: Timestamp, _ language: Language, _ output: Output
  ) -> Result<Manual, DeskFailure> {
    switch load(folder, now: now) {
    case .failure(let problem): return .failure(DeskFailure(problem.words))
    case .success(let loaded):
      if let manual = loaded.manual { return .success(manual) }
      for one in loaded.diagnostics where one.severity == .error {
        output.complain(one.rendered(in: language, source: loaded.line(at: one.range.start)))
      }
      return .failure(
        DeskFailure(
          Bilingual(
            ja: "ページに誤りがあるため、受付を始められません。上の箇所を直してから、もう一度お試しください。",
            en: "the desk does not start: mend the pages as said above, then try again"),
          code: .contentWrong))
    }
  }
}
