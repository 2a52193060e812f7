public import Text

/// What each waiting customer was last told about their place, and when they hear again: at places
/// 1 to 3, and when the place has halved, the latter at most once a minute. A place that got worse
/// is not told. Source: the design, section 6.
public struct PlaceNotices: Hashable, Sendable {
  private struct Told: Hashable, Sendable {
    let place: Int
    let at: UInt64
  }
  /// The last of the places that are told one by one.
  public static let countedPlaces = 3
  /// The shortest time between two notices of the other kind, in nanoseconds.
  public let pause: UInt64
  private var told: [ConversationID: Told] = [:]
  /// When a notice that had to wait for its minute is due.
  public private(set) var nextDue: UInt64?

  public init(pause: UInt64) { self.pause = pause }

  /// The customer heard `place` just now, in whatever words.
  public mutating func tell(_ conversation: ConversationID, place: Int, at now: UInt64) {
    told[conversation] = Told(place: place, at: now)
  }

  /// The customer no longer waits.
  public mutating func forget(_ conversation: ConversationID) { told[conversation] = nil }

  /// Those of `waiting` who must hear their place now, in the same order; they count as told. Whoever
  /// was never told is told.
  public mutating func due(
    _ waiting: some Sequence<(conversation: ConversationID, place: Int)>, at now: UInt64
  ) -> [(conversation: ConversationID, place: Int)] {
    nextDue = nil
    return waiting.filter { conversation, place in
      guard isDue(conversation, place: place, at: now) else { return false }
      told[conversation] = Told(place: place, at: now)
      return true
    }
  }

  private mutating func isDue(
    _ conversation: ConversationID, place: Int, at now: UInt64
  ) -> Bool {
    guard let last = told[conversation] else { return true }
    guard place < last.place else { return false }
    if place <= Self.countedPlaces { return true }
    guard place <= last.place / 2 else { return false }
    let end = last.at.later(by: pause)
    if end <= now { return true }
    nextDue = min(nextDue ?? end, end)
    return false
  }
}

extension UInt64 {
  /// This moment of the monotonic clock and `nanoseconds` more; the end of time instead of an
  /// overflow.
  func later(by nanoseconds: UInt64) -> UInt64 {
    let (sum, overflows) = addingReportingOverflow(nanoseconds)
    return overflows ? .max : sum
  }
}
