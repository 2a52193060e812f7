import CLinux
public import Wire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Loop {
  public func send(_ bytes: [UInt8], to connection: ConnectionID) {
    guard let connection = self.connection(connection), connection.state == .open, !bytes.isEmpty
    else { return }
    // The other end has long stopped reading, and the service still has much to say: enough.
    if connection.isBlocked, connection.unwritten > 8 * limits.outputBytes {
      connection.output = []
      connection.outputStart = 0
      end(connection, .notReading)
      return
    }
    if connection.output.isEmpty {
      connection.output = bytes
    } else {
      connection.output.append(contentsOf: bytes)
    }
    soil(connection)
  }

  public func close(_ connection: ConnectionID) {
    guard let connection = self.connection(connection) else { return }
    let reason: CloseReason = connection.inputEnded ? .peerClosed : .closedByService
    end(connection, connection.isDeaf ? .garbage : reason)
  }

  /// Ends a connection for `reason` once its output is written, or it had time enough for that.
  func end(_ connection: Connection, _ reason: CloseReason) {
    guard connection.state == .open else { return }
    connection.state = .closing
    connection.reason = reason
    connection.backlog = []
    connection.lineBegan = 0
    connection.deadline = moment.after(seconds: limits.drainSeconds)
    sweepSoon()
    soil(connection)
  }

  /// Answers a client that speaks something else, in its own way, and ends it.
  func cut(_ connection: Connection, _ foreign: ForeignProtocol) {
    send(foreign.answer, to: connection.id)
    end(connection, .foreignProtocol)
  }

  private func soil(_ connection: Connection) {
    guard !connection.isDirty else { return }
    connection.isDirty = true
    dirty.append(connection)
  }

  /// Writes what this round has said, each connection once.
  func flush() {
    guard !dirty.isEmpty else { return }
    let list = dirty
    dirty.removeAll(keepingCapacity: true)
    for connection in list {
      connection.isDirty = false
      write(connection)
    }
  }

  /// Writes as much as the system takes.
  func write(_ connection: Connection) {
    guard connection.state == .open || connection.state == .closing else { return }
    while connection.unwritten > 0, !connection.isBlocked {
      let start = connection.outputStart
      let written = connection.output.withUnsafeBytes { bytes in
        frontdesk_send(
          connection.descriptor, bytes.baseAddress?.advanced(by: start),
          UInt(bytes.count - start))
      }
      if written >= 0 {
        figures.bytesOut += written
        connection.outputStart += written
      } else if written == -Int(EAGAIN) {
        connection.isBlocked = true
      } else if written != -Int(EINTR) {
        destroy(connection, connection.reason ?? (connection.inputEnded ? .peerClosed : .lost))
        return
      }
    }
    if connection.unwritten == 0 {
      connection.output = []
      connection.outputStart = 0
      if connection.state == .closing {
        depart(connection)
        return
      }
    } else if connection.outputStart > Self.bufferBytes {
      connection.output.removeFirst(connection.outputStart)
      connection.outputStart = 0
    }
    if connection.isBlocked || connection.armed.contains(.write) { arm(connection) }
    if connection.isStalled, connection.wantsLines(outputBytes: limits.outputBytes) {
      revive(connection)
    }
  }

  /// Everything is written: the service is told, and the other end given time to read.
  private func depart(_ connection: Connection) {
    let reason = connection.reason ?? .closedByService
    // Input over and output over: nothing is left to wait for.
    guard !connection.inputEnded else { return destroy(connection, reason) }
    leave(connection, reason)
    linger(connection)
  }

  /// Says that no more comes, and reads on until the other end has heard it.
  func linger(_ connection: Connection) {
    connection.state = .lingering
    connection.isBlocked = false
    connection.framer = LineFramer(limit: limits.lineBytes, patience: limits.garbageBytes)
    connection.deadline = moment.after(seconds: limits.drainSeconds)
    shutdown(connection.descriptor, Int32(SHUT_WR))
    sweepSoon()
    arm(connection)
  }

  /// Takes a connection out of the counts and tells the service, once.
  private func leave(_ connection: Connection, _ reason: CloseReason) {
    guard connection.state != .lingering, connection.state != .gone else { return }
    switch connection.door.side {
    case .customers: figures.customers -= 1
    case .agents: figures.agents -= 1
    case .admin: break
    }
    if connection.door.isPublic {
      let network = connection.address.network
      let left = perAddress[network, default: 1] - 1
      perAddress[network] = left > 0 ? left : nil
    }
    connection.state = .lingering
    service?.closed(connection.id, reason: reason, at: moment)
  }

  /// Lets go of a connection at once.
  func destroy(_ connection: Connection, _ reason: CloseReason) {
    guard connection.state != .gone else { return }
    leave(connection, reason)
    connection.state = .gone
    if connection.isRefused { refusedCount -= 1 } else { connectionCount -= 1 }
    connection.output = []
    connection.backlog = []
    if !connection.armed.isEmpty {
      poller.watch(
        connection.descriptor, token: connection.id.raw, from: connection.armed, to: [])
    }
    closeDescriptor(connection.descriptor)
    let slot = Int(connection.id.raw & ((1 << Self.slotBits) - 1))
    slots[slot] = nil
    freeSlots.append(slot)
  }

  /// Has a sweep come when it is due, if none is.
  func sweepSoon() {
    guard nextSweep == .max else { return }
    nextSweep = moment.monotonic + Self.sweepInterval
  }

  /// Ends what has taken too long.
  func sweep() {
    nextSweep = .max
    unmuteListeners()
    let now = moment.monotonic
    let patience = UInt64(max(1, limits.lineSeconds)) * 1_000_000_000
    var isNeeded = listeners.contains { $0.isMuted }
    for case let connection? in slots {
      switch connection.state {
      case .open:
        guard connection.lineBegan > 0 else { continue }
        if !connection.wantsLines(outputBytes: limits.outputBytes) {
          // The line cannot end while we do not read it.
          connection.lineBegan = now
        } else if now - connection.lineBegan > patience {
          end(connection, .unfinishedLine)
        }
        isNeeded = true
      case .closing, .lingering:
        if now >= connection.deadline {
          destroy(connection, connection.unwritten > 0 ? .notReading : connection.reason ?? .lost)
        } else {
          isNeeded = true
        }
      case .gone: continue
      }
    }
    if isNeeded { sweepSoon() }
  }
}
