internal import Text

/// One feature of a message, and the units it comes from.
struct Feature {
  let key: UInt64
  /// In the message's units; for a pair, from its first word to its last.
  let start: Int32
  let end: Int32
  let block: FeatureBlock
  /// Whether a slot takes part: such features weigh, but tell nothing about unknown words.
  let hasSlot: Bool
}

/// Features that are weighed and scaled together.
enum FeatureBlock: UInt8, CaseIterable {
  case words, pairs, grams, japanese, content, concepts

  /// The length each block is scaled to. Source: trials, see `matching-notes`: concepts at half
  /// weight were right more often than at full weight; content words beside all words at 0.7.
  var share: Float {
    switch self {
    case .words, .pairs, .grams, .japanese: 1
    case .content: 0.7
    case .concepts: 0.5
    }
  }

  /// The shares by `rawValue`.
  static let shares: [Float] = allCases.map(\.share)

  /// Whether the words of this block tell a known message from an unknown one.
  var tellsUnknown: Bool {
    switch self {
    case .words, .japanese: true
    case .pairs, .grams, .content, .concepts: false
    }
  }
}

/// Cuts a message, slots already replaced by their marks, into features. English: stemmed words,
/// unordered pairs of them, the same of content words alone, pieces of 2 to 4 letters. Japanese:
/// single signs and pairs of neighbours, and the same of signs that carry content.
struct FeatureExtractor {
  /// How far apart two words of a pair may stand, in words; content signs in Japanese too.
  static let pairReach = 5
  /// Concepts of one message of which pairs are made.
  static let mostConcepts = 12
  /// Features that one unit leads to at most: a word of one letter with its pairs and pieces.
  private static let mostPerUnit = 18

  private let units: UnsafeBufferPointer<UInt32>
  private let features: UnsafeMutableBufferPointer<Feature>
  private var count = 0

  static func features(
    of text: Folded, concepts: [UInt32], _ language: Language
  ) -> [Feature] {
    let room = (text.count + 1) * mostPerUnit + mostConcepts * (mostConcepts + 1)
    return [Feature](unsafeUninitializedCapacity: room) { features, count in
      text.units.withUnsafeBufferPointer { units in
        var extractor = FeatureExtractor(units: units, features: features)
        switch language {
        case .en: extractor.addWords()
        case .ja: extractor.addJapanese()
        }
        extractor.addConcepts(concepts)
        count = extractor.count
      }
    }
  }

  private init(
    units: UnsafeBufferPointer<UInt32>, features: UnsafeMutableBufferPointer<Feature>
  ) {
    self.units = units
    self.features = features
  }

  @inline(__always)
  private mutating func add(
    _ key: UInt64, _ block: FeatureBlock, _ start: Int, _ end: Int, hasSlot: Bool = false
  ) {
    guard count < features.count else { return }
    features.initializeElement(
      at: count,
      to: Feature(
        key: key, start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
        block: block, hasSlot: hasSlot))
    count += 1
  }

  private mutating func addConcepts(_ concepts: [UInt32]) {
    let few = concepts.prefix(Self.mostConcepts)
    for (place, concept) in few.enumerated() {
      let key = FeatureHash.mix(FeatureHash.concept, concept)
      add(key, .concepts, 0, 0)
      for other in few.dropFirst(place + 1) { add(FeatureHash.mix(key, other), .concepts, 0, 0) }
    }
  }

  /// The last few words, for pairs.
  private struct Recent {
    var keys: (UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0)
    var starts: (Int32, Int32, Int32, Int32, Int32) = (0, 0, 0, 0, 0)
    var slots: (Bool, Bool, Bool, Bool, Bool) = (false, false, false, false, false)
    var count = 0

    @inline(__always)
    mutating func push(_ key: UInt64, _ start: Int, _ hasSlot: Bool) {
      keys = (key, keys.0, keys.1, keys.2, keys.3)
      starts = (Int32(truncatingIfNeeded: start), starts.0, starts.1, starts.2, starts.3)
      slots = (hasSlot, slots.0, slots.1, slots.2, slots.3)
      count = min(count + 1, 5)
    }

