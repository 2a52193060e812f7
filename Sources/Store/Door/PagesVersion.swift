public import Text

/// The whole tree of pages in one state, kept so that what was said can be told from them again.
public struct PagesVersion: Hashable, Sendable {
  public struct File: Hashable, Sendable {
    /// In the tree: `orders/order-status.md`.
    public let path: String
    public let hash: ContentHash
    public let bytes: [UInt8]
    public init(path: String, bytes: [UInt8]) {
      self.path = path
      hash = ContentHash(of: bytes)
      self.bytes = bytes
    }
  }
  /// By path.
  public let files: [File]
  /// Of all paths and texts.
  public let hash: ContentHash

  public init(_ files: [File]) {
    self.files = files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    hash = ContentHash(of: self.files.lazy.map { "\($0.path)\n\($0.hash)\n" }.joined().utf8)
  }
}

/// A generation in the list of all.
public struct GenerationRow: Hashable, Sendable {
  public let generation: Generation
  public let hash: ContentHash
  /// When it was first run on.
  public let at: Timestamp
  public init(generation: Generation, hash: ContentHash, at: Timestamp) {
    self.generation = generation
    self.hash = hash
    self.at = at
  }
}
