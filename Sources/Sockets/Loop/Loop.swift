import CLinux
public import Wire

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The event loop: listeners, connections, timers and signals of one thread. Lines go in to a
/// `LineService`, lines come out by `LineSink`; both on the thread that calls `run`, without a
/// lock. Only its waker is for other threads.
public final class Loop: LineSink {
  public let limits: WireLimits
  public let waker: LoopWaker
  public internal(set) var figures = LoopFigures()

  let wallClock: WallClock
  let poller: Poller
  var service: (any LineService)?
  var moment: Moment
  var timers = TimerHeap()
  var listeners: [Listener] = []

  /// Connections by slot; the low bits of a connection's number are its slot.
  var slots: [Connection?] = []
  var freeSlots: [Int] = []
  var nextSerial: UInt64 = 1
  var perAddress: [PeerAddress: Int] = [:]
  var connectionCount = 0
  var refusedCount = 0
  /// Most descriptors this process may have for connections.
  var descriptorRoom = 0
  /// Given back to be able to turn somebody away when no other descriptor is left.
  var reserve: Int32 = -1

  var dirty: [Connection] = []
  var revived: [Connection] = []
  /// When to look for lines that do not end and connections that do not go.
  var nextSweep = UInt64.max
  var isStopping = false
  var stopDeadline = UInt64.max
  var signalsSeen: Int32 = 0
  var catchesSignals = false

  /// Every read goes here first; only what is left of a line is kept.
  let buffer: UnsafeMutableBufferPointer<UInt8>

  static let slotBits: UInt64 = 20
  static let wakeToken = UInt64.max
  /// Listeners are told by their index above this; no connection's number comes near it.
  static let listenerToken = UInt64.max - 1_024
  static let bufferBytes = 65_536
  /// Between two sweeps, in nanoseconds.
  static let sweepInterval: UInt64 = 250_000_000
  /// Connections turned away that may take their time to read why.
  static let refusedRoom = 64

  /// - Parameter wallClock: where the time of day comes from; time-outs do not use it.
  /// - Throws: `SocketError` when the machine has no descriptors left.
  public init(limits: WireLimits, wallClock: WallClock = .running) throws(SocketError) {
    self.limits = limits
    self.wallClock = wallClock
    poller = try Poller()
    waker = try LoopWaker()
    buffer = .allocate(capacity: Self.bufferBytes)
    moment = Self.now(wallClock)
    poller.watch(waker.reading, token: Self.wakeToken, from: [], to: [.watched, .read])
    signal(SIGPIPE, SIG_IGN)
    descriptorRoom = Self.raiseDescriptorLimit()
    reserve = open("/dev/null", O_RDONLY | O_CLOEXEC)
  }

  deinit {
    for connection in slots { if let connection { closeDescriptor(connection.descriptor) } }
    if reserve >= 0 { closeDescriptor(reserve) }
    buffer.deallocate()
    if catchesSignals { frontdesk_catch_signals(-1) }
  }

  /// The time of the round.
  public var now: Moment { moment }

  /// Joins the service that the lines are for. The loop lets go of it when `run` ends.
  public func attach(_ service: any LineService) { self.service = service }

  /// From now on SIGTERM, SIGINT and SIGHUP come as `LineService.stopRequested`. Of the loops of
  /// one process, the last that asks gets them.
  public func catchSignals() {
    catchesSignals = true
    signalsSeen = frontdesk_signals_seen()
    frontdesk_catch_signals(waker.writing)
  }

  /// Serves until `stop`. Then all connections are closed and the service let go.
  public func run() {
    while !isOver { round() }
    end()
  }

  public func stop() { isStopping = true }

  public func setTimer(_ timer: TimerID, at monotonic: UInt64) { timers.set(timer, at: monotonic) }

  public func cancelTimer(_ timer: TimerID) { timers.cancel(timer) }

  /// One round: wait, take what came, let the service speak, write.
  private func round() {
    let count = poller.wait(milliseconds: patience())
    moment = Self.now(wallClock)
    var woken = false
    for index in 0..<count {
      let (token, ready) = poller.event(index)
      if token == Self.wakeToken {
        woken = true
      } else if token >= Self.listenerToken {
        accept(Int(token - Self.listenerToken))
      } else if let connection = connection(ConnectionID(raw: token)) {
        handle(connection, ready)
      }
    }
    if woken { answerWake() }
    fireTimers()
    revive()
    flush()
    if moment.monotonic >= nextSweep { sweep() }
    if isStopping, stopDeadline == .max { beginStop() }
  }

  /// How long the poller may wait: milliseconds, negative for ever.
  private func patience() -> Int32 {
    guard dirty.isEmpty, revived.isEmpty, !isStopping || stopDeadline != .max else { return 0 }
    let next = min(timers.earliest ?? .max, min(nextSweep, stopDeadline))
    guard next != .max else { return -1 }
    let now = Clocks.monotonic()
    guard next > now else { return 0 }
    // Rounded up, so that a timer is never early and the loop does not spin before it.
    return Int32(clamping: min((next - now) / 1_000_000, 3_600_000) + 1)
  }

  private func answerWake() {
    let called = waker.clear()
    if catchesSignals {
      let seen = frontdesk_signals_seen()
      while signalsSeen != seen {
        signalsSeen &+= 1
        service?.stopRequested(at: moment)
      }
    }
    if called { service?.woken(at: moment) }
  }

  private func fireTimers() {
    // A timer set meanwhile waits for the next round, however early it is.
    let last = timers.nextSerial
    while let timer = timers.popDue(at: moment.monotonic, before: last) {
      service?.timer(timer, at: moment)
    }
  }

  private var isOver: Bool {
    guard stopDeadline != .max else { return false }
    return moment.monotonic >= stopDeadline
      || !slots.contains { $0?.state == .open || $0?.state == .closing }
  }

  private func beginStop() {
    stopDeadline = moment.after(seconds: 1)
    listeners = []
    for case let connection? in slots where connection.state == .open {
      end(connection, .stopped)
    }
  }

  private func end() {
    for case let connection? in slots {
      // What was not read would have the system throw away what the other end has not read.
      shutdown(connection.descriptor, Int32(SHUT_WR))
      while recv(connection.descriptor, buffer.baseAddress, buffer.count, 0) == buffer.count {}
      destroy(connection, .stopped)
    }
    listeners = []
    dirty = []
    revived = []
    service = nil
  }

  private static func now(_ clock: WallClock) -> Moment {
    Moment(
      monotonic: Clocks.monotonic(), systemMilliseconds: Clocks.wallMilliseconds(), clock: clock)
  }

  /// Asks for as many descriptors as the machine allows.
  /// - Returns: how many of them connections may have; the rest is for files.
  private static func raiseDescriptorLimit() -> Int {
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #else
      let resource = RLIMIT_NOFILE
    #endif
    var limit = rlimit()
    guard getrlimit(resource, &limit) == 0 else { return .max }
    if limit.rlim_cur < limit.rlim_max {
      var raised = limit
      raised.rlim_cur = limit.rlim_max
      #if canImport(Darwin)
        raised.rlim_cur = min(raised.rlim_cur, rlim_t(OPEN_MAX))
      #endif
      if setrlimit(resource, &raised) == 0 { limit = raised }
    }
    return max(8, Int(clamping: limit.rlim_cur) - 64)
  }
}
