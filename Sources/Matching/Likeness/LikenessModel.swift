internal import Text

/// Pages weighed by their words, for one language.
struct LikenessModel: Sendable {
  let language: Language
  let table: FeatureTable
  let separators: Separators
  /// The pages that have phrases in this language, rising: separator n is page `pages[n]`.
  let pages: [Int32]
  let thresholds: Thresholds
  /// The words that speak most for a page, strongest first; by separator.
  let strongest: [[StrongWord]]

  /// A word of a page, by its place in the table.
  struct StrongWord: Hashable, Sendable {
    let place: Int32
    let text: String
  }

  /// Words kept of a page to say what a message lacked for it.
  static let strongestKept = 8
  /// What a fitting `…` or `+` phrase adds to its page's value at most.
  static let ruleBonus: Float = 0.2

  init(
    language: Language, table: FeatureTable, separators: Separators, pages: [Int32],
    thresholds: Thresholds, strongest: [[StrongWord]]
  ) {
    self.language = language
    self.table = table
    self.separators = separators
    self.pages = pages
    self.thresholds = thresholds
    self.strongest = strongest
  }

  /// Whether the pages hold the word at `range` in some form.
  func knows(_ text: Folded, _ range: Range<Int>) -> Bool {
    table.find(WordStem.key(text.units, range)) != nil
  }

  /// A page's value and how sure it is that the message is one of ours.
  struct Weighed {
    let page: Int
    let value: Float
    let sureness: Float
  }

  /// The pages by value, best first; none for a message without a known word.
  func ranking(
    _ message: WeighedMessage, bonus: [(page: Int32, weight: Float)], most: Int
  ) -> [Weighed] {
    guard !message.parts.isEmpty || !bonus.isEmpty else { return [] }
    var values = separators.values(message, table)
    for (page, weight) in bonus {
      if let place = pages.firstIndex(of: page) { values[place] += weight * Self.ruleBonus }
    }
    let known = Arithmetic.root(message.known)
    return best(values, most).map { place in
      Weighed(
        page: Int(pages[place]), value: values[place],
        sureness: max(0, values[place] + 1) * known)
    }
  }

  /// The places of the first `most` by value; of equal ones the page that comes first.
  private func best(_ values: [Float], _ most: Int) -> [Int] {
    var best: [Int] = []
    best.reserveCapacity(most + 1)
    var least = -Float.infinity
    for place in pages.indices where values[place] > least {
      var at = best.count
      while at > 0, values[best[at - 1]] < values[place] { at -= 1 }
      best.insert(place, at: at)
      if best.count > most { best.removeLast() }
      if best.count == most { least = values[best[most - 1]] }
    }
    return best
  }

  /// The separator of a page; nil when it has no phrase in this language.
  func separator(of page: Int) -> Int? { pages.firstIndex(of: Int32(truncatingIfNeeded: page)) }

  /// The strongest words of `page` that the message does not hold.
  func lacked(_ page: Int, in message: WeighedMessage, most: Int) -> [String] {
    guard let separator = separator(of: page), strongest.indices.contains(separator) else {
      return []
    }
    let held = Set(message.parts.map(\.place))
    return Array(
      strongest[separator].filter { !held.contains($0.place) }.prefix(most).map(\.text))
  }
}
