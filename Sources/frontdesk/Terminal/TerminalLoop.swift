import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What stands behind a terminal: who is talked to, and what becomes of what is typed.
protocol TerminalTalk: AnyObject {
  /// Stands before the line being typed; nil while none is shown.
  var prompt: String? { get }
  /// A row above that line, piece by piece; empty for none. Drawn again when it changes.
  var status: [StyledText] { get }
  /// The other side's descriptor, and what is waited for there.
  var connection: Descriptor.Waiting { get }
  /// Milliseconds after which `advance` is to be called though nothing came; -1 for never.
  var patience: Int32 { get }

  /// Does what is due; called before each wait.
  func advance()
  /// Something can be read from the connection, or written to it.
  func hear()
  /// A line was entered; it may be blank.
  func enter(_ text: String)
  func leave()
  func tab()
}

/// The one loop of every program that talks on a terminal: keys, signals and the other side are
/// waited for together; what is said scrolls up, the line being typed stays below. The terminal
/// must be in raw mode.
final class TerminalLoop {
  /// The Escape key alone is told from a sequence by what follows within this time.
  private static let escapeMilliseconds: Int32 = 50
  /// Before the first prompt whoever is behind it may say who it is, so that none is drawn only to
  /// be taken away.
  private static let beginMilliseconds: Int32 = 100
  private static let nothing = Descriptor.Waiting(-1, for: .nothing)

  var editor = LineEditor()
  /// Whether keys do anything; not while a goodbye is awaited.
  var takesKeys = true
  private let input: Int32
  private let output: Int32
  private let signals: Int32?
  private var screen: Screen
  private var keys = KeyReader()
  private var talk: (any TerminalTalk)?
  private var shownStatus: [StyledText] = []
  private var ending: ExitCode?
  /// Whether the line being typed was shown, or the time to do so is here.
  private var hasBegun = false

  /// - Parameter ownsSignals: whether the program ends by SIGTERM and the like here; false when a
  ///   desk in the same process answers them.
  init(
    hasColour: Bool, ownsSignals: Bool, input: Int32 = Descriptor.standardInput,
    output: Int32 = Descriptor.standardOutput
  ) {
    self.input = input
    self.output = output
    let size = TerminalMode.size()
    screen = Screen(columns: size.columns, rows: size.rows, hasColour: hasColour)
    signals = SignalPipe.open(
      for: [SIGWINCH] + (ownsSignals ? [SIGTERM, SIGHUP, SIGINT, SIGQUIT] : []))
  }

  var isOver: Bool { ending != nil }

  /// Runs until `end`, or until the terminal is gone.
  func run(_ talk: any TerminalTalk) -> ExitCode {
    self.talk = talk
    defer { self.talk = nil }
    while ending == nil { round(talk) }
    erase()
    return ending ?? .done
  }

  /// The loop ends after what is being done; the first reason counts.
  func end(_ code: ExitCode) { ending = ending ?? code }

  private func round(_ talk: any TerminalTalk) {
    talk.advance()
    guard ending == nil else { return }
    if hasBegun, talk.status != shownStatus { draw() }
    let ready = Descriptor.wait(
      [
        .init(input, for: .reading), talk.connection,
        signals.map { .init($0, for: .reading) } ?? Self.nothing,
      ], milliseconds: patience(talk))
    if !hasBegun, !ready.contains(where: { $0.read || $0.write }) {
      hasBegun = true
      draw()
    }
    if ready[2].read { readSignals() }
    if ready[1].read || ready[1].write { talk.hear() }
    if ready[0].read {
      readKeys(talk)
    } else if keys.isWaiting {
      keys.timeOut()
    }
  }

  private func patience(_ talk: any TerminalTalk) -> Int32 {
    if keys.isWaiting { return Self.escapeMilliseconds }
    guard !hasBegun else { return talk.patience }
    return talk.patience < 0 ? Self.beginMilliseconds : min(talk.patience, Self.beginMilliseconds)
  }

  // MARK: The keyboard

  private func readKeys(_ talk: any TerminalTalk) {
    switch Descriptor.read(input, atMost: 4_096) {
    case .bytes(let bytes):
      for key in keys.keys(from: bytes) where ending == nil && takesKeys { handle(key, talk) }
    case .later: return
    // The window is gone.
    case .end, .failed: end(.done)
    }
  }

  private func handle(_ key: Key, _ talk: any TerminalTalk) {
    switch editor.handle(key) {
    case .edited: draw()
    case .entered(let text):
      talk.enter(text)
      draw()
    case .leaves: talk.leave()
    case .redraw:
      put(screen.clear())
      draw()
    case .tab: talk.tab()
    case .ignored: return
    }
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
        erase()
        TerminalMode.restore()
        SignalPipe.die(of: signal)
      }
    }
  }

  // MARK: The screen

  /// Draws the line being typed again.
  func draw() {
    guard ending == nil, let talk, let prompt = talk.prompt else { return }
    hasBegun = true
    shownStatus = talk.status
    put(screen.input(prompt: prompt, status: shownStatus, editor: editor))
  }

  /// Writes lines above the line being typed.
  func say(_ lines: [StyledText]) {
    guard !lines.isEmpty else { return }
    guard let talk, let prompt = talk.prompt else {
      put(screen.erase() + screen.scrolled(lines))
      return
    }
    hasBegun = true
    shownStatus = talk.status
    put(screen.above(lines, prompt: prompt, status: shownStatus, editor: editor))
  }

  /// Leaves a line that was entered on the screen, as it was typed.
  func keep(_ text: String) {
    guard let prompt = talk?.prompt else { return }
    var sent = LineEditor()
    sent.replace(with: text)
    put(screen.input(prompt: prompt, editor: sent) + screen.commit())
  }

  /// Takes the line being typed away.
  func erase() { put(screen.erase()) }
  func ring() { put("\u{7}") }

  private func put(_ text: String) {
    guard !text.isEmpty else { return }
    if !Descriptor.writeAll(Array(text.utf8), to: output) { ending = .failed }
  }
}
