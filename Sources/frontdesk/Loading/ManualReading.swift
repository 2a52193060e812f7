import Pages
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A tree of pages on the disk, read and parsed.
enum ManualReading {
  /// - Parameters:
  ///   - now: the moment whose day in the shop is today.
  ///   - checks: whether the checks run at once.
  static func load(
    _ root: String, now: Timestamp, checks: Bool = true
  ) -> Result<LoadedManual, TreeProblem> {
    let name = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
    return TreeReader.read(root, namesFaulty: true).map { files in
      ManualLoader.load(
        files, root: name, today: ShopZone.japan.date(of: now), checks: checks,
        workers: ThreadWorkers())
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
