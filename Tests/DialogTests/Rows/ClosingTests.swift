import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// The last row of the design's table: thanks, leaves.
@Suite struct ClosingTests {
  static let dialog = TestShop.make([
    "desk/goodbye.md": """
    # さようなら / Goodbye

    ## Customers say
    - さようなら
    - goodbye

    ## Answer
    - ja: またどうぞ。
    - en: Come again.
    """,
    "payments/card-misuse.md": """
    # 覚えのない請求 / Misuse

    ## Customers say
    - 覚えのない請求です
    - I did not buy this

    ## Answer
    - ja: まずカード会社へ。
    - en: Call your card company first.

    ## Then
    - report to orders, priority urgent, within 1 day
    """,
  ])
  static let served = ["化粧水は敏感肌でも使えますか", "can I use Dew Toner on sensitive skin"]

  @Test("a rating is asked at the goodbye, with 1 to 5 and a way out", arguments: served)
  func asksRating(question: String) {
    var customer = Customer(Self.dialog)
    customer.say(question)
    let heard = customer.say("さようなら")
    #expect(heard.texts.count == 2 && heard.texts[0] == "またどうぞ。")
    #expect(heard.asks == "rating" && heard.standard == ["rating"])
    #expect(heard.choices == ["1", "2", "3", "4", "5", "[skip]の行"])
  }

  @Test(
    "a rating is taken in any form", arguments: [("5", 5), ("３", 3), ("4点", 4), ("2 stars", 2)])
  func takesRating(text: String, rating: Int) {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: [Self.served[0], "さようなら", text])
    #expect(heard.has(.rated(rating)) && heard.standard == ["rated"])
    #expect(customer.state.rating == rating && customer.state.question == nil)
    // It is asked once.
    #expect(customer.say("さようなら").asks == nil)
  }

  @Test("it may be skipped, in any words", arguments: ["スキップ", "いいえ", "6番目がいい", "ふにゃふにゃ", "skip"])
  func skipsRating(text: String) {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: [Self.served[0], "さようなら", text])
    if text != "6番目がいい" {
      #expect(heard.standard == ["not rated"] || heard.standard == ["<not rated>"])
      #expect(customer.state.question == nil)
    } else {
      #expect(heard.asks == "rating")
    }
    #expect(customer.state.rating == nil)
  }

  @Test("another request instead of a rating is taken up")
  func requestInstead() {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: [Self.served[0], "さようなら", "荷物はどこですか"])
    #expect(heard.asks == "order")
  }

  @Test(
    "never after a complaint, misuse, anger, a threat, a symptom, or nothing at all",
    arguments: [
      ["対応が悪いです", "待たされた", "はい"], ["覚えのない請求です"], ["ふざけるな", "いいえ", "化粧水は敏感肌でも使えますか"],
      ["消費者センターに言います", "化粧水は敏感肌でも使えますか"], ["かゆい", "化粧水は敏感肌でも使えますか"], ["こんにちは"],
    ])
  func never(texts: [String]) {
    var customer = Customer(Self.dialog)
    customer.say(all: texts)
    let heard = customer.say("さようなら")
    #expect(heard.texts == ["またどうぞ。"] && heard.asks == nil)
  }

  @Test("thanks after an answer ask whether there is anything else; a no closes, a yes goes on")
  func anythingElse() {
    var customer = Customer(Self.dialog)
    customer.say(Self.served[0])
    let thanks = customer.say("ありがとうございます")
    #expect(thanks.asks == "anything-else" && thanks.standard == ["anything else"])
    var leaving = customer
    #expect(leaving.say("いいえ").asks == "rating")
    #expect(customer.say("はい").standard == ["anything else, yes"])
    #expect(customer.state.question == nil)
    #expect(customer.say("thank you").asks == "anything-else")
    #expect(customer.say("荷物はどこですか").asks == "order")
  }

  @Test("thanks before anything was done, or within a flow, ask nothing of their own")
  func onlyThanks() {
    var customer = Customer(Self.dialog)
    #expect(customer.say("ありがとうございます").asks == nil)
    customer.say("荷物はどこですか")
    #expect(customer.say("ありがとうございます").asks == "order")
  }
}
