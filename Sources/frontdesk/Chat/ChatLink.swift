/// A conversation over a connection that may be lost and found again.
final class ChatLink {
  /// Between two tries to find a desk again.
  static let retryMilliseconds: Int32 = 500
  /// Tries before the customer is told that it failed: half a minute.
  private static let tries = 60

  /// Closed twice within this time, it was not a desk that ended but another window that took the
  /// conversation; coming back again would only push that one out.
  private static let pushedOutTime = Duration.seconds(60)

  enum State: Hashable {
    case up
    /// Waiting for the next try.
    case lost
    /// The desk let a silent customer go; found again when there is something to say.
    case resting
    /// Nothing more will come.
    case over(Ending)
  }

  enum Ending: Hashable {
    /// The desk in this process ended, or the connection ended when it should.
    case deskEnded
    case notFoundAgain
    /// Another window took the conversation.
    case elsewhere
  }

  /// What a try to find a desk again came to.
  enum Try: Hashable {
    case nothingNew
    /// There is no desk, and nobody was told yet.
    case lost
    case foundAgain
  }

  private(set) var state = State.up
  private(set) var session: ChatSession
  private(set) var connection: DeskConnection
  private let tokens: TokenFile?
  private let reconnect: (@Sendable () -> Int32?)?
  private var triesLeft = tries
  /// When the desk last closed a connection by its own will.
  private var lastClosing: ContinuousClock.Instant?
  private var nextTry = ContinuousClock.now
  /// Whether the customer was told that the connection is gone.
  private var isToldLost = false

  init(
    socket: Int32, session: ChatSession, tokens: TokenFile?,
    reconnect: (@Sendable () -> Int32?)?
  ) {
    connection = DeskConnection(socket)
    self.session = session
    self.tokens = tokens
    self.reconnect = reconnect
  }

  /// The first words to the desk.
  func begin() { _ = perform(session.connected()) }

  /// Milliseconds until something is due; -1 for never.
  var patience: Int32 {
    switch state {
    case .lost: Self.retryMilliseconds
    case .up, .resting, .over: -1
    }
  }

  func say(_ text: String) {
    _ = perform(session.say(text))
    wake()
  }
  func sayRaw(_ line: [UInt8]) {
    _ = perform(session.sayRaw(line))
    wake()
  }

  private func wake() {
    guard state == .resting else { return }
    state = .lost
    isToldLost = false
    triesLeft = Self.tries
    nextTry = .now
  }

  /// Says goodbye once everything that was said is answered.
  func leave() { _ = perform(session.leave()) }

  /// Everything that came since the last call, as it is to be shown.
  func receive() -> [ChatSession.Shown] {
    guard state == .up else { return [] }
    connection.flush()
    var shown: [ChatSession.Shown] = []
    for message in connection.receive() {
      shown += perform(session.received(message))
    }
    if !connection.isOpen { lose() }
    return shown
  }

  private func lose() {
    var isPushedOut = false
    if session.isClosing {
      isPushedOut = lastClosing.map { $0 + Self.pushedOutTime > .now } ?? false
      lastClosing = .now
    }
    let rests = session.wasLetGo
    session.disconnected()
    if reconnect == nil {
      state = .over(.deskEnded)
    } else if rests {
      state = .resting
    } else if isPushedOut {
      state = .over(.elsewhere)
    } else {
      state = .lost
      isToldLost = true
      triesLeft = Self.tries
      // What just closed a connection may still be there to take another one.
      nextTry = .now + .milliseconds(Int(Self.retryMilliseconds))
    }
  }

  /// Tries to find a desk again when it is time to.
  func tryAgain() -> Try {
    guard state == .lost, let reconnect, nextTry <= .now else { return .nothingNew }
    if let socket = reconnect() {
      connection = DeskConnection(socket)
      state = .up
      begin()
      return isToldLost ? .foundAgain : .nothingNew
    }
    triesLeft -= 1
    nextTry = .now + .milliseconds(Int(Self.retryMilliseconds))
    if triesLeft == 0 { state = .over(.notFoundAgain) }
    defer { isToldLost = true }
    return isToldLost ? .nothingNew : .lost
  }

  private func perform(_ effects: [ChatSession.Effect]) -> [ChatSession.Shown] {
    var shown: [ChatSession.Shown] = []
    for effect in effects {
      switch effect {
      case .send(let bytes): connection.send(bytes)
      // What comes of it is told when the connection ends.
      case .show(.problem(code: "closing", _, _)) where reconnect != nil: continue
      case .show(let one): shown.append(one)
      case .keepToken(let token): tokens?.keep(token)
      case .dropToken: tokens?.remove()
      case .ready: continue
      }
    }
    return shown
  }
}
