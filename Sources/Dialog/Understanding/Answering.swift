import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// One customer message while the desk owns the conversation.
  mutating func answer(_ line: CustomerLine) throws(LookUpsWanted) {
    let before = state
    let offered = situation.state.offered
    if line.masked { say(.cardMasked) }
    guard line.text.string.contains(where: { !$0.isWhitespace }) else {
      say(.emptyMessage)
      try askAgain()
      return
    }
    let match = desk.matcher.match(line.text, today: today)
    follow(language: match, isFirst: before.turn <= 0)
    noteMood(match.acts)

    if let picked = pick(line.text, match.acts, from: offered) {
      try take(choice: picked)
    } else if match.acts.contains(.startOver), !state.flows.isEmpty {
      startOver()
    } else if match.acts.contains(.cancel) {
      try cancel()
    } else if try answerQuestion(line.text, match) {
      return
    } else if try correct(match) {
      return
    } else if line.masked, match.outcome == .unknown {
      try askAgain()
    } else {
      try takeUp(match)
    }
  }

  /// Replies follow the customer's language, message by message; short ones do not change it.
  private mutating func follow(language match: Match, isFirst: Bool) {
    guard let language = match.language, language != state.language,
      manual.desk.languages.contains(language)
    else { return }
    if isFirst || match.tellsLanguage { emit(.spoke(language)) }
  }

  /// Anger is met once with an apology; threats and symptoms are marked for the people who read.
  private mutating func noteMood(_ acts: Set<DialogAct>) {
    let mood: Mood =
      acts.contains(.abusive) ? .abusive : acts.contains(.angry) ? .angry : state.mood
    if mood != state.mood {
      let wasCalm = state.mood == .calm
      emit(.turnedMood(mood))
      if wasCalm { say(.apology) }
    }
    for (act, mark) in [(DialogAct.abusive, Mark.abuse), (.threat, .threat), (.health, .health)]
    where acts.contains(act) && !state.marks.contains(mark) {
      emit(.marked(mark))
    }
  }

  /// The choice that a number or its own label picks out of those offered in the last turn.
  private func pick(_ text: SafeText, _ acts: Set<DialogAct>, from offered: [Choice]) -> Choice? {
    guard !offered.isEmpty else { return nil }
    for act in acts {
      if case .choiceNumber(let number) = act {
        let index = number < 0 ? offered.count + number : number - 1
        if offered.indices.contains(index) { return offered[index] }
      }
    }
    let said = Folding.fold(text.trimmed().string).scalars
    return offered.first { Folding.fold($0.label.string).scalars == said }
  }

  private mutating func take(choice: Choice) throws(LookUpsWanted) {
    switch choice.meaning {
    case .page(let intent):
      emit(.understood(.init(taken: .init(intent, score: 10_000), alternatives: [],
        requests: [intent], reason: .picked)))
      if case .clarify = state.question { emit(.settled) }
      try enter(intent, slots: [])
    case .value(let slot, let value):
      emit(.settled)
      fill(slot, value)
      try walk()
    case .change(let slot):
      emit(.settled)
      emit(.emptied(slot))
      try walk()
    case .yes: try takeYes()
    case .no: try takeNo()
    case .skip: try skip()
    case .none:
      emit(.settled)
      say(.noneOfThese)
    }
  }

  /// Tries the message as an answer to the open question. Returns false when it is something else.
  private mutating func answerQuestion(
    _ text: SafeText, _ match: Match
  ) throws(LookUpsWanted) -> Bool {
    guard let question = state.question else { return false }
    switch question {
    case .slot(let name): return try answerSlot(name, text, match)
    case .identity: return try answerIdentity(match)
    case .confirm:
      if match.acts.contains(.yes) {
        try takeYes()
        return true
      }
      if try correct(match) { return true }
      if match.acts.contains(.no) {
        try takeNo()
        return true
      }
      guard match.outcome == .unknown else { return false }
      try askAgain()
      return true
    case .consent, .resume, .suggested, .anythingElse, .rating:
      if match.acts.contains(.yes) {
        try takeYes()
        return true
      }
      if match.acts.contains(.no) {
        try takeNo()
        return true
      }
      // Neither: the offer lapses and the message counts for itself.
      emit(.settled)
      return false
    case .clarify: return false
    }
  }

  private mutating func answerSlot(
    _ name: SlotName, _ text: SafeText, _ match: Match
  ) throws(LookUpsWanted) -> Bool {
    guard let flow = top, let page = manual[flow.intent], let definition = manual[name] else {
      return false
    }
    let line = page.ask.first { $0.slot == name }
    if match.acts.contains(.skip) {
      try skip()
      return true
    }
    if asksSomethingElse(match, than: flow.intent, asked: definition) { return false }
    let among = situation.state.offered.compactMap { choice -> Value? in
      if case .value(name, let value) = choice.meaning { value } else { nil }
    }
    if let answer = desk.matcher.reader.answer(
      to: definition, in: text, today: today, among: among.isEmpty ? nil : among),
      fits(answer.value, line)
    {
      emit(.settled)
      fill(name, answer.value)
      fillOthers(match.slots, asked: name, on: page)
      try walk()
      return true
    }
    // Something the page wants, though not what was asked for: take it and ask again.
    let filled = fillOthers(match.slots, asked: name, on: page)
    if filled {
      emit(.settled)
      try walk()
      return true
    }
    if match.outcome == .match { return false }
    try misread(definition)
    return true
  }

  private func fits(_ value: Value, _ line: AskLine?) -> Bool {
    guard let line, !line.oneOf.isEmpty, case .choice(let id) = value else { return true }
    return line.oneOf.contains(id)
  }

  /// Whether a message is a request of its own rather than an answer: it fits another page whole,
  /// or clearly by its words while it holds no answer of the kind asked for.
  private func asksSomethingElse(
    _ match: Match, than current: IntentID, asked: SlotDefinition
  ) -> Bool {
    guard match.outcome == .match, let request = match.requests.first, request.intent != current
    else { return false }
    if case .template = match.explanation { return true }
    switch asked.kind {
    // Any words answer these: only a question is something else.
    case .text, .choiceOrText, .name, .address: return request.text.isQuestion
    case .product, .variant: return request.text.isQuestion
    case .choice, .pattern, .order, .email, .phone, .date, .amount, .number, .yesNo: return false
    }
  }

  /// Fills whatever else of the page's slots the message held. Returns whether there was any.
  @discardableResult
  private mutating func fillOthers(
    _ found: [FoundSlot], asked: SlotName, on page: Page
  ) -> Bool {
    var any = false
    for slot in found where slot.name != asked {
      guard page.wants(slot.name), top?[slot.name] != slot.value else { continue }
      fill(slot.name, slot.value)
      any = true
    }
    return any
  }

  /// Sets a slot of the flow on top and moves the focus along.
  mutating func fill(_ slot: SlotName, _ value: Value) {
    emit(.filled(slot, value, line: messageLine))
    switch value {
    case .product, .order: emit(.focused(value))
    case .text, .words, .choice, .variant, .email, .phone, .date, .number, .yen, .days, .flag,
      .list:
      break
    }
  }

  /// An answer that does not fit: says what is needed with an example; the third goes to people.
  mutating func misread(_ slot: SlotDefinition) throws(LookUpsWanted) {
    let limits = manual.desk.limits
    let given: [GivenWord: Value] = [
      .slot: .words(slot.title), .example: .words(slot.example),
    ]
    guard state.wrongAnswers + 1 < limits.wrongAnswers else {
      emit(.misread(slot.name))
      say(.wrongAnswerLast, given)
      emit(.settled)
      try handToPeople(limits.wrongAnswersQueue, priority: nil)
      return
    }
    emit(.misread(slot.name))
    say(.wrongAnswer, given, choices: situation.state.offered)
    if let question = state.question { emit(.asked(question)) }
  }

  private mutating func skip() throws(LookUpsWanted) {
    guard case .slot(let name) = state.question, let flow = top,
      let line = manual[flow.intent]?.ask.first(where: { $0.slot == name })
    else {
      say(.nothingToCancel)
      return
    }
    guard line.need == .optional else {
      say(.cannotSkip, [.slot: .text(title(of: name))])
      try askAgain()
      return
    }
    emit(.settled)
    emit(.skipped(name))
    try walk()
  }

  private mutating func takeYes() throws(LookUpsWanted) {
    switch state.question {
    case .confirm:
      emit(.settled)
      emit(.confirmed)
      try walk()
    case .consent(let queue):
      emit(.settled)
      try handToPeople(queue, priority: nil)
    case .resume:
      emit(.settled)
      try walk()
    case .slot, .identity, .clarify, .suggested, .rating, .anythingElse, nil: emit(.settled)
    }
  }

  private mutating func takeNo() throws(LookUpsWanted) {
    switch state.question {
    case .confirm:
      let asked = top.flatMap { flow in manual[flow.intent]?.ask.map(\.slot).filter { flow[$0] != nil } }
      say(
        .changeWhat,
        choices: (asked ?? []).map { Choice(label: title(of: $0), meaning: .change($0)) })
      emit(.asked(.confirm))
    case .consent:
      emit(.settled)
      say(.personDeclined)
      try goOnBelow(afterFlow: true)
    case .resume:
      emit(.settled)
      guard let flow = top else { return }
      emit(.dropped(flow.intent))
      say(.leftAlone, [.page: .text(title(of: flow.intent))])
      try goOnBelow(afterFlow: true)
    case .slot, .identity, .clarify, .suggested, .rating, .anythingElse, nil: emit(.settled)
    }
  }

  /// A correction sets the slots it names and walks the flow again from there.
  private mutating func correct(_ match: Match) throws(LookUpsWanted) -> Bool {
    guard let flow = top, let page = manual[flow.intent] else { return false }
    let isConfirming = state.question == .confirm
    guard match.acts.contains(.correct) || isConfirming else { return false }
    var changed: [FoundSlot] = []
    for slot in match.slots where page.wants(slot.name) && flow[slot.name] != slot.value {
      changed.append(slot)
    }
    guard !changed.isEmpty else { return false }
    emit(.settled)
    for slot in changed {
      fill(slot.name, slot.value)
      say(.corrected, [.slot: .text(title(of: slot.name)), .value: slot.value])
    }
    try walk()
    return true
  }

  private mutating func cancel() throws(LookUpsWanted) {
    guard let flow = top else {
      say(.nothingToCancel)
      return
    }
    emit(.settled)
    emit(.dropped(flow.intent))
    if let record = state.records.last {
      say(.cancelledAfterRecord, [.number: .text(SafeText(shop: "\(record.number)"))])
    } else {
      say(.cancelled)
    }
    try goOnBelow(afterFlow: true)
  }

  private mutating func startOver() {
    emit(.settled)
    for flow in state.flows.reversed() { emit(.dropped(flow.intent)) }
    say(.startedOver)
  }
}

extension Page {
  /// Whether the page asks for or uses this slot.
  func wants(_ slot: SlotName) -> Bool {
    ask.contains { $0.slot == slot || $0.verifiedBy.contains(slot) }
  }
}

extension SafeText {
  /// Whether the words ask something, by their last marks.
  var isQuestion: Bool {
    let end = string.unicodeScalars.reversed().drop { $0.properties.isWhitespace || $0 == "。" }
    guard let last = end.first else { return false }
    return last == "?" || last == "？" || last == "か"
  }
}

extension Match {
  /// Whether the words are enough to change the language of the replies.
  var tellsLanguage: Bool {
    if case .template = explanation { return true }
    return outcome == .match
  }
}
