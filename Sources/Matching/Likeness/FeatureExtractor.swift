/// One feature of a message, and the units it comes from.
struct Feature {
  let key: UInt64
  let block: FeatureBlock
  /// In the message's units; for a pair, from its first word to its last.
  let start: Int32
  let end: Int32
  /// Whether a slot takes part: such features weigh, but tell nothing about unknown words.
  let hasSlot: Bool
}

/// Features that are weighed and scaled together.
enum FeatureBlock: UInt8, CaseIterable {
  case words, pairs, grams, japanese, concepts

  /// The length each block is scaled to. Source: the trials on shop phrases; concepts at half
  /// weight were right more often than at full weight.
  var share: Float {
    switch self {
    case .words, .pairs, .grams, .japanese: 1
    case .concepts: 0.5
    }
  }

  /// Whether the words of this block tell a known message from an unknown one.
  var tellsUnknown: Bool {
    switch self {
    case .words, .japanese: true
    case .pairs, .grams, .concepts: false
    }
  }
}

/// Cuts a message, slots already replaced by their marks, into features.
enum FeatureExtractor {
  /// How far apart two words of a pair may stand.
  static let pairReach = 5
  /// Concepts of one message of which pairs are made.
  static let mostConcepts = 12

  static func features(of text: Folded, concepts: [UInt32]) -> [Feature] {
    var features: [Feature] = []
    features.reserveCapacity(text.count * 5)
    appendWords(text, &features)
    appendJapanese(text, &features)
    let few = concepts.prefix(mostConcepts)
    for (place, concept) in few.enumerated() {
      let key = FeatureHash.mix(FeatureHash.concept, concept)
      features.append(
        Feature(key: key, block: .concepts, start: 0, end: 0, hasSlot: false))
      for other in few.dropFirst(place + 1) {
        features.append(
          Feature(
            key: FeatureHash.mix(key, other), block: .concepts, start: 0, end: 0, hasSlot: false))
      }
    }
    return features
  }

  private static func appendWords(_ text: Folded, _ features: inout [Feature]) {
    var recent: [(key: UInt64, start: Int32, hasSlot: Bool)] = []
    var at = 0
    let units = text.units
    while at < units.count {
      let unit = units[at]
      let isSlot = unit & UnitBits.slot != 0
      guard isSlot || UnitClass.isWord(unit & UnitBits.scalar) else {
        at += 1
        continue
      }
      var end = at + 1
      if !isSlot { while end < units.count, UnitClass.isWord(units[end]) { end += 1 } }
      let key =
        isSlot ? FeatureHash.mix(FeatureHash.word, unit) : WordStem.key(units, at..<end)
      let (from, to) = (Int32(truncatingIfNeeded: at), Int32(truncatingIfNeeded: end))
      features.append(Feature(key: key, block: .words, start: from, end: to, hasSlot: isSlot))
      for other in recent.suffix(pairReach) {
        let pair = FeatureHash.mix(
          FeatureHash.mix(FeatureHash.pair, min(key, other.key)), max(key, other.key))
        features.append(
          Feature(
            key: pair, block: .pairs, start: other.start, end: to,
            hasSlot: isSlot || other.hasSlot))
      }
      if recent.count > 64 { recent.removeFirst(recent.count - pairReach) }
      recent.append((key, from, isSlot))
      if !isSlot { appendGrams(units, at..<end, &features) }
      at = end
    }
  }

  /// Pieces of 2 to 4 letters of ` word `.
  private static func appendGrams(
    _ units: [UInt32], _ range: Range<Int>, _ features: inout [Feature]
  ) {
    let (from, to) = (
      Int32(truncatingIfNeeded: range.lowerBound), Int32(truncatingIfNeeded: range.upperBound)
    )
    func letter(_ at: Int) -> UInt32 {
      range.contains(at) ? units[at] & UnitBits.scalar : 0x20
    }
    for start in range.lowerBound - 1..<range.upperBound {
      var hash = FeatureHash.mix(FeatureHash.grams, letter(start))
      for length in 2...4 {
        let last = start + length - 1
        guard last <= range.upperBound else { break }
        hash = FeatureHash.mix(hash, letter(last))
        features.append(
          Feature(key: hash, block: .grams, start: from, end: to, hasSlot: false))
      }
    }
  }

  private static func appendJapanese(_ text: Folded, _ features: inout [Feature]) {
    let units = text.units
    for at in units.indices {
      let unit = units[at]
      let isSlot = unit & UnitBits.slot != 0
      guard isSlot || UnitClass.isJapanese(unit) else { continue }
      let hash = FeatureHash.mix(FeatureHash.japanese, unit)
      let start = Int32(truncatingIfNeeded: at)
      if !isSlot {
        features.append(
          Feature(key: hash, block: .japanese, start: start, end: start + 1, hasSlot: false))
      }
      guard at + 1 < units.count else { continue }
      let next = units[at + 1]
      let nextIsSlot = next & UnitBits.slot != 0
      // A slot alone, or two in a row, are no Japanese.
      guard UnitClass.isJapanese(next) || (nextIsSlot && !isSlot) else { continue }
      features.append(
        Feature(
          key: FeatureHash.mix(hash, next), block: .japanese, start: start, end: start + 2,
          hasSlot: isSlot || nextIsSlot))
    }
  }
}
