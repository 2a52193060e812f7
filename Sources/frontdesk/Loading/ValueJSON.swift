import Text
import Wire

extension Value {
  /// As slots and fields are written for programs. Source: the protocol, "Trace", `slots`.
  var json: JSON {
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

  /// In a list for people.
  var shown: String {
    switch json {
    case .string(let text): TerminalText.line(text)
    case let other: TerminalText.line(other.text)
    }
  }
}
