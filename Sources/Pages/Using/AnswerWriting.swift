public import Text

/// A blank that could not be filled: its value is unknown, or the shop has no words for it in the
/// language.
public struct MissingTerm: Error, Hashable, Sendable {
  public let term: Term
  public init(_ term: Term) { self.term = term }
}

extension AnswerText {
  /// The text with its blanks filled, or the first blank that could not be.
  /// - Parameter facts: a reading that knows every term of the text; `PageFacts` for a page's.
  public func written(
    in language: Language, facts: some FactReading, manual: Manual
  ) -> Result<String, MissingTerm> {
    var text = ""
    for piece in pieces {
      switch piece {
      case .words(let words): text += words
      case .term(let term, let moved, let backwards):
        guard
          let value = Self.value(
            of: term, moved: moved, backwards: backwards, facts: facts, manual: manual),
          let words = value.written(in: language, as: term, today: facts.today, manual: manual)
        else { return .failure(MissingTerm(term)) }
        text += words
      }
    }
    return .success(text)
  }

  private static func value(
    of term: Term, moved: DayCount?, backwards: Bool, facts: some FactReading, manual: Manual
  ) -> Value? {
    guard let moved else { return term.value(facts) }
    let day = DayExpression(base: .term(term), moved: moved, backwards: backwards)
    return day.day(facts, manual: manual).map { .date($0) }
  }
}
