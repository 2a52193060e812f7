import Pages
import Testing
import Text

@testable import Matching

@Suite("What was learnt is kept as bytes")
struct WeightsTests {
  static let manual = SmallShop.manual()
  static let bytes = Matcher(manual).weights

  @Test("a matcher made from its weights says the same, to the bit")
  func again() throws {
    let again = try #require(Matcher(Self.manual, weights: Self.bytes))
    for text in [
      "荷物っていつ届くの", "where's my parcel", "retrun plicy", "割れた物は返品したい", "quarterly earnings",
      "返品の条件を教えて。あと、ギフト包装はできますか？", "", "こんにちは",
    ] {
      #expect(SmallShop.match(text, again) == SmallShop.match(text))
    }
    #expect(again.weights == Self.bytes)
  }

  @Test("any damaged byte is noticed, and any missing one")
  func damaged() {
    for place in stride(from: 0, to: Self.bytes.count, by: max(1, Self.bytes.count / 300)) {
      var damaged = Self.bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      #expect(Matcher(Self.manual, weights: damaged) == nil, "byte \(place)")
    }
    for length in [0, 1, 7, 8, 24, Self.bytes.count / 2, Self.bytes.count - 1] {
      #expect(Matcher(Self.manual, weights: Array(Self.bytes.prefix(length))) == nil)
    }
    #expect(Matcher(Self.manual, weights: Self.bytes + [0]) == nil)
  }

  @Test("bytes whose sum was mended are still read with care", arguments: 0..<40)
  func forged(_ seed: Int) {
    var sequence = FuzzTests.Sequence(state: UInt64(seed + 1) &* 0x9E37_79B9_7F4A_7C15)
    var forged = Array(Self.bytes.dropLast(8))
    for _ in 0..<4 { forged[20 + sequence.next(forged.count - 20)] = UInt8(sequence.next(256)) }
    if seed % 4 == 0 { forged = Array(forged.prefix(20 + sequence.next(forged.count - 20))) }
    let sum = Checksum.of(forged[...])
    for place in 0..<8 { forged.append(UInt8(truncatingIfNeeded: sum >> (8 * UInt64(place)))) }
    // Whatever comes of it, no message traps.
    if let matcher = Matcher(Self.manual, weights: forged) {
      let match = SmallShop.match("where is my parcel, and can I return it", matcher)
      _ = match.explanation
      _ = SmallShop.match("割れた物は返品したい", matcher).explanation
    }
  }

  @Test("other pages have other weights; other settings do not")
  func name() {
    let name = Matcher.weightsName(Self.manual)
    #expect(name.utf8.count == 32)
    #expect(name == Matcher.weightsName(SmallShop.manual(shift: (5, 5))))
    var pages = SmallShop.pages
    pages[0].phrases.append("one more phrase")
    let other = SmallShop.manual(pages)
    #expect(name != Matcher.weightsName(other))
    #expect(Matcher(other, weights: Self.bytes) == nil)
    pages[0].phrases.removeLast()
    pages[0].phrases.reverse()
    #expect(name == Matcher.weightsName(SmallShop.manual(pages)))
  }
}
