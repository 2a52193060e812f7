import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// The products that the words could mean, when there are several that can be listed; empty
  /// otherwise. What is only a part of a better fitting name is none.
  func severalProducts(in text: SafeText, among offered: [Value] = []) -> [SKU] {
    var named: [ProductCandidate] = []
    for candidate in desk.matcher.reader.products(named: text)
    where offered.isEmpty || offered.contains(.product(candidate.sku)) {
      let isPart = named.contains {
        $0.likeness > candidate.likeness && $0.range.overlaps(candidate.range)
      }
      if !isPart, candidate.likeness >= DialogLimits.productLikeness { named.append(candidate) }
    }
    return (2...DialogLimits.products).contains(named.count) ? named.map(\.sku) : []
  }

  /// Whether a message is little more than a name: particles and marks beside it at most.
  func isBareName(_ text: SafeText) -> Bool {
    let whole = text.trimmed()
    guard !whole.isQuestion else { return false }
    let most = desk.matcher.reader.products(named: whole).map(\.range.count).max() ?? 0
    return most > 0 && whole.string.utf8.count - most <= DialogLimits.besideName
  }

  func productChoices(_ products: [SKU]) -> [Choice] {
    products.compactMap { sku in
      manual.catalogue[sku].map {
        Choice(
          label: SafeText(shop: $0.name[state.language]), meaning: .value(.product, .product(sku)))
      }
    }
  }

  /// What may be offered with the open question after a product: those that the message could
  /// mean, else the items of the order whose customer is proved.
  func productsToOffer() throws(LookUpsWanted) -> [SKU] {
    if let words = messageText {
      let named = severalProducts(in: words)
      if !named.isEmpty { return named }
    }
    guard let number = state.order, state.proof(of: number) != nil,
      let order = try order(number), let verified = Verified(order, in: state)
    else { return [] }
    let items = verified.subject.products
    return items.count > 1 ? items : []
  }

  /// The one product of a proved order is what the customer means from now on.
  mutating func focusOnOnlyItem(of order: Order?) {
    guard let order, let verified = Verified(order, in: state) else { return }
    let items = verified.subject.products
    if items.count == 1, let only = items.first { focus(on: .product(only)) }
  }

  /// Asks which of several products is meant. Returns false when that was just asked in vain.
  mutating func askWhichProduct(_ products: [SKU]) -> Bool {
    let choices = productChoices(products)
    guard !choices.isEmpty, situation.state.offered != choices else { return false }
    say(.clarify, choices: choices)
    if let question = state.question { emit(.asked(question)) }
    return true
  }

  /// A product named by itself: the page answered last goes on with it, else the customer is asked
  /// what they would like to know.
  mutating func takeUp(product: Value) throws(LookUpsWanted) {
    emit(.settled)
    focus(on: product)
    if let last = state.lastAnswered.flatMap({ manual[$0] }), last.tellsAboutProduct {
      begin(last.id, slots: [])
      try walk()
      return
    }
    let pages = productPages
    if pages.isEmpty { try miss(step: 1) } else { askWhich(pages) }
  }

  /// Pages that only tell about a product.
  var productPages: [IntentID] { productPages(but: nil) }

  /// The same without one of them.
  func productPages(but heard: IntentID?) -> [IntentID] {
    manual.pages.filter {
      $0.tellsAboutProduct && $0.area != PageAreas.complaints && $0.id != heard
    }
    .prefix(DialogLimits.productPages).map(\.id)
  }

  /// What the message held, without products when it names more than one: which is meant is asked.
  func unambiguous(_ slots: [FoundSlot]) -> [FoundSlot] {
    let products = Set(slots.filter { $0.name == .product }.map(\.value))
    return products.count > 1 ? slots.filter { $0.name != .product } : slots
  }

  /// Whether the product in focus may be taken for a page: not when the words name others.
  func leavesFocus(on sku: SKU) -> Bool {
    guard let words = messageText else { return true }
    let named = severalProducts(in: words)
    guard !named.isEmpty else { return true }
    let whole = desk.matcher.reader.products(named: words).count { $0.likeness >= 1 }
    return named.contains(sku) && whole < 2
  }
}

extension Order {
  /// Its products, each once, in the order of its items.
  fileprivate var products: [SKU] {
    var products: [SKU] = []
    for item in items where !products.contains(item.product) { products.append(item.product) }
    return products
  }
}
