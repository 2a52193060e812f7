import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// Tries the message as an answer to the open question. Returns false when it is something else.
  mutating func answerQuestion(
    _ text: SafeText, _ match: Match
  ) throws(LookUpsWanted) -> Bool {
    guard let question = state.question else { return false }
    switch question {
    case .slot(let name): return try answerSlot(name, text, match)
    case .identity: return try answerIdentity(match)
    case .confirm: return try answerReadBack(text, match)
    case .consent, .resume, .suggested, .anythingElse:
      return try answerOffer(text, match)
    case .rating: return try answerRating(text, match)
    case .clarify:
      guard match.acts.contains(.no) else { return false }
      try takeNone()
      return true
    }
  }

  private mutating func answerReadBack(
    _ text: SafeText, _ match: Match
  ) throws(LookUpsWanted) -> Bool {
    if match.acts.contains(.yes) {
      try takeYes()
      return true
    }
    if match.acts.contains(.no) {
      try takeNo()
      return true
    }
    if isChanging || match.outcome != .match && !text.isQuestion, let slot = slotNamed(in: text) {
      try askAnew(slot)
      return true
    }
    return false
  }

  /// A yes or a no to an offer; or what the flow below waits for, told without either.
  private mutating func answerOffer(
    _ text: SafeText, _ match: Match
  ) throws(LookUpsWanted) -> Bool {
    if match.acts.contains(.yes) {
      try takeYes()
      return true
    }
    if match.acts.contains(.no) {
      try takeNo()
      return true
    }
    if match.outcome != .match || match.requests.first?.intent == top?.intent,
      try takeSlots(match)
    {
      return true
    }
    if try takeReach(match, text) { return true }
    // Words that say nothing leave the offer open.
    guard match.outcome != .unknown || !match.slots.isEmpty else { return false }
    if offeredReferral != nil, wantsPeople(match) { return false }
    if match.requests.first?.intent != .repeat { settleOffer() }
    return false
  }

  /// Fills what the flow on top wants from the message and goes on. Returns whether there was any.
  private mutating func takeSlots(_ match: Match) throws(LookUpsWanted) -> Bool {
    guard let flow = top, flow.saidAtOnce, let page = manual[flow.intent] else { return false }
    let wanted = match.slots.filter { page.wants($0.name) }
    guard !wanted.isEmpty else { return false }
    emit(.settled)
    for slot in wanted { fill(slot.name, slot.value) }
    try walk()
    return true
  }

  private mutating func answerSlot(
    _ name: SlotName, _ text: SafeText, _ match: Match
  ) throws(LookUpsWanted) -> Bool {
    guard let flow = top, let page = manual[flow.intent], let definition = manual[name],
      let line = page.ask.first(where: { $0.slot == name })
    else { return false }
    if match.acts.contains(.skip), !line.takesYesAndNo(definition) {
      try skip()
      return true
    }
    let choices = try choices(for: line)
    if line.source == .orOrders, match.acts.contains(.yes),
      let own = choices.first(where: { $0.value != nil })
    {
      try take(choice: own)
      return true
    }
    let closed = line.source == .fromOrder || !definition.choices.isEmpty
    let among = closed ? choices.compactMap(\.value) : []
    let answer =
      desk.matcher.reader.answer(
        to: definition, in: text, today: today, among: among.isEmpty ? nil : among)
      ?? implied(name, on: page, by: match.slots) ?? variantByPart(definition, text)
    if line.source == .orOrders, match.acts.contains(.no),
      choices.contains(where: { $0.value != nil }), answer == nil || definition.kind.takesAnyWords
    {
      try askForOther(definition, on: page)
      return true
    }
    // A no leaves out what may be left out; to any other question it is no answer.
    if match.acts.contains(.no), !line.takesYesAndNo(definition),
      answer == nil || definition.kind.takesAnyWords
    {
      if line.need == .optional { try skip() } else { try misread(definition) }
      return true
    }
    if asksSomethingElse(match, than: flow.intent, asked: definition, answer) { return false }
    // The page's own sentence once more, perhaps with what is asked for in it.
    if match.isTemplate, match.requests.first?.intent == flow.intent,
      !line.takesYesAndNo(definition),
      definition.kind.takesAnyWords || answer?.hasOtherWords ?? true
    {
      return false
    }
    if let first = line.again, namesAnother(line, match, text, on: page) {
      emit(.settled)
      try askForAnother(from: first, line, on: page, told: unambiguous(match.slots))
      return true
    }
    if let answer, line.oneOf.isEmpty || among.contains(answer.value) {
      emit(.settled)
      fill(name, answer.value)
      fillOthers(match.slots, asked: definition, on: page)
      try walk()
      return true
    }
    if answer == nil, name == .product,
      !(match.outcome == .match && match.requests.first?.intent != flow.intent && text.isQuestion),
      askWhichProduct(severalProducts(in: text, among: among))
    {
      return true
    }
    if answer == nil, askWhichVariant(definition, text) { return true }
    // Something the page wants, though not what was asked for: take it and ask again.
    if fillOthers(match.slots, asked: definition, on: page) {
      if !(try isWanted(match.slots, on: page)) {
        try misread(definition)
        return true
      }
      emit(.settled)
      try walk()
      return true
    }
    switch match.outcome {
    // What sounds a little like a greeting is more likely an answer that was not read.
    case .match where !match.isTemplate && match.requests.allSatisfy { isTalk($0.intent) }: break
    case .match where match.requests.first?.intent != flow.intent: return false
    case .choice where match.isTemplate || text.isQuestion: return false
    case .match, .choice, .unknown: break
    }
    try misread(definition)
    return true
  }

  /// The choice that a message makes by giving what is asked for under that choice only: an
  /// e-mail address where mail or phone is asked.
  func implied(_ asked: SlotName, on page: Page, by found: [FoundSlot]) -> SlotAnswer? {
    for line in page.ask {
      guard let slot = found.first(where: { $0.name == line.slot }) else { continue }
      for test in line.condition.tests where test.left == .slot(asked) {
        if case .isOneOf(let values) = test.relation, values.count == 1, let value = values.first {
          return SlotAnswer(value: value, range: slot.range, exact: true, hasOtherWords: true)
        }
      }
    }
    return nil
  }

  /// Whether the page has a use for one of `found` as things stand: what only another answer would
  /// make it ask for brings the flow no further.
  private func isWanted(_ found: [FoundSlot], on page: Page) throws(LookUpsWanted) -> Bool {
    let facts = try pageFacts(page)
    return page.ask.contains { line in
      line.condition.holds(facts, manual: manual)
        && found.contains { $0.name == line.slot || line.verifiedBy.contains($0.name) }
    }
  }

  /// Whether a message is a request of its own rather than an answer: it fits another page whole,
  /// or by its words while it is a question, and is not just the value asked for.
  func asksSomethingElse(
    _ match: Match, than current: IntentID, asked: SlotDefinition?, _ answer: SlotAnswer?
  ) -> Bool {
    guard match.outcome == .match, let request = match.requests.first, request.intent != current
    else { return false }
    let anyWords = asked?.kind.takesAnyWords ?? false
    if let answer, !answer.hasOtherWords, !anyWords { return false }
    return match.isTemplate || (request.text.isQuestion && (anyWords || answer != nil))
  }

  /// Fills whatever else of the page's slots the message held. Beside free words only what is not
  /// known yet: a reason may name anything. Returns whether there was any.
  @discardableResult
  private mutating func fillOthers(
    _ found: [FoundSlot], asked: SlotDefinition, on page: Page
  ) -> Bool {
    var any = false
    for slot in found where slot.name != asked.name {
      guard page.takes(slot.name), top?[slot.name] != slot.value,
        !asked.kind.takesAnyWords || top?[slot.name] == nil
      else { continue }
      fill(slot.name, slot.value)
      any = true
    }
    return any
  }

  /// Sets a slot of the flow on top and moves the focus along.
  mutating func fill(_ slot: SlotName, _ value: Value) {
    emit(.filled(slot, value, line: messageLine))
    focus(on: value)
  }

  mutating func focus(on value: Value) {
    switch value {
    case .product, .order: emit(.focused(value))
    case .text, .words, .choice, .variant, .email, .phone, .date, .number, .yen, .days, .flag,
      .list:
      break
    }
  }
}

