import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// Nobody serves the queue any more: whoever waits there hears the truth and may choose a callback
  /// instead. Says nothing to those who do not wait.
  mutating func tellUnattended() {
    guard case .queued = state.owner, let chat = state.chat else { return }
    sayNobodyThere(chat.referral)
  }

  /// Whether a message asks for a person, or to be called back.
  func wantsPeople(_ match: Match) -> Bool {
    guard match.outcome == .match, let first = match.requests.first?.intent else { return false }
    return first == .humanAgent || first == callbackPage?.id
  }

  /// Somebody who may wait or be called back tells how to be reached: the callback is taken.
  mutating func takeReach(_ match: Match, _ text: SafeText) throws(LookUpsWanted) -> Bool {
    guard let offered = offeredReferral, let page = callbackPage,
      match.outcome != .match || wantsPeople(match)
    else { return false }
    var told = match.slots.filter { page.takes($0.name) }
    for line in page.ask where !told.contains(where: { $0.name == line.slot }) {
      guard let slot = manual[line.slot], slot.kind == .choice,
        let answer = desk.matcher.reader.answer(to: slot, in: text, today: today, among: nil)
          ?? implied(line.slot, on: page, by: told)
      else { continue }
      told.append(
        FoundSlot(name: line.slot, value: answer.value, range: answer.range, exact: answer.exact))
    }
    guard !told.isEmpty else { return false }
    try takeCallback(offered, told: told)
    return true
  }

  /// Somebody who may wait or be called back asks for one of the two in words of their own: a
  /// callback is taken; for a person, the same two are told again.
  mutating func takePeople(_ intent: IntentID, _ offered: Referral) throws(LookUpsWanted) {
    if intent == callbackPage?.id { try takeCallback(offered) } else { try askAgain() }
  }

  /// Whether a page would say that it connects the customer, and nobody could take the chat.
  func connectsInVain(_ page: Page, _ steps: [Step]) -> Bool {
    page.id == .humanAgent
      && steps.contains { step in
        if case .handOff(let queue, _) = step.act { !wouldBeTaken(queue) } else { false }
      }
  }

  /// A message of somebody who waits for a person: the desk is silent, unless a callback that was
  /// offered meanwhile is taken.
  mutating func answerWaiting(_ line: CustomerLine) throws(LookUpsWanted) {
    guard let chat = state.chat else { return }
    let match = desk.matcher.match(line.text, today: today)
    guard let picked = pick(line.text, match.acts, from: situation.state.offered),
      case .callback(let referral) = picked.meaning
    else { return }
    emit(.leftLine(chat.id))
    try takeCallback(referral)
  }
}

extension Handoff {
  /// What a callback that takes the place of this chat is filed under.
  fileprivate var referral: Referral { Referral(queue: queue, priority: priority, intent: intent) }
}

extension Choice.Meaning {
  /// What waiting, or a callback, would be for; nil for any other choice.
  var referral: Referral? {
    switch self {
    case .wait(let referral), .callback(let referral): referral
    case .page, .value, .change, .rate, .yes, .no, .skip, .none: nil
    }
  }
}
