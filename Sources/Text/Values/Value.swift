/// A value of a slot or a fact: what a customer told the desk, or what the shop's files say.
public enum Value: Hashable, Sendable {
  /// Words as somebody wrote them.
  case text(SafeText)
  /// The shop's words in both languages: `product.feel`.
  case words(Bilingual)
  /// An id of a closed list, written by its words in `slots.md`.
  case choice(ChoiceID)
  case product(SKU)
  case variant(VariantName)
  case order(OrderNumber)
  /// Lower-cased.
  case email(String)
  /// Digits only, national form (`+81 90…` becomes `090…`).
  case phone(String)
  case date(CivilDate)
  case number(Int)
  case yen(Int)
  /// A span of days: `8 days`, `7 to 10 days`.
  case days(ClosedRange<Int>)
  case flag(Bool)
  case list([Value])
}
