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
  /// States looked at before a page counts as too tangled to judge.
  static let mostStates = 20_000

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.compactMap { source in
      let page = source.page
      let blocks = page.answers.filter { $0.from == nil && $0.until == nil }
      guard !source.brokenAnswers, !source.brokenAsk, let last = page.answers.last,
        !blocks.contains(where: \.condition.tests.isEmpty)
      else { return nil }
      let variables = variables(of: blocks, page, tree)
      guard let gap = gap(variables, blocks, tree.manual) else { return nil }
      return error(last.range, words(gap))
    }
  }

  /// What one tested term may be.
  private enum State: Hashable {
    case value(Value)
    /// Some value that no condition names.
    case other
    case unknown
  }
  private struct Variable {
    let term: Term
    let states: [State]
  }

  private static func variables(
    of blocks: [AnswerBlock], _ page: Page, _ tree: ManualTree
  ) -> [Variable] {
    var terms: [Term] = []
    for test in blocks.flatMap(\.condition.tests) where !terms.contains(test.left) {
      terms.append(test.left)
    }
    let knowledge = Knowledge(page: page, asked: page.ask, tests: [], steps: [])
    return terms.map { term in
      let tests = blocks.flatMap(\.condition.tests).filter { $0.left == term }
      var states = states(of: term, tests, page, tree)
      if knowledge.verdict(term) != .known { states.append(.unknown) }
      return Variable(term: term, states: states)
    }
  }

  private static func states(
    of term: Term, _ tests: [Test], _ page: Page, _ tree: ManualTree
  ) -> [State] {
    if let choices = tree.names.choices(of: term) {
      var ids = choices.map(\.id)
      var isOpen = false
      if case .slot(let slot) = term {
        isOpen = tree.names.slots[slot]?.kind == .choiceOrText
        let offered = page.ask.filter { $0.slot == slot && !$0.oneOf.isEmpty }.flatMap(\.oneOf)
        if !offered.isEmpty && !isOpen { ids = ids.filter(offered.contains) }
      }
      return ids.map { .value(.choice($0)) } + (isOpen ? [.other] : [])
    }
    if tree.names.kind(of: term) == .yesNo { return [.value(.flag(true)), .value(.flag(false))] }
    var named: [Value] = []
    var numbers: [Int] = []
    for test in tests {
      switch test.relation {
      case .isOneOf(let values), .isNoneOf(let values): named += values
      case .isAtLeast(let amount), .isAtMost(let amount):
        if let number = amount.number(tree.manual) { numbers.append(number) }
      case .isKnown, .isUnknown, .isBefore, .isAfter, .isWithin, .isLongerAgo: break
      }
    }
    numbers += named.compactMap(\.amount)
    // Between two neighbouring numbers that are named, every test gives the same result.
    if !numbers.isEmpty, named.allSatisfy({ $0.amount != nil }) {
      let near = Set(numbers.flatMap { [$0 - 1, $0, $0 + 1] }.filter { $0 >= 0 })
      return near.sorted().map { .value(.number($0)) }
    }
    var seen = Set<Value>()
    return named.filter { seen.insert($0).inserted }.map { .value($0) } + [.other]
  }

  /// What a state of terms that nobody answers looks like, by the terms that matter.
  private struct Gap {
    let terms: [(term: Term, states: [State])]
  }

  private static func gap(
    _ variables: [Variable], _ blocks: [AnswerBlock], _ manual: Manual
  ) -> Gap? {
    var count = 1
    for variable in variables { count = Expansions.product(count, variable.states.count) }
    guard count <= mostStates else { return nil }
    func isAnswered(_ states: [Term: State]) -> Bool {
      blocks.contains { block in
        block.condition.tests.allSatisfy { test in
          states[test.left].map { passes($0, test.relation, manual) } ?? false
        }
      }
    }
    for index in 0..<count {
      var rest = index
      var states: [Term: State] = [:]
      for variable in variables {
        states[variable.term] = variable.states[rest % variable.states.count]
        rest /= variable.states.count
      }
      if isAnswered(states) { continue }
      let unanswered = variables.map { variable in
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

  /// Whether a state surely passes; days are never sure.
  private static func passes(
    _ state: State, _ relation: Test.Relation, _ manual: Manual
  ) -> Bool {
    switch (state, relation) {
    case (.unknown, .isUnknown): return true
    case (.unknown, _), (_, .isUnknown): return false
    case (_, .isKnown): return true
    case (.other, .isNoneOf): return true
    case (.other, _): return false
    case (.value(let value), .isOneOf(let values)): return values.contains(where: value.fits)
    case (.value(let value), .isNoneOf(let values)): return !values.contains(where: value.fits)
    case (.value(let value), .isAtLeast(let amount)):
      guard let mine = value.amount, let least = amount.number(manual) else { return false }
      return mine >= least
    case (.value(let value), .isAtMost(let amount)):
      guard let mine = value.amount, let most = amount.number(manual) else { return false }
      return mine <= most
    case (.value, .isBefore), (.value, .isAfter), (.value, .isWithin), (.value, .isLongerAgo):
      return false
    }
  }

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
  fileprivate var pageForm: String {
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
