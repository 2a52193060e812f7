/// A moment of the wall clock, in milliseconds since 1970-01-01T00:00:00Z.
public struct Timestamp: Hashable, Sendable, Comparable {
  public let milliseconds: Int64
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  public static func < (a: Self, b: Self) -> Bool { a.milliseconds < b.milliseconds }
  public func adding(seconds: Int) -> Timestamp {
    Timestamp(milliseconds: milliseconds &+ Int64(seconds) &* 1_000)
  }
  /// Whole seconds from `other` to this moment, rounded down; negative when this one is earlier.
  public func seconds(since other: Timestamp) -> Int {
    Int(floorDivided(milliseconds &- other.milliseconds, by: 1_000))
  }

  /// Reads `2026-11-21T14:00+09:00` or `…:00Z`, seconds optional, the offset needed; nil otherwise.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func two(_ at: Int) -> Int? {
      guard at + 2 <= bytes.count else { return nil }
      let digits = bytes[at..<at + 2].map { Int($0) - Int(UInt8(ascii: "0")) }
      guard digits.allSatisfy((0...9).contains) else { return nil }
      return digits[0] * 10 + digits[1]
    }
    func has(_ character: Unicode.Scalar, _ at: Int) -> Bool {
      at < bytes.count && UInt32(bytes[at]) == character.value
    }
    guard bytes.count >= 17, let date = CivilDate(String(decoding: bytes[0..<10], as: UTF8.self)),
      has("T", 10), has(":", 13), let hour = two(11), let minute = two(14), hour < 24, minute < 60
    else { return nil }
    var at = 16
    var second = 0
    if has(":", at) {
      guard let read = two(at + 1), read < 60 else { return nil }
      second = read
      at += 3
    }
    var offset = 0
    if has("Z", at) {
      at += 1
    } else {
      guard has("+", at) || has("-", at), has(":", at + 3), let hours = two(at + 1),
        let minutes = two(at + 4), hours < 15, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * 60 * (has("-", at) ? -1 : 1)
      at += 6
    }
    guard at == bytes.count else { return nil }
    let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset
    milliseconds = Int64(seconds) * 1_000
  }
}

/// The shop's time zone, as a fixed distance from UTC: Japan has no daylight saving.
public struct ShopZone: Hashable, Sendable {
  /// Seconds east of UTC.
  public let offsetSeconds: Int
  public static let japan = ShopZone(offsetSeconds: 9 * 3_600)

  public init(offsetSeconds: Int) { self.offsetSeconds = offsetSeconds }

  /// Reads `Asia/Tokyo`, `Japan`, `UTC`, or `UTC+09:00`; nil for zones with daylight saving, which
  /// the desk does not keep.
  public init?(_ text: String) {
    switch text {
    case "Asia/Tokyo", "Japan": self = .japan
    case "UTC", "Etc/UTC": self = ShopZone(offsetSeconds: 0)
    case "Asia/Seoul": self = .japan
    default:
      // All of it: `UTC:30Z` would make a moment too.
      guard text.hasPrefix("UTC"), text.utf8.count == "UTC+09:00".utf8.count,
        let moment = Timestamp("1970-01-02T00:00\(text.dropFirst(3))")
      else { return nil }
      offsetSeconds = 86_400 - Int(moment.milliseconds / 1_000)
    }
  }

  private func parts(of moment: Timestamp) -> (day: Int, secondOfDay: Int) {
    let local = floorDivided(moment.milliseconds, by: 1_000) + Int64(offsetSeconds)
    let day = floorDivided(local, by: 86_400)
    return (Int(day), Int(local - day * 86_400))
  }

  /// The day in the shop at `moment`.
  public func date(of moment: Timestamp) -> CivilDate {
    CivilDate.epoch.adding(days: parts(of: moment).day)
  }

  /// Seconds after the shop's midnight, 0..<86,400.
  public func secondOfDay(_ moment: Timestamp) -> Int { parts(of: moment).secondOfDay }

  /// `2026-11-21T14:00:00+09:00`.
  public func text(_ moment: Timestamp) -> String {
    let (_, second) = parts(of: moment)
    let offset = abs(offsetSeconds) / 60
    let two = CivilDate.two
    return "\(date(of: moment))T\(two(second / 3_600)):\(two(second / 60 % 60)):\(two(second % 60))"
      + "\(offsetSeconds < 0 ? "-" : "+")\(two(offset / 60)):\(two(offset % 60))"
  }

  /// The moment of `secondOfDay` on `day` in the shop.
  public func moment(_ day: CivilDate, secondOfDay: Int) -> Timestamp {
    Timestamp(milliseconds: Int64(day.dayNumber * 86_400 + secondOfDay - offsetSeconds) * 1_000)
  }
}

/// The quotient rounded down. In whole numbers: a `Double` would need the C library's mathematics,
/// which nothing else here links, and loses milliseconds far from 1970.
private func floorDivided(_ number: Int64, by divisor: Int64) -> Int64 {
  number / divisor - (number % divisor < 0 ? 1 : 0)
}
