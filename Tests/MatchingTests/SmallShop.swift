import Pages
import Text

@testable import Matching

/// A shop of few pages with enough phrases to weigh.
enum SmallShop {
  static let pages: [(id: String, phrases: [String])] = [
    (
      "order-status",
      [
        "注文した品はいつ届きますか", "荷物がまだ来ません", "配送状況を教えて", "発送はいつになりますか", "届くのはいつ頃ですか", "商品の到着予定を知りたい",
        "where is my order", "when will my parcel arrive", "has my package been sent",
        "track my delivery", "my order has not come yet", "what is the delivery status",
      ]
    ),
    (
      "return-policy",
      [
        "返品の決まりを知りたいです", "返品はいつまでできますか", "返送料はどちらの負担ですか", "開封した商品は返品できますか", "返品の条件を教えて",
        "何日以内なら返せますか", "what are the rules for returns", "until when can I send it back",
        "is return postage free", "can I return opened goods", "how many days do I have to return",
      ]
    ),
    (
      "payment-methods",
      [
        "支払い方法は何がありますか", "クレジットカードは使えますか", "代引きで払えますか", "コンビニ払いはできますか", "PayPayで支払いたい",
        "how can I pay", "do you take credit cards", "can I pay cash on delivery",
        "which payment methods are there", "is paypay accepted",
      ]
    ),
    (
      "complaint-damaged",
      [
        "届いた商品が割れていました", "箱がつぶれて中身が出ていた", "瓶にひびが入っています", "壊れた物が届いた", "{arrived} + {broken}",
        "…割れて…", "it arrived broken", "the bottle is cracked", "my parcel came smashed",
        "the box was crushed and the jar leaked",
      ]
    ),
    (
      "gift-wrap",
      [
        "ギフト包装はできますか", "プレゼント用に包んでほしい", "ラッピングをお願いします", "のしを付けられますか", "can you gift wrap it",
        "do you do gift wrapping", "I want it wrapped as a present", "add a gift message",
      ]
    ),
    ("greeting", ["こんにちは", "おはようございます", "hello", "good morning"]),
    ("thanks", ["ありがとう[ございます|ございました]", "助かりました", "thank you [so much]"]),
  ]

  static let concepts = [
    TestManual.concept("broken", ["割れ", "壊れ", "ひび", "つぶれ", "broke*", "crack*", "smash*"]),
    TestManual.concept("arrived", ["届い", "着い", "arriv*", "came"]),
  ]

  static func manual(
    _ pages: [(id: String, phrases: [String])] = pages, shift: (unknown: Int, choice: Int) = (0, 0)
  ) -> Manual {
    TestManual.manual(
      pages, elsewhere: ["return-policy": [("割れた物を返品したい", "complaint-damaged")]],
      concepts: concepts, shift: shift)
  }

  static let matcher = Matcher(manual())

  static func match(_ raw: String, _ matcher: Matcher = matcher) -> Match {
    matcher.match(TestManual.text(raw), today: TestManual.today)
  }
}
