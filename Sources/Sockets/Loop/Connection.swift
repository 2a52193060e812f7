import Wire

/// What the loop knows of one connection. An idle one owns no memory but this.
final class Connection {
  enum State: UInt8 {
    case open
    /// To be ended once its output is written.
    case closing
    /// Written to the end; what still comes in is thrown away until the other end goes as well, so
    /// that the system does not throw away our last lines with it.
    case lingering
    case gone
  }

  let id: ConnectionID
  let descriptor: Int32
  let door: Door
  let address: PeerAddress
  var state = State.open
  /// What the poller watches now.
  var armed: Interest = []
  /// The service asked for no more lines.
  var isPaused = false
  /// No more bytes will come.
  var inputEnded = false
  /// It sent what nobody's line has: nothing of it is taken any more, and it ends for `garbage`
  /// when it was sent what it is owed.
  var isDeaf = false
  /// The first byte that ever came.
  var firstByte: UInt8?
  /// Its first line is still to come: it may speak something else.
  var isFirstLine = true
  /// The system takes no more output for now.
  var isBlocked = false
  /// In the loop's list of those with something to write or to end.
  var isDirty = false
  /// In the loop's list of those to be read again.
  var isRevived = false
  /// Has lines or readiness that were passed over and must be looked at again.
  var isStalled = false
  /// Turned away at the door: the service never heard of it.
  var isRefused = false
  /// Why it ends; nil while it does not, or when the service ended it.
  var reason: CloseReason?

  var framer: LineFramer
  /// Bytes read and not yet framed, from `backlogStart` on: only of a paused connection.
  var backlog: [UInt8] = []
  var backlogStart = 0
  /// Bytes to be written, from `outputStart` on.
  var output: [UInt8] = []
  var outputStart = 0
  /// When the next line is due at the long-run rate; behind the clock by up to a burst.
  var rateClock: UInt64 = 0
  /// When the unfinished line began, 0 for none; when a closing connection is cut.
  var lineBegan: UInt64 = 0
  var deadline: UInt64 = 0

  init(
    id: ConnectionID, descriptor: Int32, door: Door, address: PeerAddress, limits: WireLimits
  ) {
    self.id = id
    self.descriptor = descriptor
    self.door = door
    self.address = address
    // Behind a door that is not public the desk's own user sends: what is too long is thrown away,
    // and the conversation goes on.
    framer = LineFramer(
      limit: limits.lineBytes, patience: door.isPublic ? limits.garbageBytes : .max)
  }

  /// Bytes waiting to be written.
  var unwritten: Int { output.count - outputStart }

  /// Lines may be taken from it: it is open, not paused, and reads what it is sent.
  func wantsLines(outputBytes: Int) -> Bool {
    state == .open && !isPaused && !isDeaf && unwritten <= outputBytes
  }
}
