/// How long the board waits for people, in nanoseconds of the monotonic clock.
public struct BoardFigures: Hashable, Sendable {
  /// An offer's life. Source: the design, section 6.
  public var offer: UInt64 = 30 * Self.second
  /// How long an agent may be silent. Source: the design, section 6.
  public var silence: UInt64 = 30 * Self.second
  /// After a restart, how long an agent's chats wait for that agent. Source: the design, section 6.
  public var keeping: UInt64 = 30 * Self.second
  /// Between two notices of a halved place. Source: the design, section 6.
  public var noticePause: UInt64 = 60 * Self.second

  public static let second: UInt64 = 1_000_000_000
  public init() {}
}
