/// Words and stems that mean the same to the shop.
public struct Concept: Hashable, Sendable {
  public struct Member: Hashable, Sendable {
    /// Without the `*`.
    public let text: String
    /// `crack*`: any word that begins so (English). Japanese members stand anywhere.
    public let isStem: Bool
    public init(text: String, isStem: Bool) {
      self.text = text
      self.isStem = isStem
    }
  }
  /// English name, then the Japanese one when given: both may stand in braces.
  public let name: ConceptName
  public let nameJa: ConceptName?
  public let members: [Member]
  public init(name: ConceptName, nameJa: ConceptName?, members: [Member]) {
    self.name = name
    self.nameJa = nameJa
    self.members = members
  }
}

/// The word lists of `words.md` other than its concepts.
public enum WordList: String, Hashable, Sendable, CaseIterable {
  case yes, no, cancel, correct, skip
  case startOver = "start over"
  case angry, abusive, threat, health
  /// What tells of the words of others.
  case hearsay
}

/// `words.md`.
public struct WordBook: Hashable, Sendable {
  public let concepts: [Concept]
  /// As written, both languages together; a trailing `*` marks an English stem.
  public let lists: [WordList: [String]]
  public init(concepts: [Concept], lists: [WordList: [String]]) {
    self.concepts = concepts
    self.lists = lists
  }
  public subscript(list: WordList) -> [String] { lists[list] ?? [] }
}
