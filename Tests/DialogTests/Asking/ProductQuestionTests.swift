import Conversations
import Dialog
import Testing
import Text

@Suite struct ProductQuestionTests {
  @Test(
    "asks which product when none is named, then answers by condition",
    arguments: [
      ("この化粧品は敏感肌でも使えますか", "化粧水", "「つゆ化粧水」は使えます。刺激の少ない処方です。"),
      ("この化粧品は敏感肌でも使えますか", "クリームです", "「ばらクリーム」はお勧めしません。香りがあります。"),
      (
        "is this cosmetic suitable for sensitive skin", "the toner",
        "You can use Dew Toner. It is mild."
      ),
      (
        "is this cosmetic suitable for sensitive skin", "Rose Cream",
        "We do not advise Rose Cream. It is scented."
      ),
    ])
  func asksWhich(question: String, product: String, answer: String) {
    var customer = Customer()
    let asked = customer.say(question)
    #expect(asked.asks == "product")
    #expect(asked.report.taken?.intent.text == "product-skin-sensitivity")
    let told = customer.say(product)
    #expect(told.texts == [answer])
    #expect(told.asks == nil)
    #expect(told.report.taken == nil)
    #expect(customer.state.flows.isEmpty)
  }

  @Test(
    "answers at once when the product stands in the message",
    arguments: [
      ("化粧水は敏感肌でも使えますか", "「つゆ化粧水」は使えます。刺激の少ない処方です。"),
      ("can I use Rose Cream on sensitive skin", "We do not advise Rose Cream. It is scented."),
    ])
  func atOnce(question: String, answer: String) {
    var customer = Customer()
    #expect(customer.say(question).texts == [answer])
  }

  @Test("a page without a record of the product offers a person")
  func noRecord() {
    var customer = Customer()
    let heard = customer.say("シャツは敏感肌でも使えますか")
    #expect(heard.texts.first == "「麻シャツ」の記録がありません。")
    #expect(heard.asks == "consent")
    #expect(customer.say("いいえ").standard == ["person declined"])
    #expect(customer.state.question == nil)
  }

  @Test("the product in focus is used when none is named")
  func focus() {
    var customer = Customer()
    customer.say("化粧水は敏感肌でも使えますか")
    #expect(customer.say("手ざわりを教えてください").texts == ["つゆ化粧水は布ではありません。"])
    #expect(customer.say("what does this fabric feel like").texts == ["Dew Toner is no fabric."])
  }

  @Test("another product named moves the focus")
  func newFocus() {
    var customer = Customer()
    customer.say("化粧水は敏感肌でも使えますか")
    customer.say("シャツの素材感はどんな感じですか")
    #expect(customer.state.product?.text == "C201")
    #expect(customer.say("この化粧品は敏感肌でも使えますか").texts.first == "「麻シャツ」の記録がありません。")
  }

  @Test(
    "a message that names only a product goes on with the page last answered",
    arguments: ["クリームは？", "クリーム", "ばらクリームです", "Rose Cream"])
  func onlyProduct(text: String) {
    var customer = Customer()
    customer.say("化粧水は敏感肌でも使えますか")
    let heard = customer.say(text)
    #expect(heard.texts.first == "「ばらクリーム」はお勧めしません。香りがあります。")
    #expect(heard.report.taken?.intent.text == "product-skin-sensitivity")
  }

  @Test("a product alone goes on although a person was just offered")
  func onlyProductAfterOffer() {
    var customer = Customer()
    customer.say("シャツは敏感肌でも使えますか")
    #expect(customer.say("クリームは？").texts == ["「ばらクリーム」はお勧めしません。香りがあります。"])
  }
}
