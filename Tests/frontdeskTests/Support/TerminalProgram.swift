#if os(Linux)
  import Foundation
  import Synchronization
  import Testing

  @testable import frontdesk

  /// The built program on a terminal of its own.
  final class TerminalProgram {
    private let process = Process()
    private let master: Int32
    private let slave: Int32
    private let shown = TestLines()
    private let ended = DispatchSemaphore(value: 0)
    private let before: termios

    /// - Parameter columns: of the terminal.
    init(_ arguments: [String], columns: UInt16 = 60) throws {
      // What posix_openpt and its kin do, which Swift's Glibc leaves out. Source: Linux, pts(4) and
      // ioctl_tty(2): TIOCSPTLCK, TIOCGPTN.
      master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var (locked, number): (Int32, UInt32) = (0, 0)
      try #require(
        master >= 0 && ioctl(master, 0x4004_5431, &locked) == 0
          && ioctl(master, 0x8004_5430, &number) == 0)
      slave = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
      try #require(slave >= 0)
      var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
      try #require(ioctl(master, UInt(TIOCSWINSZ), &size) == 0)
      var mode = termios()
      try #require(tcgetattr(slave, &mode) == 0)
      before = mode
      process.executableURL = try Program.executable()
      process.arguments = arguments
      process.environment = [
        "TERM": "xterm", "LANG": "en_US.UTF-8", "NO_COLOR": "1", "SWIFT_BACKTRACE": "enable=no",
      ]
      let handle = FileHandle(fileDescriptor: slave)
      process.standardInput = handle
      process.standardOutput = handle
      process.standardError = handle
      process.terminationHandler = { [ended] _ in ended.signal() }
      try process.run()
      let (master, shown) = (master, shown)
      Thread.detachNewThread {
        while case .bytes(let bytes) = Descriptor.read(master) {
          shown.add(String(decoding: bytes, as: UTF8.self))
        }
      }
    }

    deinit {
      if process.isRunning { kill(process.processIdentifier, SIGKILL) }
      close(slave)
      close(master)
    }

    /// Everything written to the terminal so far.
    var text: String { shown.all.joined() }

    func type(_ text: String) { _ = Descriptor.writeAll(Array(text.utf8), to: master) }
    func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

    /// Waits until `words` were written; a failure after 10 seconds.
    func wait(for words: String, times: Int = 1) throws {
      let end = ContinuousClock.now + .seconds(10)
      while text.components(separatedBy: words).count <= times {
        try #require(.now < end, "\(words) is not in: \(text)")
        usleep(5_000)
      }
    }

    /// Whether keys come at once and unechoed.
    var isRaw: Bool { mode.c_lflag & tcflag_t(ICANON | ECHO) == 0 }
    /// Whether the terminal is as it was before the program.
    var isRestored: Bool {
      let now = mode
      return now.c_lflag == before.c_lflag && now.c_iflag == before.c_iflag
        && text.hasSuffix("\u{1B}[?2004l\u{1B}[0m\r")
    }
    private var mode: termios {
      var mode = termios()
      tcgetattr(slave, &mode)
      return mode
    }

    /// Waits for the end: its code, or the negated number of the signal that ended it.
    func end() throws -> Int32 {
      try #require(ended.wait(timeout: .now() + 10) == .success)
      // What it wrote last may still be under way.
      usleep(50_000)
      return process.terminationReason == .exit
        ? process.terminationStatus : -process.terminationStatus
    }
  }
#endif
