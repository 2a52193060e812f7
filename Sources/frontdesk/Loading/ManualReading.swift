import Pages
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A tree of pages on the disk, read and parsed.
enum ManualReading {
  /// - Parameter now: the moment whose day in the shop is today.
  static func load(_ root: String, now: Timestamp) -> Result<LoadedManual, TreeProblem> {
    let name = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    return TreeReader.read(root).map { files in
      ManualLoader.load(files, root: name, today: ShopZone.japan.date(of: now))
    }
  }

  /// The manual that a desk runs on. A page with a fault keeps it from starting: its errors are
  /// shown to the person who started it.
  static func manual(
    _ root: String, now: Timestamp, _ language: Language, _ output: Output
  ) -> Result<Manual, DeskFailure> {
    switch load(root, now: now) {
    case .failure(let problem):
      return .failure(DeskFailure(problem.words, code: problem.exitCode))
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

  /// The tree that a page or a folder of pages belongs to: the nearest folder above it that holds
  /// `desk.md`; the path itself when there is none.
  static func root(of path: String) -> String {
    var folder = path
    while true {
      if access(folder + "/desk.md", F_OK) == 0 { return folder }
      guard let slash = folder.lastIndex(of: "/"), slash > folder.startIndex else { break }
      folder = String(folder[..<slash])
    }
    return access("desk.md", F_OK) == 0 && !path.hasPrefix("/") ? "." : path
  }
}
