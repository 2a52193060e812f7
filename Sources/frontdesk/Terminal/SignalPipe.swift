#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Signals as bytes of a pipe, for a thread that waits in `poll`.
enum SignalPipe {
  // Written by `open` before any handler is set, read by the handler.
  nonisolated(unsafe) private static var writeEnd: Int32 = -1
  nonisolated(unsafe) private static var readEnd: Int32 = -1

  /// The end to read from: one byte a signal, its number. nil when the system gives no pipe.
  static func open(for signals: [Int32]) -> Int32? {
    if readEnd < 0 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return nil }
      for end in ends {
        _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
      (readEnd, writeEnd) = (ends[0], ends[1])
    }
    for signal in signals {
      var action = sigaction()
      action.sa_flags = Int32(SA_RESTART)
      #if canImport(Glibc)
        action.__sigaction_handler.sa_handler = { SignalPipe.note($0) }
      #else
        action.__sigaction_u.__sa_handler = { SignalPipe.note($0) }
      #endif
      sigaction(signal, &action, nil)
    }
    return readEnd
  }

  /// Ends the process as `signal` would have without a handler.
  static func die(of signal: Int32) {
    systemSignal(signal)
    raise(signal)
  }

  private static func note(_ signal: Int32) {
    let before = errno
    var byte = UInt8(truncatingIfNeeded: signal)
    _ = write(writeEnd, &byte, 1)
    errno = before
  }
}

// Under its own name it would be the argument.
private func systemSignal(_ number: Int32) { _ = signal(number, SIG_DFL) }
