import Desk

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The thread that does what may take long: one chore after another, in the order they came.
///
/// Unchecked because the compiler cannot see that what changes is only touched under `lock`.
final class ChoresThread: Chores, @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let wake: @Sendable () -> Void
  private var waiting: [(ticket: UInt64, work: @Sendable () -> ChoreResult)] = []
  private var done: [(ticket: UInt64, result: ChoreResult)] = []
  private var isOpen = true

  private init(wake: @escaping @Sendable () -> Void) {
    self.wake = wake
    pthread_mutex_init(lock, nil)
    pthread_cond_init(filled, nil)
  }

  deinit {
    pthread_cond_destroy(filled)
    pthread_mutex_destroy(lock)
    filled.deallocate()
    lock.deallocate()
  }

  /// - Parameter wake: called on the chores' thread when `drain` has something. It must not wait.
  /// - Returns: nil when the system has no thread left.
  static func start(wake: @escaping @Sendable () -> Void) -> ChoresThread? {
    let chores = ChoresThread(wake: wake)
    let thread = ProgramThread {
      while let chore = chores.next() { chores.finish(chore.ticket, chore.work()) }
      return .done
    }
    return thread == nil ? nil : chores
  }

  func start(ticket: UInt64, _ work: @escaping @Sendable () -> ChoreResult) {
    locked {
      waiting.append((ticket, work))
      pthread_cond_signal(filled)
    }
  }

  func drain() -> [(ticket: UInt64, result: ChoreResult)] {
    locked {
      defer { done = [] }
      return done
    }
  }

  /// Begins no further chore. The one under way is not waited for: nobody hears its result.
  func close() {
    locked {
      isOpen = false
      waiting = []
      pthread_cond_broadcast(filled)
    }
  }

  private func next() -> (ticket: UInt64, work: @Sendable () -> ChoreResult)? {
    locked {
      while waiting.isEmpty && isOpen { pthread_cond_wait(filled, lock) }
      return waiting.isEmpty ? nil : waiting.removeFirst()
    }
  }

  private func finish(_ ticket: UInt64, _ result: ChoreResult) {
    locked { done.append((ticket, result)) }
    wake()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }
}
