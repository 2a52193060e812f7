import Conversations
import Pages
import Text

/// What terms stand for while one page is used in one turn.
struct TurnFacts: FactReading {
  let manual: Manual
  let flow: Flow?
  let product: SKU?
  let order: Verified<Order>?
  let record: Record?
  let report: HandoffID?
  let reportDue: CivilDate?
  let today: CivilDate

  func value(of term: Term) -> Value? {
    switch term {
    case .slot(let name): slot(name)
    case .fact(let name): fact(name)
    case .today: .date(today)
    // Tables, lists, rules and products are the manual's own: `PageFacts` answers them.
    case .cell, .list, .given: nil
    }
  }

  private func slot(_ name: SlotName) -> Value? {
    if let value = flow?[name] { return value }
    if name == .product { return product.map(Value.product) }
    return nil
  }

  private func fact(_ name: FactName) -> Value? {
    switch name.owner {
    case "order":
      switch name.column {
      case "days_overdue": order?.subject.daysOverdue(on: today).map(Value.number)
      case "items": order.map { .list($0.subject.items.map { .words(words(of: $0)) }) }
      case let column: order?.subject.fact(column)
      }
    case "record":
      name.column == "number" ? record.map { .text(SafeText(shop: "\($0.number)")) } : nil
    case "cart": cart?.fact(name.column)
    case "report":
      name.column == "number"
        ? report.map { .text(SafeText(shop: $0.description)) }
        : name.column == "due" ? reportDue.map(Value.date) : nil
    default: nil
    }
  }
}

extension TurnFacts {
  /// What the goods being ordered come to; nil while no product is known.
  private var cart: Cart? {
    var rows = (flow?.intent).flatMap { manual[$0] }.flatMap { flow?.members(of: $0) } ?? []
    // A page that orders one kind of goods, or none named yet.
    if rows.isEmpty { rows = [flow?.filled ?? []] }
    let items = rows.compactMap { row -> Cart.Item? in
      func value(_ name: SlotName) -> Value? { row.first { $0.slot == name }?.value }
      let named = value(.product) ?? (rows.count == 1 ? slot(.product) : nil)
      guard case .product(let sku) = named, let product = manual.catalogue[sku] else { return nil }
      var variant: Product.Variant?
      if case .variant(let name) = value(.variant) {
        variant = product.variants.first { $0.name == name }
      }
      var quantity = 1
      if case .number(let number) = value(.quantity) { quantity = number }
      return Cart.Item(product: product, variant: variant, quantity: quantity)
    }
    return Cart(items, rules: manual.desk.rules) { slot($0) }
  }
}

extension TurnFacts {
  /// An item as it is told: `麻シャツ（白・M）×2`, `Linen Shirt (white, M) x2`. The variant of a product
  /// that has one only goes without saying.
  private func words(of item: OrderItem) -> Bilingual {
    let product = manual.catalogue[item.product]
    var variant = Bilingual(ja: "", en: "")
    if let name = item.variant, product.map({ $0.variants.count > 1 }) ?? true {
      let words = name.words
      variant = Bilingual(
        ja: "（\(words.ja.split(separator: "-").joined(separator: "・"))）",
        en: " (\(words.en.split(separator: "-").joined(separator: ", ")))")
    }
    let sku = item.product.text
    return Bilingual(
      ja: "\(product?.name.ja ?? sku)\(variant.ja)×\(item.quantity)",
      en: "\(product?.name.en ?? sku)\(variant.en) x\(item.quantity)")
  }
}

extension TurnBuilder {
  /// The facts of the flow on top, or of no flow, as terms are read in this turn.
  func reading(
    _ order: Verified<Order>?, record: Record? = nil
  ) -> TurnFacts {
    TurnFacts(
      manual: manual, flow: top, product: state.product, order: order, record: record,
      report: reported, reportDue: reportDue.map { manual.desk.zone.date(of: $0) }, today: today)
  }
}
