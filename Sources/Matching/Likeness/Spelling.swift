/// English words that the pages know, and what a mistyped word most likely was: `retrun`, `halp`,
/// `thankyou`.
struct Spelling: Sendable {
  /// A word that the pages use.
  struct Word: Hashable, Sendable {
    let letters: [UInt32]
    let uses: Int32
  }

  private(set) var words: [Word] = []
  /// By first letter and length: `bucket(_:_:)`.
  private var buckets: [[Int32]] = Array(repeating: [], count: 26 * (longest + 1))
  /// Which letters a word holds, a bit each: words that differ much in them need no comparison.
  private var masks: [UInt32] = []
  /// Every word that stands as it is, by its hash: those above and common English.
  private var known = KeyTable()

  /// Words shorter or longer than this are left alone.
  static let shortest = 4
  static let longest = 20
  /// Letters from which two slips are allowed.
  static let longEnoughForTwo = 8
  /// Words looked at and words mended in one message.
  static let mostTried = 48
  static let mostMended = 24
  /// How much less a message counts as known when all of its words had to be mended.
  static let doubt: Float = 0.3

  /// - Parameters:
  ///   - rows: what the pages say; a word counts once a row.
  ///   - others: wordings whose words count once: concepts, politeness, names.
  init(_ rows: [[UInt32]], others: [[UInt32]]) {
    var uses: [[UInt32]: Int32] = [:]
    for row in rows {
      for word in Set(Self.words(of: row).map { Self.letters(row, $0) }) {
        uses[word, default: 0] += 1
      }
    }
    for other in others {
      for range in Self.words(of: other) {
        uses[Self.letters(other, range), default: 0] += 0
      }
    }
    self.init(
      uses.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        .map { Word(letters: $0.key, uses: max(1, $0.value)) })
  }

  /// - Parameter known: every word once.
  init(_ known: [Word]) {
    for word in known {
      let letters = word.letters
      let number = Int32(truncatingIfNeeded: words.count)
      know(letters, number)
      words.append(word)
      masks.append(Self.mask(letters))
      if letters.count >= 3, let bucket = Self.bucket(letters[0], letters.count) {
        buckets[bucket].append(number)
      }
    }
    let last = Int32(truncatingIfNeeded: words.count)
    for word in CommonWords.all { know(word.unicodeScalars.map(\.value), last) }
  }

  private mutating func know(_ letters: [UInt32], _ number: Int32) {
    let key = Self.hash(letters[...])
    if known[key] == nil { known.insert(key, number) }
  }

  /// The text with its unknown words mended where one known word, or two run together, is near.
  /// - Parameters:
  ///   - kept: names and values, to leave alone.
  ///   - isKnown: whether a word is known in another form.
  /// - Returns: nil when nothing was mended, else the text and the share of its words mended.
  func mended(
    _ text: Folded, kept: [FoundSlot], isKnown: (Range<Int>) -> Bool
  ) -> (text: Folded, share: Float)? {
    guard !words.isEmpty else { return nil }
    var edits: [(range: Range<Int>, words: [Int32])] = []
    var count = 0
    var tried = 0
    Self.forEachWord(in: text.units) { range in
      count += 1
      guard tried < Self.mostTried, edits.count < Self.mostMended, range.count >= Self.shortest,
        range.count <= Self.longest, known[Self.hash(text.units, range)] == nil,
        text.units[range].allSatisfy({ UnitClass.isASCIILetter($0 & UnitBits.scalar) }),
        !isKnown(range)
      else { return }
      let place = Int(text.starts[range.lowerBound])
      guard !kept.contains(where: { $0.range.contains(place) }) else { return }
      tried += 1
      let letters = Self.letters(text.units, range)
      // One slip is likelier than a missing space, a missing space likelier than two slips.
      if let near = nearest(letters, slips: 1) {
        edits.append((range, [near]))
      } else if let two = split(letters) {
        edits.append((range, two))
      } else if letters.count >= Self.longEnoughForTwo, let near = nearest(letters, slips: 2) {
        edits.append((range, [near]))
      }
    }
    guard !edits.isEmpty else { return nil }
    var result = Folded()
    result.reserve(text.count + edits.count * 4)
    var at = 0
    for edit in edits {
      while at < edit.range.lowerBound {
        result.append(text.units[at], text.starts[at], text.ends[at])
        at += 1
      }
      let (from, to) = (text.starts[at], text.ends[edit.range.upperBound - 1])
      for word in edit.words {
        for (place, letter) in words[Int(word)].letters.enumerated() {
          result.append(place == 0 ? letter | UnitBits.wordStart : letter, from, to)
        }
      }
      at = edit.range.upperBound
    }
    while at < text.count {
      result.append(text.units[at], text.starts[at], text.ends[at])
      at += 1
    }
    return (result, Float(edits.count) / Float(max(1, count)))
  }

