import Pages
import Testing
import Text

@testable import Matching

@Suite("Whole templates decide")
struct TemplateTests {
  static let matcher = Matcher(
    TestManual.manual(
      [
        (
          "order-status",
          [
            "注文した品[物]はいつ(届きますか|届くの|来ますか)", "注文番号{order}の(状況|配送状況)を教えてください",
            "when (will|does) {order} arrive",
            "has my (order|parcel|package) [{order}] (left|been sent) [yet]",
          ]
        ),
        (
          "return-policy",
          ["(返品|返却)の決まり[ごと]を知りたいです", "what are the rules for (returns|returning things)"]
        ),
        (
          "product-skin",
          ["{product}は(敏感肌|乾燥肌)[でも]使えますか", "is [the] {product} (ok|safe) for (sensitive|dry) skin"]
        ),
        (
          "damaged",
          ["…割れて(いました|いる)…", "{arrived} + {broken}", "{product} (has|had) leaked", "{broken}品の交換"]
        ),
        ("greeting", ["こんにちは", "hello", "good day"]),
        ("thanks", ["ありがとう[ございます|ございました]", "thanks [a lot]"]),
      ],
      concepts: [
        TestManual.concept("broken", ["割れ", "破損", "crack*", "in pieces"]),
        TestManual.concept("arrived", ["届い", "着い", "arriv*", "came"]),
      ]))

  @Test(
    "fits alternatives, options, slots and concepts",
    arguments: [
      ("注文した品はいつ届くの", "order-status"), ("注文した品物はいつ来ますか？", "order-status"),
      ("注文番号２６１１０２０１の状況を教えてください", "order-status"),
      ("注文番号 2611-0201 の配送状況を教えてください。", "order-status"),
      ("When will 26110201 arrive?", "order-status"), ("has my parcel been sent", "order-status"),
      ("Has my ORDER 26110201 left yet??", "order-status"),
      ("返品の決まりごとを知りたいです", "return-policy"), ("What are the rules for returns", "return-policy"),
      ("ローズローションは敏感肌でも使えますか", "product-skin"), ("うるおいローズ化粧水は、乾燥肌使えますか", "product-skin"),
      ("is the Rose Moist Lotion ok for dry skin", "product-skin"),
      ("is night repair cream safe for sensitive skin?", "product-skin"),
      ("破損品の交換", "damaged"), ("bright serum has leaked", "damaged"), ("こんにちは！", "greeting"),
    ])
  func fits(_ raw: String, _ intent: String) {
    let match = Self.matcher.match(TestManual.text(raw), today: TestManual.today)
    #expect(match.outcome == .match)
    #expect(match.requests.first?.intent.text == intent)
    #expect(match.ranking.first?.score == 1)
    guard case .template = match.explanation else {
      Issue.record("no template decided: \(match.explanation)")
      return
    }
  }

  @Test(
    "filler, greeting and marks around a template change nothing",
    arguments: [
      "こんにちは。注文した品はいつ届きますか", "えっと、すみません、注文した品はいつ届きますか？？？よろしくお願いします",
      "注文した品はいつ届きますか😭", "ありがとうございます、注文した品は　いつ届きますか", "hi, when will 26110201 arrive please",
      "um hello when does 26110201 arrive, thanks!!",
    ])
  func filler(_ raw: String) {
    let match = Self.matcher.match(TestManual.text(raw), today: TestManual.today)
    #expect(match.requests.map(\.intent.text) == ["order-status"])
    #expect(match.ranking.first?.score == 1)
  }

  @Test(
    "what is nearly a template is none",
    arguments: [
      "注文した品はいつ届くのですかなぜ", "when will 2611020 arrive", "whenwill 26110201 arrive", "has my",
      "注文した品",
    ])
  func noFit(_ raw: String) {
    let match = Self.matcher.match(TestManual.text(raw), today: TestManual.today)
    if case .template = match.explanation { Issue.record("\(raw) must not fit") }
  }

  @Test("a sentence that two pages take is asked back")
  func twoPages() {
    let matcher = Matcher(
      TestManual.manual([("first", ["返品[を]したい"]), ("second", ["(返品|交換)したい"])]))
    let match = matcher.match(TestManual.text("返品したい"), today: TestManual.today)
    #expect(match.outcome == .choice)
    #expect(match.choices.map(\.text) == ["first", "second"])
    #expect(match.requests.isEmpty)
    #expect(matcher.outcome("交換したい") == (.match, "second"))
  }

  @Test(
    "gap and plus phrases never decide alone, they add",
    arguments: ["箱を開けたら瓶が割れていました", "昨日届いたけど割れ", "it came yesterday in pieces"])
  func rules(_ raw: String) {
    let match = Self.matcher.match(TestManual.text(raw), today: TestManual.today)
    if case .template = match.explanation { Issue.record("a gap decided") }
    #expect(match.ranking.first?.intent.text == "damaged")
    #expect((match.ranking.first?.score ?? 1) < 1)
  }

  @Test(
    "a short phrase that fits whole tells its language",
    arguments: [("hi", Language.en), ("ok thx", .en), ("ども", .ja), ("🙇", nil), ("ok", nil)])
  func language(_ raw: String, _ language: Language?) {
    let matcher = Matcher(
      TestManual.manual([
        ("greeting", ["hi", "ども", "お世話になっております"]), ("thanks", ["thanks", "ありがとう"]),
      ]))
    #expect(SmallShop.match(raw, matcher).language == language)
  }

  @Test("a greeting of two greetings is one", arguments: ["ども、お世話になっております", "お世話になっております。ども"])
  func twoGreetings(_ raw: String) {
    let matcher = Matcher(TestManual.manual([("greeting", ["ども", "お世話になっております"])]))
    let match = SmallShop.match(raw, matcher)
    #expect(match.requests.map(\.intent.text) == ["greeting"])
  }

  @Test(
    "polite endings may be left out where something is left to say",
    arguments: [
      ("素材は何", true), ("素材は何ですか", true), ("素材を教えて", true), ("素材を教えてくださいませ", true),
      ("綿", false), ("素材は", false),
    ])
  func politeEndings(_ raw: String, _ fits: Bool) {
    let matcher = Matcher(
      TestManual.manual([
        ("material", ["素材(は何ですか|を教えてください)", "綿ですか"]), ("other", ["送料はいくら"]),
      ]))
    let match = SmallShop.match(raw, matcher)
    #expect((match.ranking.first?.score == 1) == fits)
  }
}
