#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The terminal's raw mode: every key comes at once and unechoed. Undone on every way out of the
/// process, by signals too.
enum TerminalMode {
  // Read by signal handlers, which may take no lock: written only while no raw mode is on.
  nonisolated(unsafe) private static var saved = termios()
  nonisolated(unsafe) private static var isRaw = false
  nonisolated(unsafe) private static var isPrepared = false
  /// Bracketed paste off, style off, cursor shown. A fixed tuple, for the signal handler.
  nonisolated(unsafe) private static var farewell:
    (
      UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8
    ) = (
      0x1B, 0x5B, 0x3F, 0x32, 0x30, 0x30, 0x34, 0x6C, 0x1B, 0x5B, 0x30, 0x6D, 0x0D
    )

  /// False when standard input is no terminal that can do it.
  static func enter() -> Bool {
    guard !isRaw, tcgetattr(Descriptor.standardInput, &saved) == 0 else { return false }
    var raw = saved
    raw.c_iflag &= ~tcflag_t(BRKINT | ICRNL | INPCK | ISTRIP | IXON)
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | IEXTEN | ISIG)
    raw.c_cflag |= tcflag_t(CS8)
    withUnsafeMutableBytes(of: &raw.c_cc) { bytes in
      bytes[Int(VMIN)] = 1
      bytes[Int(VTIME)] = 0
    }
    prepare()
    // Not TCSAFLUSH: what was typed while the program started is the customer's first line.
    guard tcsetattr(Descriptor.standardInput, TCSADRAIN, &raw) == 0 else { return false }
    isRaw = true
    // The system's echo of what was typed so far goes: it will stand behind the prompt. From here
    // pasted text comes between marks.
    _ = Descriptor.writeAll(Array("\r\u{1B}[K\u{1B}[?2004h".utf8), to: Descriptor.standardOutput)
    return true
  }

  /// As it was before `enter`; nothing when it is so already. Safe in a signal handler.
  static func restore() {
    guard isRaw else { return }
    isRaw = false
    withUnsafeBytes(of: &farewell) { bytes in
      _ = write(Descriptor.standardOutput, bytes.baseAddress, bytes.count)
    }
    // Not TCSAFLUSH: what was typed ahead is the shell's.
    _ = tcsetattr(Descriptor.standardInput, TCSADRAIN, &saved)
  }

  /// Cells and rows of the terminal; 80 by 24 when it does not say.
  static func size() -> (columns: Int, rows: Int) {
    var size = winsize()
    guard ioctl(Descriptor.standardOutput, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return (80, 24)
    }
    return (Int(size.ws_col), max(1, Int(size.ws_row)))
  }

  /// The handler was reset to the system's own, which the signal meets once this one returns.
  private static func crash(_ signal: Int32) {
    restore()
    raise(signal)
  }

  private static func prepare() {
    guard !isPrepared else { return }
    isPrepared = true
    atexit { TerminalMode.restore() }
    // A crash leaves the terminal usable; the signal then does what it always does.
    for signal in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP] {
      var action = sigaction()
      action.sa_flags = Int32(truncatingIfNeeded: SA_RESETHAND)
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = { TerminalMode.crash($0) }
      #else
        action.__sigaction_u.__sa_handler = { TerminalMode.crash($0) }
      #endif
      sigaction(signal, &action, nil)
    }
  }
}
