import Conversations
import Store
import Text

/// Open conversations that nobody is connected to and that memory does not hold, with what it
/// takes to close them when their time is over.
struct Dormant {
  struct Row {
    let entries: Int
    let lastAt: Timestamp
  }
  private var rows: [ConversationID: Row] = [:]

  init(_ open: [ConversationRow]) {
    for row in open { rows[row.id] = Row(entries: row.entries, lastAt: row.lastAt) }
  }

  mutating func add(_ id: ConversationID, entries: Int, lastAt: Timestamp) {
    rows[id] = Row(entries: entries, lastAt: lastAt)
  }
  mutating func remove(_ id: ConversationID) { rows[id] = nil }

  /// Takes out those that were silent since before `moment`, by number.
  mutating func expired(before moment: Timestamp) -> [(id: ConversationID, row: Row)] {
    let over = rows.filter { $0.value.lastAt < moment }.sorted { $0.key < $1.key }
    for (id, _) in over { rows[id] = nil }
    return over.map { ($0.key, $0.value) }
  }
}
