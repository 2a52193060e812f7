import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// Several goods in one order: `more, again from product`.
@Suite struct CartTests {
  static let dialog: DialogManager = {
    var desk = ""
    for file in SmallShop.files() where file.path == "desk.md" {
      desk = String(decoding: file.bytes, as: UTF8.self)
    }
    desk.replace(
      "- return_days: 8 days",
      with: "- shipping_fee: 550 yen\n- free_shipping_from: 20000 yen\n- cod_fee: 330 yen")
    return TestShop.make([
      "desk.md": desk,
      "slots.md": SmallShop.slots + """


        ## variant / 種類 / variant
        - kind: variant
        - ask ja: どの種類？
        - ask en: Which one?
        - example ja: 白
        - example en: white

        ## quantity / 数量 / quantity
        - kind: number
        - ask ja: いくつ？
        - ask en: How many?
        - example: 2

        ## more / ほかのご注文 / anything more
        - kind: yes-no
        - ask ja: ほかには？
        - ask en: Anything else?
        - example ja: いいえ
        - example en: no

        ## payment / お支払い / payment
        - kind: choice
        - card: ja カード; en card
        - cod: ja 代引き; en cash on delivery
        - ask ja: お支払いは？
        - ask en: How will you pay?
        - example ja: カード
        - example en: card
        """,
      "products.csv": """
      sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en
      S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5,yes,やさしい,mild,,
      S102,cosmetic,ばらクリーム,Rose Cream,クリーム;cream,3300,50g/50g:0,no,香り,scent,,
      C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white:3;紺/navy:2,,,,さらり,crisp
      """,
      "orders/order-place.md": """
      # 注文する / Order

      ## Customers say
      - {product}を(買いたい|ください)
      - I want to buy {product}

      ## Ask
      - product
      - variant
      - quantity, when variant.stock is at least 1
      - more, again from product, when variant.stock is at least 1
      - payment, when variant.stock is at least 1

      ## Read back
      - ja: {cart.items} 計{cart.goods} 送料{cart.shipping}
        手数料{cart.fee}
        合計{cart.total}
      - en: {cart.items} goods {cart.goods} shipping {cart.shipping}
        fee {cart.fee}
        total {cart.total}

      ## Answer when variant.stock is at least 1
      - ja: {record.number}。
      - en: {record.number}.
      - then record order

      ## Answer
      - ja: {product}は品切れです。
      - en: {product} is sold out.
      """,
    ])
  }()

  /// Two goods told one after the other, up to the question whether there are more.
  static let two = ["化粧水を買いたい", "2", "麻シャツ", "紺", "1"]

  @Test(
    "goods, shipping, the fee and the total of all that is ordered, read back before the yes",
    arguments: [
      ("カード", "つゆ化粧水 150ml × 2、麻シャツ 紺 × 1 計11,000円 送料550円\n合計11,550円"),
      ("代引き", "つゆ化粧水 150ml × 2、麻シャツ 紺 × 1 計11,000円 送料550円\n手数料330円\n合計11,880円"),
    ])
  func readBack(payment: String, words: String) {
    var customer = Customer(Self.dialog)
    #expect(customer.say(all: Self.two).asks == "more")
    let back = customer.say(all: ["いいえ", payment])
    #expect(back.texts == [words] && back.asks == "confirm")
    let done = customer.say("はい")
    let sku = { Value.product(SKU($0)!) }
    #expect(
      done.records.first?.fields.prefix(3) == [
        SlotValue(.product, .list([sku("S101"), sku("C201")])),
        SlotValue(.variant, .list(["150ml/150ml", "紺/navy"].map { .variant(VariantName($0)) })),
        SlotValue(.quantity, .list([.number(2), .number(1)])),
      ])
    #expect(done.records.first?.fields.contains { $0.slot.text == "more" } == false)
  }

  @Test(
    "“no” in any words goes on; a yes, or a name, asks for the next",
    arguments: [
      ("いいえ", "payment"), ("以上です", "payment"), ("それだけです", "payment"), ("no thanks", "payment"),
      ("that is all", "payment"), ("はい", "product"), ("yes please", "product"),
      ("シャツもください", "variant"),
      ("白の麻シャツも", "quantity"), ("the linen shirt in navy", "quantity"),
    ])
  func answers(words: String, asks: String) {
    var customer = Customer(Self.dialog)
    #expect(customer.say(all: ["化粧水を買いたい", "2"]).asks == "more")
    #expect(customer.say(words).asks == asks)
  }

  @Test("what is sold out is left out; the others stay")
  func soldOut() {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: ["化粧水を買いたい", "2", "クリーム"])
    #expect(heard.text.contains("ばらクリームは品切れ") && heard.asks == "more")
    let back = customer.say(all: ["いいえ", "カード"])
    #expect(back.text.contains("つゆ化粧水 150ml × 2 計4,400円"))
    // The only one: nothing is left to order.
    var other = Customer(Self.dialog)
    let ended = other.say("クリームを買いたい")
    #expect(ended.text.contains("品切れ") && other.state.flows.isEmpty)
  }

  @Test(
    "more than there is of the next is told and asked again",
    arguments: [("4", "3"), ("0", nil)] as [(String, String?)])
  func tooMany(said: String, most: String?) {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: ["化粧水を買いたい", "2", "麻シャツ", "白", said])
    if let most {
      #expect(heard.standard == ["only so many"] && heard.text.contains(most))
      #expect(heard.asks == "quantity")
    } else {
      // None of it: it is left out, and the others stay.
      #expect(heard.asks == "payment" || heard.asks == "more")
      #expect(customer.state.flows.last?[.product] == .product(SKU("S101")!))
    }
  }

  @Test("the same goods once more replace what was told of them")
  func sameAgain() {
    var customer = Customer(Self.dialog)
    let back = customer.say(all: Self.two + ["化粧水", "3", "いいえ", "カード"])
    #expect(back.text.contains("麻シャツ 紺 × 1、つゆ化粧水 150ml × 3 計13,200円"))
  }

  @Test("a correction at the read-back reaches the one it names")
  func corrects() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.two + ["いいえ", "カード"])
    let heard = customer.say("やっぱり化粧水を3つ")
    #expect(heard.asks == "confirm" && heard.text.contains("つゆ化粧水 150ml × 3"))
    #expect(heard.text.contains("麻シャツ 紺 × 1") && heard.text.contains("計13,200円"))
  }

  @Test("a question in between changes nothing of the cart, and a cancel leaves nothing")
  func inBetween() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.two)
    let flow = customer.state.flows.last
    #expect(customer.say("麻シャツの手ざわりを教えてください").asks == "more")
    #expect(customer.state.flows.last == flow)
    let heard = customer.say("やめます")
    #expect(heard.standard == ["cancelled"] && customer.state.records.isEmpty)
  }

  @Test("people see all of it on the card")
  func card() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.two)
    let handoff = Handoff(
      id: HandoffID(number: 1), kind: .chat, queue: QueueName("general")!, priority: .normal,
      due: nil, intent: IntentID("order-place")!)
    let card = Self.dialog.card(
      of: [
        Entry(conversation: customer.state.id, ordinal: 0, at: customer.now, events: customer.log)
      ], for: handoff, earlier: [])
    #expect(card.slots.contains(SlotValue(.quantity, .list([.number(2), .number(1)]))))
  }
}
