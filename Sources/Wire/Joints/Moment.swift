public import Text

/// One reading of both clocks, taken once a loop round and handed to everything that round calls.
public struct Moment: Hashable, Sendable {
  /// Nanoseconds of a clock that never jumps: what time-outs, offers and heartbeats run on.
  public let monotonic: UInt64
  /// What the shop's calendar says: what is stored and shown. Stands still under `--now`.
  public let wall: Timestamp

  public init(monotonic: UInt64, wall: Timestamp) {
    self.monotonic = monotonic
    self.wall = wall
  }

  /// - Parameter systemMilliseconds: the machine's wall clock, since 1970-01-01T00:00:00Z.
  public init(monotonic: UInt64, systemMilliseconds: Int64, clock: WallClock) {
    self.monotonic = monotonic
    wall =
      switch clock {
      case .running: Timestamp(milliseconds: systemMilliseconds)
      case .standing(let moment): moment
      }
  }

  /// The monotonic time `seconds` from here, for `LineSink.setTimer`; the far end of time when the
  /// sum would pass it, now when `seconds` is negative.
  public func after(seconds: Int) -> UInt64 {
    let (span, spanOverflow) = UInt64(max(0, seconds))
      .multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, sumOverflow) = monotonic.addingReportingOverflow(span)
    return spanOverflow || sumOverflow ? .max : sum
  }

  /// The same in milliseconds.
  public func after(milliseconds: Int) -> UInt64 {
    let (span, spanOverflow) = UInt64(max(0, milliseconds))
      .multipliedReportingOverflow(by: 1_000_000)
    let (sum, sumOverflow) = monotonic.addingReportingOverflow(span)
    return spanOverflow || sumOverflow ? .max : sum
  }

  /// Whole seconds of the monotonic clock from `other` to this moment; 0 when `other` is later.
  public func seconds(since other: Moment) -> Int {
    monotonic > other.monotonic ? Int((monotonic - other.monotonic) / 1_000_000_000) : 0
  }
}

/// Where wall time comes from. Source: the protocol, `--now`.
public enum WallClock: Hashable, Sendable {
  /// The machine's clock.
  case running
  /// Always this moment.
  case standing(Timestamp)
}

/// A timer, named by who sets it: two timers are the same when both numbers are.
public struct TimerID: Hashable, Sendable {
  /// What it is for: the service's own numbering.
  public let kind: UInt8
  /// Whose it is: a connection's or a conversation's number, 0 for the desk itself.
  public let owner: UInt64
  public init(kind: UInt8, owner: UInt64) {
    self.kind = kind
    self.owner = owner
  }
}
