import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// The page has answered: does what follows, takes it off the stack, and goes on with what lies
  /// below.
  mutating func finish(_ page: Page, _ steps: [Step]) throws(LookUpsWanted) {
    // A page that began and ends in one turn was no flow.
    let wasFlow = !begunNow.contains(page.id)
    let slots = top?.filled ?? []
    var leaves = false
    var related: [IntentID] = []
    for step in steps {
      switch step.act {
      case .record, .report: break  // Done before the answer, which may name their numbers.
      case .related(let intents): related += intents
      case .askToConnect(let queue):
        if !asked { offerPerson(queue ?? manual.desk.limits.notUnderstoodQueue) }
      case .handOff(let queue, let priority):
        emit(.finished(page.id))
        leaves = true
        try handToPeople(queue, priority: priority, intent: page.id)
      case .goTo(let intent):
        emit(.finished(page.id))
        leaves = try go(to: intent, with: slots)
        if !leaves { try goOnBelow(afterFlow: wasFlow) }
        return
      case .askAgain(let slot):
        guard page.ask.contains(where: { $0.slot == slot && $0.need != .ifSaid }),
          emptyAgain(slot)
        else { continue }
        leaves = true
        try walk()
      case .recommend: suggest(after: page)
      }
      if leaves { return }
    }
    emit(.finished(page.id))
    // A number picks from one list only: beside a question nothing else is offered.
    related.removeAll { $0 == page.id || begunNow.contains($0) }
    if !related.isEmpty, !asked, top == nil, state.question == nil {
      say(.related, choices: pageChoices(related))
    }
    try goOnBelow(afterFlow: wasFlow)
    closeWarmly(page)
  }

  /// Goes to another page with what it wants of `slots`. Returns false in a circle.
  private mutating func go(
    to intent: IntentID, with slots: [Flow.Filled]
  ) throws(LookUpsWanted) -> Bool {
    guard wentTo.insert(intent).inserted, let page = manual[intent] else { return false }
    if !state.flows.contains(where: { $0.intent == intent }) { begin(intent, slots: []) }
    for filled in slots where page.wants(filled.slot) {
      emit(.filled(filled.slot, filled.value, line: filled.line))
    }
    try walk()
    return true
  }

  /// Empties a slot so that it is asked for again, once in a turn: a page whose conditions skip the
  /// question then would go round in a circle. Returns whether it was emptied.
  private mutating func emptyAgain(_ slot: SlotName) -> Bool {
    guard askedAgain.insert(slot).inserted else { return false }
    emit(.emptied(slot))
    return true
  }

  /// What lies below on the stack: a request of the same message is taken up; an interrupted flow
  /// gets its question again, or, after another flow, the question whether to go on.
  mutating func goOnBelow(afterFlow: Bool) throws(LookUpsWanted) {
    // The page that ended asked something itself, an offer for example.
    guard let flow = top, !asked else { return }
    if !flow.saidAtOnce {
      say(.moreQuestions, [.page: .text(title(of: flow.intent))])
      try walk()
    } else if afterFlow {
      offerToGoOn(flow)
    } else {
      try askAgain()
    }
  }

  private mutating func offerToGoOn(_ flow: Flow) {
    say(.goOn, [.page: .text(title(of: flow.intent))], choices: yesOrNo)
    emit(.asked(.resume))
  }

  /// Asks the open question once more, in the customer's language as it is now; without one, what
  /// the flow on top waits for. Nothing when nothing is open.
  mutating func askAgain() throws(LookUpsWanted) {
    guard let question = state.question else {
      if top != nil { try walk() }
      return
    }
    switch question {
    case .slot(let name):
      guard let flow = top, let page = manual[flow.intent],
        let line = page.ask.first(where: { $0.slot == name })
      else {
        emit(.settled)
        try askAgain()
        return
      }
      try put(line, on: page, facts: try pageFacts(page))
    case .identity:
      guard let line = top.flatMap({ manual[$0.intent] })?.identityLine else {
        emit(.settled)
        return
      }
      say(line.verifiedBy.identityLine)
      emit(.asked(.identity))
    case .confirm:
      guard let page = top.flatMap({ manual[$0.intent] }) else { return }
      if isChanging { return askWhatToChange() }
      readBack(page, try pageFacts(page))
    case .clarify(let intents): askWhich(intents)
    case .consent(let queue):
      // Waiting or a callback was offered: the same two again.
      if let referral = situation.state.offered.compactMap(\.meaning.referral).first {
        sayNobodyThere(referral)
        emit(.asked(question))
      } else {
        offerPerson(queue)
      }
    case .resume:
      guard let flow = top else {
        emit(.settled)
        return
      }
      offerToGoOn(flow)
    case .suggested:
      guard let sku = state.suggested.last else {
        emit(.settled)
        return
      }
      offer(sku)
    case .rating: askRating()
    case .anythingElse: askAnythingElse()
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
