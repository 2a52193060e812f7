/// Does pieces of work that do not know of each other: one after another, or side by side where the
/// shell has threads. What comes of them is the same either way.
public protocol Workers: Sendable {
  /// The result of `work` for each number below `count`, in their order.
  func map<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result]
}

/// One piece after another.
public struct OneWorker: Workers {
  public init() {}

  public func map<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    (0..<count).map(work)
  }
}
