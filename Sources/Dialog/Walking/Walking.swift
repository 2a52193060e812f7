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
    if flow[line.slot] == nil, !flow.skipped.contains(line.slot) {
      if let known = known(line) {
        emit(.filled(line.slot, known, line: messageLine))
      } else if line.need == .ifSaid {
        return false
      } else {
        put(line, on: page, facts: facts)
        return true
      }
    }
    guard line.slot == .order, !line.verifiedBy.isEmpty,
      case .order(let number) = top?[.order]
    else { return false }
    return try !identify(number, line)
  }

  /// What the conversation knows already: the focus.
  private func known(_ line: AskLine) -> Value? {
    if line.slot == .product { return state.product.map(Value.product) }
    if line.slot == .order { return state.order.map(Value.order) }
    return nil
  }

  mutating func put(_ line: AskLine, on page: Page, facts: PageFacts<TurnFacts>) {
    let choices = choices(for: line, facts)
    let own = line.wording.flatMap { $0.isEmpty ? nil : $0 }
    if let wording = own ?? manual[line.slot]?.ask {
      _ = say(wording, facts: facts, choices: choices)
    }
    emit(.asked(.slot(line.slot)))
  }

  /// What can be picked by number: the values of a closed slot, the items of the verified order.
  private func choices(for line: AskLine, _ facts: PageFacts<TurnFacts>) -> [Choice] {
    guard let slot = manual[line.slot] else { return [] }
    var choices: [Choice] = []
    if line.source == .fromOrder, case .list(let items) = facts.value(of: .fact(FactName("order", "items"))) {
      for case .product(let sku) in items {
        guard let product = manual.catalogue[sku] else { continue }
        choices.append(
          Choice(
            label: SafeText(shop: product.name[state.language]),
            meaning: .value(line.slot, .product(sku))))
      }
    } else if slot.kind == .choice {
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
    if !desk.orderColumns(of: page).isEmpty, case .order(let number) = top?[.order], state.proof(of: number) != nil,
      let order = try order(number)
    {
      verified = Verified(order, in: state)
    }
    return PageFacts(
      page: page, manual: manual, base: reading(verified, record: record))
  }

  /// Everything asked is known: chooses the answer, records what it records, says it, and does
  /// what follows.
  private mutating func answer(_ page: Page) throws(LookUpsWanted) {
    let facts = try pageFacts(page)
    guard let block = page.answer(for: facts, manual: manual) else {
      // The checks refuse a page without an answer; a fact may still have gone since.
      say(.noWordsInThisLanguage)
      try finish(page, [])
      return
    }
    let steps = block.then + page.then
    let kinds = steps.compactMap { step -> RecordKind? in
      if case .record(let kind) = step.act { kind } else { nil }
    }
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
    if !say(block.wording, facts: try pageFacts(page, record: made)) {
      offerPerson(manual.desk.limits.notUnderstoodQueue)
    }
    try finish(page, steps)
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
    return page.ask.compactMap { line in flow[line.slot].map { SlotValue(line.slot, $0) } }
  }

  /// Says what is about to be recorded and asks for a yes.
  mutating func readBack(_ page: Page, _ facts: PageFacts<TurnFacts>) {
    if let own = page.readBack, !own[state.language].isEmpty,
      let text = written(own, facts: facts)
    {
      emit(.deskSaid(DeskLine(text: text, choices: yesOrNo)))
    } else {
      let blanks = fields(of: page).map { field in
        AnswerText(
          [
            .words("\(title(of: field.slot)): "),
            .term(.slot(field.slot), moved: nil, backwards: false),
          ], at: page.fileRange)
      }
      let lines = blanks.compactMap { line -> String? in
        guard
          case .success(let text) = line.written(
            in: state.language, facts: facts, manual: manual)
        else { return nil }
        return text
      }
      say(
        .readBack, [.summary: .text(SafeText(shop: lines.joined(separator: "\n")))],
        choices: yesOrNo)
    }
    emit(.asked(.confirm))
  }
}

extension Page {
  /// The page as a place, for words that the desk makes of its slots.
  fileprivate var fileRange: FileRange {
    FileRange(FileLocation(file: file, line: 1, column: 1), length: 1)
  }
}
