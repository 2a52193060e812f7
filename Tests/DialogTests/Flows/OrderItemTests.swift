import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// `{order.items}`: what was ordered, with its variant and how many.
@Suite struct OrderItemTests {
  private static let number = OrderNumber("26110401")!

  private static func customer(_ items: [OrderItem], language: Language) -> Customer {
    let order = Order(
      number: number, email: "hanako@example.jp", phone: "", name: "花子", status: .preparing,
      items: items, orderDate: SmallShop.today, promisedDate: SmallShop.today, others: [:],
      note: "")
    let dialog = TestShop.make([
      "products.csv": """
      sku,category,name_ja,name_en,aliases,price_jpy,variants
      S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5
      C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white-M:3;紺/navy-M:1
      """,
      "orders/order-items.md": """
      # ご注文の品 / What I ordered

      ## Customers say
      - 何を注文しましたか
      - what did I order

      ## Ask
      - order, verified by email or phone

      ## Answer
      - ja: {order.items}です。
      - en: You ordered {order.items}.
      """,
    ])
    return Customer(dialog, language: language, orders: [number: order])
  }

  private static func item(_ sku: String, _ variant: String?, _ quantity: Int) -> OrderItem {
    OrderItem(product: SKU(sku)!, variant: variant.map { VariantName($0) }, quantity: quantity)
  }

  @Test(
    "the variant in brackets, the quantity behind it; the only variant of a product is not named",
    arguments: [
      ([item("C201", "白/white-M", 2)], "麻シャツ（白・M）×2です。", "You ordered Linen Shirt (white, M) x2."),
      ([item("C201", nil, 1)], "麻シャツ×1です。", "You ordered Linen Shirt x1."),
      (
        [item("S101", "150ml/150ml", 1), item("C201", "紺/navy-M", 12)], "つゆ化粧水×1、麻シャツ（紺・M）×12です。",
        "You ordered Dew Toner x1 and Linen Shirt (navy, M) x12."
      ),
      // What the shop no longer has in its list is told as the order has it.
      (
        [item("C201", "赤/red-L", 1), item("X999", nil, 3)], "麻シャツ（赤・L）×1、X999×3です。",
        "You ordered Linen Shirt (red, L) x1 and X999 x3."
      ),
    ])
  func written(items: [OrderItem], ja: String, en: String) {
    for (language, first, text) in [
      (Language.ja, "何を注文しましたか", ja), (.en, "what did I order", en),
    ] {
      var customer = Self.customer(items, language: language)
      let heard = customer.say(all: [first, Self.number.text, "hanako@example.jp"])
      #expect(heard.texts == [text])
    }
  }
}
