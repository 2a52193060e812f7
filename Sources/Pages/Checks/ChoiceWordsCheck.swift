import Text

/// An id that a text may write out has words in `slots.md`.
enum ChoiceWordsCheck: PageCheck {
  static let id = "choice-without-words"
  static let finds = Bilingual(
    ja: "slots.md に言葉のない値", en: "ids that a text writes and slots.md has no words for")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - お支払いは

      ## Ask
      - order, verified by email

      ## Answer when order.payment is known
      - ja: {order.payment}です。
      - en: By {order.payment}.

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - お支払いは

      ## Ask
      - order, verified by email

      ## Answer
      - ja: {order.status}です。
      - en: It is {order.status}.
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source in
      source.texts.flatMap(\.uses).compactMap { use in
        wordless(use.term, tree).map { error(use.range, words(use.term, $0)) }
      }
    }
  }

  /// The first id that this term may hold and nothing gives words to.
  private static func wordless(_ term: Term, _ tree: ManualTree) -> ChoiceID? {
    let known = tree.manual.choices(of: term)
    let ids: [ChoiceID]
    switch term {
    case .fact(let fact) where fact.owner == "product":
      ids = tree.manual.catalogue.products.compactMap {
        if case .choice(let id) = $0.facts[fact.column] { id } else { nil }
      }
    case .fact, .slot: ids = tree.names.choices(of: term)?.map(\.id) ?? []
    case .cell, .list, .today, .given: ids = []
    }
    return ids.first { id in !known.contains { $0.id == id } }
  }

  private static func words(_ term: Term, _ id: ChoiceID) -> ProblemWords {
    let name = term.name.split(separator: ".").last.map(String.init) ?? term.name
    return ProblemWords(
      ja: "{\(term.name)} の値「\(id)」を何と書けばよいか、slots.md に言葉がありません",
      en: "slots.md has no words for `\(id)` of {\(term.name)}",
      fixJa: "slots.md の「- fact \(name)」の下に「- \(id): ja …; en …」と書く",
      fixEn: "write `- \(id): ja …; en …` below `- fact \(name)` in slots.md")
  }
}
