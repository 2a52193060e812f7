import Text

/// The conversation line by line, for pipes and terminals that cannot edit: a line in, the answer
/// out, then the next line.
final class PlainChat {
  /// After the last answer the desk may take this long to end the connection.
  private static let closingTime = Duration.seconds(3)

  private let link: ChatLink
  private let language: Language
  private let input: Int32
  private let output: Output
  private var lines = InputLines()
  private var inputIsOpen = true
  private var outputIsOpen = true
  private var endBy: ContinuousClock.Instant?

  init(link: ChatLink, language: Language, input: Int32, output: Output) {
    self.link = link
    self.language = language
    self.input = input
    self.output = output
  }

  /// Runs until the input ended and its last line was answered.
  func run() -> ExitCode {
    link.begin()
    while outputIsOpen {
      advance()
      switch link.state {
      case .over(let ending): return end(ending)
      case .resting where !inputIsOpen && lines.isEmpty: return .done
      case .up, .lost, .resting: break
      }
      if let endBy, endBy <= .now { return .done }
      let isUp = link.state == .up
      let ready = Descriptor.wait(
        [
          .init(input, for: wantsInput ? .reading : .nothing),
          isUp ? link.connection.wish : .init(-1, for: .nothing),
        ], milliseconds: patience)
      if ready[0].read { readInput() }
      if !isUp {
        switch link.tryAgain() {
        case .lost: output.complain(ChatWords.lost[spoken])
        case .foundAgain: print(StyledText(ChatWords.back[spoken]))
        case .nothingNew: break
        }
      } else if ready[1].read || ready[1].write {
        link.receive().forEach(show)
        if link.state == .lost, endBy != nil { return .done }
        if link.state == .lost { output.complain(ChatWords.lost[spoken]) }
      }
    }
    return .failed
  }

  private var patience: Int32 {
    let wait = link.patience
    guard endBy != nil else { return wait }
    return wait < 0 ? 100 : min(wait, 100)
  }

  /// The conversation's language, which need not be the program's.
  private var spoken: Language { link.session.spoken ?? language }

  /// One line at a time is on its way, so that each answer stands below its question.
  private var wantsInput: Bool {
    inputIsOpen && lines.isEmpty && isFree && endBy == nil
  }

  /// Whether the desk answered everything; one that let a silent customer go did.
  private var isFree: Bool {
    link.state == .resting || link.state == .up && !link.session.isWaiting
  }

  private func advance() {
    guard isFree, endBy == nil else { return }
    if let line = lines.next() {
      if let text = String(validating: line, as: UTF8.self) {
        link.say(text)
      } else {
        link.sayRaw(line)
      }
    } else if !inputIsOpen, link.state == .up {
      link.connection.endOutput()
      endBy = .now + Self.closingTime
    }
  }

  private func readInput() {
    switch Descriptor.read(input) {
    case .bytes(let bytes): lines.add(bytes)
    case .later: return
    case .end, .failed:
      inputIsOpen = false
      lines.end()
    }
  }

  private func end(_ ending: ChatLink.Ending) -> ExitCode {
    switch ending {
    case .deskEnded:
      // Whatever was not answered is lost, and the caller should know.
      return !inputIsOpen && lines.isEmpty && !link.session.isUnanswered ? .done : .failed
    case .notFoundAgain: return output.fail(ChatWords.gone[language])
    case .elsewhere: return output.fail(ChatWords.elsewhere[language])
    }
  }

  private func show(_ shown: ChatSession.Shown) {
    switch shown {
    case .said(let said): print(said)
    case .happened(let words): print(StyledText("(\(words))"))
    case .earlier(let earlier): earlier.forEach(show)
    case .problem(let code, let message, let words):
      print(StyledText(words ?? ChatWords.problem(code: code, message: message)[spoken]))
    }
  }

  private func print(_ said: DeskMessage.Said) {
    print(StyledText(said.agent.map { "\($0): \(said.text)" } ?? said.text))
    for (place, choice) in said.choices.enumerated() {
      print(StyledText("\(place + 1). \(choice)"))
    }
  }

  private func print(_ line: StyledText) {
    if outputIsOpen { outputIsOpen = output.write(line.text) }
  }
}
