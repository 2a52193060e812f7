public import Text

/// A text the desk says, with its blanks.
public struct AnswerText: Hashable, Sendable {
  public enum Piece: Hashable, Sendable {
    case words(String)
    /// `{order.delivered_date + 8 days}`.
    case term(Term, moved: DayCount?, backwards: Bool)
  }
  public let pieces: [Piece]
  public let range: FileRange
  public init(_ pieces: [Piece], at range: FileRange) {
    self.pieces = pieces
    self.range = range
  }
}

/// What is said in each language; several of one language are said in turn.
public struct Wording: Hashable, Sendable {
  public let ja: [AnswerText]
  public let en: [AnswerText]
  public init(ja: [AnswerText], en: [AnswerText]) {
    self.ja = ja
    self.en = en
  }
  public subscript(language: Language) -> [AnswerText] { language == .ja ? ja : en }
  public var isEmpty: Bool { ja.isEmpty && en.isEmpty }
}
