import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// Which product is meant: several could be, one is named alone, or an order holds it.
@Suite struct NamedProductTests {
  static let dialog = TestShop.make([
    "products.csv": """
    sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en
    S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5,yes,刺激の少ない処方です。,It is mild.,,
    S102,cosmetic,ばらクリーム,Rose Cream,クリーム;cream,3300,50g/50g:0,no,香りがあります。,It is scented.,,
    C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white-M:3,,,,さらりとしています。,It feels crisp.
    C202,clothing,綿シャツ,Cotton Shirt,シャツ;shirt,6600,白/white-M:3,,,,やわらかいです。,It feels soft.
    """
  ])

  @Test(
    "several could be meant: they are offered, and a number picks", arguments: ["シャツ", "shirt"])
  func several(text: String) {
    var customer = Customer(Self.dialog)
    customer.say("手ざわりを教えてください")
    let heard = customer.say(text)
    #expect(heard.asks == "product" && heard.standard == ["which is meant"])
    #expect(heard.choices == ["麻シャツ", "綿シャツ"])
    #expect(customer.say("2").texts == ["綿シャツの手ざわり: やわらかいです。"])
  }

  @Test("the same words again are a wrong answer, so that it ends")
  func again() {
    var customer = Customer(Self.dialog)
    customer.say(all: ["手ざわりを教えてください", "シャツ"])
    #expect(customer.say("シャツ").standard == ["wrong answer"])
  }

  @Test(
    "two products in one request are offered, whatever was in focus",
    arguments: ["化粧水とクリームは敏感肌でも使えますか", "クリームと化粧水は敏感肌でも使えますか"])
  func two(text: String) {
    var customer = Customer(Self.dialog)
    customer.say("麻シャツの素材感はどんな感じですか")
    let heard = customer.say(text)
    #expect(heard.asks == "product")
    #expect(Set(heard.choices) == ["つゆ化粧水", "ばらクリーム"])
    #expect(customer.say("つゆ化粧水").text.contains("つゆ化粧水"))
  }

  @Test("a product by itself is no miss: what about it is asked")
  func alone() {
    var customer = Customer()
    let heard = customer.say("化粧水")
    #expect(heard.report.miss == 0 && heard.asks == "clarify")
    #expect(heard.choices.contains("敏感肌"))
    #expect(customer.say("敏感肌").text.contains("「つゆ化粧水」は使えます。"))
    #expect(customer.say("クリーム").text.contains("「ばらクリーム」はお勧めしません。"))
  }

  @Test("the one product of a proved order is in focus")
  func onlyItem() {
    let number = OrderNumber("26110301")!
    let order = Order(
      number: number, email: "hanako@example.jp", phone: "", name: "花子", status: .shipped,
      items: [OrderItem(product: SKU("C201")!, variant: nil, quantity: 1)],
      orderDate: SmallShop.today, promisedDate: SmallShop.today, others: [:], note: "")
    var customer = Customer(orders: [number: order])
    customer.say(all: ["荷物はどこですか", "26110301"])
    #expect(customer.state.product == nil)
    customer.say("hanako@example.jp")
    #expect(customer.state.product?.text == "C201")
    #expect(customer.say("手ざわりを教えてください").texts == ["麻シャツの手ざわり: さらりとしています。"])
  }

  @Test("the products of a proved order are offered where one is asked for")
  func itemsOffered() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    let heard = customer.say("手ざわりを教えてください")
    #expect(heard.asks == "product" && heard.choices == ["つゆ化粧水", "麻シャツ"])
    #expect(customer.say("2").texts == ["麻シャツの手ざわり: さらりとしています。"])
  }

  @Test("beside a question no other pages are offered: a number picks from one list")
  func oneList() {
    var customer = Customer()
    customer.say("担当者と話したい")
    let heard = customer.say("何ができますか")
    #expect(heard.lines.count { !$0.choices.isEmpty } == 1)
    #expect(heard.choices == ["メール", "お電話"])
    #expect(customer.say("2").asks == "phone")
  }

  @Test("a card number in words that are not understood is told, and no miss")
  func cardInWords() {
    var customer = Customer()
    let heard = customer.say("ふにゃふにゃ 4111 1111 1111 1111 ほげ")
    #expect(heard.standard == ["card number masked"] && heard.report.miss == 0)
    let asked = customer.say(all: ["荷物はどこですか", "ふにゃ 4111 1111 1111 1111 ほげ"])
    #expect(asked.standard == ["card number masked"] && asked.asks == "order")
    #expect(customer.state.wrongAnswers == 0)
  }
}
