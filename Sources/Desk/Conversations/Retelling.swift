import Conversations
import Store

/// A stored conversation told again: its lines with their sequence numbers, and its turns.
struct Retelling {
  struct Line {
    let event: Event
    let seq: Int
  }
  struct Told {
    let lines: [Line]
    let report: TurnReport
  }
  private(set) var lines: [Line] = []
  private(set) var turns: [Told] = []

  var lastTurn: TurnReport? { turns.last?.report }

  init(_ entries: [Entry]) {
    guard case .opened(let id, let language, _) = entries.first?.events.first else { return }
    var state = ConversationState(id, language: language)
    for entry in entries {
      let begin = lines.count
      for event in entry.events {
        state.apply(event)
        if event.isLine { lines.append(Line(event: event, seq: state.sequence)) }
      }
      if let report = TurnReport(entry.events, after: state) {
        turns.append(Told(lines: Array(lines[begin...]), report: report))
      }
    }
  }
}
