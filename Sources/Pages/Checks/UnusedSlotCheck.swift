import Text

/// What is asked is used: said, tested, or kept for people.
enum UnusedSlotCheck: PageCheck {
  static let id = "unused-slot"
  static let finds = Bilingual(
    ja: "お聞きしたのにどこにも使わない項目", en: "slots that are asked or defined and used for nothing")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 状態は

      ## Ask
      - condition

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 状態は

      ## Ask
      - condition

      ## Answer
      - ja: {condition}ですね。
      - en: So it is {condition}.
      """)

  /// Slots that the desk itself has a use for. Source: the design, section 5, "Slot names".
  private static let known: Set = [
    "product", "variant", "quantity", "more", "order", "email", "phone", "name", "address",
    "postal-code",
    "payment", "reason", "photo", "condition", "resolution", "contact-preference", "contact-time",
    "charge-date", "charge-amount", "delivery-date", "change", "points",
  ]

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { asked($0, tree.names) } + (tree.isWhole ? defined(tree) : [])
  }

  /// Ask lines of a page that nothing on it needs.
  private static func asked(_ source: PageSource, _ names: KnownNames) -> [Diagnostic] {
    let page = source.page
    if source.brokenAsk || source.brokenAnswers || source.brokenThen || source.brokenTables {
      return []
    }
    // A record, a report and the handoff card hold every slot of the flow.
    guard !page.steps.contains(where: \.keepsSlots) else { return [] }
    var used = source.usedSlots.union(TableColumnsCheck.misspelt(source, names))
    // One product is recommended to go with this one.
    if page.steps.contains(where: { $0.act == .recommend }) {
      used.formUnion([.product, .variant])
    }
    let needsOrder = page.ask.contains { $0.source != .open }
    var seen = Set<SlotName>()
    return page.ask.compactMap { line in
      guard seen.insert(line.slot).inserted else { return nil }
      if used.contains(line.slot) || line.slot == .order && needsOrder { return nil }
      return warning(
        line.range,
        ProblemWords(
          ja: "「\(line.slot)」はお聞きするだけで、どこにも使っていません",
          en: "`\(line.slot)` is asked and then used for nothing",
          fixJa: "回答の文や条件に {\(line.slot)} を使うか、この行を消す",
          fixEn: "use {\(line.slot)} in an answer or a condition, or take this line away"))
    }
  }

  /// Slots of `slots.md` that no page names.
  private static func defined(_ tree: ManualTree) -> [Diagnostic] {
    var used = Set(tree.manual.pages.flatMap { $0.ask.flatMap { [$0.slot] + $0.verifiedBy } })
    for source in tree.sources { used.formUnion(source.usedSlots) }
    return tree.manual.slots.compactMap { slot in
      guard !known.contains(slot.name.text), !used.contains(slot.name),
        !tree.manual.pages.contains(where: { page in
          (page.phrases + page.elsewhere.map(\.phrase)).contains { $0.names(slot.name) }
        })
      else { return nil }
      return warning(
        slot.range,
        ProblemWords(
          ja: "「\(slot.name)」は、どのページでも使っていません", en: "no page uses `\(slot.name)`",
          fixJa: "「## お聞きすること」に「- \(slot.name)」と書くか、この項目を消す",
          fixEn: "write `- \(slot.name)` below `## Ask` of a page, or take this slot away"))
    }
  }
}

extension Page {
  fileprivate var steps: [Step] { answers.flatMap(\.then) + then }
}

extension Step {
  /// Whether what was asked is kept, or shown to a person, or asked about again.
  fileprivate var keepsSlots: Bool {
    switch act {
    case .handOff, .report, .askToConnect, .record, .goTo, .askAgain: true
    case .related, .recommend: false
    }
  }
}

extension PageSource {
  /// Slots that texts, conditions, tables and lists of the page name, and those whose facts they do.
  fileprivate var usedSlots: Set<SlotName> {
    var slots = Set<SlotName>()
    var tests = page.answers.flatMap(\.condition.tests)
    tests += page.ask.flatMap(\.condition.tests)
    for table in page.tables { tests += table.rows.flatMap(\.condition.tests) }
    for list in page.lists { tests += list.anyOf.flatMap(\.tests) }
    var terms = tests.flatMap(\.terms)
    for text in texts { terms += text.uses.map(\.term) }
    for term in terms {
      switch term {
      case .slot(let slot): slots.insert(slot)
      case .fact(let fact):
        if let slot = SlotName(fact.owner) { slots.insert(slot) }
        // What is in the cart follows from these.
        if fact.owner == "cart" { slots.formUnion([.product, .quantity]) }
        if fact.owner == "variant" { slots.insert(.product) }
      case .cell, .list, .today, .given: break
      }
    }
    return slots
  }
}

extension Test {
  /// Every term that this test looks at.
  fileprivate var terms: [Term] {
    switch relation {
    case .isBefore(let day), .isAfter(let day), .isWithin(_, let day):
      if case .term(let term) = day.base { return [left, term] }
      return [left]
    case .isOneOf, .isNoneOf, .isKnown, .isUnknown, .isLongerAgo, .isAtLeast, .isAtMost:
      return [left]
    }
  }
}
