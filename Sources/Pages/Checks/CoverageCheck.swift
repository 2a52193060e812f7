import Text

/// A page with conditional answers answers every value of what it tests, or has a plain answer.
enum CoverageCheck: PageCheck {
  static let id = "unanswered-value"
  static let finds = Bilingual(
    ja: "どの回答にも当てはまらない値", en: "values that nobody answers")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 状態は

      ## Ask
      - condition

      ## Answer when condition is opened
      - ja: 開封済みですね。
      - en: It was opened.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 状態は

      ## Ask
      - condition

      ## Answer when condition is opened
      - ja: 開封済みですね。
      - en: It was opened.

      ## Answer when condition is unopened
      - ja: 未開封ですね。
      - en: It is sealed.
      """)
  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.compactMap { source in
      let page = source.page
      let blocks = page.answers.filter { $0.from == nil && $0.until == nil }
      guard !source.brokenAnswers, !source.brokenAsk, let last = page.answers.last,
        !blocks.contains(where: \.condition.tests.isEmpty)
      else { return nil }
      if blocks.isEmpty { return error(last.range, onlyDated) }
      return gap(AnswerStates(of: blocks, page, tree), blocks).map { error(last.range, words($0)) }
    }
  }

  /// What a state of terms that nobody answers looks like, by the terms that matter.
  private struct Gap {
    let terms: [(term: Term, states: [AnswerStates.State])]
  }

  private static func gap(_ all: AnswerStates, _ blocks: [AnswerBlock]) -> Gap? {
    guard let count = all.count else { return nil }
    func isAnswered(_ states: [Term: AnswerStates.State]) -> Bool {
      blocks.contains { all.holds($0.condition, in: states) }
    }
    for index in 0..<count {
      let states = all.states(at: index)
      if isAnswered(states) { continue }
      let unanswered = all.variables.map { variable in
        (
          term: variable.term,
          states: variable.states.filter { state in
            var changed = states
            changed[variable.term] = state
            return !isAnswered(changed)
          },
          all: variable.states.count
        )
      }
      let telling = unanswered.filter { $0.states.count < $0.all }
      return Gap(terms: (telling.isEmpty ? unanswered : telling).map { ($0.term, $0.states) })
    }
    return nil
  }

  private static let onlyDated = ProblemWords(
    ja: "どの回答にも日付があるので、その日付でないときに答える回答がありません",
    en: "every answer has its dates: nobody answers on other days",
    fixJa: "最後に、条件も日付もない「## 回答」を書く", fixEn: "write a plain `## Answer` as the last one")

  private static func words(_ gap: Gap) -> ProblemWords {
    func said(_ language: Language) -> String {
      gap.terms.map { term, states in
        let named = states.compactMap { state -> String? in
          switch state {
          case .value(let value): value.pageForm
          case .other: nil
          case .unknown: language == .ja ? "わからない" : "unknown"
          }
        }
        let others = language == .ja ? "ほかの値" : "anything else"
        let list = named + (states.contains(.other) ? [others] : [])
        return language == .ja
          ? "\(term.name) が \(list.joined(separator: " か "))"
          : "\(term.name) is \(list.joined(separator: " or "))"
      }.joined(separator: language == .ja ? "、かつ " : " and ")
    }
    return ProblemWords(
      ja: "「\(said(.ja))」のときに答える回答がありません",
      en: "nobody answers when \(said(.en))",
      fixJa: "最後に、条件のない「## 回答」を書く", fixEn: "write a plain `## Answer` as the last one")
  }
}

extension Value {
  /// As a page writes it in a condition.
  var pageForm: String {
    switch self {
    case .text(let text): text.string
    case .words(let words): words.ja
    case .choice(let id): id.text
    case .product(let sku): sku.text
    case .variant(let name): name.text
    case .order(let number): number.text
    case .email(let text), .phone(let text): text
    case .date(let date): date.description
    case .number(let number), .yen(let number): String(number)
    case .days(let span): "\(span.upperBound) days"
    case .flag(let flag): flag ? "yes" : "no"
    case .list(let members): members.map(\.pageForm).joined(separator: ", ")
    }
  }
}
