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

  /// What a message does to the mood: not by words that it quotes or that it tells of others, and a
  /// question about a product that names a symptom, or uses such words of it, is neither.
  func moodActs(_ text: SafeText, _ match: Match) -> Set<DialogAct> {
    let moods: Set<DialogAct> = [.angry, .abusive, .threat, .health]
    var acts = match.acts.intersection(moods)
    guard !acts.isEmpty else { return acts }
    var own = Quotation.without(quotes: text.string) ?? text.string
    own = desk.hearsay.without(own) ?? own
    if own != text.string { acts = matched(own).acts.intersection(moods) }
    if match.outcome == .match, let intent = match.requests.first?.intent,
      intent != .skinTrouble, manual[intent]?.tellsAboutProduct == true
    {
      acts.remove(.health)
    }
    guard !acts.isDisjoint(with: [.angry, .threat]), own.contains(where: \.isLetter) else {
      return acts
    }
    let sentences = Hearsay.sentences(of: own)
    let rest = sentences.filter { !asksAboutProduct($0) }
    if rest.count < sentences.count {
      let others = matched(rest.joined(separator: " ")).acts
      acts = acts.filter { $0 == .abusive || $0 == .health || others.contains($0) }
    }
    return acts
  }

  private func matched(_ words: String) -> Match {
    desk.matcher.match(SafeText.clean(customer: words).text, today: today)
  }

  /// Whether a sentence by itself is a question that a page about a product answers.
  private func asksAboutProduct(_ sentence: String) -> Bool {
    let text = SafeText.clean(customer: sentence).text
    let match = desk.matcher.match(text, today: today)
    guard match.outcome == .match, text.isQuestion, let intent = match.requests.first?.intent else {
      return false
    }
    return intent != .skinTrouble && manual[intent]?.tellsAboutProduct == true
  }

  /// A symptom, an accident, a danger: the page for it answers at once, whatever was being asked.
  /// Once in a conversation. Returns whether it did.
  mutating func meetTrouble(_ match: Match, _ acts: Set<DialogAct>) throws(LookUpsWanted) -> Bool {
    guard acts.contains(.health), manual[.skinTrouble] != nil,
      !state.entered.contains(.skinTrouble)
    else { return false }
    emit(
      .understood(
        Understanding(
          taken: .init(.skinTrouble, score: 10_000), alternatives: match.others(than: .skinTrouble),
          requests: [.skinTrouble], reason: match.reason)))
    settleOffer()
    try enter(.skinTrouble, slots: match.slots)
    return true
  }

  /// The first angry message: an apology and the offer of a person at once. What the message wants
  /// besides is done; when that ends in a question of its own, the person is offered as a choice,
  /// so that one thing is asked.
  mutating func meetAnger(
    _ line: CustomerLine, _ match: Match, _ moods: Set<DialogAct>
  ) throws(LookUpsWanted) {
    var trial = self
    trial.say(.apology)
    let isAlone =
      match.outcome == .unknown && match.slots.isEmpty || isAngerAlone(line.text, moods)
    if isAlone, !trial.waitsForWords {
      // Nothing but anger: no wrong answer, no miss, and no page's answer.
      trial.emit(.settled)
    } else {
      try trial.respond(to: line, match)
    }
    guard trial.state.owner == .desk else {
      self = trial
      return
    }
    if !trial.asked, trial.top?.intent != .humanAgent {
      trial.offerPerson(manual.desk.limits.notUnderstoodQueue)
      self = trial
      return
    }
    // The last of the question's own choices; of the apology's where the question has none.
    let person = manual[.humanAgent] == nil ? [] : pageChoices([.humanAgent])
    let hasChoices = !trial.state.offered.isEmpty
    say(.apology, choices: hasChoices ? [] : person)
    beside = hasChoices ? person : []
    if trial.asked {
      try respond(to: line, match)
    } else {
      try askAgain()
    }
    beside = []
  }

  /// Whether a message is the customer's own anger and nothing else.
  func isAngerAlone(_ text: SafeText, _ moods: Set<DialogAct>) -> Bool {
    !moods.isEmpty && moods.isSubset(of: [.angry, .abusive])
      && desk.matcher.isOnlyMood(text, today: today)
  }

  /// Whether the open question takes any words as its answer.
  var waitsForWords: Bool {
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

  /// Whether a bare number can itself be a value.
  var takesNumbers: Bool {
    switch self {
    case .pattern, .order, .phone, .date, .amount, .number: true
    case .choice, .choiceOrText, .product, .variant, .email, .yesNo, .text, .name, .address: false
    }
  }
}

/// Words that a message quotes: somebody else's.
enum Quotation {
  private static let marks: [(open: Character, close: Character)] = [
    ("「", "」"), ("『", "』"), ("“", "”"), ("\"", "\""), ("«", "»"), ("＂", "＂"),
    ("‘", "’"), ("〝", "〟"), ("《", "》"), ("〈", "〉"),
  ]

  /// The text without what stands in quotation marks; nil when nothing does.
  static func without(quotes text: String) -> String? {
    var rest = ""
    var found = false
    var at = text.startIndex
    while at < text.endIndex {
      if let mark = marks.first(where: { $0.open == text[at] }),
        let end = text[text.index(after: at)...].firstIndex(of: mark.close)
      {
        found = true
        rest.append(" ")
        at = text.index(after: end)
      } else {
        rest.append(text[at])
        at = text.index(after: at)
      }
    }
    return found ? rest : nil
  }
}
