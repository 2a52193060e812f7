#if canImport(Darwin)
  import Darwin

  /// Readiness by kqueue, with the same promises as the epoll one. A hang-up shows as readable or
  /// writable here: reading or writing then tells.
  final class Poller {
    private let descriptor: Int32
    private var events: [kevent]

    /// - Throws: `SocketError.system` when the machine has no descriptor left.
    init() throws(SocketError) {
      descriptor = kqueue()
      events = Array(repeating: kevent(), count: 512)
      guard descriptor >= 0 else {
        throw SocketError(errno, doing: "start the event loop", at: nil)
      }
    }

    deinit { close(descriptor) }

    /// Watches a descriptor for `new` instead of `old` (empty: not watched). False when the system
    /// refuses the descriptor.
    @discardableResult
    func watch(_ file: Int32, token: UInt64, from old: Interest, to new: Interest) -> Bool {
      change(file, token, Int16(EVFILT_READ), old.contains(.read), new.contains(.read))
        && change(file, token, Int16(EVFILT_WRITE), old.contains(.write), new.contains(.write))
    }

    private func change(
      _ file: Int32, _ token: UInt64, _ filter: Int16, _ old: Bool, _ new: Bool
    ) -> Bool {
      guard old != new else { return true }
      var change = kevent(
        ident: UInt(file), filter: filter, flags: UInt16(new ? EV_ADD : EV_DELETE), fflags: 0,
        data: 0, udata: UnsafeMutableRawPointer(bitPattern: UInt(token)))
      return kevent(descriptor, &change, 1, nil, 0, nil) == 0
    }

    /// Waits until something is ready.
    /// - Parameter milliseconds: how long at most; negative without end.
    /// - Returns: how many events there are; 0 after a signal, too.
    func wait(milliseconds: Int32) -> Int {
      var time = timespec(
        tv_sec: Int(milliseconds) / 1_000, tv_nsec: Int(milliseconds) % 1_000 * 1_000_000)
      let count =
        milliseconds < 0
        ? kevent(descriptor, nil, 0, &events, Int32(events.count), nil)
        : kevent(descriptor, nil, 0, &events, Int32(events.count), &time)
      return Int(max(0, count))
    }

    /// One of the events of the last `wait`.
    func event(_ index: Int) -> (token: UInt64, ready: Readiness) {
      let event = events[index]
      return (
        UInt64(UInt(bitPattern: event.udata)),
        event.filter == Int16(EVFILT_WRITE) ? .write : .read
      )
    }
  }
#endif
