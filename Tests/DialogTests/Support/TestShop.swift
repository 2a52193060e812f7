import Conversations
import Dialog
import Matching
import Pages
import TestManuals
import Text

/// The small shop with a few pages more, and its orders.
enum TestShop {
  static let dialog = make()

  static func make(_ pages: [String: String] = [:]) -> DialogManager {
    let manual = SmallShop.manual(Self.pages.merging(pages) { $1 })
    return DialogManager(manual: manual, matcher: Matcher(manual))
  }

  /// Facts of orders that stand nowhere else: where one of them shows, a fact was told.
  static let secrets = ["かなりあ", "ひみつ", "12月31日", "31 December", "2026-12-31", "delayed", "TRK-"]

  static let orders: [OrderNumber: Order] = {
    let orders = [
      order("26110201", email: "hanako@example.jp", phone: "09012345678", status: .shipped),
      order("26110202", email: "taro@example.jp", phone: "", status: .delayed),
      order("26110203", email: "kanaria@example.jp", phone: "08099998888", status: .delivered),
    ]
    return Dictionary(uniqueKeysWithValues: orders.map { ($0.number, $0) })
  }()

  static func order(
    _ number: String, email: String, phone: String, status: OrderStatus
  ) -> Order {
    let sku = { SKU($0)! }
    return Order(
      number: OrderNumber(number)!, email: email, phone: phone, name: "かなりあ \(number)",
      status: status,
      items: [
        OrderItem(product: sku("S101"), variant: nil, quantity: 1),
        OrderItem(product: sku("C201"), variant: nil, quantity: 2),
      ],
      orderDate: SmallShop.today, promisedDate: CivilDate(year: 2026, month: 12, day: 31)!,
      others: [
        "tracking": .text(SafeText(shop: "TRK-\(number)")),
        "address": .text(SafeText(shop: "ひみつ町1-2-3")),
      ], note: "ひみつ")
  }

  static let pages: [String: String] = [
    "returns/return-start.md": """
    # 返品 / Return

    ## Customers say
    - 返品したいです
    - 商品を返したい
    - I want to return something
    - how do I send this back

    ## At once
    - ja: 返品ですね。
    - en: A return, then.

    ## Ask
    - order, verified by email or phone
    - product, from the order
    - reason, optional
    - contact-preference

    ## Answer
    - ja: 返品番号は{record.number}です。
    - en: Your return number is {record.number}.

    ## Then
    - record return
    - report to orders, within 2 hours
    """,
    "complaints/complaint-service.md": """
    # 対応への苦情 / Complaint

    ## Customers say
    - 対応が悪いです
    - 電話の応対に納得がいきません
    - your service was bad
    - I want to complain about the service

    ## Ask
    - reason

    ## Answer
    - ja: 伺いました。番号は{record.number}です。
    - en: I have noted it under {record.number}.

    ## Then
    - record complaint
    - report to general, priority low, within 1 day
    """,
  ]
}
