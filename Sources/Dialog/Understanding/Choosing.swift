import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// The choice that a number or its own label picks out of those offered in the last turn.
  func pick(_ text: SafeText, _ acts: Set<DialogAct>, from offered: [Choice]) -> Choice? {
    guard !offered.isEmpty else { return nil }
    if !isAnswer(text) {
      for act in acts {
        guard case .choiceNumber(let number) = act else { continue }
        let index = number < 0 ? offered.count + number : number - 1
        if offered.indices.contains(index) { return offered[index] }
      }
    }
    let said = Folding.fold(text.trimmed().string).scalars
    return offered.first { Folding.fold($0.label.string).scalars == said }
  }

  /// Whether a number is itself the value asked for, so that it picks no choice.
  private func isAnswer(_ text: SafeText) -> Bool {
    guard case .slot(let name) = state.question, let slot = manual[name], slot.kind.takesNumbers
    else { return false }
    return desk.matcher.reader.answer(to: slot, in: text, today: today, among: nil) != nil
  }

  mutating func take(choice: Choice) throws(LookUpsWanted) {
    switch choice.meaning {
    case .page(let intent):
      emit(
        .understood(
          .init(
            taken: .init(intent, score: 10_000), alternatives: [], requests: [intent],
            reason: .picked)))
      settleOffer()
      try enter(intent, slots: [])
    case .value(let slot, let value):
      if top == nil, slot == .product {
        try takeUp(product: value)
        return
      }
      guard let flow = top, let page = manual[flow.intent], page.wants(slot) else {
        try askAgain()
        return
      }
      emit(.settled)
      fill(slot, value)
      try walk()
    case .change(let slot): try askAnew(slot)
    case .wait(let referral): joinQueue(referral)
    case .callback(let referral): try takeCallback(referral)
    case .rate(let rating): rate(rating)
    case .yes: try takeYes()
    case .no: try takeNo()
    case .skip: try skip()
    case .none: try takeNone()
    }
  }

  /// None of the offered pages was meant: one step of the miss ladder.
  mutating func takeNone() throws(LookUpsWanted) {
    let step = state.misses + 1
    settleOffer()
    try miss(step: step)
  }

  /// What was offered lapses when the customer wants something else; a question of a flow stays.
  mutating func settleOffer() {
    keepAndTell(offeredReferral)
    switch state.question {
    case .clarify, .consent, .resume, .suggested, .rating, .anythingElse: emit(.settled)
    case .slot, .identity, .confirm, nil: break
    }
  }

  mutating func takeYes() throws(LookUpsWanted) {
    switch state.question {
    case .confirm:
      emit(.settled)
      // A yes to “what shall I change” is none to what was read back.
      if !isChanging { emit(.confirmed) }
      try walk()
    case .consent(let queue):
      // A yes to “wait, or be called back?” is the callback: it keeps nobody waiting.
      for choice in situation.state.offered {
        if case .callback(let referral) = choice.meaning { return try takeCallback(referral) }
      }
      emit(.settled)
      try handToPeople(queue, priority: nil, isWish: true)
    case .resume:
      emit(.settled)
      // What the other page was told in the meantime is not asked for again.
      if let page = top.flatMap({ manual[$0.intent] }) { takeFocus(page) }
      try walk()
    case .suggested: try takeSuggested()
    case .anythingElse:
      emit(.settled)
      say(.goAhead)
    case .slot, .identity, .clarify, .rating, nil: try askAgain()
    }
  }

  mutating func takeNo() throws(LookUpsWanted) {
    switch state.question {
    case .confirm:
      if isChanging {
        emit(.settled)
        try walk()
        return
      }
      askWhatToChange()
    case .consent:
      keepAndTell(offeredReferral)
      emit(.settled)
      say(.personDeclined)
      try goOnBelow(afterFlow: false)
    case .resume:
      emit(.settled)
      guard let flow = top else { return }
      emit(.dropped(flow.intent))
      keepAndTell(flow.referral)
      say(.leftAlone, [.page: .text(title(of: flow.intent))])
      try goOnBelow(afterFlow: true)
    case .suggested: try declineSuggested()
    case .clarify: try takeNone()
    case .anythingElse: try sayGoodbye()
    case .rating: leaveRating()
    case .slot, .identity, nil: try askAgain()
    }
  }

  /// Asks which answer of what was read back is wrong.
  mutating func askWhatToChange() {
    let asked = top.flatMap { flow in
      manual[flow.intent]?.ask.map(\.slot).filter { flow[$0] != nil }
    }
    say(
      .changeWhat,
      choices: (asked ?? []).map { Choice(label: title(of: $0), meaning: .change($0)) })
    emit(.asked(.confirm))
  }

  /// Whether the last turn asked what to change of what was read back.
  var isChanging: Bool {
    situation.state.offered.contains { if case .change = $0.meaning { true } else { false } }
  }
}
