import Pages
import Testing
import Text

@testable import Matching

@Suite("What holds for every message")
struct PropertyTests {
  @Test("folding what is folded changes nothing", arguments: 1...20)
  func idempotent(_ seed: Int) {
    var sequence = FuzzTests.Sequence(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<1_000 {
      let raw = Self.anyText(&sequence)
      let once = Folding.foldedString(raw)
      #expect(Folding.foldedString(once) == once)
    }
  }

  /// Scalars of all kinds, some of them side by side as people type them.
  static func anyText(_ sequence: inout FuzzTests.Sequence) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<sequence.next(24) {
      let bound = [0x80, 0x250, 0x3100, 0x3_0000, 0x11_0000][sequence.next(5)]
      if let scalar = Unicode.Scalar(UInt32(sequence.next(bound))) { text.append(scalar) }
    }
    return String(text)
  }

  @Test("100,000 messages of any scalars are matched, without a trap", arguments: 0..<20)
  func anything(_ seed: Int) {
    var sequence = FuzzTests.Sequence(state: UInt64(seed + 1) &* 0xD1B5_4A32_D192_ED03)
    var counted = 0
    for _ in 0..<5_000 {
      let text = TestManual.text(Self.anyText(&sequence))
      let match = SmallShop.matcher.match(text, today: TestManual.today)
      if (match.outcome == .match) == !match.requests.isEmpty { counted += 1 }
    }
    #expect(counted == 5_000)
  }

  @Test("every sentence of a whole template that stands on one page only comes to that page")
  func expansions() {
    let matcher = SmallShop.matcher
    var sentences: [String: Set<IntentID>] = [:]
    for page in SmallShop.manual().pages {
      for phrase in page.phrases where phrase.isWhole {
        for pieces in phrase.expansions(limit: 64) {
          let words = pieces.map { piece in
            if case .words(let words) = piece { words } else { "" }
          }
          sentences[words.joined(), default: []].insert(page.id)
        }
      }
    }
    for (sentence, pages) in sentences where pages.count == 1 {
      let match = SmallShop.match(sentence, matcher)
      #expect(match.requests.map(\.intent) == Array(pages), "\(sentence)")
      #expect(match.ranking.first?.score == 1)
    }
  }

  @Test("the order of pages, phrases and concepts changes nothing")
  func order() {
    let turned = Matcher(
      TestManual.manual(
        SmallShop.pages.reversed().map { ($0.id, $0.phrases.reversed()) },
        elsewhere: ["return-policy": [("割れた物を返品したい", "complaint-damaged")]],
        concepts: SmallShop.concepts.reversed()))
    for text in [
      "荷物っていつ届くの", "where's my parcel", "the serum bottle arrived craked", "割れた物は返品したい", "hello",
      "quarterly earnings", "プレゼント包装して欲しい",
    ] {
      #expect(SmallShop.match(text, turned) == SmallShop.match(text))
    }
    #expect(turned.weights == SmallShop.matcher.weights)
  }

  @Test(
    "spellings that customers type mean the same",
    arguments: [
      ("ﾍﾝﾋﾟﾝの条件を教えて", "return-policy"), ("へんぴんの条件を教えて", "return-policy"),
      ("返品の条件を教えてほしいんですけど", "return-policy"), ("is retrun postage free", "return-policy"),
      ("wheres my oder", "order-status"), ("cant i pay by credit card", "payment-methods"),
      ("ギフトホウソウはできますか", "gift-wrap"), ("ｷﾞﾌﾄ包装はできますか", "gift-wrap"),
    ])
  func spellings(_ raw: String, _ intent: String) {
    #expect(SmallShop.match(raw).ranking.first?.intent.text == intent)
  }
}
