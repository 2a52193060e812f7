import Text

/// The agents' console on a terminal: what happens scrolls up, the line being typed stays below.
final class AgentConsole: TerminalTalk {
  /// Closed twice within this time, it was not a desk that ended.
  private static let pushedOutTime = Duration.seconds(60)

  private let data: String
  private let language: Language
  private let begin = ContinuousClock.now
  private let loop: TerminalLoop
  private var session: AgentSession
  private var desk: DeskConnection?
  private var nextTry = ContinuousClock.now
  /// Whether it was said that there is no desk.
  private var isToldLost = false
  /// What was being typed in the chats that are not shown.
  private var drafts: [ConversationID?: String] = [:]
  /// The chat that the line being typed belongs to.
  private var shownChat: ConversationID?
  /// When the desk last closed a connection by its own will.
  private var lastClosing: ContinuousClock.Instant?
  private var lastShown: [StyledText] = []
  private var asksToLeave = false

  init(session: AgentSession, data: String, language: Language, hasColour: Bool) {
    self.session = session
    self.data = data
    self.language = language
    loop = TerminalLoop(hasColour: hasColour, ownsSignals: true)
  }

  /// Runs until the agent leaves. The terminal must be in raw mode.
  func run() -> ExitCode { loop.run(self) }

  private var view: AgentView { AgentView(language: language, names: session.names) }
  private var now: AgentMoment {
    AgentMoment(
      wall: WallTime.now,
      steadyMilliseconds: Int64(begin.duration(to: .now) / .milliseconds(1)))
  }

  // MARK: The loop's questions

  var prompt: String? { view.words.prompt(session) }
  var status: [StyledText] { view.status(session, now: now) }
  var connection: Descriptor.Waiting { desk?.wish ?? .init(-1, for: .nothing) }

  /// Until the next try; while chats are held, until the seconds beside them change.
  var patience: Int32 {
    let tick: Int32 = session.chats.isEmpty ? -1 : 1_000
    guard desk == nil, session.name != nil else { return tick }
    let left = ContinuousClock.now.duration(to: nextTry)
    return left <= .zero ? 0 : Int32(min(1_000, left / .milliseconds(1) + 1))
  }

  // MARK: The desk

  func advance() {
    guard desk == nil, session.name != nil, nextTry <= .now else { return }
    nextTry = .now + AgentDoor.retry
    switch AgentDoor.connect(data: data) {
    case .failure(let failure):
      say([StyledText(failure.words[view.words.language], .alert)])
      loop.end(failure.code)
    case .success(nil):
      if !isToldLost { say([StyledText(view.words.waiting(data), .dim)]) }
      isToldLost = true
    case .success(let socket?):
      desk = DeskConnection(socket)
      perform(session.connected())
    }
  }

  func hear() {
    guard let desk else { return }
    desk.flush()
    for line in desk.receiveLines() {
      // A refused name ends the connection: what else came on it is of no use.
      guard self.desk != nil else { return }
      perform(
        session.received(
          AgentMessage(line), now: now, isTyping: !isBlank(loop.editor.text)))
      if session.isOpen { isToldLost = false }
    }
    if !desk.isOpen, self.desk != nil { lose() }
  }

  private func lose() {
    desk = nil
    if session.isClosing {
      // Pushed out again so soon, it is another console of the same agent; coming back would only
      // push that one out.
      if let lastClosing, lastClosing + Self.pushedOutTime > .now {
        say([StyledText(view.words.elsewhere, .alert)])
        loop.end(.done)
        return
      }
      lastClosing = .now
    }
    nextTry = .now + AgentDoor.retry
    if !isToldLost { say([StyledText(view.words.lost, .alert)]) }
    isToldLost = true
    perform(session.disconnected())
  }

  private func perform(_ effects: [AgentSession.Effect]) {
    for effect in effects {
      switch effect {
      case .send(let bytes): desk?.send(bytes)
      case .show(let shown): say(view.lines(for: shown))
      case .ring: loop.ring()
      case .refill(let text): if loop.editor.isEmpty { loop.editor.replace(with: text) }
      case .hangUp:
        desk = nil
        _ = session.disconnected()
        nextTry = .now
      case .leave: continue
      }
    }
    follow()
  }

  // MARK: The keyboard

  func tab() { perform(session.goOn()) }

  func enter(_ text: String) {
    guard !isBlank(text) else { return }
    guard session.name != nil else {
      session.nameEntered(text)
      nextTry = .now
      return
    }
    // A command stays on the screen; what is said comes back from the desk.
    if let first = text.first, first == "/" || first == "／" {
      say([StyledText("> \(text)", .dim)])
    }
    let effects = session.entered(text, now: now)
    perform(effects)
    if effects.contains(.leave) {
      leave()
    } else {
      asksToLeave = false
    }
  }

  /// Leaves at once without chats, else when it is asked a second time.
  func leave() {
    if session.chats.isEmpty || asksToLeave {
      loop.end(.done)
    } else {
      asksToLeave = true
      say(view.lines(for: .trouble(.stillHolding(session.chats.count))))
    }
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

  /// The line being typed follows the chat that is shown; each chat keeps its own.
  private func follow() {
    if session.current != shownChat {
      let isOver = shownChat != nil && session.chat(shownChat) == nil
      if isOver {
        drafts[shownChat] = nil
      } else {
        drafts[shownChat] = loop.editor.text
      }
      // What was meant for a chat that is over stays in sight, and goes to nobody by itself; what was
      // begun before the first chat came stays as well.
      if shownChat == nil, !loop.editor.isEmpty {
        drafts[shownChat] = nil
      } else if !isOver || loop.editor.isEmpty || session.current != nil {
        loop.editor.replace(with: drafts[session.current] ?? "")
      }
      shownChat = session.current
    }
    loop.draw()
  }

  // MARK: The screen

  private func say(_ lines: [StyledText]) {
    // A desk that refuses each try would say so each second.
    guard !lines.isEmpty, session.isOpen || lines != lastShown else { return }
    lastShown = lines
    loop.say(lines)
  }
}