  /// The nearest known word with the same first letter; of equally near ones the one used most.
  private func nearest(_ letters: [UInt32], slips most: Int) -> Int32? {
    let mask = Self.mask(letters)
    var best: (cost: Int, uses: Int32, number: Int32)?
    for length in letters.count - most...letters.count + most {
      guard let bucket = Self.bucket(letters[0], length) else { continue }
      for number in buckets[bucket] {
        let strange = (masks[Int(number)] ^ mask).nonzeroBitCount
        guard strange <= 2 * most else { continue }
        let word = words[Int(number)]
        let found = EditDistance.best(word.letters, in: letters, from: 0, most: most) {
          $0 == letters.count
        }
        guard let found else { continue }
        // Letters swapped, doubled or halved are likelier than others: `helo` is not `help`.
        let cost = found.slips * 2 + (strange == 0 ? 0 : 1)
        if let old = best, (old.cost, -old.uses) <= (cost, -word.uses) { continue }
        best = (cost, word.uses, number)
      }
    }
    return best?.number
  }

  /// Two known words run together; where several fit, the two used most.
  private func split(_ letters: [UInt32]) -> [Int32]? {
    guard letters.count >= 6 else { return nil }
    var best: (uses: Int32, words: [Int32])?
    for cut in 2...letters.count - 2 {
      guard let first = known[Self.hash(letters[..<cut])],
        let second = known[Self.hash(letters[cut...])],
        words.indices.contains(Int(first)), words.indices.contains(Int(second))
      else { continue }
      let uses = min(words[Int(first)].uses, words[Int(second)].uses)
      if uses > best?.uses ?? 0 { best = (uses, [first, second]) }
    }
    return best?.words
  }

  private static func bucket(_ first: UInt32, _ length: Int) -> Int? {
    guard UnitClass.isASCIILetter(first), (2...longest).contains(length) else { return nil }
    return Int(first - 0x61) * (longest + 1) + length
  }

  private static func mask(_ letters: [UInt32]) -> UInt32 {
    letters.reduce(0) { UnitClass.isASCIILetter($1) ? $0 | 1 << ($1 - 0x61) : $0 }
  }

  private static func hash(_ letters: ArraySlice<UInt32>) -> UInt64 {
    letters.reduce(FeatureHash.word) { FeatureHash.mix($0, $1) }
  }

  @inline(__always)
  private static func hash(_ units: [UInt32], _ range: Range<Int>) -> UInt64 {
    var hash = FeatureHash.word
    for at in range { hash = FeatureHash.mix(hash, units[at] & UnitBits.scalar) }
    return hash
  }

  private static func letters(_ units: [UInt32], _ range: Range<Int>) -> [UInt32] {
    units[range].map { $0 & UnitBits.scalar }
  }

  /// Where the words of Latin letters stand.
  private static func words(of units: [UInt32]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    forEachWord(in: units) { words.append($0) }
    return words
  }

  @inline(__always)
  private static func forEachWord(in units: [UInt32], _ body: (Range<Int>) -> Void) {
    var at = 0
    while at < units.count {
      guard units[at] & UnitBits.wordStart != 0 else {
        at += 1
        continue
      }
      var end = at + 1
      while end < units.count, UnitClass.isWord(units[end]) { end += 1 }
      body(at..<end)
      at = end
    }
  }
}
