import Text

/// The conversation on a terminal: what the desk says scrolls up, the customer's line stays below.
final class TerminalChat: TerminalTalk {
  /// After the goodbye the desk may take this long to answer it.
  private static let leavingTime = Duration.seconds(3)
  /// Lines shown of a conversation that goes on.
  private static let earlierLines = 12

  private let link: ChatLink
  private let language: Language
  private let loop: TerminalLoop
  private var view: ChatView
  private var isPrompting = false
  /// Entered before there was a prompt.
  private var typedAhead: [String] = []
  /// Left before there was a prompt, with something typed.
  private var leavesThen = false
  private var leaveBy: ContinuousClock.Instant?

  /// - Parameter ownsSignals: whether the program ends by SIGTERM and the like here; false when a
  ///   desk in the same process answers them.
  init(link: ChatLink, language: Language, hasColour: Bool, ownsSignals: Bool) {
    self.link = link
    self.language = language
    loop = TerminalLoop(hasColour: hasColour, ownsSignals: ownsSignals)
    view = ChatView(language: language, earlierLines: Self.earlierLines)
  }

  /// Runs until the customer leaves or the desk ends. The terminal must be in raw mode.
  func run() -> ExitCode {
    loop.say([StyledText(ChatWords.help[language], .dim)])
    link.begin()
    return loop.run(self)
  }

  // MARK: The loop's questions

  var prompt: String? { isPrompting ? ChatWords.prompt[language] : nil }
  var status: [StyledText] { [] }
  var connection: Descriptor.Waiting {
    link.state == .up ? link.connection.wish : .init(-1, for: .nothing)
  }
  var patience: Int32 {
    let wait = link.patience
    guard leaveBy != nil else { return wait }
    return wait < 0 ? 100 : min(wait, 100)
  }

  // MARK: The desk

  func advance() {
    switch link.tryAgain() {
    case .lost: tell(ChatWords.lost)
    case .foundAgain: tell(ChatWords.back)
    case .nothingNew: break
    }
    if case .over(let over) = link.state { end(over) }
    if let leaveBy, leaveBy <= .now { loop.end(.done) }
  }

  func hear() {
    let before = link.state
    let shown = link.receive()
    show(shown)
    if leaveBy != nil, link.session.isClosed || link.state != .up {
      loop.end(.done)
      return
    }
    if link.state == .lost, before != .lost { tell(ChatWords.lost) }
    if !isPrompting, !link.session.isWaiting, leaveBy == nil || leavesThen { beginPrompting() }
  }

  private func beginPrompting() {
    isPrompting = true
    let typed = typedAhead
    typedAhead = []
    typed.forEach(enter)
    if leavesThen {
      leavesThen = false
      leave()
    } else {
      loop.draw()
    }
  }

  private func show(_ shown: [ChatSession.Shown]) {
    view.language = spoken
    loop.say(view.lines(for: shown))
  }

  /// The conversation's language, which need not be the program's.
  private var spoken: Language { link.session.spoken ?? language }
  private func tell(_ words: Bilingual) { loop.say([StyledText(words[spoken], .dim)]) }

  private func end(_ over: ChatLink.Ending) {
    switch over {
    case .deskEnded: loop.end(.done)
    case .notFoundAgain:
      tell(ChatWords.gone)
      loop.end(.failed)
    case .elsewhere:
      tell(ChatWords.elsewhere)
      loop.end(.done)
    }
  }

  // MARK: The keyboard

  func tab() {}

  func enter(_ text: String) {
    guard !text.allSatisfy(\.isWhitespace) else { return }
    guard isPrompting else {
      typedAhead.append(text)
      return
    }
    loop.keep(text)
    view.customerSpoke()
    link.say(text)
  }

  /// Ctrl-D says goodbye, and the desk has the last word; a window that is closed does not: the customer may come back to this
  /// conversation.
  func leave() {
    loop.erase()
    // Who was told that it is over is not told again.
    guard link.state == .up, !link.session.isClosed || link.session.isUnanswered else {
      loop.end(.done)
      return
    }
    loop.takesKeys = false
    leaveBy = .now + Self.leavingTime
    if !isPrompting, !typedAhead.isEmpty {
      leavesThen = true
      return
    }
    isPrompting = false
    link.leave()
  }
}
