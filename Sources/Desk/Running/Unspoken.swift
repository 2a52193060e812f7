import Store
import Wire

/// Lines decided and not yet said, in the order of their commits: they go out when their commit is
/// on disk. State may run ahead of the disk, speech never does.
struct Unspoken {
  struct Line {
    let commit: CommitNumber
    let connection: ConnectionID
    let bytes: [UInt8]
    let then: Then
  }
  /// What follows once the bytes are sent.
  enum Then {
    case nothing
    /// Its connection is owed one answer less. The greeting before a message's own answer: should
    /// it be lost, the answer's error is said and no other.
    case begun
    /// Its connection is owed one answer less.
    case answered
    /// The same, and the bytes are no turn: they are true whatever becomes of the commit.
    case refused
    /// Its connection is owed one answer less, and a terminal that says no more is let go.
    case farewell
    /// An agent's request is answered.
    case agreed(AgentReceipt)
    /// Its connection is let go.
    case close

    /// Whether a command that waits for it is owed an answer.
    var owesAnswer: Bool {
      switch self {
      case .nothing, .agreed: false
      case .begun, .answered, .refused, .farewell, .close: true
      }
    }
  }
  private var waiting: [Line] = []
  private var head = 0

  mutating func hold(_ line: Line) { waiting.append(line) }

  /// The next line whose commit is on disk.
  mutating func next(upTo commit: CommitNumber) -> Line? {
    guard head < waiting.count, waiting[head].commit <= commit else { return nil }
    let line = waiting[head]
    head += 1
    if head == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 4_096 {
      waiting.removeFirst(head)
      head = 0
    }
    return line
  }

  /// Takes out everything that was decided in `commit`, which is not on disk.
  mutating func drop(_ commit: CommitNumber) -> [Line] {
    let lost = waiting[head...].filter { $0.commit == commit }
    waiting = waiting[head...].filter { $0.commit != commit }
    head = 0
    return lost
  }

  var isEmpty: Bool { head == waiting.count }
}
