/// The features of the phrases to learn from, counted.
struct Vocabulary {
  /// A feature of the phrases.
  struct Word {
    let key: UInt64
    let block: FeatureBlock
    /// Phrases that hold it.
    fileprivate(set) var phrases: Int32 = 0
    /// The last phrase that held it, and the page of that.
    fileprivate(set) var lastPhrase: Int32 = -1
    fileprivate(set) var lastPage: Int32 = -1
    /// Phrases of that page.
    fileprivate var ofPage: Int32 = 0
    /// The shares of the pages' phrases that hold it: summed, and their squares.
    fileprivate var shares: Float = 0
    fileprivate var squares: Float = 0

    fileprivate init(key: UInt64, block: FeatureBlock) {
      self.key = key
      self.block = block
    }
  }
  private(set) var words: [Word] = []
  /// Phrase m holds the features `features[starts[m]..<starts[m + 1]]`, as they stand in it.
  private(set) var starts: [Int] = [0]
  private(set) var features: [Int32] = []
  private var numbers = KeyTable()
  private var pageSizes: [Int32: Int32] = [:]

  var phrases: Int { starts.count - 1 }

  /// - Parameter pages: the page of each phrase, rising.
  init(_ texts: some Sequence<[Feature]>, pages: [Int]) {
    for page in pages { pageSizes[Int32(truncatingIfNeeded: page), default: 0] += 1 }
    for (number, text) in texts.enumerated() {
      let phrase = Int32(truncatingIfNeeded: number)
      let page = Int32(truncatingIfNeeded: pages[number])
      let size = Float(pageSizes[page] ?? 1)
      for feature in text {
        let place: Int
        if let known = numbers[feature.key] {
          place = Int(known)
        } else {
          place = words.count
          numbers.insert(feature.key, Int32(truncatingIfNeeded: place))
          words.append(Word(key: feature.key, block: feature.block))
        }
        features.append(Int32(truncatingIfNeeded: place))
        Self.count(&words[place], phrase, page, size)
      }
      starts.append(features.count)
    }
  }

  private static func count(_ word: inout Word, _ phrase: Int32, _ page: Int32, _ size: Float) {
    guard word.lastPhrase != phrase else { return }
    word.lastPhrase = phrase
    word.phrases += 1
    if word.lastPage != page {
      word.lastPage = page
      word.ofPage = 0
    }
    // (a + 1)² − a² more, in shares of the page.
    word.squares += Float(2 * word.ofPage + 1) / (size * size)
    word.shares += 1 / size
    word.ofPage += 1
  }

  /// How rare it is among the phrases: at least 1.
  func rarity(_ word: Word) -> Float { rarity(phrases: Double(word.phrases)) }

  /// The rarity of what so many phrases hold.
  func rarity(phrases count: Double) -> Float {
    Float(Arithmetic.logarithm((1 + Double(phrases)) / (1 + count)) + 1)
  }

  /// How much it tells pages apart: by how many pages share it, each counted by how much of it is
  /// theirs (the inverse of Simpson's index). Trials: right more often than by rarity on every set.
  func telling(_ word: Word) -> Float {
    let pages = Double(pageSizes.count)
    let sharing = word.squares > 0 ? Double(word.shares * word.shares / word.squares) : 1
    return Float(Arithmetic.logarithm((1 + pages) / (1 + max(1, sharing))) + 1)
  }
}
