import Conversations
import Store

/// Decided entries that mean something to the people at the desk, kept until they are on disk.
struct Followed {
  struct Item {
    let commit: CommitNumber
    let entry: Entry
    /// The lines of it, for the agent who has the chat.
    let lines: [TranscriptLine]
  }
  private var waiting: [Item] = []
  private var head = 0

  mutating func add(_ item: Item) { waiting.append(item) }

  /// The next one whose commit is on disk.
  mutating func next(upTo commit: CommitNumber) -> Item? {
    guard head < waiting.count, waiting[head].commit <= commit else { return nil }
    let item = waiting[head]
    head += 1
    if head == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      head = 0
    }
    return item
  }

  /// Takes out what was decided in `commit`, which is not on disk.
  mutating func drop(_ commit: CommitNumber) {
    waiting = waiting[head...].filter { $0.commit != commit }
    head = 0
  }
}
