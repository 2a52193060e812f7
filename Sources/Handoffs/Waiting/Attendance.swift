import Text

/// Since when nobody takes the customers of a queue that people wait in, and who of them knows.
/// Source: the design, sections 5 and 6: never a silent queue.
struct Attendance: Hashable, Sendable {
  /// By queue that nobody serves and somebody waits in unaware, of the monotonic clock.
  private var deserted: [QueueName: UInt64] = [:]
  private var aware: Set<HandoffID> = []

  /// The customer heard that nobody is there, and waits all the same.
  mutating func warned(_ id: HandoffID) { aware.insert(id) }

  mutating func forget(_ id: HandoffID) { aware.remove(id) }

  /// Those of `waiting` who must hear now that nobody is there any more: a while after the last one
  /// went, because a colleague may take the place or a connection come back.
  mutating func due(
    _ waiting: some Sequence<(id: HandoffID, queue: QueueName)>, after pause: UInt64,
    at now: UInt64, isStaffed: (QueueName) -> Bool
  ) -> [HandoffID] {
    var unaware: [QueueName: [HandoffID]] = [:]
    for (id, queue) in waiting {
      if isStaffed(queue) {
        aware.remove(id)
      } else if !aware.contains(id) {
        unaware[queue, default: []].append(id)
      }
    }
    // A queue that is served again, or whose customers all know, begins anew.
    deserted = deserted.filter { unaware[$0.key] != nil }
    var found: [HandoffID] = []
    for (queue, ids) in unaware {
      let since = deserted[queue] ?? now
      deserted[queue] = since
      guard since.later(by: pause) <= now else { continue }
      deserted[queue] = nil
      aware.formUnion(ids)
      found += ids
    }
    return found.sorted()
  }

  /// When somebody may have to hear it.
  func nextDue(after pause: UInt64) -> UInt64? { deserted.values.min()?.later(by: pause) }
}
