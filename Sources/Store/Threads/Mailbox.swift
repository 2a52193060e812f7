#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Messages from some threads to others, in order, each with its number from 1.
///
/// Unchecked because the compiler cannot see that `waiting`, `count` and `isOpen` are only touched
/// under `lock`.
final class Mailbox<Message: Sendable>: @unchecked Sendable {
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let filled = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private let capacity: Int
  private var waiting: [Message] = []
  private var count: UInt64 = 0
  private var isOpen = true

  /// - Parameter capacity: messages from which on `isFull`; senders are asked to stop, not stopped.
  init(capacity: Int) {
    self.capacity = capacity
    pthread_mutex_init(lock, nil)
    pthread_cond_init(filled, nil)
  }

  deinit {
    pthread_cond_destroy(filled)
    pthread_mutex_destroy(lock)
    filled.deallocate()
    lock.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(lock)
    defer { pthread_mutex_unlock(lock) }
    return body()
  }

  /// Puts in the message made from its number.
  /// - Returns: its number, and whether it was taken in: a closed mailbox takes nothing.
  func put(_ make: (UInt64) -> Message) -> (number: UInt64, isIn: Bool) {
    locked {
      count &+= 1
      guard isOpen else { return (count, false) }
      waiting.append(make(count))
      pthread_cond_signal(filled)
      return (count, true)
    }
  }

  /// Puts in all of `messages`; true when the box was empty before and is not now.
  func put(_ messages: [Message]) -> Bool {
    locked {
      let wasEmpty = waiting.isEmpty
      count &+= UInt64(messages.count)
      waiting.append(contentsOf: messages)
      pthread_cond_signal(filled)
      return wasEmpty && !messages.isEmpty
    }
  }

  /// Everything in the box, waiting for the first; nil when the box is closed and empty.
  func takeAll() -> [Message]? {
    locked {
      while waiting.isEmpty && isOpen { pthread_cond_wait(filled, lock) }
      guard !waiting.isEmpty else { return nil }
      return emptied()
    }
  }

  /// Everything in the box now.
  func takeAvailable() -> [Message] { locked { emptied() } }

  private func emptied() -> [Message] {
    var taken: [Message] = []
    swap(&taken, &waiting)
    return taken
  }

  var isFull: Bool { locked { waiting.count >= capacity } }

  /// Takes nothing more in. True the first time.
  func close() -> Bool {
    locked {
      defer {
        isOpen = false
        pthread_cond_broadcast(filled)
      }
      return isOpen
    }
  }
}
