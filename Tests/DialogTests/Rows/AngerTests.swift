import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct AngerTests {
  @Test("the person stands beside the question's own choices, as the last of them")
  func beside() {
    var customer = Customer()
    customer.say(all: ReturnTests.toProduct)
    let heard = customer.say("ふざけるな、麻シャツです")
    #expect(heard.standard.first == "apology" && heard.asks == "reason")
    #expect(heard.choices == ["[skip]の行", "担当者"])
    #expect(customer.say("2").asks == "contact-preference")
  }

  @Test(
    "words that the customer only quotes make nobody angry",
    arguments: ["口コミに「ふざけるな」とありました", "レビューに『ばかやろう』と書いてあります", "the review says \"fed up\""])
  func quoted(text: String) {
    var customer = Customer()
    customer.say(text)
    #expect(customer.state.mood == .calm && customer.state.marks.isEmpty)
  }

  @Test("what stands beside a quotation counts")
  func besideQuotation() {
    var customer = Customer()
    customer.say("「はい」と言われたのに、ふざけるな")
    #expect(customer.state.mood == .angry)
  }

  @Test("a question about a product that names a symptom is no symptom")
  func productQuestion() {
    var customer = Customer(
      TestShop.make([
        "products/product-care.md": """
        # かゆみ / Itch

        ## Customers say
        - {product}でかゆい人はいますか
        - does {product} give a rash

        ## Ask
        - product

        ## Answer
        - ja: {product}は人によります。
        - en: {product} differs from skin to skin.
        """
      ]))
    customer.say("化粧水でかゆい人はいますか")
    customer.say("does Dew Toner give a rash")
    #expect(customer.state.marks.isEmpty)
  }
}
