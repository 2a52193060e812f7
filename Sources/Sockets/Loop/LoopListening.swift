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
  /// Takes connections on a TCP port.
  /// - Parameters:
  ///   - address: in numbers, or `localhost`.
  ///   - port: 0 for any free one.
  ///   - allowRemote: whether an address that other machines can reach is meant.
  /// - Returns: the port.
  @discardableResult
  public func listenTCP(
    address: String = "127.0.0.1", port: Int, door: Door, allowRemote: Bool = false
  ) throws(SocketError) -> Int {
    let listener = try Listener.tcp(
      address: address, port: port, door: door, allowRemote: allowRemote)
    try add(listener)
    return listener.port
  }

  /// Takes connections on a socket file of mode 0600. A file left over by a desk that is gone is
  /// replaced; the file goes when the loop does.
  public func listenUnix(path: String, door: Door) throws(SocketError) {
    try add(Listener.unix(path: path, door: door))
  }

  /// Serves a connected socket, such as one end of a socket pair, as if it had come in by `door`;
  /// the loop owns the descriptor from here on.
  /// - Throws: `SocketError` when it is none; then it is left as it was.
  @discardableResult
  public func adopt(fileDescriptor: Int32, door: Door) throws(SocketError) -> ConnectionID {
    var about = stat()
    guard fstat(fileDescriptor, &about) == 0, about.st_mode & S_IFMT == S_IFSOCK else {
      throw SocketError(ENOTSOCK, doing: "serve descriptor", at: "\(fileDescriptor)")
    }
    let flags = fcntl(fileDescriptor, F_GETFL)
    _ = fcntl(fileDescriptor, F_SETFL, flags | O_NONBLOCK)
    _ = fcntl(fileDescriptor, F_SETFD, FD_CLOEXEC)
    return begin(fileDescriptor, door: door, address: .local).id
  }

  private func add(_ listener: Listener) throws(SocketError) {
    let token = Self.listenerToken + UInt64(listeners.count)
    guard poller.watch(listener.descriptor, token: token, from: [], to: [.watched, .read]) else {
      throw SocketError(errno, doing: "watch the listener", at: nil)
    }
    listeners.append(listener)
  }

  /// Takes those who wait at a listener; a round's worth, so that lines are not kept waiting.
  func accept(_ index: Int) {
    guard listeners.indices.contains(index) else { return }
    let listener = listeners[index]
    for _ in 0..<128 {
      var peer = frontdesk_peer()
      let descriptor = frontdesk_accept(listener.descriptor, &peer)
      if descriptor >= 0 {
        admit(descriptor, Self.address(peer), door: listener.door)
        continue
      }
      switch -descriptor {
      case EINTR, ECONNABORTED, EPROTO: continue
      case EMFILE, ENFILE, ENOBUFS, ENOMEM:
        guard turnAwayByReserve(listener) else { return }
      default: return
      }
    }
  }

  private func admit(_ descriptor: Int32, _ address: PeerAddress, door: Door) {
    guard hasRoom(for: door, address) else {
      refuse(descriptor, address, door: door)
      return
    }
    figures.accepted += 1
    begin(descriptor, door: door, address: address)
  }

  private func hasRoom(for door: Door, _ address: PeerAddress) -> Bool {
    guard connectionCount + refusedCount < descriptorRoom else { return false }
    if door.isPublic, perAddress[address.network, default: 0] >= limits.connectionsPerAddress {
      return false
    }
    switch door.side {
    // Those who run the desk must get in when it is full.
    case .admin: return true
    case .agents: return figures.agents < limits.agentConnections
    case .customers:
      return figures.customers < max(1, limits.connections - limits.agentConnections)
    }
  }

  @discardableResult
  private func begin(_ descriptor: Int32, door: Door, address: PeerAddress) -> Connection {
    let connection = place(descriptor, door: door, address: address)
    connectionCount += 1
    switch door.side {
    case .customers: figures.customers += 1
    case .agents: figures.agents += 1
    case .admin: break
    }
    if door.isPublic { perAddress[address.network, default: 0] += 1 }
    arm(connection)
    service?.opened(connection.id, door: door, address: address, at: moment)
    return connection
  }

  private func place(_ descriptor: Int32, door: Door, address: PeerAddress) -> Connection {
    let slot = freeSlots.popLast() ?? slots.count
    let id = ConnectionID(raw: nextSerial << Self.slotBits | UInt64(slot))
    nextSerial += 1
    let connection = Connection(
      id: id, descriptor: descriptor, door: door, address: address, limits: limits)
    if slot == slots.count { slots.append(connection) } else { slots[slot] = connection }
    return connection
  }

  /// Tells somebody for whom there is no room, and lets him read it.
  private func refuse(_ descriptor: Int32, _ address: PeerAddress, door: Door) {
    figures.refused += 1
    Self.tellRefused(descriptor, door)
    guard refusedCount < Self.refusedRoom else {
      closeDescriptor(descriptor)
      return
    }
    let connection = place(descriptor, door: door, address: address)
    connection.isRefused = true
    refusedCount += 1
    linger(connection)
  }

  private static func tellRefused(_ descriptor: Int32, _ door: Door) {
    let error = WireError(.tooManyConnections)
    let line = door.speaksJSONOnly ? error.agentLine(id: nil) : error.customerLine
    _ = line.withUnsafeBytes { frontdesk_send(descriptor, $0.baseAddress, UInt($0.count)) }
  }

  /// No descriptor is left: the reserve is given up for a moment, so that the one who waits hears
  /// it. False when not even that helps; then the listener sleeps until the next sweep.
  private func turnAwayByReserve(_ listener: Listener) -> Bool {
    if reserve >= 0 {
      closeDescriptor(reserve)
      reserve = -1
      var peer = frontdesk_peer()
      let descriptor = frontdesk_accept(listener.descriptor, &peer)
      if descriptor >= 0 {
        figures.refused += 1
        Self.tellRefused(descriptor, listener.door)
        shutdown(descriptor, Int32(SHUT_WR))
        closeDescriptor(descriptor)
      }
      reserve = open("/dev/null", O_RDONLY | O_CLOEXEC)
      if descriptor >= 0, reserve >= 0 { return true }
      if descriptor == -EAGAIN { return false }
    }
    mute(listener, true)
    sweepSoon()
    return false
  }

  private func mute(_ listener: Listener, _ muted: Bool) {
    guard listener.isMuted != muted,
      let index = listeners.firstIndex(where: { $0 === listener })
    else { return }
    listener.isMuted = muted
    let watched: Interest = [.watched, .read]
    poller.watch(
      listener.descriptor, token: Self.listenerToken + UInt64(index),
      from: muted ? watched : [], to: muted ? [] : watched)
  }

  /// Wakes the listeners that slept.
  func unmuteListeners() {
    if reserve < 0 { reserve = open("/dev/null", O_RDONLY | O_CLOEXEC) }
    for listener in listeners where listener.isMuted { mute(listener, false) }
  }

  private static func address(_ peer: frontdesk_peer) -> PeerAddress {
    withUnsafeBytes(of: peer.bytes) { bytes in
      switch peer.family {
      case 4: .ip4(UInt32(bigEndian: bytes.loadUnaligned(as: UInt32.self)))
      case 6:
        .ip6(
          UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
          UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
      default: .local
      }
    }
  }
}
