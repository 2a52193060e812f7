import Text

/// Finds sentences that whole templates of two pages both take. Exact: all templates are read
/// together, letter by letter, breadth first, so that the first sentence found for a pair is a
/// shortest one; only readings that two pages still share go on.
///
/// Compared is what `PhraseLetters` keeps. A slot meets the same words in another page's phrase
/// where its values are written down (products, variants, choices), a concept its members; slots of
/// open kinds meet slots of the same kind, an order's number its digits. What only the matcher evens
/// out (polite endings left out, words stretched) is not looked through here.
struct OverlapSearch {
  /// A whole template and the page that it speaks for.
  struct Entry {
    let page: Int
    let phrase: Phrase
    /// The template folded: equal ones are one template.
    let key: [UInt32]
  }
  /// Two templates, the earlier first, and the symbols of a shortest sentence of both.
  struct Pair {
    let first: Int
    let second: Int
    let path: [UInt32]
  }
  struct Outcome {
    var pairs: [Pair] = []
    /// False when the templates have too many ways to write the same, so that some were not compared.
    var isComplete = true
  }

  /// Pairs taken: a person mends the first of so many.
  static let mostPairs = 1_000
  /// Moves looked at before a tree counts as too tangled; 60 pages of 3,000 phrases need a tenth.
  static let mostMoves = 4_000_000

  private let entries: [Entry]
  private let words: ValueWords
  private var states: PhraseStates
  private var pages: [Int32] = [-1]
  private var sets: [(parent: Int32, symbol: UInt32)] = []
  private var seen: Set<[PhrasePlace]> = []
  private var waiting: [(places: [PhrasePlace], number: Int32)] = []
  private var paired: Set<UInt64> = []
  private var outcome = Outcome()
  private var moved = 0

  static func run(_ entries: [Entry], _ words: ValueWords) -> Outcome {
    var search = OverlapSearch(entries, words)
    search.walk()
    return search.outcome
  }

  private init(_ entries: [Entry], _ words: ValueWords) {
    self.entries = entries
    self.words = words
    states = PhraseStates(words, keepsTexts: false)
    for (number, entry) in entries.enumerated() {
      states.add(entry.phrase.parts.first ?? [], phrase: number)
    }
    pages = states.phrase.map { number in
      number < 0 ? -1 : Int32(truncatingIfNeeded: entries[Int(number)].page)
    }
  }

  private mutating func walk() {
    sets.append((-1, 0))
    waiting.append(([.start], 0))
    var next = 0
    while next < waiting.count {
      let (places, number) = waiting[next]
      waiting[next].places = []
      next += 1
      step(from: places, number)
      if moved > Self.mostMoves || outcome.pairs.count >= Self.mostPairs {
        outcome.isComplete = moved <= Self.mostMoves
        return
      }
    }
  }

  private mutating func step(from places: [PhrasePlace], _ number: Int32) {
    var moves: [(symbol: UInt32, to: PhrasePlace, within: Int32)] = []
    var longs: [PhrasePlace] = []
    var stems: [PhrasePlace] = []
    for place in places {
      states.moves(at: place, words) { moves.append(($0.symbol, $0.to, $0.within)) }
      if place.isOutside {
        longs.append(place)
      } else if words.nodes[Int(place.node)].isStem {
        stems.append(place)
      }
    }
    moved += moves.count + 1
    moves.sort { ($0.symbol, $0.to) < ($1.symbol, $1.to) }
    var at = 0
    while at < moves.count {
      let symbol = moves[at].symbol
      var taken: [PhrasePlace] = []
      var page: Int32 = -1
      var isShared = false
      var within = moves[at].within
      func take(_ to: PhrasePlace, _ node: Int32) {
        if taken.last != to { taken.append(to) }
        let own = pages[Int(to.state)]
        if page < 0 { page = own } else if page != own { isShared = true }
        // All in the same word of one class: the value as a whole says it shorter.
        if node != within { within = -1 }
      }
      while at < moves.count, moves[at].symbol == symbol {
        take(moves[at].to, moves[at].within)
        at += 1
      }
      let more = symbol == PhraseLetters.long ? longs : PhraseLetters.isWord(symbol) ? stems : []
      for place in more {
        states.goesOn(at: place, taking: symbol, words) { take($0.to, $0.within) }
      }
      guard isShared, within < 0 else { continue }
      if !more.isEmpty { taken = Set(taken).sorted() }
      guard seen.insert(taken).inserted else { continue }
      let set = Int32(truncatingIfNeeded: sets.count)
      sets.append((number, symbol))
      accept(taken, set)
      waiting.append((taken, set))
    }
  }

  private mutating func accept(_ places: [PhrasePlace], _ set: Int32) {
    let accepted = places.filter { $0.isOutside && states.accepts[Int($0.state)] }
      .map { Int(states.phrase[Int($0.state)]) }
    guard accepted.count > 1 else { return }
    var path: [UInt32]?
    for (place, first) in accepted.enumerated() {
      for second in accepted[(place + 1)...] {
        let (low, high) = (min(first, second), max(first, second))
        let (a, b) = (entries[low], entries[high])
        guard a.page != b.page, a.key != b.key, outcome.pairs.count < Self.mostPairs,
          paired.insert(UInt64(low) << 32 | UInt64(high)).inserted
        else { continue }
        let symbols = path ?? symbols(of: set)
        path = symbols
        outcome.pairs.append(Pair(first: low, second: high, path: symbols))
      }
    }
  }

  private func symbols(of set: Int32) -> [UInt32] {
    var symbols: [UInt32] = []
    var at = set
    while at > 0 {
      symbols.append(sets[Int(at)].symbol)
      at = sets[Int(at)].parent
    }
    return symbols.reversed()
  }
}
