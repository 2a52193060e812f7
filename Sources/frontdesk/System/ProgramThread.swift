#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread that runs one job and gives its result.
final class ProgramThread: Sendable {
  private final class Job {
    let body: @Sendable () -> ExitCode
    init(_ body: @escaping @Sendable () -> ExitCode) { self.body = body }
  }

  private let handle: UInt

  /// nil when the system has no thread left.
  init?(_ body: @escaping @Sendable () -> ExitCode) {
    let job = Unmanaged.passRetained(Job(body))
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let result = pthread_create(&thread, nil, ProgramThread.main, job.toOpaque())
    guard result == 0 else {
      job.release()
      return nil
    }
    #if canImport(Glibc)
      handle = UInt(thread)
    #else
      handle = UInt(bitPattern: thread)
    #endif
  }

  /// Waits for the job's end.
  func join() -> ExitCode {
    var result: UnsafeMutableRawPointer?
    #if canImport(Glibc)
      pthread_join(pthread_t(handle), &result)
    #else
      if let thread = pthread_t(bitPattern: handle) { pthread_join(thread, &result) }
    #endif
    return ExitCode(rawValue: Int32(truncatingIfNeeded: Int(bitPattern: result))) ?? .failed
  }

  #if canImport(Glibc)
    private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      {
        $0.flatMap(run)
      }
  #else
    private static let main: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      {
        run($0)
      }
  #endif

  private static func run(_ job: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    let code = Unmanaged<Job>.fromOpaque(job).takeRetainedValue().body()
    return UnsafeMutableRawPointer(bitPattern: Int(code.rawValue))
  }
}
