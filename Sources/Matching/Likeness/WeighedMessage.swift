/// A message as the separators see it: rows and how much of each, of length 1 before the rows' own
/// gains.
struct WeighedMessage {
  /// A feature that phrases hold.
  struct Part {
    /// Where it stands in the table.
    let place: Int32
    let row: Int32
    var count: Int32
    let block: FeatureBlock
    var value: Float
    /// What the row's weights are multiplied by besides.
    let gain: Float
  }
  private(set) var parts: [Part] = []
  /// The share of the message's words, by rarity, that the phrases hold; 0 to 1.
  var known: Float = 0

  /// What a word counts that no phrase holds, though all of its pieces are known.
  static let bentShare: Float = 0.5
  /// What a word of a concept counts that no phrase holds.
  static let meantShare: Float = 0.6

  /// - Parameters:
  ///   - meant: where words of concepts stand: no phrase needs to hold them to be understood.
  ///   - unheard: rows that do not count as known; none when nil.
  init(
    _ features: [Feature], _ table: FeatureTable, meant: [SymbolSpans.Span] = [],
    unheard: [Bool]? = nil
  ) {
    var strangers = Strangers(meant)
    var knownSum: Float = 0
    var size = 64
    while size < features.count * 2 { size *= 2 }
    let mask = size - 1
    parts = [Part](unsafeUninitializedCapacity: features.count) { parts, filled in
      var count = 0
      table.entries.withUnsafeBufferPointer { entries in
        features.withUnsafeBufferPointer { features in
          withUnsafeTemporaryAllocation(of: Int32.self, capacity: features.count + size) {
            scratch in
            let places = UnsafeMutableBufferPointer(rebasing: scratch[..<features.count])
            // Where each feature of the table stands in `parts`, by the lower bits of its place.
            let seen = UnsafeMutableBufferPointer(rebasing: scratch[features.count...])
            seen.initialize(repeating: -1)
            // All looked up before any is used: their memory is fetched side by side.
            for number in features.indices {
              places[number] = Int32(
                truncatingIfNeeded: FeatureTable.find(features[number].key, in: entries))
            }
            for number in features.indices {
              let block = features[number].block
              var place = Int(places[number])
              if place >= 0, let unheard {
                let row = Int(entries[place].row)
                if row < unheard.count, unheard[row] { place = -1 }
              }
              if block == .grams { strangers.piece(isKnown: place >= 0) }
              guard place >= 0 else {
                if block.tellsUnknown, !features[number].hasSlot {
                  strangers.add(features[number])
                }
                continue
              }
              if block == .words { strangers.next() }
              var slot = place & mask
              while seen[slot] >= 0, Int(parts[Int(seen[slot])].place) != place {
                slot = (slot &+ 1) & mask
              }
              if seen[slot] >= 0 {
                parts[Int(seen[slot])].count &+= 1
                continue
              }
              seen[slot] = Int32(truncatingIfNeeded: count)
              let entry = entries[place]
              parts.initializeElement(
                at: count,
                to: Part(
                  place: Int32(truncatingIfNeeded: place), row: entry.row, count: 1, block: block,
                  value: entry.weight, gain: table.gain(entry)))
              count &+= 1
              if block.tellsUnknown, !features[number].hasSlot {
                let rarity = table.rarity(entry)
                knownSum += rarity * rarity
              }
            }
          }
        }
      }
      Self.scale(UnsafeMutableBufferPointer(rebasing: parts[..<count]))
      filled = count
    }
    let highest = table.rarityOfNone * table.rarityOfNone
    let (all, understood) = strangers.sums()
    let total = knownSum + highest * all
    known = total > 0 ? (knownSum + highest * understood) / total : 0
  }

  /// Each block to its share, then the whole to 1.
  private static func scale(_ parts: UnsafeMutableBufferPointer<Part>) {
    let blocks = FeatureBlock.allCases.count
    withUnsafeTemporaryAllocation(of: Float.self, capacity: blocks) { squares in
      squares.initialize(repeating: 0)
      for place in parts.indices {
        var value = parts[place].value
        if parts[place].count > 1 {
          value *= Arithmetic.damped(Int(parts[place].count))
          parts[place].value = value
        }
        squares[Int(parts[place].block.rawValue)] += value * value
      }
      var total: Float = 0
      for block in 0..<blocks where squares[block] > 0 {
        let share = FeatureBlock.shares[block]
        total += share * share
      }
      guard total > 0 else { return }
      let whole = 1 / Arithmetic.root(total)
      for block in 0..<blocks where squares[block] > 0 {
        squares[block] = FeatureBlock.shares[block] / Arithmetic.root(squares[block]) * whole
      }
      for place in parts.indices { parts[place].value *= squares[Int(parts[place].block.rawValue)] }
    }
  }
}

/// The words of a message that no phrase holds.
private struct Strangers {
  private struct Word {
    let key: UInt64
    let isMeant: Bool
    let isShort: Bool
    var knownPieces: Float = 0
    var pieces: Float = 0
  }
  private var words: [Word] = []
  private var cover: SpanCover
  /// Whether pieces that come now belong to the last word, and those that came.
  private var isOpen = false
  private var pieces: Float = 0
  private var knownPieces: Float = 0

  /// - Parameter meant: where words of concepts stand.
  init(_ meant: [SymbolSpans.Span]) { cover = SpanCover(meant) }

  /// A known word begins.
  @inline(__always)
  mutating func next() { if isOpen { close() } }

  private mutating func close() {
    isOpen = false
    guard !words.isEmpty else { return }
    words[words.count - 1].pieces = pieces
    words[words.count - 1].knownPieces = knownPieces
  }

  mutating func add(_ feature: Feature) {
    next()
    let isMeant = cover.touches(Int(feature.start), Int(feature.end))
    words.append(
      Word(key: feature.key, isMeant: isMeant, isShort: feature.end - feature.start < 3))
    isOpen = feature.block == .words
    pieces = 0
    knownPieces = 0
  }

  @inline(__always)
  mutating func piece(isKnown: Bool) {
    pieces += 1
    if isKnown { knownPieces += 1 }
  }

  /// How many there are, each once, and how many of them are understood in part.
  mutating func sums() -> (all: Float, understood: Float) {
    next()
    guard !words.isEmpty else { return (0, 0) }
    if words.count > 1 { words.sort { $0.key < $1.key } }
    var all: Float = 0
    var understood: Float = 0
    var last: UInt64?
    for word in words where word.key != last {
      last = word.key
      all += 1
      if word.isMeant {
        understood += WeighedMessage.meantShare
      } else if !word.isShort, word.pieces > 0 {
        // A stranger made of known pieces is most likely a word mistyped or bent.
        let share = word.knownPieces / word.pieces
        understood += share * share * WeighedMessage.bentShare
      }
    }
    return (all, understood)
  }
}

/// Whether pieces of a text, asked for from left to right, touch any of some spans: each span is
/// looked at once.
struct SpanCover {
  private let spans: [SymbolSpans.Span]
  private var next = 0
  private var reach = 0

  /// - Parameter spans: by their start.
  init(_ spans: [SymbolSpans.Span]) { self.spans = spans }

  mutating func touches(_ start: Int, _ end: Int) -> Bool {
    while next < spans.count, spans[next].start < end {
      reach = max(reach, spans[next].end)
      next += 1
    }
    return reach > start
  }
}
