#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread that runs one body to its end. Signals are left to the thread that started it.
struct WorkerThread: Sendable {
  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
  private let thread: pthread_t

  /// nil when the system has no thread left.
  init?(_ body: @escaping @Sendable () -> Void) {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let work = Unmanaged.passRetained(Work(body))
    #if canImport(Glibc)
      var made = pthread_t()
      let code = pthread_create(&made, nil, WorkerThread.run, work.toOpaque())
      let created: pthread_t? = made
    #else
      var created: pthread_t?
      let code = pthread_create(&created, nil, WorkerThread.run, work.toOpaque())
    #endif
    guard code == 0, let created else {
      work.release()
      return nil
    }
    thread = created
  }

  #if canImport(Glibc)
    private static let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
      { pointer in
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
        return nil
      }
  #else
    private static let run: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? =
      { pointer in
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }
  #endif

  /// Waits for the end of the body; once.
  func join() { pthread_join(thread, nil) }
}
