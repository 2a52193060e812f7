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
    case .happened(let words):
      last = nil
      return [StyledText(words, .dim)]
    case .earlier(let earlier): return again(earlier.suffix(earlierLines))
    case .problem(let code, let message, let words):
      last = nil
      let told = words ?? ChatWords.problem(code: code, message: message)[language]
      return [StyledText(told, .dim)]
    }
  }

  /// Lines of before, as they looked then. The customer's own are not told again, but they took a
  /// number.
  private mutating func again(_ earlier: some Sequence<ChatSession.Shown>) -> [StyledText] {
    var lines: [StyledText] = []
    var next: Int?
    last = nil
    for shown in earlier {
      if case .said(let said) = shown {
        if said.seq != next { last = nil }
        next = said.seq + 1
      }
      lines += self.lines(for: shown)
    }
    last = nil
    return lines
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
    return lines + choices(of: said)
  }

  private func choices(of said: DeskMessage.Said) -> [StyledText] {
    said.choices.enumerated().map { place, choice in
      StyledText("\(place + 1). \(choice)", indentation: Self.choiceIndentation)
    }
  }
}
