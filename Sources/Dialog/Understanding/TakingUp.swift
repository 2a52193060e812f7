import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// A message that answers no open question: a request, a choice between pages, or not
  /// understood.
  mutating func takeUp(_ match: Match, _ text: SafeText) throws(LookUpsWanted) {
    if try continueAbout(match, text) { return }
    switch match.outcome {
    case .match: try takeUp(requests: match.requests, match)
    case .choice: try clarify(match)
    case .unknown: try miss(match)
    }
  }

  private mutating func takeUp(requests all: [Request], _ match: Match) throws(LookUpsWanted) {
    guard let first = all.first else {
      try miss(match)
      return
    }
    let requests = [first] + all.dropFirst().filter { !tells(first.intent, $0) }
    emit(
      .understood(
        Understanding(
          taken: .init(first.intent, score: first.score.tenThousandths),
          alternatives: match.others(than: first.intent),
          requests: requests.map(\.intent), reason: match.reason)))
    if let offered = offeredReferral, wantsPeople(match) {
      try takePeople(first.intent, offered)
      return
    }
    // “Again” asks what was asked, whatever it was.
    if first.intent != .repeat { settleOffer() }
    if let goodbye = requests.last, goodbye.intent == .goodbye,
      requests.allSatisfy({ [.goodbye, .thanks].contains($0.intent) })
    {
      try leave(slots: match.slots)
      return
    }
    // Later requests wait below the first, the next one on top.
    for request in requests.dropFirst().reversed()
    where request.intent != first.intent && request.intent != .repeat
      && !state.flows.contains(where: { $0.intent == request.intent })
    {
      begin(request.intent, slots: request.slots)
    }
    try enter(first.intent, slots: requests.count == 1 ? match.slots : first.slots)
  }

  /// Whether a later part of a message only tells what the page asks for, such as an address.
  private func tells(_ intent: IntentID, _ part: Request) -> Bool {
    guard part.score < 1, !part.text.isQuestion, let page = manual[intent] else { return false }
    return part.slots.contains { slot in
      [.email, .phone].contains(slot.name) && page.takes(slot.name)
    }
  }

  /// Who says goodbye leaves what is open; that nothing of it was saved is said when something
  /// was told.
  private mutating func leave(slots: [FoundSlot]) throws(LookUpsWanted) {
    let wasTold = state.flows.contains { !$0.filled.isEmpty }
    let kept = keepAll()
    emit(.settled)
    for flow in state.flows.reversed() { emit(.dropped(flow.intent)) }
    if wasTold || kept != nil { sayCancelled(keeping: kept) }
    try enter(.goodbye, slots: slots)
  }

  /// Takes a page up. One that is open already goes on with what it was told before.
  mutating func enter(_ intent: IntentID, slots: [FoundSlot]) throws(LookUpsWanted) {
    if intent == .repeat {
      try sayAgain()
      return
    }
    if let flow = state.flows.last(where: { $0.intent == intent }) {
      if flow != top { lift(flow) }
      // The same wish again: what it adds is taken.
      if let page = manual[intent] {
        for slot in unambiguous(slots) where page.takes(slot.name) { fill(slot.name, slot.value) }
      }
      emit(.settled)
      try walk()
      return
    }
    begin(intent, slots: slots)
    try walk()
  }

  /// Puts a flow that waits below on top.
  private mutating func lift(_ flow: Flow) {
    emit(.dropped(flow.intent))
    emit(.began(flow.intent))
    if flow.saidAtOnce { emit(.saidAtOnce) }
    for slot in flow.skipped { emit(.skipped(slot)) }
    for filled in flow.filled { emit(.filled(filled.slot, filled.value, line: filled.line)) }
    if let referral = flow.referral { emit(.referred(referral)) }
  }

  mutating func begin(_ intent: IntentID, slots: [FoundSlot]) {
    guard let page = manual[intent] else { return }
    emit(.began(intent))
    begunNow.insert(intent)
    let slots = unambiguous(slots)
    for slot in slots where page.takes(slot.name) { fill(slot.name, slot.value) }
    // What was named moves the focus, whether or not the page asks for it.
    for slot in slots where !page.wants(slot.name) { focus(on: slot.value) }
  }

  /// Says the lines of the last turn again; the open question stays open.
  private mutating func sayAgain() throws(LookUpsWanted) {
    guard !situation.state.lastSaid.isEmpty else {
      say(.nothingToRepeat)
      try askAgain()
      return
    }
    for line in situation.state.lastSaid { emit(.deskSaid(line)) }
    // Those lines asked it.
    if let question = state.question {
      emit(.asked(question))
    } else {
      // Another request of the same message waits.
      try goOnBelow(afterFlow: false)
    }
  }

  /// Two or three pages fit: asks which is meant, at most twice, then a person.
  private mutating func clarify(_ match: Match) throws(LookUpsWanted) {
    note(match)
    emit(.settled)
    // Whichever is meant, it is about what was named.
    for slot in unambiguous(match.slots) { focus(on: slot.value) }
    guard state.clarifications < DialogLimits.clarifications else {
      say(.notUnderstood3)
      try handToPeople(
        manual.desk.limits.notUnderstoodQueue, priority: nil, promise: .personTakesOver)
      return
    }
    askWhich(match.choices)
  }

  /// A message that names nothing but a product or an order goes on with the page last answered.
  private mutating func continueAbout(
    _ match: Match, _ text: SafeText
  ) throws(LookUpsWanted) -> Bool {
    guard top == nil, !match.isTemplate, state.question == nil || asksAboutProduct else {
      return false
    }
    if case let named = severalProducts(in: text), !named.isEmpty,
      match.outcome == .unknown || isBareName(text)
    {
      note(match)
      emit(.settled)
      return askWhichProduct(named)
    }
    if try continueAboutVariant(match, text) { return true }
    for slot in [SlotName.product, .order] {
      guard let definition = manual[slot],
        let found = match.slots.first(where: { $0.name == slot }),
        match.slots.allSatisfy({ $0.name == slot || $0.range == found.range }),
        let answer = desk.matcher.reader.answer(
          to: definition, in: text, today: today, among: nil),
        !answer.hasOtherWords || match.outcome == .unknown
      else { continue }
      guard let last = state.lastAnswered, let page = manual[last],
        page.ask.contains(where: { $0.slot == slot })
      else {
        focus(on: found.value)
        guard slot == .product, !answer.hasOtherWords else { continue }
        note(match)
        try takeUp(product: found.value)
        return true
      }
      emit(
        .understood(
          Understanding(
            taken: .init(last, score: 10_000), alternatives: [], requests: [last],
            reason: .picked)))
      begin(last, slots: [found])
      try walk()
      return true
    }
    return false
  }

  /// Whether the open question is what to tell about a product.
  private var asksAboutProduct: Bool {
    guard case .clarify(let intents) = state.question else { return false }
    return intents == productPages
  }

  /// Not understood: one step of the miss ladder.
  private mutating func miss(_ match: Match) throws(LookUpsWanted) {
    note(match)
    try miss(step: state.misses + 1)
  }

  /// Asks to put it differently; shows what it can do; then a person.
  mutating func miss(step: Int) throws(LookUpsWanted) {
    let limits = manual.desk.limits
    let step = min(step, limits.notUnderstood)
    emit(.missed(step))
    if step >= limits.notUnderstood {
      say(.notUnderstood3)
      try handToPeople(limits.notUnderstoodQueue, priority: nil, promise: .personTakesOver)
      return
    }
    if step == 1 {
      say(.notUnderstood1)
    } else {
      // The open question's own choices are the ones that a number picks.
      var trial = self
      try trial.askAgain()
      say(.notUnderstood2, choices: trial.state.offered.isEmpty ? pageChoices(helpPages) : [])
    }
    try askAgain()
  }

  /// Notes that the message went to no page, and what was near.
  private mutating func note(_ match: Match) {
    emit(
      .understood(
        Understanding(
          taken: nil, alternatives: match.others(than: nil), requests: [], reason: match.reason)))
  }

  /// What the help page offers: shown when the desk did not understand twice.
  private var helpPages: [IntentID] {
    guard let page = manual[.help] else { return [] }
    return (page.answers.flatMap(\.then) + page.then).flatMap { step -> [IntentID] in
      if case .related(let intents) = step.act { intents } else { [] }
    }
  }
}

