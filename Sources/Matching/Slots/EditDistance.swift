/// Bounded edit distance between a name and the beginning of a stretch.
enum EditDistance {
  /// Where the stretch from `start` is nearest to `name`, and by how many slips; nil when more
  /// than `most` are needed. A letter too many, too few, wrong, or two neighbours swapped: one slip.
  static func best(
    _ name: [UInt32], in units: [UInt32], from start: Int, most: Int,
    endingAt isEnd: (Int) -> Bool
  ) -> (end: Int, slips: Int)? {
    let width = min(units.count - start, name.count + most)
    guard width >= name.count - most, width > 0 else { return nil }
    var beforeLast = Array(repeating: Int.max / 2, count: width + 1)
    var last = Array(0...width)
    var row = last
    for (place, marked) in name.enumerated() {
      let unit = marked & UnitBits.scalar
      row[0] = place + 1
      var smallest = row[0]
      for column in 1...width {
        let here = units[start + column - 1]
        var slips = min(
          last[column - 1] + (here == unit ? 0 : 1), min(last[column], row[column - 1]) + 1)
        if place > 0, column > 1, here == name[place - 1] & UnitBits.scalar,
          units[start + column - 2] == unit
        {
          slips = min(slips, beforeLast[column - 2] + 1)
        }
        row[column] = slips
        smallest = min(smallest, slips)
      }
      if smallest > most { return nil }
      (beforeLast, last, row) = (last, row, beforeLast)
    }
    var best: (end: Int, slips: Int)?
    for column in 1...width where last[column] <= most && isEnd(start + column) {
      if last[column] < best?.slips ?? Int.max { best = (start + column, last[column]) }
    }
    return best
  }
}
