public import Conversations
public import Text

extension Value {
  /// As slots and fields are written for programs: a product by its sku, an order by its digits,
  /// amounts and numbers as numbers, dates as `YYYY-MM-DD`, a choice by its id, text as typed but
  /// masked. Source: the protocol, "Trace", `slots`.
  public var json: JSON {
    switch self {
    case .text(let text): .string(text.string)
    case .words(let words):
      .object([.init("ja", .string(words.ja)), .init("en", .string(words.en))])
    case .choice(let id): .string(id.text)
    case .product(let sku): .string(sku.text)
    case .variant(let name): .string(name.text)
    case .order(let number): .string(number.text)
    case .email(let address): .string(address)
    case .phone(let digits): .string(digits)
    case .date(let date): .string(date.description)
    case .number(let number), .yen(let number): .integer(Int64(number))
    case .days(let days):
      days.lowerBound == days.upperBound
        ? .integer(Int64(days.lowerBound))
        : .array([.integer(Int64(days.lowerBound)), .integer(Int64(days.upperBound))])
    case .flag(let flag): .bool(flag)
    case .list(let values): .array(values.map(\.json))
    }
  }
}

extension [SlotValue] {
  /// An object of slot names and values, in this order.
  public var json: JSON { .object(map { .init($0.slot.text, $0.value.json) }) }
}

extension Record {
  /// `{"kind":…,"number":…,"fields":{…}}`. Source: the protocol, "Trace".
  public var json: JSON {
    .object([
      .init("kind", .string(kind.rawValue)), .init("number", .string(number.description)),
      .init("fields", fields.json),
    ])
  }
}
