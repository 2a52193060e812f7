import Text

/// Everything that the terms tested by a page's answers may be, put together in every way.
struct AnswerStates {
  /// What one tested term may be.
  enum State: Hashable {
    case value(Value)
    /// Some value that no condition names.
    case other
    case unknown
  }
  struct Variable {
    let term: Term
    let states: [State]
  }

  /// - Parameter blocks: the answers whose conditions are looked at.
  init(of blocks: [AnswerBlock], _ page: Page, _ tree: ManualTree) {
    var terms: [Term] = []
    for test in blocks.flatMap(\.condition.tests) where !terms.contains(test.left) {
      terms.append(test.left)
    }
    let knowledge = Knowledge(page: page, asked: page.ask, tests: [], steps: [])
    variables = terms.map { term in
      let tests = blocks.flatMap(\.condition.tests).filter { $0.left == term }
      var states = Self.states(of: term, tests, page, tree)
      if knowledge.verdict(term) != .known { states.append(.unknown) }
      return Variable(term: term, states: states)
    }
    manual = tree.manual
    var count = 1
    for variable in variables { count = Expansions.product(count, variable.states.count) }
    self.count = (1...Self.most).contains(count) ? count : nil
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

  let variables: [Variable]
  /// How many ways there are; nil when a page is too tangled to judge, or a term has no value.
  let count: Int?
  private let manual: Manual
  static let most = 20_000

  /// One of the ways, from 0 to below `count`.
  func states(at index: Int) -> [Term: State] {
    var rest = index
    var states: [Term: State] = [:]
    for variable in variables {
      states[variable.term] = variable.states[rest % variable.states.count]
      rest /= variable.states.count
    }
    return states
  }

  /// Whether a condition surely holds in these states.
  func holds(_ condition: Condition, in states: [Term: State]) -> Bool {
    condition.tests.allSatisfy { test in
      states[test.left].map { passes($0, test.relation) } ?? false
    }
  }

  /// Whether a condition may hold in these states.
  func mayHold(_ condition: Condition, in states: [Term: State]) -> Bool {
    condition.tests.allSatisfy { test in
      states[test.left].map { mayPass($0, test.relation) } ?? true
    }
  }

  /// Whether a state surely passes; days are never sure.
  private func passes(_ state: State, _ relation: Test.Relation) -> Bool {
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

  /// Whether a state may pass: what is not sure may.
  private func mayPass(_ state: State, _ relation: Test.Relation) -> Bool {
    switch (state, relation) {
    case (.unknown, _), (_, .isUnknown), (_, .isKnown): return passes(state, relation)
    case (_, .isOneOf), (_, .isNoneOf): return passes(state, relation)
    case (_, .isBefore), (_, .isAfter), (_, .isWithin), (_, .isLongerAgo): return true
    case (.other, .isAtLeast), (.other, .isAtMost): return true
    case (.value(let value), .isAtLeast(let amount)), (.value(let value), .isAtMost(let amount)):
      guard value.amount != nil, amount.number(manual) != nil else { return true }
      return passes(state, relation)
    }
  }
}
