/// A line as it came in, or why it could not be taken. Whatever the reason, the connection goes on
/// with the next line.
public enum InboundLine: Hashable, Sendable {
  /// Well-formed UTF-8 without its line end. It may hold any control code but a newline.
  case text(String)
  /// Longer than `line-bytes`; the rest of it is thrown away.
  case tooLong
  case notUTF8
  /// More than `lines-per-second`; the line was thrown away.
  case tooFast
}

/// What stands behind the lines: the running desk. Everything is called on the loop's thread, one
/// call at a time; nothing is called for a connection before its `opened` or after its `closed`.
public protocol LineService: AnyObject {
  /// Somebody came in.
  func opened(_ connection: ConnectionID, door: Door, address: PeerAddress, at moment: Moment)
  /// A line came, or one that could not be taken.
  func line(_ connection: ConnectionID, _ line: InboundLine, at moment: Moment)
  /// No more lines will come, but answers are still wanted: the other end sent all it had, or went
  /// away (which a socket does not tell apart), or sent more than a line has. The service ends the connection by
  /// `LineSink.close` when its last answer is sent.
  func inputEnded(_ connection: ConnectionID, at moment: Moment)
  /// The connection is gone; its number will not come again. Called once for each `opened`.
  func closed(_ connection: ConnectionID, reason: CloseReason, at moment: Moment)
  /// Somebody called the loop's waker: since the last call, at least once.
  func woken(at moment: Moment)
  /// A timer's time has come; it is no longer set.
  func timer(_ timer: TimerID, at moment: Moment)
  /// SIGTERM, SIGINT or SIGHUP came: finish, tell everyone, then call `LineSink.stop`. Called
  /// again for a second signal.
  func stopRequested(at moment: Moment)
}

/// What a service may do to the loop, on the loop's thread only. A connection that is gone is
/// passed over in silence: it may have gone while its answer was being made.
public protocol LineSink: AnyObject {
  /// Sends one or more whole lines, newlines included. They are written at the end of the round,
  /// together with whatever else is sent in it.
  func send(_ bytes: [UInt8], to connection: ConnectionID)
  /// No `line` for this connection until `resume`; what was read already is kept.
  func pause(_ connection: ConnectionID)
  func resume(_ connection: ConnectionID)
  /// Ends the connection once everything sent so far is written. No more lines come from it.
  func close(_ connection: ConnectionID)
  /// The first byte that the other end ever sent; nil before it. It shows the dialect even of a
  /// line that could not be taken.
  func firstByte(of connection: ConnectionID) -> UInt8?
  /// Calls `timer` at or after a monotonic time; a timer already set is moved to it.
  func setTimer(_ timer: TimerID, at monotonic: UInt64)
  func cancelTimer(_ timer: TimerID)
  /// Accepts and reads no more, writes what was sent, then ends the loop.
  func stop()
  /// What went through so far, for `health`.
  var figures: LoopFigures { get }
}

/// What a loop has carried since it began.
public struct LoopFigures: Hashable, Sendable {
  /// Connections open now.
  public var customers = 0
  public var agents = 0
  /// Connections taken, and turned away for want of room.
  public var accepted = 0
  public var refused = 0
  /// Lines handed to the service, those that could not be taken included.
  public var lines = 0
  public var bytesIn = 0
  public var bytesOut = 0
  public init() {}
}
