import Store
import Text

/// Commits that are not yet reported, in their order, each with the conversation it carries a turn
/// of.
struct InFlight {
  private var queue: [(commit: CommitNumber, conversation: ConversationID)] = []
  private var head = 0

  mutating func add(_ commit: CommitNumber, of conversation: ConversationID) {
    queue.append((commit, conversation))
  }

  /// Takes out everything up to `commit`, which is on disk.
  mutating func finish(upTo commit: CommitNumber) {
    while head < queue.count, queue[head].commit <= commit { head += 1 }
    if head == queue.count {
      queue.removeAll(keepingCapacity: true)
      head = 0
    } else if head > 4_096 {
      queue.removeFirst(head)
      head = 0
    }
  }

  /// Takes out one commit that failed, and names its conversation.
  mutating func fail(_ commit: CommitNumber) -> ConversationID? {
    guard let index = queue[head...].firstIndex(where: { $0.commit == commit }) else { return nil }
    return queue.remove(at: index).conversation
  }

  var isEmpty: Bool { head == queue.count }
}
