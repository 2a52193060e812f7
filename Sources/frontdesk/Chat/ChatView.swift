import Text

/// How a conversation reads on a terminal: a label where the speaker changes, what is said set in
/// below it, choices numbered, events dim.
struct ChatView {
  private enum Speaker: Hashable {
    case desk
    case person(String)
  }

  private static let textIndentation = 2
  private static let choiceIndentation = 4
  /// Of the words around what is said.
  var language: Language
  private let earlierLines: Int
  /// Who spoke last; nil after the customer or an event.
  private var last: Speaker?

  init(language: Language, earlierLines: Int) {
    self.language = language
    self.earlierLines = earlierLines
  }

  mutating func customerSpoke() { last = nil }

  mutating func lines(for shown: [ChatSession.Shown]) -> [StyledText] {
    shown.flatMap { lines(for: $0) }
  }

  private mutating func lines(for shown: ChatSession.Shown) -> [StyledText] {
    switch shown {
    case .said(let said): return lines(for: said)
    case .event(let event):
      guard let words = ChatWords.event(event) else { return [] }
      return happened(words)
    case .place(let news, let position, let wait):
      return happened(ChatWords.place(news, position, wait))
    case .givenBack: return happened(ChatWords.givenBack)
    case .earlier(let earlier):
      last = nil
      let said = earlier.suffix(earlierLines).flatMap { one in
        let speaker = one.agent ?? ChatWords.desk[language]
        return [StyledText("\(speaker): \(one.text)", .dim, indentation: Self.textIndentation)]
          + choices(of: one, .dim)
      }
      return said + [StyledText(ChatWords.welcomeBack[language], .dim)]
    case .problem(let code, let message):
      last = nil
      return [StyledText(ChatWords.problem(code: code, message: message)[language], .dim)]
    }
  }

  private mutating func happened(_ words: Bilingual) -> [StyledText] {
    last = nil
    return [StyledText(words[language], .dim)]
  }

  private mutating func lines(for said: DeskMessage.Said) -> [StyledText] {
    let speaker = said.agent.map(Speaker.person) ?? .desk
    var lines: [StyledText] = []
    if speaker != last {
      lines.append(
        StyledText(said.agent ?? ChatWords.desk[language], said.agent == nil ? .desk : .person))
    }
    last = speaker
    lines.append(StyledText(said.text, indentation: Self.textIndentation))
    return lines + choices(of: said, .normal)
  }

  private func choices(of said: DeskMessage.Said, _ style: StyledText.Style) -> [StyledText] {
    said.choices.enumerated().map { place, choice in
      StyledText("\(place + 1). \(choice)", style, indentation: Self.choiceIndentation)
    }
  }
}