    @inline(__always)
    func each(_ body: (_ key: UInt64, _ start: Int, _ hasSlot: Bool) -> Void) {
      if count > 0 { body(keys.0, Int(starts.0), slots.0) }
      if count > 1 { body(keys.1, Int(starts.1), slots.1) }
      if count > 2 { body(keys.2, Int(starts.2), slots.2) }
      if count > 3 { body(keys.3, Int(starts.3), slots.3) }
      if count > 4 { body(keys.4, Int(starts.4), slots.4) }
    }
  }

  private mutating func addWords() {
    var recent = Recent()
    var content = Recent()
    var at = 0
    while at < units.count {
      let unit = units[at]
      let isSlot = unit & UnitBits.slot != 0
      guard isSlot || UnitClass.isWord(unit & UnitBits.scalar) else {
        at += 1
        continue
      }
      var end = at + 1
      if !isSlot { while end < units.count, UnitClass.isWord(units[end]) { end += 1 } }
      let key = isSlot ? FeatureHash.mix(FeatureHash.word, unit) : WordStem.key(units, at..<end)
      add(key, .words, at, end, hasSlot: isSlot)
      recent.each { other, start, hasSlot in
        add(
          FeatureHash.pair(FeatureHash.pair, key, other), .pairs, start, end,
          hasSlot: hasSlot || isSlot)
      }
      recent.push(key, at, isSlot)
      if isSlot || !FunctionWords.contains(key) {
        content.each { other, start, hasSlot in
          add(
            FeatureHash.pair(FeatureHash.content, key, other), .content, start, end,
            hasSlot: hasSlot || isSlot)
        }
        content.push(key, at, isSlot)
      }
      if !isSlot { addGrams(at..<end) }
      at = end
    }
  }

  /// Pieces of 2 to 4 letters of ` word `.
  private mutating func addGrams(_ range: Range<Int>) {
    let (from, to) = (range.lowerBound, range.upperBound)
    var first: UInt32 = 0x20
    var second = units[from] & UnitBits.scalar
    for start in from - 1..<to {
      let third = start + 2 < to ? units[start + 2] & UnitBits.scalar : 0x20
      let two = FeatureHash.mix(FeatureHash.mix(FeatureHash.grams, first), second)
      add(two, .grams, from, to)
      if start + 2 <= to {
        let three = FeatureHash.mix(two, third)
        add(three, .grams, from, to)
        if start + 3 <= to {
          let fourth = start + 3 < to ? units[start + 3] & UnitBits.scalar : 0x20
          add(FeatureHash.mix(three, fourth), .grams, from, to)
        }
      }
      first = second
      second = third
    }
  }

  private mutating func addJapanese() {
    var content = Recent()
    for at in units.indices {
      let unit = UnitBits.sign(units[at])
      let isSlot = unit & UnitBits.slot != 0
      let hash = FeatureHash.mix(FeatureHash.japanese, unit)
      add(hash, .japanese, at, at + 1, hasSlot: isSlot)
      if at + 1 < units.count {
        let next = UnitBits.sign(units[at + 1])
        add(
          FeatureHash.mix(hash, next), .japanese, at, at + 2,
          hasSlot: isSlot || next & UnitBits.slot != 0)
      }
      guard !UnitClass.isHiragana(units[at]), unit != 0x30FC, unit != 0 else { continue }
      let key = FeatureHash.mix(FeatureHash.content, unit)
      add(key, .content, at, at + 1, hasSlot: isSlot)
      content.each { other, start, hasSlot in
        add(
          FeatureHash.pair(FeatureHash.content, key, other), .content, start, at + 1,
          hasSlot: hasSlot || isSlot)
      }
      content.push(key, at, isSlot)
    }
  }
}
