import Text

/// What is surely known at one place of a page: what was asked before it, and what its condition
/// says.
struct Knowledge {
  enum Verdict: Hashable {
    case known
    /// Known only sometimes: the condition must say so.
    case sometimes
    case neverAsked(SlotName)
    case orderNotVerified
    case withoutRecord
    case withoutReport
  }

  let page: Page
  let tests: [Test]
  /// Steps that come before the text is said.
  let steps: [Step]
  private let slots: Set<SlotName>

  /// - Parameter asked: the ask lines that come before.
  init(page: Page, asked: some Sequence<AskLine>, tests: [Test], steps: [Step]) {
    self.page = page
    self.tests = tests
    self.steps = steps
    var slots = Set<SlotName>()
    for test in tests where test.relation != .isUnknown {
      switch test.left {
      case .slot(let slot): slots.insert(slot)
      case .fact(let fact): if let slot = SlotName(fact.owner) { slots.insert(slot) }
      case .cell, .list, .today, .given: break
      }
    }
    for line in asked where line.need == .required && line.condition.isImplied(by: tests) {
      slots.insert(line.slot)
    }
    self.slots = slots
  }

  /// What is known in the answer at `index`: what earlier answers would have taken is not.
  static func answer(_ index: Int, of page: Page) -> Knowledge {
    let block = page.answers[index]
    let excluded = page.answers[..<index].compactMap { earlier -> Test? in
      guard earlier.from == nil, earlier.until == nil, earlier.condition.tests.count == 1,
        let test = earlier.condition.tests.first, test.relation == .isUnknown
      else { return nil }
      return Test(test.left, .isKnown, at: test.range)
    }
    return Knowledge(
      page: page, asked: page.ask, tests: block.condition.tests + excluded,
      steps: block.then + page.then)
  }

  func verdict(_ term: Term) -> Verdict {
    if tests.contains(where: { $0.left == term && $0.relation != .isUnknown }) {
      if case .fact(let fact) = term, fact.owner == "order", !orderIsVerified {
        return .orderNotVerified
      }
      return .known
    }
    switch term {
    case .today, .given: return .known
    case .slot(let slot): return verdict(slot)
    case .fact(let fact): return verdict(fact)
    case .list: return .sometimes
    case .cell(let name, let column):
      guard let table = page.tables.first(where: { $0.name == name }),
        table.rows.last?.condition.tests.isEmpty == true,
        table.rows.allSatisfy({ $0.results[column] != nil })
      else { return .sometimes }
      return .known
    }
  }

  private func verdict(_ slot: SlotName) -> Verdict {
    if slots.contains(slot) { return .known }
    let isNamed =
      page.ask.contains { $0.slot == slot } || page.phrases.contains { $0.names(slot) }
    return isNamed ? .sometimes : .neverAsked(slot)
  }

  private func verdict(_ fact: FactName) -> Verdict {
    switch fact.owner {
    case "desk": return .known
    case "record": return steps.contains(where: \.isRecord) ? .known : .withoutRecord
    case "report": return steps.contains(where: \.isReport) ? .known : .withoutReport
    case "cart":
      let isMaybe = ShopColumns.column("cart", fact.column)?.certainty == .maybe
      return isMaybe ? .sometimes : verdict(SlotName.product)
    case "order" where !orderIsVerified: return .orderNotVerified
    default: break
    }
    guard let slot = SlotName(fact.owner) else { return .sometimes }
    let owner = verdict(slot)
    guard owner == .known else { return owner }
    switch ShopColumns.column(fact.owner, fact.column)?.certainty {
    case .always: return .known
    case .with(let column):
      return verdict(.fact(FactName(fact.owner, column))) == .known ? .known : .sometimes
    case .status(let statuses): return statusIs(among: statuses) ? .known : .sometimes
    case .maybe, nil: return .sometimes
    }
  }

  /// Whether the page may use facts of the order: verified here, or earlier in the conversation.
  private var orderIsVerified: Bool {
    page.ask.contains { $0.slot == .order && (!$0.verifiedBy.isEmpty || $0.need == .ifSaid) }
  }

  private func statusIs(among statuses: Set<String>) -> Bool {
    tests.contains { test in
      guard test.left == .fact(FactName("order", "status")),
        case .isOneOf(let values) = test.relation
      else { return false }
      return values.allSatisfy {
        if case .choice(let id) = $0 { statuses.contains(id.text) } else { false }
      }
    }
  }
}

extension Step {
  var isRecord: Bool { if case .record = act { true } else { false } }
  var isReport: Bool { if case .report = act { true } else { false } }
}

extension Phrase {
  /// Whether a slot stands in this phrase.
  func names(_ slot: SlotName) -> Bool { parts.contains { $0.contains { $0.names(slot) } } }
}

extension TemplateNode {
  fileprivate func names(_ slot: SlotName) -> Bool {
    switch self {
    case .slot(let name): name == slot
    case .oneOf(let branches): branches.contains { $0.contains { $0.names(slot) } }
    case .words, .concept, .gap: false
    }
  }
}

extension Condition {
  /// Whether this holds wherever all of `tests` hold, as far as their words tell.
  func isImplied(by tests: [Test]) -> Bool {
    self.tests.allSatisfy { needed in
      tests.contains { $0.left == needed.left && $0.relation.implies(needed.relation) }
    }
  }
}

extension Test.Relation {
  /// Whether a value that passes this passes `other` too.
  fileprivate func implies(_ other: Test.Relation) -> Bool {
    if self == other { return true }
    switch (self, other) {
    case (.isUnknown, _), (_, .isUnknown): return false
    case (_, .isKnown): return true
    case (.isOneOf(let mine), .isOneOf(let wider)): return mine.allSatisfy(wider.contains)
    case (.isOneOf(let mine), .isNoneOf(let barred)): return !mine.contains(where: barred.contains)
    case (.isNoneOf(let mine), .isNoneOf(let fewer)): return fewer.allSatisfy(mine.contains)
    case (.isAtLeast(.number(let mine)), .isAtLeast(.number(let less))): return mine >= less
    case (.isAtMost(.number(let mine)), .isAtMost(.number(let more))): return mine <= more
    case (.isOneOf, _), (.isNoneOf, _), (.isKnown, _), (.isBefore, _), (.isAfter, _),
      (.isWithin, _), (.isLongerAgo, _), (.isAtLeast, _), (.isAtMost, _):
      return false
    }
  }
}
