import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The customer's terminal: speaks the JSON dialect over a connected socket, whoever serves its
/// other end, this process or another.
struct ChatClient: Sendable {
  enum Mode: Hashable, Sendable {
    /// For programs: what they send is what the desk gets.
    case json
    /// A line in, the answer out.
    case plain
    case terminal

    /// `json` and `plain` when asked for; the terminal's own mode only where both ends are a
    /// terminal that can be drawn on.
    init(json: Bool, plain: Bool) {
      let isTerminal =
        Descriptor.isTerminal(Descriptor.standardInput)
        && Descriptor.isTerminal(Descriptor.standardOutput)
        && Environment.variable("TERM").map { $0 != "dumb" } == true
      self = json ? .json : plain || !isTerminal ? .plain : .terminal
    }
  }

  let mode: Mode
  /// Of the program's own words.
  let language: Language
  /// What the customer asked the desk to speak; nil leaves it to the desk.
  let wanted: Language?
  /// The token of the conversation to go on with, as given on the command line.
  let resume: String?
  /// The data directory, where the token is kept.
  let data: String
  /// False when a desk in the same process answers SIGTERM and the like.
  let ownsSignals: Bool

  /// Runs the conversation to its end, on the calling thread.
  /// - Parameters:
  ///   - socket: a connected stream socket; closed at the end.
  ///   - reconnect: gives a new one when the desk was lost, nil for not now; nil when the desk is
  ///     in this process and cannot be lost alone.
  func run(socket: Int32, reconnect: (@Sendable () -> Int32?)?) -> ExitCode {
    switch mode {
    case .json:
      let first = resume.map { ChatRequest.resume(token: $0, after: 0, words: false) } ?? []
      var pump = JSONPump(
        socket: socket, input: Descriptor.standardInput, output: Descriptor.standardOutput,
        first: first, reconnect: reconnect)
      let code = pump.run()
      close(pump.socket)
      return code
    case .plain: return runPlain(socket, reconnect)
    case .terminal:
      guard TerminalMode.enter() else { return runPlain(socket, reconnect) }
      defer { TerminalMode.restore() }
      // Other runs begin anew: whoever pipes lines in wants the same answer every time.
      let tokens = TokenFile.open(data: data)
      let link = link(socket, token: resume ?? tokens?.read(), tokens, reconnect)
      return TerminalChat(
        link: link, language: language, hasColour: Environment.variable("NO_COLOR") == nil,
        ownsSignals: ownsSignals
      ).run()
    }
  }

  private func runPlain(_ socket: Int32, _ reconnect: (@Sendable () -> Int32?)?) -> ExitCode {
    PlainChat(
      link: link(socket, token: resume, nil, reconnect), language: language,
      input: Descriptor.standardInput, output: .standard
    ).run()
  }

  private func link(
    _ socket: Int32, token: String?, _ tokens: TokenFile?, _ reconnect: (@Sendable () -> Int32?)?
  ) -> ChatLink {
    ChatLink(
      socket: socket,
      session: ChatSession(language: wanted, token: token, idPrefix: Self.startName()),
      tokens: tokens, reconnect: reconnect)
  }

  /// Another name for every start of a program, as short as ids must be.
  static func startName() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let moment =
      UInt64(truncatingIfNeeded: now.tv_sec) &* 1_000_000_000
      &+ UInt64(truncatingIfNeeded: now.tv_nsec)
    return "t\(getpid())-\(String(moment, radix: 36))"
  }
}
