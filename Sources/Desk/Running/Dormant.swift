import Conversations
import Store
import Text

/// Open conversations that nobody is connected to and that memory does not hold, with what it
/// takes to see when their time is over.
struct Dormant {
  struct Row {
    let lastAt: Timestamp
    /// People have it, or it waits for them: it does not end by itself.
    let waits: Bool
  }
  private var rows: [ConversationID: Row] = [:]

  init(_ open: [ConversationRow]) {
    for row in open {
      rows[row.id] = Row(lastAt: row.lastAt, waits: row.owner.waitsForPeople)
    }
  }

  mutating func add(_ id: ConversationID, _ row: Row) { rows[id] = row }
  mutating func remove(_ id: ConversationID) { rows[id] = nil }

  /// Takes out those that were silent since before `moment`, at most `limit` of them, by number.
  mutating func expired(
    before moment: Timestamp, atMost limit: Int
  ) -> [ConversationID] {
    let over = rows.filter { $0.value.lastAt < moment && !$0.value.waits }
      .map(\.key).sorted().prefix(limit)
    for id in over { rows[id] = nil }
    return Array(over)
  }
}

extension Owner {
  /// Whether the next word is a person's.
  var waitsForPeople: Bool {
    switch self {
    case .queued, .agent: true
    case .desk, .nobody: false
    }
  }
}
