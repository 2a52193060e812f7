import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The agents' console on a terminal: what happens scrolls up, the line being typed stays below.
final class AgentConsole {
  /// The Escape key alone is told from a sequence by what follows within this time.
  private static let escapeMilliseconds: Int32 = 50

  /// Closed twice within this time, it was not a desk that ended.
  private static let pushedOutTime = Duration.seconds(60)

  private let data: String
  private let view: AgentView
  private let signals: Int32?
  private var session: AgentSession
  private var connection: DeskConnection?
  private var nextTry = ContinuousClock.now
  /// Whether it was said that there is no desk.
  private var isToldLost = false
  private var screen: Screen
  private var editor = LineEditor()
  private var keys = KeyReader()
  /// What was being typed in the chats that are not shown.
  private var drafts: [ConversationID?: String] = [:]
  /// The chat that the line being typed belongs to.
  private var shownChat: ConversationID?
  /// When the desk last closed a connection by its own will.
  private var lastClosing: ContinuousClock.Instant?
  private var lastShown: [StyledText] = []
  private var asksToLeave = false
  private var ending: ExitCode?

  init(session: AgentSession, data: String, language: Language, hasColour: Bool) {
    self.session = session
    self.data = data
    view = AgentView(language: language)
    let size = TerminalMode.size()
    screen = Screen(columns: size.columns, rows: size.rows, hasColour: hasColour)
    signals = SignalPipe.open(for: [SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  }

  /// Runs until the agent leaves. The terminal must be in raw mode.
  func run() -> ExitCode {
    draw()
    while ending == nil { round() }
    put(screen.erase())
    return ending ?? .done
  }

  private func round() {
    connectWhenDue()
    let ready = Descriptor.wait(
      [
        .init(Descriptor.standardInput, for: .reading),
        connection?.wish ?? .init(-1, for: .nothing),
        .init(signals ?? -1, for: signals == nil ? .nothing : .reading),
      ], milliseconds: patience)
    if ready[2].read { readSignals() }
    if ready[1].read || ready[1].write { hear() }
    if ready[0].read {
      readKeys()
    } else if keys.isWaiting {
      keys.timeOut()
    }
  }

  private var patience: Int32 {
    if keys.isWaiting { return Self.escapeMilliseconds }
    guard connection == nil, session.name != nil else { return -1 }
    let left = ContinuousClock.now.duration(to: nextTry)
    return left <= .zero ? 0 : Int32(min(1_000, left / .milliseconds(1) + 1))
  }

  // MARK: The desk

  private func connectWhenDue() {
    guard ending == nil, connection == nil, session.name != nil, nextTry <= .now else { return }
    nextTry = .now + AgentDoor.retry
    switch AgentDoor.connect(data: data) {
    case .failure(let failure):
      say([StyledText(failure.words[view.words.language], .alert)])
      ending = failure.code
    case .success(nil):
      if !isToldLost { say([StyledText(view.words.waiting(data), .dim)]) }
      isToldLost = true
    case .success(let socket?):
      connection = DeskConnection(socket)
      perform(session.connected())
    }
  }

  private func hear() {
    guard let connection else { return }
    connection.flush()
    for line in connection.receiveLines() {
      // A refused name ends the connection: what else came on it is of no use.
      guard self.connection != nil else { return }
      perform(
        session.received(
          AgentMessage(line), now: WallTime.now, isTyping: !isBlank(editor.text)))
      if session.isOpen { isToldLost = false }
    }
    if !connection.isOpen, self.connection != nil { lose() }
  }

  private func lose() {
    connection = nil
    if session.isClosing {
      // Pushed out again so soon, it is another console of the same agent; coming back would only
      // push that one out.
      if let lastClosing, lastClosing + Self.pushedOutTime > .now {
        say([StyledText(view.words.elsewhere, .alert)])
        ending = .done
        return
      }
      lastClosing = .now
    }
    nextTry = .now + AgentDoor.retry
    if !isToldLost { say([StyledText(view.words.lost, .alert)]) }
    isToldLost = true
    perform(session.disconnected())
    draw()
  }

  private func perform(_ effects: [AgentSession.Effect]) {
    for effect in effects {
      switch effect {
      case .send(let bytes): connection?.send(bytes)
      case .show(let shown): say(view.lines(for: shown))
      case .ring: put("\u{7}")
      case .hangUp:
        connection = nil
        _ = session.disconnected()
        nextTry = .now
      case .leave: continue
      }
    }
    follow()
  }

  // MARK: The keyboard

  private func readKeys() {
    switch Descriptor.read(Descriptor.standardInput, atMost: 4_096) {
    case .bytes(let bytes): for key in keys.keys(from: bytes) where ending == nil { handle(key) }
    case .later: return
    case .end, .failed: ending = .done
    }
  }

  private func handle(_ key: Key) {
    let outcome = editor.handle(key)
    if outcome != .leaves { asksToLeave = false }
    switch outcome {
    case .edited: draw()
    case .entered(let text): enter(text)
    case .leaves: leave()
    case .redraw:
      put(screen.clear())
      draw()
    case .tab: perform(session.goOn())
    case .ignored: return
    }
  }

  private func enter(_ text: String) {
    guard !isBlank(text) else {
      draw()
      return
    }
    guard session.name != nil else {
      session.nameEntered(text)
      nextTry = .now
      draw()
      return
    }
    // A command stays on the screen; what is said comes back from the desk.
    if let first = text.first, first == "/" || first == "／" {
      say([StyledText("> \(text)", .dim)])
    }
    let effects = session.entered(text, now: WallTime.now)
    perform(effects)
    if effects.contains(.leave) { leave() }
    draw()
  }

  /// Leaves at once without chats, else when it is asked a second time.
  private func leave() {
    if session.chats.isEmpty || asksToLeave {
      ending = .done
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
        drafts[shownChat] = editor.text
      }
      // What was meant for a chat that is over stays in sight, and goes to nobody by itself.
      if !isOver || editor.isEmpty || session.current != nil {
        editor.replace(with: drafts[session.current] ?? "")
      }
      shownChat = session.current
    }
    draw()
  }

  // MARK: Signals

  private func readSignals() {
    guard let signals, case .bytes(let bytes) = Descriptor.read(signals, atMost: 64) else { return }
    for signal in bytes.map(Int32.init) {
      if signal == SIGWINCH {
        let size = TerminalMode.size()
        put(screen.resize(columns: size.columns, rows: size.rows))
        draw()
      } else {
        put(screen.erase())
        TerminalMode.restore()
        SignalPipe.die(of: signal)
      }
    }
  }

  // MARK: The screen

  private func draw() {
    put(screen.input(prompt: view.words.prompt(session), editor: editor))
  }

  private func say(_ lines: [StyledText]) {
    // A desk that refuses each try would say so each second.
    guard !lines.isEmpty, session.isOpen || lines != lastShown else { return }
    lastShown = lines
    put(screen.above(lines, prompt: view.words.prompt(session), editor: editor))
  }

  private func put(_ text: String) {
    guard !text.isEmpty else { return }
    if !Descriptor.writeAll(Array(text.utf8), to: Descriptor.standardOutput) { ending = .failed }
  }
}
