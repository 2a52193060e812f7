internal import Text

/// Pages weighed by their words, for one language.
final class LikenessModel: Sendable {
  let language: Language
  let table: FeatureTable
  let separators: Separators
  /// The pages that have phrases in this language, rising: separator n is page `pages[n]`.
  let pages: [Int32]
  let grounds: Grounds
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
    grounds: Grounds, thresholds: Thresholds, strongest: [[StrongWord]]
  ) {
    self.language = language
    self.table = table
    self.separators = separators
    self.pages = pages
    self.grounds = grounds
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

  /// How sure it is that a message belongs to the page that weighs `value` for it: 0 and up.
  /// - Parameters:
  ///   - known: the share of its words that phrases hold.
  ///   - footing: how firmly it stands on that page's grounds.
  static func sureness(_ value: Float, known: Float, footing: Float) -> Float {
    max(0, value + 1) * Arithmetic.root(known * footing)
  }

  /// The pages by value, best first; none for a message without a known word.
  /// - Parameter footing: how firmly the message stands on a page's grounds.
  func ranking(
    _ message: WeighedMessage, bonus: [(page: Int32, weight: Float)], most: Int,
    footing: (_ page: Int) -> Grounds.Footing
  ) -> (all: [Weighed], footing: Grounds.Footing) {
    guard !message.parts.isEmpty || !bonus.isEmpty else { return ([], Grounds.Footing()) }
    var values = separators.values(message)
    for (page, weight) in bonus {
      if let place = pages.firstIndex(of: page) {
        values[place] += weight * Self.ruleBonus
      }
    }
    let best = best(values, most)
    guard let winner = best.first else { return ([], Grounds.Footing()) }
    let footing = footing(Int(pages[winner.place]))
    let share = footing.share
    let weighed = best.map { place, value in
      Weighed(
        page: Int(pages[place]), value: value,
        sureness: Self.sureness(value, known: message.known, footing: share))
    }
    return (weighed, footing)
  }

  /// The first `most` by value; of equal ones the page that comes first.
  private func best(_ values: [Float], _ most: Int) -> [(place: Int, value: Float)] {
    [(place: Int, value: Float)](unsafeUninitializedCapacity: most) { best, filled in
      var count = 0
      var least = -Float.infinity
      values.withUnsafeBufferPointer { values in
        for place in 0..<min(values.count, pages.count) where values[place] > least {
          let value = values[place]
          var at = min(count, most &- 1)
          if count < most {
            best.initializeElement(at: count, to: (place, value))
            count &+= 1
          }
          while at > 0, best[at &- 1].value < value {
            best[at] = best[at &- 1]
            at &-= 1
          }
          best[at] = (place, value)
          if count == most { least = best[most &- 1].value }
        }
      }
      filled = count
    }
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
