import Pages
import Text

/// What an order comes to: the goods, the fees of `desk.md`, the sum. In whole yen.
/// Source: `shop-columns.md`, "The demo shop's rules"; the fees and the remote areas stand in the
/// rules of `desk.md`.
struct Cart {
  private let goods: Int
  private let shipping: Int?
  private let paymentFee: Int

  /// nil for no goods, or for more than can be counted.
  init?(
    _ product: Product, quantity: Int, rules: [String: Value], slot: (SlotName) -> Value?
  ) {
    let (goods, overflow) = product.priceYen.multipliedReportingOverflow(by: quantity)
    guard !overflow, quantity > 0 else { return nil }
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
    case "goods": return .yen(goods)
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
