/// Sequences of units with a number each; finds all that begin at a place in one walk.
struct UnitTrie: Sendable {
  private var edges = KeyTable()
  private var values: [[Int32]] = [[]]

  var isEmpty: Bool { values.count == 1 }

  /// Adds a sequence; an empty one is left out.
  mutating func insert(_ units: some Sequence<UInt32>, value: Int32) {
    var node: Int32 = 0
    for unit in units {
      let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(unit)
      if let next = edges[key] {
        node = next
      } else {
        let next = Int32(truncatingIfNeeded: values.count)
        edges.insert(key, next)
        values.append([])
        node = next
      }
    }
    if node != 0, !values[Int(node)].contains(value) { values[Int(node)].append(value) }
  }

  /// Calls `found` for every sequence that begins at `start`, shortest first, with its end.
  func walk(_ units: [UInt32], from start: Int, _ found: (_ end: Int, _ values: [Int32]) -> Void) {
    var node: Int32 = 0
    var at = start
    while at < units.count,
      let next = edges[UInt64(UInt32(bitPattern: node)) << 32 | UInt64(units[at])]
    {
      node = next
      at += 1
      if !values[Int(node)].isEmpty { found(at, values[Int(node)]) }
    }
  }

  /// The end of the longest sequence that begins at `start`; nil when none does.
  func longest(_ units: [UInt32], from start: Int) -> (end: Int, values: [Int32])? {
    var best: (Int, [Int32])?
    walk(units, from: start) { best = ($0, $1) }
    return best
  }
}
