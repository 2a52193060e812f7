import Pages
import Testing
import Text

@testable import Matching

@Suite("Typing slips in English are mended")
struct SpellingTests {
  /// The words as the matcher reads them, a space between.
  private static func read(_ raw: String, keeping kept: [Range<Int>] = []) -> String? {
    let known = Spelling(
      [
        "where is my order", "the order status", "my order please", "thank you", "help me",
        "hello there", "return policy", "sensitive skin", "is the weather warm",
      ].map { Canonical.of($0).units }, others: [])
    let slots = kept.map {
      FoundSlot(name: .name, value: .number(0), range: $0, exact: true)
    }
    let mended = known.mended(Canonical.long(raw), kept: slots) { _ in false }
    return mended.map { text, _ in
      var words = ""
      for unit in text.units {
        if unit & UnitBits.wordStart != 0, !words.isEmpty { words += " " }
        if let scalar = Unicode.Scalar(unit & UnitBits.scalar) {
          words.unicodeScalars.append(scalar)
        }
      }
      return words
    }
  }

  @Test(
    "one slip in words of four letters and more, two in words of eight",
    arguments: [
      ("wheer is my oder", "where is my order"), ("halp", "help"), ("helo", "hello"),
      ("retrun plicy", "return policy"), ("sensetve skinn", "sensitive skin"),
      ("thankyou", "thank you"), ("the wether", "the weather"),
    ])
  func mends(_ raw: String, _ words: String) { #expect(Self.read(raw) == words) }

  @Test(
    "what is spelt well, short, far off or no word stays as it is",
    arguments: [
      "", "hell", "odd", "cook", "orb", "rderr", "zorbl", "o1der", "注文", "sensxxxve",
      String(repeating: "o", count: 500),
    ])
  func leaves(_ raw: String) { #expect(Self.read(raw) == nil) }

  @Test("names and values are left alone")
  func keeps() {
    #expect(Self.read("oder", keeping: [0..<4]) == nil)
    #expect(Self.read("oder oder", keeping: [0..<4]) == "oder order")
  }

  @Test(
    "a mistyped phrase is taken whole, and told apart from one never heard",
    arguments: [
      ("wehre is my order", "order-status"), ("is retrun postage free", "return-policy"),
      ("do you take creditcards", "payment-methods"),
    ])
  func fits(_ raw: String, _ intent: String) {
    let match = SmallShop.match(raw)
    #expect(match.outcome == .match)
    #expect(match.ranking.first?.intent.text == intent)
  }

  @Test("a long message of nothing but slips is read in bounded steps")
  func bounded() {
    let long = String(repeating: "oder retrun ", count: 340)
    #expect(SmallShop.match(long).ranking.count <= MatchLimits.ranked)
  }
}
