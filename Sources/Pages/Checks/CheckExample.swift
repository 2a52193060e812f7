public import Text

/// Files of a tree that show a check at work. They are laid over a shop that has no faults: a page
/// stands as it is, what belongs to `desk.md` or another file at the top is added at its end.
public struct CheckExample: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// From the tree's root: `returns/return-start.md`.
    public let path: String
    public let text: String
  }
  public let files: [File]

  /// One page.
  init(_ path: String = "shop/page.md", text: String) {
    files = [File(path: path, text: text)]
  }
  init(_ files: [(path: String, text: String)]) {
    self.files = files.map { File(path: $0.path, text: $0.text) }
  }
}

/// A check as `frontdesk check --list` shows it.
public struct CheckDescription: Hashable, Sendable {
  /// Stable, for tools: `same-phrase`.
  public let id: String
  public let finds: Bilingual
  public let wrong: CheckExample
  public let right: CheckExample
}

/// The checks of a tree of pages, in the order in which they run.
public enum CheckList {
  public static var all: [CheckDescription] {
    Checks.all.map {
      CheckDescription(id: $0.id, finds: $0.finds, wrong: $0.wrong, right: $0.right)
    } + [HeldOutPhrase.description]
  }
}
