/// Finds the name that somebody probably meant.
public enum Nearest {
  /// The candidate nearest to `written` after folding; nil when none is near. Near is up to a third
  /// of the longer name in changed, missing, added or swapped scalars, at least 1 and never all of
  /// it, or that one begins with the other. Of equals the one nearer in length, then the first in
  /// order.
  public static func name(to written: String, in candidates: some Sequence<String>) -> String? {
    let wanted = Folding.fold(written).scalars
    guard !wanted.isEmpty else { return nil }
    var best: (distance: Int, difference: Int, name: String)?
    for candidate in candidates {
      let name = Folding.fold(candidate).scalars
      guard let distance = distance(wanted, name) else { continue }
      let entry = (distance, abs(name.count - wanted.count), candidate)
      if let known = best, known <= entry { continue }
      best = entry
    }
    return best?.name
  }

  /// The distance when it is near, else nil.
  private static func distance(_ a: [UInt32], _ b: [UInt32]) -> Int? {
    let longer = max(a.count, b.count)
    let limit = max(1, longer / 3)
    let distance =
      abs(a.count - b.count) > limit ? limit + 1 : damerauLevenshtein(a, b)
    if distance <= limit { return distance < longer ? distance : nil }
    let shorter = min(a.count, b.count)
    return shorter >= 2 && a.prefix(shorter) == b.prefix(shorter) ? limit + 1 : nil
  }

  /// Optimal string alignment: one step inserts, removes, replaces or swaps two neighbours.
  static func damerauLevenshtein(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      for (j, y) in b.enumerated() {
        var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
        if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, before[j - 1] + 1) }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[b.count]
  }
}
