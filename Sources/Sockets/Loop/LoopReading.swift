public import Wire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Loop {
  public func pause(_ connection: ConnectionID) { self.connection(connection)?.isPaused = true }

  public func resume(_ connection: ConnectionID) {
    guard let connection = self.connection(connection), connection.isPaused else { return }
    connection.isPaused = false
    revive(connection)
  }

  public func firstByte(of connection: ConnectionID) -> UInt8? {
    self.connection(connection)?.firstByte
  }

  /// A connection that is still there.
  func connection(_ id: ConnectionID) -> Connection? {
    let slot = Int(id.raw & ((1 << Self.slotBits) - 1))
    guard slot < slots.count, let connection = slots[slot], connection.id == id else { return nil }
    return connection
  }

  /// Looks at it again at the end of this round, outside of whatever the service is doing.
  func revive(_ connection: Connection) {
    guard !connection.isRevived else { return }
    connection.isRevived = true
    revived.append(connection)
  }

  private func wantsLines(_ connection: Connection) -> Bool {
    !isStopping && connection.wantsLines(outputBytes: limits.outputBytes)
  }

  /// Has the poller watch what the connection is waiting for.
  func arm(_ connection: Connection) {
    var interest: Interest = .watched
    switch connection.state {
    case .open:
      if !connection.inputEnded, wantsLines(connection), connection.backlog.isEmpty {
        interest.insert(.read)
      }
    case .closing: break
    case .lingering: interest.insert(.read)
    case .gone: return
    }
    if connection.isBlocked { interest.insert(.write) }
    watch(connection, interest)
  }

  private func watch(_ connection: Connection, _ interest: Interest) {
    guard interest != connection.armed else { return }
    let taken = poller.watch(
      connection.descriptor, token: connection.id.raw, from: connection.armed, to: interest)
    connection.armed = interest
    // Only a descriptor that is no socket is refused, and `adopt` takes none.
    if !taken { end(connection, .lost) }
  }

  /// Takes what the poller said of a connection.
  func handle(_ connection: Connection, _ ready: Readiness) {
    if ready.contains(.write) {
      connection.isBlocked = false
      write(connection)
    }
    guard connection.state != .gone, ready.contains(.read) || ready.contains(.hangUp) else {
      return
    }
    if connection.state == .lingering {
      discard(connection)
    } else if wantsLines(connection), !connection.inputEnded, connection.backlog.isEmpty {
      read(connection)
    } else if ready.contains(.hangUp) {
      hungUp(connection)
    } else {
      connection.isStalled = true
      // Reading is taken off the watch only when it would be told again and again.
      arm(connection)
    }
  }

  /// The other end is gone and cannot be written to, but may have left lines behind.
  private func hungUp(_ connection: Connection) {
    if connection.unwritten > 0 || connection.inputEnded || connection.state == .closing {
      destroy(connection, connection.reason ?? .peerClosed)
    } else {
      // A hang-up cannot be masked: it is not watched at all until it may be read.
      connection.isStalled = true
      watch(connection, [])
    }
  }

  private func read(_ connection: Connection) {
    let count = recv(connection.descriptor, buffer.baseAddress, buffer.count, 0)
    if count > 0 {
      figures.bytesIn += count
      let bytes = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(buffer)[0..<count])
      var cursor = 0
      take(connection, bytes, from: &cursor)
      if cursor < count, connection.state == .open, !connection.isDeaf {
        connection.backlog = Array(bytes[cursor...])
        connection.backlogStart = 0
        connection.isStalled = true
      }
    } else if count == 0 {
      endInput(connection)
    } else if errno != EAGAIN && errno != EINTR {
      destroy(connection, .lost)
    }
  }

  private func discard(_ connection: Connection) {
    let count = recv(connection.descriptor, buffer.baseAddress, buffer.count, 0)
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) {
      destroy(connection, connection.reason ?? .closedByService)
    }
  }

  /// Frames bytes and hands the lines over, until they are used up or the connection wants no more.
  private func take(
    _ connection: Connection, _ bytes: UnsafeBufferPointer<UInt8>, from cursor: inout Int
  ) {
    if connection.firstByte == nil { connection.firstByte = bytes.first }
    if connection.isFirstLine, connection.door.isPublic, speaksTLS(connection, bytes) {
      cut(connection, .tls)
      return
    }
    var endedOne = false
    while wantsLines(connection) {
      guard let event = connection.framer.next(in: bytes, from: &cursor) else { break }
      endedOne = true
      switch event {
      case .line(let text):
        if connection.isFirstLine {
          connection.isFirstLine = false
          if connection.door.isPublic, let foreign = ForeignProtocol.detect(firstLine: text) {
            cut(connection, foreign)
            return
          }
        }
        deliver(.text(text), from: connection)
      case .tooLong: deliver(.tooLong, from: connection)
      case .notUTF8: deliver(.notUTF8, from: connection)
      case .endOfPatience:
        endOfPatience(with: connection)
        return
      }
    }
    watchLine(connection, begun: endedOne)
  }

  /// No line is taken from it any more. What the service still owes it is sent first: the service
  /// ends it, as it does when input ends.
  private func endOfPatience(with connection: Connection) {
    connection.isDeaf = true
    connection.lineBegan = 0
    service?.inputEnded(connection.id, at: moment)
    arm(connection)
  }

  private func speaksTLS(_ connection: Connection, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let next = bytes.first else { return false }
    if !connection.framer.isInsideLine {
      let second = bytes.count > 1 ? bytes[1] : nil
      return ForeignProtocol.detect(first: next, second: second) == .tls
    }
    guard connection.framer.length == 1, let first = connection.framer.firstByte else {
      return false
    }
    return ForeignProtocol.detect(first: first, second: next) == .tls
  }

  private func deliver(_ line: InboundLine, from connection: Connection) {
    figures.lines += 1
    let admitted = !connection.door.isPublic || isInTime(connection)
    service?.line(connection.id, admitted ? line : .tooFast, at: moment)
  }

  /// Counts a line against the rate; false when it came too fast.
  private func isInTime(_ connection: Connection) -> Bool {
    let interval = 1_000_000_000 / UInt64(max(1, limits.linesPerSecond))
    let burst = interval * UInt64(max(0, limits.lineBurst - 1))
    let due = max(connection.rateClock, moment.monotonic)
    guard due - moment.monotonic <= burst else { return false }
    connection.rateClock = due + interval
    return true
  }

  /// Notes when the unfinished line began, so that a sweep finds one that does not end.
  private func watchLine(_ connection: Connection, begun anew: Bool) {
    guard connection.framer.isInsideLine, connection.door != .customersStandard else {
      connection.lineBegan = 0
      return
    }
    if anew || connection.lineBegan == 0 { connection.lineBegan = moment.monotonic }
    sweepSoon()
  }

  private func endInput(_ connection: Connection) {
    connection.inputEnded = true
    connection.lineBegan = 0
    let rest = connection.framer.finish()
    // A pipe's last line may lack its newline; on a network it was cut off, and half a message
    // must not be acted upon.
    if connection.door == .customersStandard, !rest.isEmpty {
      deliver(
        String(validating: rest, as: UTF8.self).map { .text($0) } ?? .notUTF8, from: connection)
    }
    if connection.state == .open { service?.inputEnded(connection.id, at: moment) }
    arm(connection)
  }

  /// Goes on with the connections that may be read again.
  func revive() {
    guard !revived.isEmpty else { return }
    let list = revived
    revived = []
    for connection in list {
      connection.isRevived = false
      guard wantsLines(connection) else { continue }
      connection.isStalled = false
      if !connection.inputEnded { takeBacklog(connection) }
      if connection.state == .open { arm(connection) }
    }
  }

  private func takeBacklog(_ connection: Connection) {
    let backlog = connection.backlog
    var cursor = connection.backlogStart
    backlog.withUnsafeBufferPointer { take(connection, $0, from: &cursor) }
    if cursor < backlog.count, connection.state == .open, !connection.isDeaf {
      connection.backlogStart = cursor
      connection.isStalled = true
    } else {
      connection.backlog = []
      connection.backlogStart = 0
    }
  }
}