extension AskLine {
  /// Whether a page asks here, in its own words, for something that “no” or “I do not know” answers
  /// as well as any other words.
  func takesYesAndNo(_ slot: SlotDefinition) -> Bool {
    guard need == .required, hasOwnWords, oneOf.isEmpty else { return false }
    switch slot.kind {
    case .text, .choiceOrText: return true
    case .choice, .pattern, .product, .variant, .order, .email, .phone, .date, .amount, .number,
      .name, .address, .yesNo:
      return false
    }
  }

  /// Whether the page asks in other words than the slot's own.
  var hasOwnWords: Bool { wording.map { !$0.isEmpty } ?? false }
}

extension Choice {
  /// The value that picking it gives; nil when it means something else.
  var value: Value? { if case .value(_, let value) = meaning { value } else { nil } }
}

extension Page {
  /// Whether the page asks for or uses this slot.
  func wants(_ slot: SlotName) -> Bool {
    ask.contains { $0.slot == slot || $0.verifiedBy.contains(slot) }
  }

  /// Whether the slot may be filled before it is asked for. What a page asks for in its own words
  /// is told in answer to them only: the slot's values may mean something else there.
  func takes(_ slot: SlotName) -> Bool {
    wants(slot) && !ask.contains { $0.slot == slot && $0.hasOwnWords && slot == .reason }
  }
}

extension [UInt32] {
  /// Whether `part` stands somewhere in it; an empty one never does.
  func holds(_ part: [UInt32]) -> Bool {
    guard !part.isEmpty, count >= part.count else { return false }
    return (0...(count - part.count)).contains { self[$0...].starts(with: part) }
  }
}
