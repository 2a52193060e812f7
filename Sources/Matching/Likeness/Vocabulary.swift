/// The features that the pages' phrases hold, how rare each is, and a row number for each.
struct Vocabulary: Sendable {
  private var rows = KeyTable()
  private(set) var blocks: [FeatureBlock] = []
  private(set) var rarity: [Float] = []
  /// The rarity of what no phrase holds.
  private(set) var highest: Float = 1

  var count: Int { blocks.count }

  /// - Parameter documents: the features of each phrase; rows are numbered as they first appear.
  init(_ documents: [[Feature]]) {
    var frequency: [Int32] = []
    var lastSeen: [Int32] = []
    for (number, document) in documents.enumerated() {
      let stamp = Int32(truncatingIfNeeded: number)
      for feature in document {
        if let row = row(of: feature.key) {
          if lastSeen[row] != stamp {
            lastSeen[row] = stamp
            frequency[row] += 1
          }
        } else {
          rows.insert(feature.key, Int32(truncatingIfNeeded: blocks.count))
          blocks.append(feature.block)
          frequency.append(1)
          lastSeen.append(stamp)
        }
      }
    }
    let total = Double(documents.count)
    rarity = frequency.map { Float(Arithmetic.logarithm((1 + total) / (1 + Double($0))) + 1) }
    highest = Float(Arithmetic.logarithm(1 + total) + 1)
  }

  func row(of key: UInt64) -> Int? { rows[key].map { Int($0) } }

  /// For each row whether one of these documents holds it.
  func heard(in documents: some Sequence<[Feature]>) -> [Bool] {
    var heard = Array(repeating: false, count: count)
    for document in documents {
      for feature in document { if let row = row(of: feature.key) { heard[row] = true } }
    }
    return heard
  }
}

/// A message as the separators see it: rows and their weights, of length 1 together.
struct WeighedMessage {
  var rows: [Int32] = []
  var values: [Float] = []
  /// The share of the message's words, by rarity, that the phrases hold; 0 to 1.
  var known: Float = 0

  /// Where a row stands in `rows`; nil when the message does not hold it.
  func place(of row: Int32) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] < row { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low] == row ? low : nil
  }

  /// - Parameter heard: the rows that count as known; all when nil.
  init(_ features: [Feature], _ vocabulary: Vocabulary, heard: [Bool]? = nil) {
    func known(_ feature: Feature) -> Int? {
      guard let row = vocabulary.row(of: feature.key), heard?[row] ?? true else { return nil }
      return row
    }
    var found: [Int32] = []
    found.reserveCapacity(features.count)
    var knownSum: Float = 0
    var strangers: [(key: UInt64, word: Int32)] = []
    var pieces: [Int32: (known: Float, all: Float)] = [:]
    for feature in features {
      if let row = known(feature) {
        let number = Int32(truncatingIfNeeded: row)
        // The sign bit carries whether it counts for `known`.
        found.append(number << 1 | (feature.block.tellsUnknown && !feature.hasSlot ? 1 : 0))
      } else if feature.block.tellsUnknown, !feature.hasSlot {
        strangers.append((feature.key, feature.block == .words ? feature.start : -1))
      }
    }
    found.sort()
    var lengths: [Float] = Array(repeating: 0, count: FeatureBlock.allCases.count)
    rows.reserveCapacity(found.count)
    values.reserveCapacity(found.count)
    var at = 0
    while at < found.count {
      var next = at + 1
      while next < found.count, found[next] == found[at] { next += 1 }
      let row = found[at] >> 1
      let rarity = vocabulary.rarity[Int(row)]
      let value = Arithmetic.damped(next - at) * rarity
      rows.append(row)
      values.append(value)
      lengths[Int(vocabulary.blocks[Int(row)].rawValue)] += value * value
      if found[at] & 1 != 0 { knownSum += rarity * rarity }
      at = next
    }
    var total: Float = 0
    var scale = lengths
    for block in FeatureBlock.allCases where lengths[Int(block.rawValue)] > 0 {
      scale[Int(block.rawValue)] = block.share / Arithmetic.root(lengths[Int(block.rawValue)])
      total += block.share * block.share
    }
    let whole = total > 0 ? 1 / Arithmetic.root(total) : 0
    for place in rows.indices {
      values[place] *= scale[Int(vocabulary.blocks[Int(rows[place])].rawValue)] * whole
    }
    // A stranger made of known pieces is most likely a word mistyped or bent.
    if strangers.contains(where: { $0.word >= 0 }) {
      for feature in features where feature.block == .grams && feature.end - feature.start >= 3 {
        let isKnown = known(feature) != nil
        pieces[feature.start, default: (0, 0)].all += 1
        if isKnown { pieces[feature.start, default: (0, 0)].known += 1 }
      }
    }
    strangers.sort { $0.key != $1.key ? $0.key < $1.key : $0.word < $1.word }
    let highest = vocabulary.highest * vocabulary.highest
    var all = knownSum
    for place in strangers.indices
    where place == 0 || strangers[place].key != strangers[place - 1].key {
      all += highest
      if let piece = pieces[strangers[place].word], piece.all > 0 {
        let share = piece.known / piece.all
        knownSum += highest * share * share * Self.bentShare
      }
    }
    self.known = all > 0 ? knownSum / all : 0
  }

  /// What a word counts that no phrase holds, though all of its pieces are known.
  static let bentShare: Float = 0.5
}
