/// Finds the pieces of a message that decided.
enum Explainer {
  /// The pieces that spoke most for `winner` against the runner-up, strongest first.
  static func pieces(
    _ text: Folded, _ features: [Feature], _ message: WeighedMessage, _ model: LikenessModel,
    winner: Int, against runnerUp: Int?
  ) -> [Explanation.Piece] {
    var used: Set<Int32> = []
    var sums: [(range: Range<Int32>, weight: Float)] = []
    guard let winner = model.separator(of: winner) else { return [] }
    let runnerUp = runnerUp.flatMap { model.separator(of: $0) }
    let values = Dictionary(
      message.parts.map { ($0.place, $0.value * $0.gain) }, uniquingKeysWith: { first, _ in first })
    for feature in features where feature.end > feature.start {
      let place = model.table.place(of: feature.key)
      // A feature that stands twice is counted at its first place.
      guard let value = values[place], used.insert(place).inserted else { continue }
      let row = Int(model.table.entries[Int(place)].row)
      var weight = model.separators.weight(row: row, page: winner)
      if let runnerUp { weight -= model.separators.weight(row: row, page: runnerUp) }
      sums.append((feature.start..<feature.end, weight * value))
    }
    sums.sort { a, b in
      (a.range.lowerBound, a.range.upperBound) < (b.range.lowerBound, b.range.upperBound)
    }
    var sorted: [(range: Range<Int32>, weight: Float)] = []
    for sum in sums {
      if let last = sorted.last, last.range == sum.range {
        sorted[sorted.count - 1].weight += sum.weight
      } else {
        sorted.append(sum)
      }
    }
    sorted.removeAll { $0.weight <= 0 }
    sorted.sort { a, b in
      a.weight != b.weight ? a.weight > b.weight : a.range.lowerBound < b.range.lowerBound
    }
    return sorted.prefix(MatchLimits.pieces).map { range, weight in
      .init(text: words(text, Int(range.lowerBound)..<Int(range.upperBound)), weight: weight)
    }
  }

  /// The words that stand on no page, in their order.
  static func missing(
    _ text: Folded, _ features: [Feature], _ table: FeatureTable
  ) -> [String] {
    var missing: [String] = []
    var last = -1
    for feature in features where feature.block.tellsUnknown && !feature.hasSlot {
      guard table.find(feature.key) == nil, Int(feature.start) >= last else { continue }
      let piece = words(text, Int(feature.start)..<Int(feature.end))
      if !missing.contains(piece) { missing.append(piece) }
      last = Int(feature.end)
      if missing.count == MatchLimits.pieces { break }
    }
    return missing
  }

  /// Units as words again: a space before each marked letter.
  private static func words(_ text: Folded, _ range: Range<Int>) -> String {
    var words = ""
    for at in range where text.units.indices.contains(at) {
      let unit = text.units[at]
      if unit & UnitBits.slot != 0 {
        words += "{}"
        continue
      }
      if unit & UnitBits.wordStart != 0, !words.isEmpty { words += " " }
      if let scalar = Unicode.Scalar(unit & UnitBits.scalar), scalar != "\0" {
        words.unicodeScalars.append(scalar)
      }
    }
    return words
  }
}
