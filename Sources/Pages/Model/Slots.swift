public import Text

/// How a slot's value is read and checked.
public enum SlotKind: String, Hashable, Sendable, CaseIterable {
  case choice, pattern, product, variant, order, email, phone, date, amount, number, name, address
  case text
  case yesNo = "yes-no"
  case choiceOrText = "choice-or-text"
}

/// One answer of a choice slot, or one value of a closed fact.
public struct ChoiceDefinition: Hashable, Sendable {
  public let id: ChoiceID
  public let words: Bilingual
  /// Other words that customers use for it, both languages.
  public let also: [String]
  public init(id: ChoiceID, words: Bilingual, also: [String]) {
    self.id = id
    self.words = words
    self.also = also
  }
}

/// A column of product, order or variant that pages may name.
public struct FactDefinition: Hashable, Sendable {
  public let name: FactName
  /// Its Japanese name, for `注文.お届け日`; empty when none is given.
  public let titleJa: String
  /// The closed list of its values; empty for an open column.
  public let choices: [ChoiceDefinition]
  public init(name: FactName, titleJa: String, choices: [ChoiceDefinition]) {
    self.name = name
    self.titleJa = titleJa
    self.choices = choices
  }
}

/// One heading of `slots.md`.
public struct SlotDefinition: Hashable, Sendable {
  public let name: SlotName
  public let title: Bilingual
  public let kind: SlotKind
  public let pattern: SlotPattern?
  public let choices: [ChoiceDefinition]
  /// How the desk asks for it, when a page has no words of its own.
  public let ask: Wording
  /// An answer that would do, shown after a wrong one.
  public let example: Bilingual
  public let facts: [FactDefinition]
  public let range: FileRange
  public init(
    name: SlotName, title: Bilingual, kind: SlotKind, pattern: SlotPattern?,
    choices: [ChoiceDefinition], ask: Wording, example: Bilingual, facts: [FactDefinition],
    at range: FileRange
  ) {
    self.name = name
    self.title = title
    self.kind = kind
    self.pattern = pattern
    self.choices = choices
    self.ask = ask
    self.example = example
    self.facts = facts
    self.range = range
  }
}

/// A small linear pattern language: `8 digits`, `2 letters, "-", 4 to 6 digits`. Matched in one
/// pass without backtracking: no part may be followed by one that could begin with the same
/// character, which the parser checks.
public struct SlotPattern: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case digits(ClosedRange<Int>)
    case letters(ClosedRange<Int>)
    case exactly(String)
  }
  public let parts: [Part]
  public init(parts: [Part]) { self.parts = parts }
}
