internal import Text

/// Which words each page's phrases hold, and which they hold more than once: the grounds on which a
/// message can be taken for the page's. Weights alone are bold with short messages: any few signs are
/// like some phrase by chance.
struct Grounds: Sendable, Equatable {
  /// Open addressing over a word and a page; 0 where nothing stands. The lowest bit says that
  /// several phrases hold the word.
  private(set) var entries: [UInt32]

  /// What a word counts that a single phrase of the page holds. Trials: 1 told strangers apart
  /// better in English and worse in Japanese, 0 the other way round.
  static let once: Float = 0.25
  /// A message all of whose words stand on the page's grounds is weighed as it is when it has so
  /// many of them.
  static let usual: Float = 4
  /// A page with fewer phrases is one of few.
  static let few = 12
  /// Stands as a word of such a page.
  fileprivate static let ofFew: UInt64 = 0x6665_7720_7068_7261

  /// How firmly a message stands on a page's grounds: how many words it has that can tell.
  struct Footing: Equatable {
    var words = 0
    /// Those of them that several phrases of the page hold, and a share of those that one does.
    var held: Float = 0

    /// What a message's sureness is multiplied by, under the root: as if it had two words more, one
    /// of them the page's. 1 for four words that the page says.
    var share: Float {
      (held + 1) / (Float(words) + 2) * (Grounds.usual + 2) / (Grounds.usual + 1)
    }

    /// Whether the page has so few phrases that it says hardly anything twice.
    var isOfFew = false

    /// Whether a word that the page says again and again is there, or two that it says once; one of
    /// a page of few phrases.
    var isFirm: Bool { held >= Grounds.once * (isOfFew ? 1 : 2) }

    fileprivate mutating func add(phrases: Int) {
      if phrases > 0 { held += phrases == 1 ? Grounds.once : 1 }
    }
  }

  /// As they were kept; nil when they are none.
  init?(entries: [UInt32]) {
    let taken = entries.count { $0 != 0 }
    guard entries.count >= 2, entries.count & (entries.count - 1) == 0, taken * 2 <= entries.count
    else { return nil }
    self.entries = entries
  }

  init(_ counts: GroundCounts) {
    let telling = counts.telling
    var size = 16
    while size < telling.count * 2 { size *= 2 }
    entries = Array(repeating: 0, count: size)
    for (key, phrases) in telling {
      let entry = Self.tag(key) | (phrases > 1 ? 1 : 0)
      let at = place(entry)
      entries[at] |= entry
    }
  }

  /// How firmly a message stands on the grounds of `page`: below 1 the less of it the page says.
  func footing(
    of text: Folded, meant: [SymbolSpans.Span], _ language: Language, on page: Int
  ) -> Footing {
    var footing = Footing()
    GroundWords.each(text, meant: meant, language) { word, _ in
      footing.words += 1
      let entry = entries[place(Self.tag(Self.key(word, page)))]
      if entry != 0 { footing.add(phrases: entry & 1 == 0 ? 1 : 2) }
    }
    footing.isOfFew = entries[place(Self.tag(Self.key(Self.ofFew, page)))] != 0
    return footing
  }

  static func key(_ word: UInt64, _ page: Int) -> UInt64 {
    FeatureHash.mix(word, UInt64(truncatingIfNeeded: page &+ 1))
  }

  private static func tag(_ key: UInt64) -> UInt32 {
    max(2, UInt32(truncatingIfNeeded: key >> 32) & ~1)
  }

  /// Where the entry stands, or would. Never full, so an empty place ends every walk.
  private func place(_ entry: UInt32) -> Int {
    let mask = entries.count - 1
    var at = Int((entry | 1) &* 0x9E37_79B1 >> 5) & mask
    while entries[at] != 0, entries[at] | 1 != entry | 1 { at = (at + 1) & mask }
    return at
  }
}

/// How many phrases of a page hold a word, counted while learning. Hiragana mostly hold a sentence
/// together: those that more than two pages use say nothing.
struct GroundCounts {
  private struct Count {
    let key: UInt64
    /// The word's place in `pages`; −1 for other than hiragana.
    let grammar: Int32
    var phrases = 0
  }
  private var all: [Count] = []
  /// By word of hiragana: the pages that hold it.
  private var pages: [Int] = []
  private var words = KeyTable()
  private var numbers = KeyTable()
  private let language: Language

  /// - Parameter rows: all wordings; those of one phrase count once.
  init(_ rows: [TrainingRow], _ language: Language) {
    self.language = language
    var last: [Int] = []
    var phrases: [Int: Set<Int>] = [:]
    for row in rows { phrases[row.page, default: []].insert(row.phrase) }
    for (page, phrases) in phrases.sorted(by: { $0.key < $1.key })
    where phrases.count < Grounds.few {
      let key = Grounds.key(Grounds.ofFew, page)
      numbers.insert(key, Int32(truncatingIfNeeded: all.count))
      all.append(Count(key: key, grammar: -1, phrases: 1))
      last.append(-1)
    }
    for number in rows.indices.sorted(by: { (rows[$0].phrase, $0) < (rows[$1].phrase, $1) }) {
      let row = rows[number]
      func count(_ word: UInt64, _ isGrammar: Bool) {
        let key = Grounds.key(word, row.page)
        let place: Int
        if let known = numbers[key] {
          place = Int(known)
        } else {
          place = all.count
          numbers.insert(key, Int32(truncatingIfNeeded: place))
          all.append(Count(key: key, grammar: isGrammar ? addPage(word) : -1))
          last.append(-1)
        }
        guard last[place] != row.phrase else { return }
        last[place] = row.phrase
        all[place].phrases += 1
      }
      GroundWords.each(row.text, meant: row.meant, language, withGrammar: true, count)
    }
  }

  private mutating func addPage(_ word: UInt64) -> Int32 {
    if let known = words[word] {
      pages[Int(known)] += 1
      return known
    }
    let place = Int32(truncatingIfNeeded: pages.count)
    words.insert(word, place)
    pages.append(1)
    return place
  }

  /// Pages that may share a word of hiragana.
  static let sharing = 2

  private func isTelling(_ count: Count) -> Bool {
    count.grammar < 0 || pages[Int(count.grammar)] <= Self.sharing
  }

  /// The words of pages that are grounds to take a message for theirs.
  var telling: [(key: UInt64, phrases: Int)] {
    all.filter(isTelling).map { ($0.key, $0.phrases) }
  }

  /// How firmly a wording stands on the grounds of `page`, its own phrase not counted.
  func footing(of row: TrainingRow, on page: Int) -> Grounds.Footing {
    var footing = Grounds.Footing()
    let own = row.page == page ? 1 : 0
    GroundWords.each(row.text, meant: row.meant, language) { word, _ in
      footing.words += 1
      guard let place = numbers[Grounds.key(word, page)], isTelling(all[Int(place)]) else { return }
      footing.add(phrases: all[Int(place)].phrases - own)
    }
    return footing
  }
}
