import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// A message that answers no open question: a request, a choice between pages, or not
  /// understood.
  mutating func takeUp(_ match: Match) throws(LookUpsWanted) {
    switch match.outcome {
    case .match: try takeUp(requests: match.requests, match)
    case .choice: try clarify(match)
    case .unknown:
      if try continueAbout(match) { return }
      try miss(match)
    }
  }

  private mutating func takeUp(requests: [Request], _ match: Match) throws(LookUpsWanted) {
    guard let first = requests.first else {
      try miss(match)
      return
    }
    emit(
      .understood(
        Understanding(
          taken: .init(first.intent, score: first.score.tenThousandths),
          alternatives: match.ranking.filter { $0.intent != first.intent }.map {
            .init($0.intent, score: $0.score.tenThousandths)
          },
          requests: requests.map(\.intent), reason: match.reason)))
    if case .clarify = state.question { emit(.settled) }
    // Later requests wait below the first, the next one on top.
    for request in requests.dropFirst().reversed() where request.intent != first.intent {
      begin(request.intent, slots: request.slots)
    }
    try enter(first.intent, slots: requests.count == 1 ? match.slots : first.slots)
  }

  /// Takes a page up: again from its start when it is the flow on top already.
  mutating func enter(_ intent: IntentID, slots: [FoundSlot]) throws(LookUpsWanted) {
    if intent == .repeat {
      sayAgain()
      return
    }
    if let flow = top, flow.intent == intent {
      // The same wish again: what it adds is taken, the open question stays.
      if let page = manual[intent] {
        for slot in slots where page.wants(slot.name) { fill(slot.name, slot.value) }
      }
      emit(.settled)
      try walk()
      return
    }
    begin(intent, slots: slots)
    try walk()
  }

  mutating func begin(_ intent: IntentID, slots: [FoundSlot]) {
    guard let page = manual[intent] else { return }
    emit(.began(intent))
    begunNow.insert(intent)
    for slot in slots where page.wants(slot.name) { fill(slot.name, slot.value) }
    // What was named moves the focus, whether or not the page asks for it.
    for slot in slots where !page.wants(slot.name) {
      switch slot.value {
      case .product, .order: emit(.focused(slot.value))
      case .text, .words, .choice, .variant, .email, .phone, .date, .number, .yen, .days, .flag,
        .list:
        break
      }
    }
  }

  /// Says the lines of the last turn again; the open question stays open.
  private mutating func sayAgain() {
    guard !situation.state.lastSaid.isEmpty else {
      say(.nothingToRepeat)
      return
    }
    for line in situation.state.lastSaid { emit(.deskSaid(line)) }
  }

  /// Two or three pages fit: asks which is meant, at most twice, then a person.
  private mutating func clarify(_ match: Match) throws(LookUpsWanted) {
    emit(
      .understood(
        Understanding(
          taken: nil,
          alternatives: match.ranking.map { .init($0.intent, score: $0.score.tenThousandths) },
          requests: [], reason: match.reason)))
    guard state.clarifications < DialogLimits.clarifications else {
      emit(.settled)
      say(.notUnderstood3)
      try handToPeople(manual.desk.limits.notUnderstoodQueue, priority: nil)
      return
    }
    askWhich(match.choices)
  }

  /// A message that names nothing but a product goes on with the page last answered.
  private mutating func continueAbout(_ match: Match) throws(LookUpsWanted) -> Bool {
    guard state.question == nil, let last = situation.state.lastAnswered,
      let page = manual[last], page.wants(.product),
      let product = match.slots.first(where: { $0.name == .product }), match.slots.count == 1
    else { return false }
    emit(
      .understood(
        Understanding(
          taken: .init(last, score: 10_000), alternatives: [], requests: [last],
          reason: .picked)))
    begin(last, slots: [product])
    try walk()
    return true
  }

  /// Not understood: asks to put it differently; shows what it can do; then a person.
  mutating func miss(_ match: Match) throws(LookUpsWanted) {
    let limits = manual.desk.limits
    let step = min(state.misses + 1, limits.notUnderstood)
    emit(
      .understood(
        Understanding(
          taken: nil,
          alternatives: match.ranking.map { .init($0.intent, score: $0.score.tenThousandths) },
          requests: [], reason: match.reason)))
    emit(.missed(step))
    if step >= limits.notUnderstood {
      say(.notUnderstood3)
      try handToPeople(limits.notUnderstoodQueue, priority: nil)
      return
    }
    if step == 1 {
      say(.notUnderstood1)
    } else {
      say(.notUnderstood2, choices: pageChoices(helpPages))
    }
    try askAgain()
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
}

extension Float {
  var tenThousandths: Int { isFinite ? Int((min(max(self, 0), 1) * 10_000).rounded()) : 0 }
}

extension Match {
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
