import Conversations
import Pages
import Text

extension TurnBuilder {
  /// Says a standard line, with what the desk fills into it.
  mutating func say(
    _ line: StandardLine, _ given: [GivenWord: Value] = [:], choices: [Choice] = [],
    in language: Language? = nil
  ) {
    guard
      let text = text(of: line, given, in: language ?? state.language)
    else { return }
    emit(.deskSaid(DeskLine(text: text, choices: choices)))
  }

  /// A standard line's words; nil only when `desk.md` has none, which its check refuses.
  func text(
    of line: StandardLine, _ given: [GivenWord: Value] = [:], in language: Language? = nil
  ) -> SafeText? {
    manual.text(
      of: line, given, in: language ?? state.language, turn: max(0, state.turn), today: today
    ).map { SafeText(shop: $0) }
  }

  /// Says a page's own words. A page without words in the customer's language, or with a blank
  /// that nothing fills, gets the standard line and the offer of a person. Returns whether the
  /// page's own words were said.
  mutating func say(
    _ wording: Wording, facts: PageFacts<TurnFacts>, choices: [Choice] = []
  ) -> Bool {
    guard
      let answer = wording.text(in: state.language, turn: max(0, state.turn)),
      case .success(let text) = answer.written(in: state.language, facts: facts, manual: manual)
    else {
      say(.noWordsInThisLanguage)
      return false
    }
    emit(.deskSaid(DeskLine(text: SafeText(shop: text), choices: choices)))
    return true
  }

  /// Words with the lines left out that name something unknown. Used for reading back.
  func written(_ wording: Wording, facts: PageFacts<TurnFacts>) -> SafeText? {
    guard let answer = wording.text(in: state.language, turn: 0) else { return nil }
    var lines: [String] = []
    for line in answer.lines {
      if case .success(let text) = line.written(in: state.language, facts: facts, manual: manual) {
        lines.append(text)
      }
    }
    return lines.isEmpty ? nil : SafeText(shop: lines.joined(separator: "\n"))
  }

  func title(of intent: IntentID) -> SafeText {
    SafeText(shop: manual[intent].map { $0.title[state.language] } ?? intent.text)
  }

  func title(of slot: SlotName) -> SafeText {
    SafeText(shop: manual[slot].map { $0.title[state.language] } ?? slot.text)
  }

  /// A slot's value in the customer's language; itself when the shop has no words for it.
  func words(of value: Value, as slot: SlotName) -> Value {
    value.written(in: state.language, as: .slot(slot), today: today, manual: manual)
      .map { .text(SafeText(shop: $0)) } ?? value
  }

  /// The labels of a yes and a no.
  var yesOrNo: [Choice] {
    [(StandardLine.yes, Choice.Meaning.yes), (.no, .no)].compactMap { line, meaning in
      text(of: line).map { Choice(label: $0, meaning: meaning) }
    }
  }

  func pageChoices(_ intents: [IntentID]) -> [Choice] {
    intents.map { Choice(label: title(of: $0), meaning: .page($0)) }
  }
}

extension AnswerText {
  /// The text line by line, so that a line can be left out.
  var lines: [AnswerText] {
    var lines: [[Piece]] = [[]]
    for piece in pieces {
      switch piece {
      case .term: lines[lines.count - 1].append(piece)
      case .words(let words):
        let parts = words.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() {
          if index > 0 { lines.append([]) }
          if !part.isEmpty { lines[lines.count - 1].append(.words(String(part))) }
        }
      }
    }
    return lines.map { AnswerText($0, at: range) }
  }
}
