#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a descriptor is watched for; nothing at all when empty.
struct Interest: OptionSet {
  let rawValue: UInt8
  /// Hang-ups and errors only.
  static let watched = Interest(rawValue: 1)
  static let read = Interest(rawValue: 2)
  static let write = Interest(rawValue: 4)
}

/// What a descriptor is ready for.
struct Readiness: OptionSet {
  let rawValue: UInt8
  static let read = Readiness(rawValue: 1)
  static let write = Readiness(rawValue: 2)
  /// Both directions are over, or an error waits to be read.
  static let hangUp = Readiness(rawValue: 4)
}

/// The two clocks of the machine; the only place of the loop that reads them.
enum Clocks {
  /// Nanoseconds since some start, never backwards.
  static func monotonic() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }
  /// Milliseconds since 1970-01-01T00:00:00Z.
  static func wallMilliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) &* 1_000 &+ Int64(time.tv_nsec) / 1_000_000
  }
}

/// `close` of the C library, under a name that the loop's own `close` does not hide.
func closeDescriptor(_ descriptor: Int32) { close(descriptor) }
