import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// Goods, shipping by the fees of desk.md, the total: read back before the yes.
@Suite struct OrderTotalTests {
  static let dialog: DialogManager = {
    var desk = ""
    for file in SmallShop.files() where file.path == "desk.md" {
      desk = String(decoding: file.bytes, as: UTF8.self)
    }
    desk.replace(
      "- return_days: 8 days",
      with: """
        - return_days: 8 days
        - shipping_fee: 550 yen
        - remote_shipping_fee: 1100 yen
        - remote_areas: 沖縄 / Okinawa
        - free_shipping_from: 5500 yen
        - cod_fee: 330 yen
        """)
    return TestShop.make([
      "desk.md": desk,
      "slots.md": SmallShop.slots + """


        ## quantity / 数量 / quantity
        - kind: number
        - ask ja: いくつ？
        - ask en: How many?
        - example: 2

        ## address / お届け先 / address
        - kind: address
        - ask ja: お届け先は？
        - ask en: Where to?
        - example ja: 東京都渋谷区1-2-3
        - example en: 1-2-3 Shibuya, Tokyo

        ## payment / お支払い / payment
        - kind: choice
        - card: ja カード; en card
        - cod: ja 代引き; en cash on delivery
        - ask ja: お支払いは？
        - ask en: How will you pay?
        - example ja: カード
        - example en: card
        """,
      "orders/order-place.md": """
      # 注文する / Order

      ## Customers say
      - {product}を買いたい
      - I want to buy {product}

      ## Ask
      - product
      - quantity
      - address
      - payment

      ## Read back
      - ja: 商品 {cart.goods} 送料 {cart.shipping} 合計 {cart.total}
      - en: goods {cart.goods} shipping {cart.shipping} total {cart.total}

      ## Answer
      - ja: {record.number}で承りました。
      - en: Ordered under {record.number}.

      ## Then
      - record order
      """,
    ])
  }()

  @Test(
    "the fees follow the goods, the way to pay and the address",
    arguments: [
      ("1", "東京都渋谷区1-2-3", "カード", "商品 2,200円 送料 550円 合計 2,750円"),
      ("1", "東京都渋谷区1-2-3", "代引き", "商品 2,200円 送料 550円 合計 3,080円"),
      ("1", "沖縄県那覇市1-2-3", "カード", "商品 2,200円 送料 1,100円 合計 3,300円"),
      ("3", "沖縄県那覇市1-2-3", "カード", "商品 6,600円 送料 0円 合計 6,600円"),
      ("3", "東京都渋谷区1-2-3", "代引き", "商品 6,600円 送料 0円 合計 6,930円"),
    ])
  func totals(quantity: String, address: String, payment: String, readBack: String) {
    var customer = Customer(Self.dialog)
    let back = customer.say(all: ["化粧水を買いたい", quantity, address, payment])
    #expect(back.asks == "confirm" && back.texts == [readBack] && back.records.isEmpty)
    let done = customer.say("はい")
    #expect(done.records.map(\.kind) == [.order] && done.text.contains("X-1"))
  }

  @Test(
    "a quantity that is none, or more than there is, is asked for again",
    arguments: ["0", "6", "999999999"])
  func tooMany(text: String) {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: ["化粧水を買いたい", text])
    #expect(
      heard.standard == ["only so many"] && heard.text.contains("5") && heard.asks == "quantity")
    #expect(customer.say("5").asks == "address")
  }

  @Test("changing the quantity at the read-back changes the total")
  func changes() {
    var customer = Customer(Self.dialog)
    customer.say(all: ["化粧水を買いたい", "1", "東京都渋谷区1-2-3", "カード"])
    let heard = customer.say("やっぱり3つ")
    #expect(heard.asks == "confirm" && heard.text.contains("合計 6,600円"))
  }
}
