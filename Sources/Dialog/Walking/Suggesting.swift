import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// `recommend`: names one product that goes with the one in focus. Once in a conversation, only
  /// to a calm customer, never around a complaint, and only when nothing else is asked.
  mutating func suggest(after page: Page) {
    guard !asked, state.mood == .calm, state.marks.isEmpty, state.suggested.isEmpty,
      state.flows.allSatisfy({
        $0.intent == page.id && manual[$0.intent]?.area != PageAreas.complaints
      }),
      let sku = partner
    else { return }
    emit(.suggested(sku))
    offer(sku)
  }

  /// The first product that goes with the one in focus and is not sold out.
  private var partner: SKU? {
    let focus: SKU? = if case .product(let sku) = top?[.product] { sku } else { state.product }
    guard let focus, let product = manual.catalogue[focus] else { return nil }
    return product.goesWith.first { sku in
      guard sku != focus, let partner = manual.catalogue[sku],
        case .number(let stock) = partner.facts["stock"]
      else { return false }
      return stock > 0
    }
  }

  /// Asks whether the customer would like to hear of a product.
  mutating func offer(_ sku: SKU) {
    say(.suggest, [.value: .product(sku)], choices: yesOrNo)
    emit(.asked(.suggested))
  }

  /// A yes: the focus moves to the product, and pages that tell about a product are offered. Not the
  /// one that has just recommended it: that was heard.
  mutating func takeSuggested() throws(LookUpsWanted) {
    emit(.settled)
    guard let sku = state.suggested.last else { return }
    focus(on: .product(sku))
    let pages = productPages(but: state.lastAnswered)
    if pages.isEmpty { say(.goAhead) } else { say(.related, choices: pageChoices(pages)) }
  }

  mutating func declineSuggested() throws(LookUpsWanted) {
    emit(.settled)
    let value = state.suggested.last.map { [GivenWord.value: Value.product($0)] }
    say(.suggestDeclined, value ?? [:])
    try goOnBelow(afterFlow: false)
  }
}

extension Page {
  /// Whether the page asks for a product and only answers.
  var tellsAboutProduct: Bool {
    guard ask.count == 1, let line = ask.first, line.slot == .product, line.source == .open else {
      return false
    }
    return (then + answers.flatMap(\.then)).allSatisfy { step in
      switch step.act {
      case .related, .recommend, .askToConnect: true
      case .handOff, .report, .record, .goTo, .askAgain: false
      }
    }
  }
}
