public import Text

/// A word class of `words.md`: `{broken}` or `{破損}`.
public struct ConceptName: Hashable, Sendable, Comparable {
  public let text: String
  public init(_ text: String) { self.text = text }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// One part of a template.
public indirect enum TemplateNode: Hashable, Sendable {
  case words(String)
  /// `(a|b)`: one of these; a branch may be empty when it came from `[a]`.
  case oneOf([[TemplateNode]])
  case slot(SlotName)
  case concept(ConceptName)
  /// `…`: any words, or none.
  case gap
}

/// What a customer may say, as a page writes it.
public struct Phrase: Hashable, Sendable {
  /// The parts between `+`: one for a whole template, several for "all somewhere, in any order".
  public let parts: [[TemplateNode]]
  /// nil for a phrase without letters: it stands for both languages.
  public let language: Language?
  /// As written, without the bullet.
  public let source: String
  public let range: FileRange

  public init(
    parts: [[TemplateNode]], language: Language?, source: String, at range: FileRange
  ) {
    self.parts = parts
    self.language = language
    self.source = source
    self.range = range
  }

  /// A whole template decides alone; a phrase with `…` or `+` only adds to its page's sum.
  public var isWhole: Bool { parts.count == 1 && !parts[0].contains(where: \.holdsGap) }
}

extension TemplateNode {
  /// Whether a `…` stands in this part.
  public var holdsGap: Bool {
    switch self {
    case .gap: true
    case .oneOf(let branches): branches.contains { $0.contains(where: \.holdsGap) }
    case .words, .slot, .concept: false
    }
  }
}