/// Figures of the dialog that no page changes. Source: the design, section 5.
enum DialogLimits {
  /// Times in a row that the desk asks which of several pages is meant.
  static let clarifications = 2
  /// Failed identities in a conversation after which a person is offered.
  static let failedIdentities = 3
  /// Pages offered about a product that the customer would like to hear of.
  static let productPages = 3
  /// Products that are listed when the words could mean several; more are asked for by name.
  static let products = 6
  /// Bytes that may stand beside a product's name in a message that only names it: two kana.
  static let besideName = 6
  /// Characters of a message that names what was told, such as `delivery address`.
  static let slotName = 24
  /// How well a product's name must fit to be listed; 1 is a whole name.
  static let productLikeness: Float = 0.5
}

extension Float {
  var tenThousandths: Int { isFinite ? Int((min(max(self, 0), 1) * 10_000).rounded()) : 0 }
}

extension Match {
  /// The other pages of the ranking, as the log keeps them.
  func others(than taken: IntentID?) -> [Understanding.Scored] {
    ranking.filter { $0.intent != taken }.map { .init($0.intent, score: $0.score.tenThousandths) }
  }

  /// The explanation as the log keeps it.
  var reason: MatchReason {
    switch explanation {
    case .template(let source, let range): .template(source, line: range.start.line)
    case .likeness(let pieces, let runnerUp, _):
      .likeness(
        pieces.map {
          .init(words: $0.text, weight: $0.weight.isFinite ? Int(($0.weight * 100).rounded()) : 0)
        }, runnerUp: runnerUp)
    case .nothing: .nothing
    }
  }
}
