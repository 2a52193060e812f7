public import Text

extension Page {
  /// The answer of this page: the first block whose condition and dates hold; nil when none does.
  /// - Parameter facts: the base reading; cells, lists and the shop's own facts are added to it.
  public func answer(for facts: some FactReading, manual: Manual) -> AnswerBlock? {
    let facts = PageFacts(page: self, manual: manual, base: facts)
    return answers.first { $0.isSaid(on: facts.today) && $0.condition.holds(facts, manual: manual) }
  }
}

extension AnswerBlock {
  /// Whether `day` lies in the block's dates; both ends include their day.
  public func isSaid(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }
}

extension DecisionTable {
  /// The first row that fits; nil when none does.
  public func row(for facts: some FactReading, manual: Manual) -> Row? {
    rows.first { $0.condition.holds(facts, manual: manual) }
  }
}

extension ProductList {
  /// The products for which any of the conditions holds, in the file's order.
  public func products(for facts: some FactReading, manual: Manual) -> [SKU] {
    manual.catalogue.products.filter { product in
      let facts = ProductFacts(product: product, base: facts)
      return anyOf.contains { $0.holds(facts, manual: manual) }
    }.map(\.sku)
  }
}

extension Wording {
  /// The text of a language for its `turn`-th saying, from 0; variants take turns. nil when there is
  /// none in that language.
  public func text(in language: Language, turn: Int) -> AnswerText? {
    let texts = self[language]
    guard !texts.isEmpty else { return nil }
    return texts[Int(turn.magnitude % UInt(texts.count))]
  }
}

/// Facts while one product of the catalogue is looked at.
private struct ProductFacts<Base: FactReading>: FactReading {
  let product: Product
  let base: Base
  var today: CivilDate { base.today }

  func value(of term: Term) -> Value? {
    switch term {
    case .slot(.product): .product(product.sku)
    case .fact(let fact) where fact.owner == "product": product.facts[fact.column]
    case .slot, .fact, .cell, .list, .today, .given: base.value(of: term)
    }
  }
}
