public import Text

/// What a page's terms stand for: its tables and lists, the shop's rules, the catalogue and the
/// cart, on top of a reading of slots, orders, records and reports. The base is asked first, so it
/// may know better.
public struct PageFacts<Base: FactReading>: FactReading {
  private let page: Page
  private let manual: Manual
  private let base: Base

  public init(page: Page, manual: Manual, base: Base) {
    self.page = page
    self.manual = manual
    self.base = base
  }

  public var today: CivilDate { base.today }

  public func value(of term: Term) -> Value? {
    if let value = base.value(of: term) { return value }
    switch term {
    case .today: return .date(today)
    case .cell(let table, let column):
      // A table's columns are slots and facts, never cells: this goes one step deep.
      return page.tables.first { $0.name == table }?.row(for: self, manual: manual)?
        .results[column]
    case .list(let name):
      guard let list = page.lists.first(where: { $0.name == name }) else { return nil }
      let products = list.products(for: ListFacts(facts: self), manual: manual)
      return products.isEmpty ? nil : .list(products.map { .product($0) })
    case .fact(let fact): return self.value(of: fact)
    case .slot, .given: return nil
    }
  }

  private func value(of fact: FactName) -> Value? {
    switch fact.owner {
    case "desk":
      return manual.desk.fact(fact.column)
    case "product": return product?.facts[fact.column]
    case "variant":
      guard let variant else { return nil }
      switch fact.column {
      case "stock": return .number(variant.stock)
      case "name": return .words(variant.words)
      default: return nil
      }
    case "cart": return cart(fact.column)
    default: return nil
    }
  }

  private var product: Product? {
    guard case .product(let sku) = base.value(of: .slot(.product)) else { return nil }
    return manual.catalogue[sku]
  }

  private var variant: Product.Variant? {
    guard case .variant(let name) = base.value(of: .slot(.variant)) else { return nil }
    return product?.variants.first { $0.name == name }
  }

  /// Source: `shop-columns.md`, "The demo shop's rules"; the fees stand in `desk.md`.
  private func cart(_ column: String) -> Value? {
    guard let product else { return nil }
    var quantity = 1
    if case .number(let number) = base.value(of: .slot(.quantity)) { quantity = number }
    let (goods, overflow) = product.priceYen.multipliedReportingOverflow(by: quantity)
    guard !overflow, quantity > 0 else { return nil }
    if column == "goods" { return .yen(goods) }
    guard let fee = manual.desk.rules["shipping_fee"]?.amount else { return nil }
    let free = manual.desk.rules["free_shipping_from"]?.amount ?? .max
    let shipping = goods >= free ? 0 : fee
    switch column {
    case "shipping": return .yen(shipping)
    case "total":
      let (total, overflow) = goods.addingReportingOverflow(shipping)
      return overflow ? nil : .yen(total)
    default: return nil
    }
  }
}

/// Facts for a list's conditions, which never look into lists again.
private struct ListFacts<Facts: FactReading>: FactReading {
  let facts: Facts
  var today: CivilDate { facts.today }
  func value(of term: Term) -> Value? {
    if case .list = term { return nil }
    return facts.value(of: term)
  }
}
