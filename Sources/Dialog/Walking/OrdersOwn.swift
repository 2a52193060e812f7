import Conversations
import Matching
import Pages
import Text

/// `address, or the order's`: what an order of the customer has is offered for a yes. Never before
/// its customer is proved.
extension TurnBuilder {
  /// The value of the proved order for `line`; nil when the line wants none, when no customer is
  /// proved, or when the order has none.
  func ordersOwn(_ line: AskLine, on page: Page?) throws(LookUpsWanted) -> Value? {
    guard let page, line.source == .orOrders, let number = provedOrder(on: page),
      let order = try order(number), let verified = Verified(order, in: state)
    else { return nil }
    return verified.subject.fact(line.slot.orderColumn)
  }

  /// The order that a page asked for and whose customer is proved; on a page that asks for none,
  /// the one that was proved in this conversation, the one in focus first.
  private func provedOrder(on page: Page) -> OrderNumber? {
    if page.ask.contains(where: { $0.slot == .order }) {
      guard case .order(let number) = top?[.order], state.proof(of: number) != nil else {
        return nil
      }
      return number
    }
    if let number = state.order, state.proof(of: number) != nil { return number }
    return state.proofs.last?.order
  }

  /// Whether `value` is what the proved order has, so that `page` offers it.
  func isOrdersOwn(
    _ value: Value, _ slot: SlotName, _ page: Page
  ) throws(LookUpsWanted) -> Bool {
    guard let line = page.ask.first(where: { $0.slot == slot }) else { return false }
    return try ordersOwn(line, on: page) == value
  }

  /// A no to what the order has: asks for another, in the slot's own words.
  mutating func askForOther(_ slot: SlotDefinition, on page: Page) throws(LookUpsWanted) {
    _ = say(slot.ask, facts: try pageFacts(page))
    emit(.asked(.slot(slot.name)))
  }
}
