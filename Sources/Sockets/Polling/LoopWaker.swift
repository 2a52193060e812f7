internal import Synchronization

#if os(Linux)
  import CLinux
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Wakes a loop from any thread. May outlive the loop; then it wakes nobody.
public final class LoopWaker: Sendable {
  /// What the loop reads, and what wakes it; the same where the system has eventfd.
  let reading: Int32
  let writing: Int32
  private let called = Atomic(false)

  init() throws(SocketError) {
    #if os(Linux)
      reading = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
      writing = reading
    #else
      var ends: [Int32] = [-1, -1]
      pipe(&ends)
      for end in ends where end >= 0 {
        _ = fcntl(end, F_SETFL, O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
      reading = ends[0]
      writing = ends[1]
    #endif
    guard reading >= 0 else { throw SocketError(errno, doing: "start the event loop", at: nil) }
  }

  deinit {
    close(reading)
    if writing != reading { close(writing) }
  }

  /// Has the loop call `LineService.woken` soon. Calls in between count as one.
  public func wake() {
    guard !called.exchange(true, ordering: .acquiringAndReleasing) else { return }
    var one: UInt64 = 1
    _ = write(writing, &one, 8)
  }

  /// Takes back the wake; true when somebody called.
  func clear() -> Bool {
    var bytes: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    _ = read(reading, &bytes, 32)
    return called.exchange(false, ordering: .acquiringAndReleasing)
  }
}
