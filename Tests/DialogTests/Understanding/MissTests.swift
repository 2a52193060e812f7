import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct MissTests {
  @Test(
    "not understood: put it differently; what it can do; a person",
    arguments: ["ふにゃふにゃ", "qwxz vbnm", "🙂", "？？？"])
  func ladder(text: String) {
    var customer = Customer()
    let first = customer.say(text)
    #expect(first.standard == ["not understood 1"] && first.report.miss == 1)
    let second = customer.say(text)
    #expect(second.standard == ["not understood 2"] && second.report.miss == 2)
    #expect(second.report.after.offered.map(\.meaning).count == 2)
    let third = customer.say(text)
    #expect(third.standard.first == "not understood 3" && third.report.miss == 3)
    #expect(third.asks == "contact-preference")
    #expect(third.referral?.intent == nil)
  }

  @Test(
    "something understood in between starts the ladder anew",
    arguments: [["こんにちは"], ["荷物はどこですか", "やめます"], ["化粧水は敏感肌でも使えますか"]])
  func anew(between: [String]) {
    var customer = Customer()
    customer.say(all: ["ふにゃふにゃ", "ふにゃふにゃ"] + between)
    #expect(customer.say("ふにゃふにゃ").report.miss == 1)
  }

  @Test("a page offered on the way is picked by number")
  func picks() {
    var customer = Customer()
    customer.say(all: ["ふにゃふにゃ", "ふにゃふにゃ"])
    let heard = customer.say("2")
    #expect(heard.asks == "order" && heard.report.taken?.intent.text == "order-status")
  }

  @Test(
    "an empty message is told so and asks the open question again",
    arguments: ["", "  ", "　\n", "\u{200B}"])
  func empty(text: String) {
    var customer = Customer()
    let alone = customer.say(text)
    #expect(alone.standard == ["empty message"] || alone.report.miss == 1)
    customer.say("荷物はどこですか")
    #expect(customer.say(text).asks == "order")
    #expect(customer.state.flows.count == 1)
  }

  @Test(
    "a card number alone is told, and is no miss and no wrong answer",
    arguments: [
      [], ["荷物はどこですか"], ["荷物はどこですか", "26110201"], ReturnTests.toReason, ReturnTests.toConfirm,
    ])
  func card(before: [String]) {
    var customer = Customer()
    for text in before { customer.say(text) }
    let question = customer.state.question
    let heard = customer.say("4111 1111 1111 1111")
    #expect(heard.standard.first == "card number masked")
    #expect(heard.report.masked && heard.report.miss == 0)
    #expect(customer.state.wrongAnswers == 0 && customer.state.misses == 0)
    #expect(customer.state.question == question)
    #expect(!"\(heard.events)".contains("4111"))
  }

  @Test("a card number in a request is told, and the request is taken up")
  func cardInRequest() {
    var customer = Customer()
    let heard = customer.say("where is my parcel? card 4111 1111 1111 1111")
    #expect(heard.standard == ["card number masked"] && heard.asks == "order")
    #expect(heard.texts == ["<card number masked>", "Order number?"])
    #expect(
      !"\(customer.log)".contains("4111111111111111") && !"\(customer.log)".contains("1111 1111"))
  }
}

/// Two pages that share their words.
@Suite struct ClarifyTests {
  static let dialog = TestShop.make([
    "a/wash.md": """
    # 洗い方 / Washing

    ## Customers say
    - お手入れのしかた
    - how to care

    ## Answer
    - ja: 洗います。
    - en: Wash.
    """,
    "a/store.md": """
    # しまい方 / Storing

    ## Customers say
    - お手入れのしかた
    - how to care

    ## Answer
    - ja: しまいます。
    - en: Store.
    """,
  ])

  @Test(
    "asks which is meant and takes a number, a full-width number, a label or an ordinal",
    arguments: ["1", "１", "しまい方", "最初の", "1番で"])
  func picks(text: String) {
    var customer = Customer(Self.dialog)
    let asked = customer.say("お手入れのしかた")
    #expect(asked.asks == "clarify")
    #expect(asked.report.clarify.map(\.text) == ["store", "wash"])
    #expect(asked.choices == ["しまい方", "洗い方", "[none of these]の行"])
    let heard = customer.say(text)
    #expect(heard.texts == ["しまいます。"])
    #expect(heard.report.taken?.intent.text == "store" && customer.state.question == nil)
  }

  @Test(
    "none of these is one step of the miss ladder", arguments: ["3", "[none of these]の行", "いいえ"])
  func none(text: String) {
    var customer = Customer(Self.dialog)
    customer.say("お手入れのしかた")
    let heard = customer.say(text)
    #expect(heard.report.miss == 1 && heard.standard == ["not understood 1"])
    #expect(customer.state.question == nil)
  }

  @Test("asks at most twice, then a person")
  func twice() {
    var customer = Customer(Self.dialog)
    #expect(customer.say("お手入れのしかた").standard == ["which is meant"])
    #expect(customer.say("お手入れのしかた").standard == ["which is meant, again"])
    let third = customer.say("お手入れのしかた")
    #expect(third.standard.first == "not understood 3" && third.asks == "contact-preference")
  }

  @Test("in a flow, the open question comes back after the choice")
  func inFlow() {
    var customer = Customer(Self.dialog)
    customer.say(all: ["荷物はどこですか", "お手入れのしかた"])
    let heard = customer.say("2")
    #expect(heard.texts == ["洗います。", "注文番号は？"])
    #expect(heard.asks == "order")
  }

  @Test("an empty message or nonsense does not count as asking twice")
  func emptyDoesNotCount() {
    var customer = Customer(Self.dialog)
    customer.say(all: ["お手入れのしかた", " ", "ふにゃふにゃ"])
    #expect(customer.state.clarifications == 1)
    #expect(customer.say("1").texts == ["しまいます。"])
  }
}
