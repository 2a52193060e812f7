import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// One customer message while the desk owns the conversation.
  mutating func answer(_ line: CustomerLine) throws(LookUpsWanted) {
    let match = desk.matcher.match(line.text, today: today)
    follow(language: match, in: line.text)
    if line.masked { say(.cardMasked) }
    guard line.text.string.contains(where: { !$0.isWhitespace }) else {
      say(.emptyMessage)
      try askAgain()
      return
    }
    let moods = moodActs(line.text, match)
    let turned = noteMood(moods)
    if try meetTrouble(match, moods) { return }
    if turned {
      try meetAnger(line, match, moods)
    } else if isAngerAlone(line.text, moods), !waitsForWords {
      // The apology was made: what is left to do for them is a person.
      emit(.settled)
      offerPerson(manual.desk.limits.notUnderstoodQueue)
    } else {
      try respond(to: line, match)
    }
  }

  /// What the words ask for, once their mood is dealt with.
  mutating func respond(to line: CustomerLine, _ match: Match) throws(LookUpsWanted) {
    if let picked = pick(line.text, match.acts, from: situation.state.offered) {
      try take(choice: picked)
    } else if match.acts.contains(.startOver) {
      startOver()
    } else if match.acts.contains(.cancel),
      top != nil || state.question != nil || !wantsOrderCancelled(match)
    {
      try cancel()
    } else if line.masked, isCardOnly(line.text, match) {
      // A card number and nothing else: what was said about it is answer enough.
      try askAgain()
    } else if try correct(match, line.text) {
      return
    } else if try answerQuestion(line.text, match) {
      return
    } else {
      try takeUp(match, line.text)
    }
  }

  /// Whether words such as “cancel”, with nothing under way, mean an order, or are a page's own.
  private func wantsOrderCancelled(_ match: Match) -> Bool {
    match.outcome == .match && (match.isTemplate || match.requests.first?.intent == .orderCancel)
  }

  /// Whether a message with a masked number holds nothing else that the desk can use.
  private func isCardOnly(_ text: SafeText, _ match: Match) -> Bool {
    switch match.outcome {
    case .match: if match.requests.first?.intent != .notOurs { return false }
    case .choice: return false
    case .unknown: if !match.slots.isEmpty { return false }
    }
    guard text.holdsWords, case .slot(let name) = state.question, let slot = manual[name] else {
      return true
    }
    return desk.matcher.reader.answer(to: slot, in: text, today: today, among: nil) == nil
  }

  /// Replies follow the customer's language, message by message; short ones do not change it.
  private mutating func follow(language match: Match, in text: SafeText) {
    // Greeted in several languages: none was asked for, and the first word decides.
    let isUndecided = situation.state.turn <= 0 && situation.state.lastSaid.count > 1
    let guess = match.language ?? (isUndecided && text.holdsLatin ? .en : nil)
    guard let language = guess, language != state.language,
      manual.desk.languages.contains(language)
    else { return }
    if isUndecided || match.outcome == .match || text.isEnough(of: language) {
      emit(.spoke(language))
    }
  }
}

extension SafeText {
  /// Whether the words are enough to change the language of the replies: three Latin words, or
  /// four kana. A name or an address is not.
  func isEnough(of language: Language) -> Bool {
    switch language {
    case .en:
      let words = string.split { !$0.isLetter && $0 != "'" && $0 != "’" }
      return words.count { word in word.allSatisfy { $0.isASCII || $0 == "’" } } >= 3
        && !string.contains("@")
    case .ja:
      return string.unicodeScalars.count { (0x3041...0x3096).contains($0.value) } >= 4
    }
  }

  /// Whether Latin letters stand in it.
  var holdsLatin: Bool { string.contains { $0.isASCII && $0.isLetter } }

  /// Whether any letter stands in it.
  var holdsWords: Bool { string.contains { $0.isLetter } }

  /// Whether the words ask something, by their last marks.
  var isQuestion: Bool {
    let end = string.unicodeScalars.reversed().drop { $0.properties.isWhitespace || $0 == "。" }
    guard let last = end.first else { return false }
    // The last one is か.
    return last == "?" || last == "？" || last.value == 0x304B
  }
}

extension Match {
  /// Whether a whole template of a page fitted.
  var isTemplate: Bool {
    if case .template = explanation { return true }
    return false
  }
}
