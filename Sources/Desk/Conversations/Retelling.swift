import Conversations
import Store
import Text

/// A stored conversation told again: its lines with their sequence numbers, and its turns.
struct Retelling {
  struct Line {
    let event: Event
    let seq: Int
    /// What the conversation spoke, and what else its turn did: some words depend on it.
    let language: Language
    let turn: TurnContext
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
      var said: [(event: Event, seq: Int)] = []
      for event in entry.events {
        state.apply(event)
        if event.isLine { said.append((event, state.sequence)) }
      }
      let (language, turn) = (state.language, TurnContext(entry.events))
      lines += said.map { Line(event: $0.event, seq: $0.seq, language: language, turn: turn) }
      if let report = TurnReport(entry.events, after: state) {
        turns.append(Told(lines: Array(lines[begin...]), report: report))
      }
    }
  }
}
