#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Waits for files to change.
struct TreeWatch {
  private let roots: [String]
  private var taken: [TreeSignature]

  /// Between two looks, in milliseconds.
  private static let pause: useconds_t = 250

  init(_ roots: [String]) {
    self.roots = roots
    taken = roots.map { TreeSignature(of: $0) }
  }

  /// Waits until something in the folders has changed and two looks in a row agree, so that an
  /// editor that is still writing is waited for. True then; it never gives up.
  mutating func wait() -> Bool {
    var last = taken
    while true {
      usleep(Self.pause * 1_000)
      let seen = roots.map { TreeSignature(of: $0) }
      if seen == last, seen != taken {
        taken = seen
        return true
      }
      last = seen
    }
  }
}
