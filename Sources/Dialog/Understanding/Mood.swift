import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// Anger, threats and symptoms are marked for the people who read. Returns whether the customer
  /// was calm before this message and is no longer: then the desk apologises, once.
  mutating func noteMood(_ acts: Set<DialogAct>) -> Bool {
    let before = state.mood
    if acts.contains(.abusive), before != .abusive {
      emit(.turnedMood(.abusive))
    } else if acts.contains(.angry), before == .calm {
      emit(.turnedMood(.angry))
    }
    for (act, mark) in [(DialogAct.abusive, Mark.abuse), (.threat, .threat), (.health, .health)]
    where acts.contains(act) && !state.marks.contains(mark) {
      emit(.marked(mark))
    }
    return before == .calm && state.mood != .calm
  }

  /// The first angry message: an apology and the offer of a person at once. What the message wants
  /// besides is done; when that ends in a question of its own, the person is offered as a choice,
  /// so that one thing is asked.
  mutating func meetAnger(_ line: CustomerLine, _ match: Match) throws(LookUpsWanted) {
    var trial = self
    trial.say(.apology)
    if match.outcome == .unknown, match.slots.isEmpty, !trial.waitsForWords {
      // Nothing but anger: no wrong answer, no miss.
      trial.emit(.settled)
    } else {
      try trial.respond(to: line, match)
    }
    if !trial.asked, trial.top?.intent != .humanAgent {
      trial.offerPerson(manual.desk.limits.notUnderstoodQueue)
      self = trial
      return
    }
    say(.apology, choices: manual[.humanAgent] == nil ? [] : pageChoices([.humanAgent]))
    if trial.asked {
      try respond(to: line, match)
    } else {
      try askAgain()
    }
  }

  /// Whether the open question takes any words as its answer.
  private var waitsForWords: Bool {
    guard case .slot(let name) = state.question, let slot = manual[name] else { return false }
    return slot.kind.takesAnyWords
  }
}

extension SlotKind {
  /// Whether any words can be a value.
  var takesAnyWords: Bool {
    switch self {
    case .text, .choiceOrText, .name, .address: true
    case .choice, .pattern, .product, .variant, .order, .email, .phone, .date, .amount, .number,
      .yesNo:
      false
    }
  }

  /// Whether a bare number is itself a likely value, so that it picks no choice.
  var takesNumbers: Bool {
    switch self {
    case .pattern, .order, .phone, .date, .amount, .number: true
    case .choice, .choiceOrText, .product, .variant, .email, .yesNo, .text, .name, .address: false
    }
  }
}
