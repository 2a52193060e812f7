import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// The page has answered: does what follows, takes it off the stack, and goes on with what lies
  /// below.
  mutating func finish(_ page: Page, _ steps: [Step]) throws(LookUpsWanted) {
    let wasFlow = !begunNow.contains(page.id)
    let slots = top?.filled ?? []
    var leaves = false
    for step in steps {
      switch step.act {
      case .record, .report: break  // Done before the answer, which may name their numbers.
      case .related(let intents): say(.related, choices: pageChoices(intents))
      case .askToConnect(let queue):
        offerPerson(queue ?? manual.desk.limits.notUnderstoodQueue)
      case .handOff(let queue, let priority):
        emit(.finished(page.id))
        leaves = true
        try handToPeople(queue, priority: priority, intent: page.id)
      case .goTo(let intent):
        emit(.finished(page.id))
        leaves = true
        try go(to: intent, with: slots)
      case .askAgain(let slot):
        emit(.emptied(slot))
        leaves = true
        try walk()
      case .recommend: break
      }
      if leaves { return }
    }
    emit(.finished(page.id))
    try goOnBelow(afterFlow: wasFlow)
  }

  private mutating func go(to intent: IntentID, with slots: [Flow.Filled]) throws(LookUpsWanted) {
    guard wentTo.insert(intent).inserted, let page = manual[intent] else { return }
    begin(intent, slots: [])
    for filled in slots where page.wants(filled.slot) {
      emit(.filled(filled.slot, filled.value, line: filled.line))
    }
    try walk()
  }

  /// What lies below on the stack: a request of the same message is taken up; an interrupted flow
  /// gets its question again, or, after another flow, the question whether to go on.
  mutating func goOnBelow(afterFlow: Bool) throws(LookUpsWanted) {
    guard let flow = top else { return }
    if !flow.saidAtOnce {
      say(.moreQuestions, [.page: .text(title(of: flow.intent))])
      try walk()
      return
    }
    // The page on top asked something itself, an offer for example.
    if let question = state.question, question != situation.state.question { return }
    if afterFlow {
      emit(.asked(.resume))
      try askAgain()
    } else {
      try askAgain()
    }
  }

  /// Asks the open question once more, in the customer's language as it is now. Nothing when none
  /// is open.
  mutating func askAgain() throws(LookUpsWanted) {
    guard let question = state.question else { return }
    switch question {
    case .slot(let name):
      guard let flow = top, let page = manual[flow.intent],
        let line = page.ask.first(where: { $0.slot == name })
      else { return }
      put(line, on: page, facts: try pageFacts(page))
    case .identity:
      guard let line = top.flatMap({ manual[$0.intent] })?.identityLine else { return }
      say(line.verifiedBy.identityLine)
      emit(.asked(.identity))
    case .confirm:
      guard let page = top.flatMap({ manual[$0.intent] }) else { return }
      readBack(page, try pageFacts(page))
    case .clarify(let intents): askWhich(intents)
    case .consent(let queue): offerPerson(queue)
    case .resume:
      guard let flow = top else { return }
      say(.goOn, [.page: .text(title(of: flow.intent))], choices: yesOrNo)
      emit(.asked(.resume))
    case .suggested, .rating, .anythingElse: return
    }
  }

  mutating func offerPerson(_ queue: QueueName) {
    say(.offerPerson, choices: yesOrNo)
    emit(.asked(.consent(queue)))
  }

  mutating func askWhich(_ intents: [IntentID]) {
    var choices = pageChoices(intents)
    if let none = text(of: .noneOfThese) { choices.append(Choice(label: none, meaning: .none)) }
    say(state.clarifications == 0 ? .clarify : .clarifyAgain, choices: choices)
    emit(.asked(.clarify(intents)))
  }
}

extension Page {
  /// The line of `## Ask` that wants the customer proved.
  var identityLine: AskLine? { ask.first { $0.slot == .order && !$0.verifiedBy.isEmpty } }
}
