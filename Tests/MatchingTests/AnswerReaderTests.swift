import Pages
import Testing
import Text

@testable import Matching

@Suite("Answers to an open question, in any words")
struct AnswerReaderTests {
  static let reader = Matcher(
    TestManual.manual(
      [("first", ["返品したい", "send it back"])],
      lists: [.yes: ["はい", "yes", "お願いします"], .no: ["いいえ", "いえ", "結構です", "no"]])
  ).reader

  static func answer(_ raw: String, _ slot: String, among: [Value]? = nil) -> SlotAnswer? {
    guard let definition = TestManual.slots.first(where: { $0.name.text == slot }) else {
      return nil
    }
    return reader.answer(
      to: definition, in: TestManual.text(raw), today: TestManual.today, among: among)
  }

  @Test(
    "reads the value, and whether more is said",
    arguments: [
      ("番号は２６１１０２０１です", "order", "26110201", false),
      ("my order number is 26110201", "order", "26110201", false),
      ("26110201です。それと送料はいくらですか", "order", "26110201", true),
      ("えっと、交換で", "resolution", "exchange", false), ("交換でお願いします", "resolution", "exchange", false),
      ("a refund please", "resolution", "return", false),
      ("kaori@example.jpです", "email", "kaori@example.jp", false),
      ("昨日", "charge-date", "2026-11-20", false), ("たぶん3日です", "charge-date", "2026-11-03", false),
      ("3000", "charge-amount", "3000円", false), ("三つで", "quantity", "3", false),
      ("a couple", "quantity", "2", false), ("佐々木かおりと申します", "name", "佐々木かおり", false),
      ("My name is Kaori Sasaki.", "name", "Kaori Sasaki", false),
      ("はい、あります", "photo", "true", false),
      ("ないです", "photo", "false", false), ("no", "photo", "false", false),
      ("箱がつぶれていました", "reason", "箱がつぶれていました", false), ("破損です", "reason", "damaged", false),
      ("ローズのやつ", "product", "rose-lotion~", false),
      ("the yuzu one", "product", "yuzu-lotion~", false),
      ("1 Chome-2-3 Ginza, Chuo-ku", "address", "1 Chome-2-3 Ginza, Chuo-ku", false),
      ("ネイビーのMで", "variant", "ネイビー/navy-M", false),
    ])
  func reads(_ raw: String, _ slot: String, _ expected: String, _ more: Bool) {
    let answer = Self.answer(raw, slot)
    #expect(
      answer.map { SlotReaderTests.shown($0.value) + ($0.exact ? "" : "~") } == expected)
    #expect(answer?.hasOtherWords == more)
  }

  @Test(
    "what does not answer is no answer",
    arguments: [
      ("わかりません", "order"), ("2611020", "order"), ("送料はいくらですか", "resolution"), ("", "resolution"),
      ("交換か返品", "resolution"), ("東京", "email"), ("hm", "charge-date"), ("なんで聞くの？", "photo"),
      ("化粧水", "product"), ("!!!", "name"),
    ])
  func refuses(_ raw: String, _ slot: String) { #expect(Self.answer(raw, slot) == nil) }

  @Test(
    "one of what was offered, by number or by name",
    arguments: [
      ("1", "rose-lotion"), ("２番", "linen-shirt"), ("最初の", "rose-lotion"),
      ("the first one", "rose-lotion"),
      ("second one please", "linen-shirt"), ("最後の", "linen-shirt"), ("化粧水のほう", "rose-lotion"),
      ("the shirt", "linen-shirt"),
    ])
  func offered(_ raw: String, _ expected: String) {
    let among = ["rose-lotion", "linen-shirt"].map { Value.product(SKU($0)!) }
    #expect(Self.answer(raw, "product", among: among)?.value == .product(SKU(expected)!))
  }

  @Test("what was not offered is no answer", arguments: ["ゆず化粧水", "3", "三番目"])
  func notOffered(_ raw: String) {
    let among = ["rose-lotion", "linen-shirt"].map { Value.product(SKU($0)!) }
    #expect(Self.answer(raw, "product", among: among) == nil)
  }
}
