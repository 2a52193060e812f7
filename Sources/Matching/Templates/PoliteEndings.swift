/// Endings that make a Japanese phrase polite and that a customer may leave out: who wrote
/// `素材は何ですか` takes `素材は何` as well. Endings that a customer adds are fillers.
enum PoliteEndings {
  /// A whole template with its polite endings left to choice.
  static func optional(_ nodes: [CompiledNode]) -> [CompiledNode] {
    guard let last = nodes.last else { return nodes }
    switch last {
    case .units(let units):
      for (ending, atLeast) in endings
      where units.count >= ending.count + atLeast && units.suffix(ending.count) == ending[...] {
        return nodes.dropLast() + [
          .units(Array(units.dropLast(ending.count))), .oneOf([[.units(ending)], []]),
        ]
      }
      return nodes
    case .oneOf(let branches):
      return nodes.dropLast() + [.oneOf(branches.map(optional))]
    case .symbol, .gap:
      return nodes
    }
  }

  /// Each with how much must stand before it, so that no bare noun becomes a phrase. Longer ones
  /// first.
  private static let endings: [(units: [UInt32], atLeast: Int)] = [
    ("をお願いいたします", 2), ("をお願いします", 2), ("お願いします", 2), ("くださいませ", 2), ("ください", 2), ("下さい", 2),
    ("なのでしょうか", 3), ("のでしょうか", 3), ("んでしょうか", 3), ("でしょうか", 3), ("のですか", 3), ("んですか", 3),
    ("ですか", 3),
  ].map { (Canonical.of($0.0).units, $0.1) }
}
