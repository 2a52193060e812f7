#if os(Linux)
  import CLinux
  #if canImport(Musl)
    import Musl
  #else
    import Glibc
  #endif

  /// Readiness by epoll, level-triggered: what was not taken is told again.
  final class Poller {
    private let descriptor: Int32
    private var events: [epoll_event]

    /// - Throws: `SocketError.system` when the machine has no descriptor left.
    init() throws(SocketError) {
      descriptor = epoll_create1(Int32(EPOLL_CLOEXEC))
      events = Array(repeating: epoll_event(), count: 512)
      guard descriptor >= 0 else {
        throw SocketError(errno, doing: "start the event loop", at: nil)
      }
    }

    deinit { close(descriptor) }

    /// Watches a descriptor for `new` instead of `old` (empty: not watched). False when the system
    /// refuses the descriptor, as it does regular files.
    @discardableResult
    func watch(_ file: Int32, token: UInt64, from old: Interest, to new: Interest) -> Bool {
      var event = epoll_event()
      if new.contains(.read) { event.events |= EPOLLIN.rawValue }
      if new.contains(.write) { event.events |= EPOLLOUT.rawValue }
      event.data.u64 = token
      let verb = old.isEmpty ? EPOLL_CTL_ADD : new.isEmpty ? EPOLL_CTL_DEL : EPOLL_CTL_MOD
      return epoll_ctl(descriptor, verb, file, &event) == 0
    }

    /// Waits until something is ready.
    /// - Parameter milliseconds: how long at most; negative without end.
    /// - Returns: how many events there are; 0 after a signal, too.
    func wait(milliseconds: Int32) -> Int {
      Int(max(0, epoll_wait(descriptor, &events, Int32(events.count), milliseconds)))
    }

    /// One of the events of the last `wait`.
    func event(_ index: Int) -> (token: UInt64, ready: Readiness) {
      let event = events[index]
      var ready: Readiness = []
      if event.events & EPOLLIN.rawValue != 0 { ready.insert(.read) }
      if event.events & EPOLLOUT.rawValue != 0 { ready.insert(.write) }
      if event.events & (EPOLLHUP.rawValue | EPOLLERR.rawValue) != 0 { ready.insert(.hangUp) }
      return (event.data.u64, ready)
    }
  }
#endif
