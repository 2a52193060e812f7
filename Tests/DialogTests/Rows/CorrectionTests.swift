import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct CorrectionTests {
  static let dialog = TestShop.make([
    "words.md": """
    # 言葉 / Words

    ## Yes
    - はい, yes

    ## No
    - いいえ, いえ, no

    ## Cancel
    - やめます, cancel that

    ## Correct
    - いえ, やっぱり, じゃなくて, actually, no it's

    ## Skip
    - スキップ, skip

    ## Start over
    - 最初から, start over

    ## Angry
    - ふざけるな

    ## Abusive
    - ばかやろう

    ## Threat
    - 弁護士

    ## Health
    - かゆい
    """
  ])
  static let toConfirm = ["返品したいです", "26110201", "hanako@example.jp", "麻シャツ", "大きすぎた", "メール"]

  @Test(
    "a correction may begin in any of the shop's words, at any point",
    arguments: [
      (3, "いえ、番号は26110203です", SlotName.order, Value.order(OrderNumber("26110203")!)),
      (6, "いえ、商品は化粧水です", .product, .product(SKU("S101")!)),
      (6, "actually the Dew Toner", .product, .product(SKU("S101")!)),
      (6, "no it's by phone", SlotName("contact-preference")!, .choice(ChoiceID("phone")!)),
    ])
  func anyWords(after: Int, text: String, slot: SlotName, value: Value) {
    var customer = Customer(Self.dialog)
    customer.say(all: Array(Self.toConfirm.prefix(after)))
    let heard = customer.say(text)
    #expect(heard.standard.first == "corrected")
    #expect(customer.state.flows.last?[slot] == value)
    #expect(heard.records.isEmpty)
  }

  @Test("a correction that names only what is wrong asks for it again")
  func namesSlot() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.toConfirm)
    let heard = customer.say("やっぱり理由を変えたい")
    #expect(heard.asks == "reason" && customer.state.flows.last?[.reason] == nil)
    #expect(customer.say("色がちがう").asks == "confirm")
  }

  @Test("a no alone is no correction")
  func onlyNo() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.toConfirm)
    #expect(customer.say("いえ").standard == ["change what"])
  }

  @Test("a correction wins over a page that has such words too")
  func winsOverPage() {
    var customer = Customer(
      TestShop.make([
        "a/by-phone.md": """
        # 電話のこと / Phone

        ## Customers say
        - やっぱり電話で

        ## Answer
        - ja: 電話のことですね。
        - en: About phones.
        """
      ]))
    customer.say(all: ReturnTests.toConfirm)
    let heard = customer.say("やっぱり電話で")
    #expect(heard.standard.first == "corrected" && heard.asks == "confirm")
  }
}
