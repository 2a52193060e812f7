/// Sequences of units with a number each; finds all that begin at a place in one walk.
struct UnitTrie: Sendable {
  private var edges = KeyTable()
  private var values: [[Int32]] = [[]]
  /// Whether a sequence ends at a node.
  private var isEnd: [Bool] = [false]

  var isEmpty: Bool { values.count == 1 }

  /// Adds a sequence; an empty one is left out.
  mutating func insert(_ units: some Sequence<UInt32>, value: Int32) {
    var node: Int32 = 0
    for unit in units {
      let key = Self.key(node, unit)
      if let next = edges[key] {
        node = next
      } else {
        let next = Int32(truncatingIfNeeded: values.count)
        edges.insert(key, next)
        values.append([])
        isEnd.append(false)
        node = next
      }
    }
    guard node != 0, !values[Int(node)].contains(value) else { return }
    values[Int(node)].append(value)
    isEnd[Int(node)] = true
  }

  /// Calls `found` for every sequence that begins at `start`, shortest first, with its end.
  func walk(_ units: [UInt32], from start: Int, _ found: (_ end: Int, _ values: [Int32]) -> Void) {
    walkEnds(units, from: start) { end, node in found(end, values[node]) }
  }

  /// The same without the numbers.
  @inline(__always)
  func walkEnds(_ units: [UInt32], from start: Int, _ found: (_ end: Int, _ node: Int) -> Void) {
    var node: Int32 = 0
    var at = start
    while at < units.count, let next = edges[Self.key(node, units[at])] {
      node = next
      at += 1
      if isEnd[Int(node)] { found(at, Int(node)) }
    }
  }

  /// Calls `found` for every sequence, put in backwards, that ends at `end`, with its beginning.
  @inline(__always)
  func walkBack(_ units: [UInt32], from end: Int, _ found: (_ start: Int) -> Void) {
    var node: Int32 = 0
    var at = end
    while at > 0, let next = edges[Self.key(node, units[at - 1])] {
      node = next
      at -= 1
      if isEnd[Int(node)] { found(at) }
    }
  }

  @inline(__always)
  private static func key(_ node: Int32, _ unit: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: node)) << 32 | UInt64(unit)
  }

  /// The end of the longest sequence that begins at `start`; nil when none does.
  func longest(_ units: [UInt32], from start: Int) -> (end: Int, values: [Int32])? {
    var best: (end: Int, node: Int)?
    walkEnds(units, from: start) { best = ($0, $1) }
    return best.map { ($0.end, values[$0.node]) }
  }
}
