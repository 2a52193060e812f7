#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The machine's own clock, which nobody sets: for measuring how long something took.
enum MachineClock {
  static var nanoseconds: UInt64 {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
  }
}
