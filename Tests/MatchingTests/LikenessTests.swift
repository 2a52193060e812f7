import Pages
import Testing
import Text

@testable import Matching

@Suite("Likeness ranks pages by their words")
struct LikenessTests {
  @Test(
    "wordings that stand on no page find theirs",
    arguments: [
      ("荷物っていつ届くの", "order-status"), ("配送の状況が知りたい", "order-status"),
      ("返品するときの送料の負担は？", "return-policy"), ("何日まで返品できるの", "return-policy"),
      ("カード払いは使えますか", "payment-methods"), ("化粧水の瓶が割れてました", "complaint-damaged"),
      ("プレゼント包装して欲しい", "gift-wrap"), ("where's my parcel", "order-status"),
      ("can i pay by credit card?", "payment-methods"),
      ("the serum bottle arrived craked", "complaint-damaged"),
      ("gift wrapping for a present", "gift-wrap"), ("割れた物は返品したい", "complaint-damaged"),
    ])
  func finds(_ raw: String, _ intent: String) {
    let match = SmallShop.match(raw)
    #expect(match.ranking.first?.intent.text == intent)
    #expect(match.outcome != .unknown)
    #expect(match.ranking.allSatisfy { (0..<1).contains($0.score) })
    #expect(match.ranking.map(\.score) == match.ranking.map(\.score).sorted(by: >))
    #expect(match.ranking.count <= MatchLimits.ranked)
    guard case .likeness(let pieces, let runnerUp, _) = match.explanation else {
      Issue.record("no reason given: \(match.explanation)")
      return
    }
    #expect(!pieces.isEmpty && pieces.allSatisfy { $0.weight > 0 && !$0.text.isEmpty })
    #expect(runnerUp == match.ranking.dropFirst().first?.intent)
  }

  @Test(
    "what the pages know nothing of is unknown",
    arguments: [
      "明日の天気", "株価について", "qwertyuiop zxcvbnm", "football results tonight", "", "。。。", "12345", "😀😀",
      "привет как дела",
    ])
  func unknown(_ raw: String) {
    let match = SmallShop.match(raw)
    #expect(match.outcome == .unknown)
    #expect(match.requests.isEmpty && match.choices.isEmpty)
  }

  @Test("an unknown message names the words that stand on no page")
  func missing() {
    guard case .nothing(let missing) = SmallShop.match("quarterly earnings").explanation else {
      Issue.record("must be unknown")
      return
    }
    #expect(missing == ["quarterly", "earnings"])
  }

  @Test("product names do not speak for a page")
  func slotsDoNotWeigh() {
    let matcher = Matcher(
      TestManual.manual([
        ("first", ["うるおいローズ化粧水の値段", "{product}はいくら", "価格を教えて"]),
        ("second", ["{product}の使い方", "どうやって使うの", "使用方法を知りたい"]),
      ]))
    let match = SmallShop.match("うるおいローズ化粧水はどう使うの", matcher)
    #expect(match.ranking.first?.intent.text == "second")
  }

  @Test("two likely pages are asked between, two or three")
  func choice() {
    let alike = Matcher(
      TestManual.manual([("first", ["返品の送料はいくら"]), ("second", ["交換の送料はいくら"])]))
    let match = SmallShop.match("送料はいくら", alike)
    #expect(match.outcome == .choice)
    #expect(Set(match.choices.map(\.text)) == ["first", "second"])
    let strict = Matcher(SmallShop.manual(shift: (0, 100)))
    let asked = SmallShop.match("荷物っていつ届くの", strict)
    #expect(asked.outcome == .choice)
    #expect((2...3).contains(asked.choices.count))
    #expect(asked.choices.first == asked.ranking.first?.intent)
  }

  @Test("the settings move the thresholds")
  func shifts() {
    let deaf = Matcher(SmallShop.manual(shift: (100, 0)))
    #expect(SmallShop.match("配送の状況が知りたい", deaf).outcome == .unknown)
    #expect(SmallShop.match("注文した品はいつ届きますか", deaf).outcome == .match)
  }
}
