#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Copies standard input to the desk and the desk's lines to standard output, byte by byte: what a
/// program sends is what the desk gets. Ends when the desk closes the connection; a desk of another
/// process that is lost without a word is looked for again, and the conversation gone on with.
struct JSONPump {
  /// Tries to find a desk again, and the time between two: half a minute.
  private static let tries = 60
  private static let retryMilliseconds: Int32 = 500
  /// Kept for a reader that is slower than the desk before the desk is read no further.
  private static let outputBytes = 8 << 20
  /// Kept for the desk before standard input is read no further.
  private static let inputBytes = 1 << 16
  /// Written at once: a pipe that is ready takes as much without waiting. Source: POSIX, PIPE_BUF.
  private static let pieceBytes = 4_096

  /// The connection to the desk; another one after the desk was lost.
  private(set) var socket: Int32
  let input: Int32
  let output: Int32
  private var toDesk: [UInt8]
  private var toReader: [UInt8] = []
  /// How much of it was written.
  private var written = 0
  private var inputIsOpen = true
  private var deskIsOpen = true
  private var endsInsideLine = false
  private var saidEnd = false
  private let reconnect: (@Sendable () -> Int32?)?
  private var trail = ConversationTrail()
  /// How much of our own way back still stands first in what goes to the desk.
  private var resumeLeft = 0

  /// - Parameters:
  ///   - first: sent before anything of the input.
  ///   - reconnect: gives a new connection when the desk was lost, nil for not now; nil when the
  ///     desk is in this process and cannot be lost alone.
  init(
    socket: Int32, input: Int32, output: Int32, first: [UInt8] = [],
    reconnect: (@Sendable () -> Int32?)? = nil
  ) {
    self.socket = socket
    self.input = input
    self.output = output
    self.reconnect = reconnect
    toDesk = first
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  /// Runs until the desk has closed and everything it said is written.
  mutating func run() -> ExitCode {
    while deskIsOpen || !toReader.isEmpty || wantsBack {
      if !deskIsOpen, wantsBack, !comeBack() { return .failed }
      if !inputIsOpen, toDesk.isEmpty, deskIsOpen, !saidEnd {
        shutdown(socket, Int32(SHUT_WR))
        saidEnd = true
      }
      let ready = Descriptor.wait(
        [
          .init(
            input,
            for: inputIsOpen && deskIsOpen && toDesk.count < Self.inputBytes ? .reading : .nothing),
          .init(socket, for: socketWish),
          .init(output, for: toReader.isEmpty ? .nothing : .writing),
        ], milliseconds: -1)
      if ready[2].write, !writeOutput() { return .failed }
      if ready[1].read { readDesk() }
      if ready[1].write { writeDesk() }
      if ready[0].read { readInput() }
    }
    return .done
  }

  private var socketWish: Descriptor.Waiting.Wish {
    guard deskIsOpen else { return .nothing }
    let reads = toReader.count < Self.outputBytes
    switch (reads, toDesk.isEmpty) {
    case (true, true): return .reading
    case (true, false): return .both
    case (false, false): return .writing
    case (false, true): return .nothing
    }
  }

  private mutating func readInput() {
    switch Descriptor.read(input) {
    case .bytes(let bytes):
      toDesk += bytes
      endsInsideLine = bytes.last != UInt8(ascii: "\n")
    case .later: return
    case .end, .failed:
      inputIsOpen = false
      // The last line counts, also without its newline.
      if endsInsideLine { toDesk.append(UInt8(ascii: "\n")) }
    }
    writeDesk()
  }

  private mutating func writeDesk() {
    while deskIsOpen, !toDesk.isEmpty {
      switch Descriptor.write(toDesk[...], to: socket) {
      case .wrote(let count):
        if reconnect != nil { trail.send(toDesk.prefix(count)) }
        toDesk.removeFirst(count)
        resumeLeft = max(0, resumeLeft - count)
      case .full: return
      // It may be found again when its end is read.
      case .failed where reconnect != nil: return
      // The desk takes no more; what it said may still be read.
      case .failed:
        toDesk = []
        inputIsOpen = false
        saidEnd = true
      }
    }
  }

  private mutating func readDesk() {
    switch Descriptor.read(socket) {
    case .bytes(let bytes):
      toReader += bytes
      if reconnect != nil { trail.hear(bytes) }
    case .later: return
    case .end, .failed: deskIsOpen = false
    }
  }

  /// The desk went without a word in the middle of a conversation that goes on.
  private var wantsBack: Bool {
    reconnect != nil && inputIsOpen && trail.token != nil && !trail.isEnding
  }

  /// Goes on with the conversation at a desk that is found again; false when there is none.
  private mutating func comeBack() -> Bool {
    guard let reconnect, let token = trail.token else { return false }
    // What was half sent is lost with the desk, and what was half said was no line.
    if resumeLeft > 0 {
      toDesk.removeFirst(resumeLeft)
    } else if !trail.isBetweenSentLines {
      let end = toDesk.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? toDesk.count
      toDesk.removeFirst(end)
    }
    while toReader.count > written, toReader.last != UInt8(ascii: "\n") { toReader.removeLast() }
    trail.lose()
    for _ in 0..<Self.tries {
      if let found = reconnect() {
        close(socket)
        socket = found
        _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
        deskIsOpen = true
        let resume = ChatRequest.resume(
          token: token, after: trail.seq, words: trail.wantsWords)
        resumeLeft = resume.count
        toDesk = resume + toDesk
        return true
      }
      _ = Descriptor.wait([], milliseconds: Self.retryMilliseconds)
    }
    return false
  }

  /// False when nobody reads any more.
  private mutating func writeOutput() -> Bool {
    switch Descriptor.write(toReader[written...].prefix(Self.pieceBytes), to: output) {
    case .wrote(let count): written += count
    case .full: return true
    case .failed: return false
    }
    // Moving the rest forward at every piece would cost the square of a long backlog.
    if written == toReader.count || written >= 1 << 20 {
      toReader.removeFirst(written)
      written = 0
    }
    return true
  }
}
