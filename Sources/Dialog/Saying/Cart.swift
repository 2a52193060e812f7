import Pages
import Text

/// What an order comes to: the goods, the fees of `desk.md`, the sum. In whole yen.
/// Source: `shop-columns.md`, "The demo shop's rules"; the fees and the remote areas stand in the
/// rules of `desk.md`.
struct Cart {
  /// One kind of goods and how many of it.
  struct Item {
    let product: Product
    let variant: Product.Variant?
    let quantity: Int

    /// `Shizuku Toner 120mL × 2`, in both languages.
    fileprivate var words: Bilingual {
      func line(_ language: Language) -> String {
        let variant = variant.map { " " + $0.words[language] } ?? ""
        return "\(product.name[language])\(variant) × \(quantity)"
      }
      return Bilingual(ja: line(.ja), en: line(.en))
    }
  }
  private let items: [Item]
  private let goods: Int
  private let shipping: Int?
  private let paymentFee: Int

  /// nil for no goods, or for more than can be counted.
  init?(_ items: [Item], rules: [String: Value], slot: (SlotName) -> Value?) {
    var goods = 0
    for item in items {
      let (price, overflow) = item.product.priceYen.multipliedReportingOverflow(by: item.quantity)
      let (sum, over) = goods.addingReportingOverflow(price)
      guard !overflow, !over, item.quantity > 0 else { return nil }
      goods = sum
    }
    guard !items.isEmpty else { return nil }
    self.items = items
    self.goods = goods
    let isFree = rules["free_shipping_from"]?.yen.map { goods >= $0 } ?? false
    let isRemote = Self.isRemote(slot(.address), areas: rules["remote_areas"])
    let fee = rules["shipping_fee"]?.yen
    shipping = isFree ? 0 : isRemote ? rules["remote_shipping_fee"]?.yen ?? fee : fee
    // A way to pay has its fee in the rule of its name: `cod_fee`.
    if let payment = SlotName("payment"), case .choice(let way) = slot(payment) {
      paymentFee = rules["\(way.text)_fee"]?.yen ?? 0
    } else {
      paymentFee = 0
    }
  }

  /// The value of `{cart.column}`.
  func fact(_ column: String) -> Value? {
    switch column {
    case "items": return .list(items.map { .words($0.words) })
    case "goods": return .yen(goods)
    // What the way to pay costs; unknown where it costs nothing, so that the line is left out.
    case "fee": return paymentFee > 0 ? .yen(paymentFee) : nil
    case "shipping": return shipping.map(Value.yen)
    case "total":
      guard let shipping else { return nil }
      let (sum, overflow) = goods.addingReportingOverflow(shipping)
      let (total, over) = sum.addingReportingOverflow(paymentFee)
      return overflow || over ? nil : .yen(total)
    case _: return nil
    }
  }

  /// Whether an address names an area that costs more to reach.
  private static func isRemote(_ address: Value?, areas: Value?) -> Bool {
    guard case .text(let address) = address, case .words(let areas) = areas else { return false }
    let said = Folding.fold(address.string).scalars
    return [areas.ja, areas.en].flatMap { $0.split(whereSeparator: { $0 == "," || $0 == "、" }) }
      .contains { said.holds(Folding.fold(String($0).trimmingSpaces).scalars) }
  }
}

extension Value {
  /// Whole yen of an amount or a plain number.
  fileprivate var yen: Int? {
    switch self {
    case .yen(let yen), .number(let yen): yen
    case .text, .words, .choice, .product, .variant, .order, .email, .phone, .date, .days, .flag,
      .list:
      nil
    }
  }
}

extension String {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
