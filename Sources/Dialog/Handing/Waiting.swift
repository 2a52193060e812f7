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
