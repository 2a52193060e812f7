#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Copies standard input to the desk and the desk's lines to standard output, byte by byte: what a
/// program sends is what the desk gets. Ends when the desk closes the connection.
struct JSONPump {
  /// Kept for a reader that is slower than the desk before the desk is read no further.
  private static let outputBytes = 8 << 20
  /// Kept for the desk before standard input is read no further.
  private static let inputBytes = 1 << 16
  /// Written at once: a pipe that is ready takes as much without waiting. Source: POSIX, PIPE_BUF.
  private static let pieceBytes = 4_096

  let socket: Int32
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

  /// - Parameter first: sent before anything of the input.
  init(socket: Int32, input: Int32, output: Int32, first: [UInt8] = []) {
    self.socket = socket
    self.input = input
    self.output = output
    toDesk = first
    _ = fcntl(socket, F_SETFL, fcntl(socket, F_GETFL) | O_NONBLOCK)
  }

  /// Runs until the desk has closed and everything it said is written.
  mutating func run() -> ExitCode {
    while deskIsOpen || !toReader.isEmpty {
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
      case .wrote(let count): toDesk.removeFirst(count)
      case .full: return
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
    case .bytes(let bytes): toReader += bytes
    case .later: return
    case .end, .failed: deskIsOpen = false
    }
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
