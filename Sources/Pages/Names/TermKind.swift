import Text

/// What kind of value a term has, as far as the shop's files tell.
enum TermKind: Hashable, Sendable {
  case date, number, yen, days, choice, yesNo, product, order, text, unknown
}

extension KnownNames {
  func kind(of term: Term) -> TermKind {
    if choices(of: term) != nil { return .choice }
    switch term {
    case .today: return .date
    case .cell, .given: return .unknown
    case .list: return .product
    case .slot(let name):
      guard let slot = slots[name] else { return .unknown }
      switch slot.kind {
      case .date: return .date
      case .number, .pattern: return .number
      case .amount: return .yen
      case .yesNo: return .yesNo
      case .product: return .product
      case .order: return .order
      case .choice, .choiceOrText: return .choice
      case .variant, .email, .phone, .name, .address, .text: return .text
      }
    case .fact(let fact):
      if fact.owner == "desk" {
        switch rules[fact.column] {
        case .days: return .days
        case .yen: return .yen
        case .number: return .number
        case .date: return .date
        case .text, .words, .choice, .product, .variant, .order, .email, .phone, .flag, .list:
          return .text
        case nil: return .unknown
        }
      }
      switch ShopColumns.column(fact.owner, fact.column)?.kind {
      case .date: return .date
      case .number: return .number
      case .yen: return .yen
      case .days: return .days
      case .closed: return .choice
      case .text: return .text
      case nil: return .unknown
      }
    }
  }
}

extension Term {
  /// As a page writes it, without braces.
  var name: String {
    switch self {
    case .slot(let slot): slot.text
    case .fact(let fact): fact.description
    case .cell(let table, let column): "\(table).\(column)"
    case .list(let list): list
    case .today: "today"
    case .given(let word): word.rawValue
    }
  }
}
