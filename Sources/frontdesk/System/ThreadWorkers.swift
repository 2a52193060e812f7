import Synchronization
import Text

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// As many threads as the machine has processors.
struct ThreadWorkers: Workers {
  /// What the threads of one piece of work share.
  private final class Board<Result: Sendable>: Sendable {
    private let next = Atomic(0)
    private let results: Mutex<[Result?]>
    private let work: @Sendable (Int) -> Result
    private let count: Int

    init(_ count: Int, _ work: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.work = work
      results = Mutex(Array(repeating: nil, count: count))
    }

    /// Does what nobody has begun, until nothing is left.
    func help() {
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        let result = work(number)
        results.withLock { $0[number] = result }
      }
    }

    var all: [Result] { results.withLock { $0.compactMap(\.self) } }
  }

  func map<Result: Sendable>(
    _ count: Int, _ work: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let board = Board(count, work)
    // This thread helps too; where no other can be had it does everything.
    let others = (1..<max(1, min(count, Self.processors))).compactMap { _ in
      ProgramThread {
        board.help()
        return .done
      }
    }
    board.help()
    for other in others { _ = other.join() }
    return board.all
  }

  private static let processors = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
