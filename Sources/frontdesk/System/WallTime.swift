import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's wall clock.
enum WallTime {
  static var now: Timestamp {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    return Timestamp(
      milliseconds: Int64(now.tv_sec) &* 1_000 &+ Int64(now.tv_nsec) / 1_000_000)
  }
}
