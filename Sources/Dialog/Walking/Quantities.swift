import Conversations
import Pages
import Text

extension TurnBuilder {
  /// Asks again for a quantity that is none, or more than there is of what is being ordered.
  /// Returns whether it asked. What is sold out is the page's own to say.
  mutating func asksForLess(
    _ line: AskLine, on page: Page, _ facts: PageFacts<TurnFacts>
  ) throws(LookUpsWanted) -> Bool {
    guard case .number(let quantity) = top?[.quantity] else { return false }
    // None of it, while others are put aside: it is left out.
    if quantity == 0, top?.aside.isEmpty == false {
      dropLast(on: page)
      try walk()
      return true
    }
    let owner = top?[.variant] == nil ? "product" : "variant"
    let stock = facts.value(of: .fact(FactName(owner, "stock")))
    guard case .number(let left) = stock, left > 0, quantity < 1 || quantity > left else {
      return false
    }
    emit(.emptied(.quantity))
    say(.onlySoMany, [.value: .number(left)])
    try put(line, on: page, facts: facts)
    return true
  }
}
