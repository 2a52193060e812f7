import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The conversation on a terminal: what the desk says scrolls up, the customer's line stays below.
final class TerminalChat {
  /// The Escape key alone is told from a sequence by what follows within this time.
  private static let escapeMilliseconds: Int32 = 50
  /// After the goodbye the desk may take this long to answer it.
  private static let leavingTime = Duration.seconds(3)
  /// Lines shown of a conversation that goes on.
  private static let earlierLines = 12

  private let link: ChatLink
  private let language: Language
  private let signals: Int32?
  private var screen: Screen
  private var editor = LineEditor()
  private var keys = KeyReader()
  private var view: ChatView
  private var isPrompting = false
  private var leaveBy: ContinuousClock.Instant?
  private var ending: ExitCode?

  /// - Parameter ownsSignals: whether the program ends by SIGTERM and the like here; false when a
  ///   desk in the same process answers them.
  init(link: ChatLink, language: Language, hasColour: Bool, ownsSignals: Bool) {
    self.link = link
    self.language = language
    let size = TerminalMode.size()
    screen = Screen(columns: size.columns, rows: size.rows, hasColour: hasColour)
    view = ChatView(language: language, earlierLines: Self.earlierLines)
    signals = SignalPipe.open(
      for: [SIGWINCH] + (ownsSignals ? [SIGTERM, SIGHUP, SIGINT, SIGQUIT] : []))
  }

  /// Runs until the customer leaves or the desk ends. The terminal must be in raw mode.
  func run() -> ExitCode {
    say([StyledText(ChatWords.help[language], .dim)])
    link.begin()
    while ending == nil { round() }
    put(screen.erase())
    return ending ?? .done
  }

  private func round() {
    let isLost = link.state == .lost
    let ready = Descriptor.wait(
      [
        .init(Descriptor.standardInput, for: .reading),
        isLost ? .init(-1, for: .nothing) : link.connection.wish,
        .init(signals ?? -1, for: signals == nil ? .nothing : .reading),
      ], milliseconds: patience(isLost))
    if ready[2].read { readSignals() }
    if ready[0].read {
      readKeys()
    } else if keys.isWaiting {
      keys.timeOut()
    }
    if isLost {
      if link.tryAgain() { say([StyledText(ChatWords.back[language], .dim)]) }
    } else if ready[1].read || ready[1].write {
      hear()
    }
    if case .over(let over) = link.state { end(over) }
    if let leaveBy, leaveBy <= .now { ending = .done }
  }

  private func patience(_ isLost: Bool) -> Int32 {
    if keys.isWaiting { return Self.escapeMilliseconds }
    if isLost { return ChatLink.retryMilliseconds }
    return leaveBy == nil ? -1 : 100
  }

  // MARK: The desk

  private func hear() {
    let shown = link.receive()
    let isLeaving = leaveBy != nil
    let hasClosed = shown.contains(.event(.closed))
    say(view.lines(for: isLeaving ? shown.filter { $0 != .event(.closed) } : shown))
    if isLeaving, hasClosed || link.state != .up {
      ending = .done
      return
    }
    if link.state == .lost { say([StyledText(ChatWords.lost[language], .dim)]) }
    if !isPrompting, !link.session.isWaiting, !isLeaving {
      isPrompting = true
      draw()
    }
  }

  private func end(_ over: ChatLink.Ending) {
    switch over {
    case .deskEnded: ending = ending ?? .done
    case .notFoundAgain:
      say([StyledText(ChatWords.gone[language], .dim)])
      ending = .failed
    case .elsewhere:
      say([StyledText(ChatWords.elsewhere[language], .dim)])
      ending = .done
    }
  }

  // MARK: The keyboard

  private func readKeys() {
    switch Descriptor.read(Descriptor.standardInput, atMost: 4_096) {
    case .bytes(let bytes):
      for key in keys.keys(from: bytes) where ending == nil && leaveBy == nil { handle(key) }
    case .later: return
    // The window is gone. No goodbye: the customer may come back to this conversation.
    case .end, .failed: ending = .done
    }
  }

  private func handle(_ key: Key) {
    switch editor.handle(key) {
    case .edited: draw()
    case .entered(let text): enter(text)
    case .leaves: leave()
    case .redraw:
      put(screen.clear())
      draw()
    case .tab, .ignored: return
    }
  }

  private func enter(_ text: String) {
    guard !text.allSatisfy(\.isWhitespace) else {
      draw()
      return
    }
    if isPrompting {
      // The line as sent stays on the screen.
      var sent = LineEditor()
      sent.replace(with: text)
      put(screen.input(prompt: ChatWords.prompt[language], editor: sent) + screen.commit())
    }
    view.customerSpoke()
    link.say(text)
    draw()
  }

  private func leave() {
    put(screen.erase())
    isPrompting = false
    guard link.state == .up else {
      ending = .done
      return
    }
    link.leave()
    leaveBy = .now + Self.leavingTime
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
    guard isPrompting else { return }
    put(screen.input(prompt: ChatWords.prompt[language], editor: editor))
  }

  private func say(_ lines: [StyledText]) {
    guard !lines.isEmpty else { return }
    if isPrompting {
      put(screen.above(lines, prompt: ChatWords.prompt[language], editor: editor))
    } else {
      put(screen.scrolled(lines))
    }
  }

  private func put(_ text: String) {
    guard !text.isEmpty else { return }
    if !Descriptor.writeAll(Array(text.utf8), to: Descriptor.standardOutput) { ending = .failed }
  }
}
