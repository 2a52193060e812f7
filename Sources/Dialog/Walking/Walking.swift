import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// Goes on with the flow on top: at once, questions, identity, answer. Ends when something was
  /// asked or nothing is left to do.
  mutating func walk() throws(LookUpsWanted) {
    guard let flow = top, let page = manual[flow.intent] else { return }
    if !flow.saidAtOnce {
      takeFocus(page)
      emit(.saidAtOnce)
      if let wording = page.atOnce { _ = say(wording, facts: try pageFacts(page)) }
    }
    for line in page.ask {
      if try ask(line, on: page) { return }
    }
    try answer(page)
  }

  /// Asks for one line of the page when it is still open. Returns whether the turn waits for it.
  private mutating func ask(_ line: AskLine, on page: Page) throws(LookUpsWanted) -> Bool {
    guard let flow = top else { return false }
    let facts = try pageFacts(page)
    guard line.condition.holds(facts, manual: manual) else { return false }
    if let value = flow[line.slot], !(try fits(value, line)) { emit(.emptied(line.slot)) }
    if top?[line.slot] == nil, !flow.skipped.contains(line.slot) {
      let item = try onlyItem(line)
      if let only = onlyVariant(line) ?? namedVariant(line, page) ?? item {
        emit(.filled(line.slot, only, line: messageLine))
      } else if line.need == .ifSaid {
        return false
      } else {
        try put(line, on: page, facts: facts)
        return true
      }
    }
    if let first = line.again, case .flag(true) = top?[line.slot] {
      try askForAnother(from: first, line, on: page)
      return true
    }
    if line.slot == .quantity, try asksForLess(line, on: page, facts) { return true }
    guard line.slot == .order, !line.verifiedBy.isEmpty,
      case .order(let number) = top?[.order]
    else { return false }
    return try !identify(number, line)
  }

  /// A page that begins takes the product and the order in focus, where none was named.
  mutating func takeFocus(_ page: Page) {
    for line in page.ask where line.condition.tests.isEmpty && line.need != .ifSaid {
      guard top?[line.slot] == nil, !emptiedNow.contains(line.slot) else { continue }
      if line.slot == .product, let product = productInFocus(for: page), canMean(product),
        leavesFocus(on: product)
      {
        emit(.filled(.product, .product(product), line: messageLine))
        if product != state.product { focus(on: .product(product)) }
      } else if line.slot == .order, let order = state.order {
        emit(.filled(.order, .order(order), line: messageLine))
      }
    }
  }

  /// The product that the customer means without naming it: the one in focus, unless the words are of
  /// a variant that only a product named before has.
  private func productInFocus(for page: Page) -> SKU? {
    guard let words = messageText, page.wants(.variant) || namesVariantOnly(words) else {
      return state.product
    }
    return productOfVariant(named: words)?.sku ?? state.product
  }

  /// The variant of a product that has one only.
  private func onlyVariant(_ line: AskLine) -> Value? {
    guard manual[line.slot]?.kind == .variant, !emptiedNow.contains(line.slot),
      case .product(let sku) = top?[.product], let product = manual.catalogue[sku],
      product.variants.count == 1, let only = product.variants.first
    else { return nil }
    return .variant(only.name)
  }

  /// The item of an order that has one only.
  private func onlyItem(_ line: AskLine) throws(LookUpsWanted) -> Value? {
    guard line.source == .fromOrder, !emptiedNow.contains(line.slot),
      let items = try orderedProducts(), let first = items.first, items.allSatisfy({ $0 == first })
    else { return nil }
    return .product(first)
  }

  /// The products of the flow's order, item by item; nil while its customer is not proved.
  private func orderedProducts() throws(LookUpsWanted) -> [SKU]? {
    guard case .order(let number) = top?[.order], state.proof(of: number) != nil,
      let order = try order(number)
    else { return nil }
    return Verified(order, in: state)?.subject.items.map(\.product)
  }

  /// Whether a value still fits its line: something else may have been corrected since.
  private func fits(_ value: Value, _ line: AskLine) throws(LookUpsWanted) -> Bool {
    switch value {
    case .choice(let id): return line.oneOf.isEmpty || line.oneOf.contains(id)
    case .product(let sku):
      guard line.source == .fromOrder, let items = try orderedProducts() else { return true }
      return items.contains(sku)
    case .variant(let name):
      guard case .product(let sku) = top?[.product], let product = manual.catalogue[sku] else {
        return true
      }
      return product.variants.contains { $0.name == name }
    case .text, .words, .order, .email, .phone, .date, .number, .yen, .days, .flag, .list:
      return true
    }
  }

  mutating func put(
    _ line: AskLine, on page: Page, facts: PageFacts<TurnFacts>
  ) throws(LookUpsWanted) {
    let choices = try choices(for: line)
    let own = line.wording.flatMap { $0.isEmpty ? nil : $0 }
    let known = line.source == .orOrders ? choices.lazy.compactMap(\.value).first : nil
    // A page's own words ask whether the order's will do: without one, they ask nothing.
    if own == nil, let known {
      say(
        .ordersOwn,
        [.slot: .text(title(of: line.slot)), .value: words(of: known, as: line.slot)],
        choices: choices)
    } else if let wording = line.source == .orOrders && known == nil
      ? manual[line.slot]?.ask ?? own : own ?? manual[line.slot]?.ask
    {
      _ = say(wording, facts: facts, choices: choices)
    }
    emit(.asked(.slot(line.slot)))
  }

  /// What can be picked by number: the values of a closed slot, the variants of the product, the
  /// items of the verified order or its own value.
  func choices(
    for line: AskLine
  ) throws(LookUpsWanted) -> [Choice] {
    guard let slot = manual[line.slot] else { return [] }
    var choices: [Choice] = []
    if line.source == .fromOrder, let items = try orderedProducts() {
      for sku in items {
        guard let product = manual.catalogue[sku] else { continue }
        choices.append(
          Choice(
            label: SafeText(shop: product.name[state.language]),
            meaning: .value(line.slot, .product(sku))))
      }
    } else if line.source == .orOrders {
      if let own = try ordersOwn(line, on: top.flatMap({ manual[$0.intent] })),
        let words = own.written(
          in: state.language, as: .slot(line.slot), today: today, manual: manual)
      {
        choices.append(
          Choice(label: SafeText(shop: words), meaning: .value(line.slot, own)))
      }
    } else if slot.name == .product, line.source == .open {
      choices += productChoices(try productsToOffer())
    } else if slot.kind == .variant, case .product(let sku) = top?[.product] {
      for variant in manual.catalogue[sku]?.variants ?? [] {
        choices.append(
          Choice(
            label: SafeText(shop: variant.words[state.language]),
            meaning: .value(line.slot, .variant(variant.name))))
      }
    } else if slot.kind == .choice
      || slot.kind == .choiceOrText && !(line.hasOwnWords && line.oneOf.isEmpty)
    {
      for choice in slot.choices where line.oneOf.isEmpty || line.oneOf.contains(choice.id) {
        choices.append(
          Choice(
            label: SafeText(shop: choice.words[state.language]),
            meaning: .value(line.slot, .choice(choice.id))))
      }
    }
    if line.need == .optional, let skip = text(of: .skip) {
      choices.append(Choice(label: skip, meaning: .skip))
    }
    return choices
  }

  /// The page's facts in this turn. Facts of an order are looked up only when its customer is
  /// proved and the page names one.
  func pageFacts(
    _ page: Page, record: Record? = nil
  ) throws(LookUpsWanted) -> PageFacts<TurnFacts> {
    var verified: Verified<Order>?
    if !desk.orderColumns(of: page).isEmpty, case .order(let number) = top?[.order],
      state.proof(of: number) != nil, let order = try order(number)
    {
      verified = Verified(order, in: state)
    }
    return PageFacts(
      page: page, manual: manual, base: reading(verified, record: record))
  }

  /// Everything asked is known: chooses the answer, records what it records, says it, and does
  /// what follows.
  private mutating func answer(_ page: Page) throws(LookUpsWanted) {
    forgetUnasked(page, try pageFacts(page))
    let facts = try pageFacts(page)
    guard let block = page.answer(for: facts, manual: manual) else {
      // The checks refuse a page without an answer; a fact may still have gone since.
      say(.noWordsInThisLanguage)
      offerPerson(manual.desk.limits.notUnderstoodQueue)
      try finish(page, [])
      return
    }
    let steps = block.then + page.then
    let kinds = steps.compactMap { step -> RecordKind? in
      if case .record(let kind) = step.act { kind } else { nil }
    }
    if kinds.isEmpty, try leavesOut(block, on: page, facts) { return }
    if !kinds.isEmpty, top?.confirmed != true {
      readBack(page, facts)
      return
    }
    noteLookUp(page, facts)
    var made: Record?
    for kind in kinds {
      let record = Record(
        number: RecordNumber(number: numbers.record), kind: kind, fields: fields(of: page))
      numbers.record += 1
      emit(.recorded(record))
      made = record
    }
    for step in steps {
      if case .report(let queue, let priority, let within) = step.act {
        report(queue, priority, within, intent: page.id)
      }
    }
    let isVain = connectsInVain(page, steps)
    if !isVain, !say(block.wording, facts: try pageFacts(page, record: made)) {
      offerPerson(manual.desk.limits.notUnderstoodQueue)
    }
    try finish(page, steps)
  }

  /// Empties what no line asks for any more since something else was corrected, so that a
  /// correction ends as if it had been said at once.
  private mutating func forgetUnasked(_ page: Page, _ facts: PageFacts<TurnFacts>) {
    let (held, others) = (
      Set(page.ask.filter { $0.condition.holds(facts, manual: manual) }.map(\.slot)),
      Set(page.ask.map(\.slot))
    )
    for filled in top?.filled ?? [] where others.contains(filled.slot) {
      if !held.contains(filled.slot) { emit(.emptied(filled.slot)) }
    }
  }

  /// The columns of the verified order that this page used, for the log and the handoff card.
  private mutating func noteLookUp(_ page: Page, _ facts: PageFacts<TurnFacts>) {
    guard case .order(let number) = top?[.order], state.proof(of: number) != nil else { return }
    let used = desk.orderColumns(of: page).compactMap { column in
      facts.value(of: .fact(FactName("order", column))).map { OrderFact(column, $0) }
    }
    if !used.isEmpty { emit(.lookedUp(number, used)) }
  }

  private func fields(of page: Page) -> [SlotValue] {
    guard let flow = top else { return [] }
    var fields: [SlotValue] = []
    for line in page.ask
    where line.again == nil && !fields.contains(where: { $0.slot == line.slot }) {
      let told = page.severalSlots.contains(line.slot) ? flow.several(page, line.slot) : []
      if told.count > 1 {
        fields.append(SlotValue(line.slot, .list(told)))
      } else if let value = flow[line.slot] {
        fields.append(SlotValue(line.slot, value))
      }
    }
    return fields
  }

  /// Says what is about to be recorded and asks for a yes.
  mutating func readBack(_ page: Page, _ facts: PageFacts<TurnFacts>) {
    if let own = page.readBack, !own[state.language].isEmpty,
      let text = written(own, facts: facts)
    {
      emit(.deskSaid(DeskLine(text: text, choices: yesOrNo)))
    } else {
      let lines = fields(of: page).compactMap { field in
        field.value.written(
          in: state.language, as: .slot(field.slot), today: today, manual: manual
        ).map { "\(title(of: field.slot)): \($0)" }
      }
      say(
        .readBack, [.summary: .text(SafeText(shop: lines.joined(separator: "\n")))],
        choices: yesOrNo)
    }
    emit(.asked(.confirm))
  }
}
