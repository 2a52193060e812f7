import Conversations
import Text

/// What one entry changes in the tables beside the log: the only place that says so.
struct EntryChanges {
  /// Something that happens to handoffs, in the order of the events.
  enum OfHandoffs {
    /// A new one; an earlier chat of the conversation is done then.
    case made(Handoff)
    /// The conversation's chat waits in this queue.
    case waiting(QueueName)
    case taken(by: String)
    /// The conversation's chat is over.
    case done
  }
  /// The last complete turn; nil when no turn ended.
  private(set) var turn: Int?
  /// Who owns the conversation now; nil when that did not change.
  private(set) var owner: Owner?
  private(set) var closes = false
  private(set) var records: [Record] = []
  private(set) var handoffs: [OfHandoffs] = []
  private(set) var identityFailures: [OrderNumber] = []

  init(_ events: [Event]) {
    for event in events { take(event) }
  }

  private mutating func take(_ event: Event) {
    switch event {
    case .ended(let turn, _): self.turn = turn
    case .queued(let place):
      owner = .queued(place.queue)
      handoffs.append(.waiting(place.queue))
    case .transferred(let queue):
      owner = .queued(queue)
      handoffs.append(.waiting(queue))
    case .joined(let agent):
      owner = .agent(agent)
      handoffs.append(.taken(by: agent))
    case .closed:
      owner = .nobody
      closes = true
      handoffs.append(.done)
    case .handedOff(let handoff):
      if handoff.kind == .chat { owner = .queued(handoff.queue) }
      handoffs.append(.made(handoff))
    case .recorded(let record): records.append(record)
    case .failedIdentity(let order): identityFailures.append(order)
    case .customerSaid, .deskSaid, .agentSaid, .left, .idled, .opened, .understood, .missed,
      .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied, .skipped, .referred,
      .finished,
      .dropped, .focused, .asked, .settled, .misread, .confirmed, .proved, .lookedUp, .suggested:
      break
    }
  }
}

/// How an owner is written in its two columns.
extension Owner {
  var columns: (owner: String, name: String?) {
    switch self {
    case .desk: ("desk", nil)
    case .queued(let queue): ("queued", queue.text)
    case .agent(let agent): ("agent", agent)
    case .nobody: ("nobody", nil)
    }
  }

  /// nil when the columns say nothing known.
  init?(owner: String, name: String?) {
    switch owner {
    case "desk": self = .desk
    case "nobody": self = .nobody
    case "agent":
      guard let name else { return nil }
      self = .agent(name)
    case "queued":
      guard let queue = name.flatMap({ QueueName($0) }) else { return nil }
      self = .queued(queue)
    default: return nil
    }
  }
}
