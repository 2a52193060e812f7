import Pages
import Text

/// The columns of an order that a page names, anywhere: nothing else of the order is looked at.
enum OrderColumns {
  static func named(by page: Page) -> [String] {
    var columns: Set<String> = []
    func take(_ term: Term) {
      if case .fact(let name) = term, name.owner == "order" { columns.insert(name.column) }
    }
    func take(_ condition: Condition) {
      for test in condition.tests {
        take(test.left)
        switch test.relation {
        case .isBefore(let day), .isAfter(let day), .isWithin(_, of: let day): take(day)
        case .isOneOf, .isNoneOf, .isKnown, .isUnknown, .isLongerAgo, .isAtLeast, .isAtMost: break
        }
      }
    }
    func take(_ day: DayExpression) {
      if case .term(let term) = day.base { take(term) }
    }
    func take(_ wording: Wording?) {
      for text in (wording?.ja ?? []) + (wording?.en ?? []) {
        for case .term(let term, _, _) in text.pieces { take(term) }
      }
    }
    take(page.atOnce)
    take(page.readBack)
    for line in page.ask {
      take(line.condition)
      take(line.wording)
      switch line.source {
      case .open: break
      case .fromOrder: columns.insert("items")
      case .orOrders: columns.insert(line.slot.orderColumn)
      }
    }
    for row in page.tables.flatMap(\.rows) { take(row.condition) }
    for condition in page.lists.flatMap(\.anyOf) { take(condition) }
    for block in page.answers {
      take(block.condition)
      take(block.wording)
    }
    return columns.sorted()
  }
}

extension SlotName {
  /// The column of an order that holds this slot's value: `postal_code` for `postal-code`.
  var orderColumn: String { text.split(separator: "-").joined(separator: "_") }
}
