import Conversations
import Text

/// What one entry changes in the tables beside the log: the only place that says so.
struct EntryChanges {
  /// Something that happens to handoffs, in the order of the events.
  enum OfHandoffs {
    /// A new one; an earlier chat of the conversation is done then.
    case made(Handoff)
    case taken(HandoffID, by: AgentName)
    /// Waits again where it was, for whoever comes first.
    case waiting(HandoffID)
    case passedOn(HandoffID, QueueName, to: AgentName?)
    case answered(HandoffID, CaseOutcome)
    /// The conversation's chat is over.
    case chatDone
  }
  /// What is learned about who the customer is, in the order of the events.
  enum OfIdentity {
    case saidEmail(String)
    case proved(OrderNumber, byEmail: Bool)
  }
  /// The last complete turn; nil when no turn ended.
  private(set) var turn: Int?
  private(set) var closes = false
  /// The events that the owner of the conversation follows from.
  private(set) var ofOwner: [Event] = []
  /// Whether what one of them does depends on the handoffs made before.
  private(set) var ownerNeedsHandoffs = false
  private(set) var records: [Record] = []
  private(set) var handoffs: [OfHandoffs] = []
  private(set) var identityFailures: [OrderNumber] = []
  private(set) var identity: [OfIdentity] = []
  /// Agents who opened the transcript.
  private(set) var readers: [AgentName] = []

  init(_ events: [Event]) {
    for event in events { take(event) }
  }

  private mutating func take(_ event: Event) {
    switch event {
    case .ended(let turn, _): self.turn = turn
    // Lines tell the customer who speaks; handoffs follow what the people did.
    case .queued, .transferred, .joined: ofOwner.append(event)
    case .tookUp(let handoff, let agent):
      needHandoffs(event)
      handoffs.append(.taken(handoff, by: agent.name))
    case .requeued(let handoff):
      needHandoffs(event)
      handoffs.append(.waiting(handoff))
    case .passedOn(let handoff, let queue, let agent):
      needHandoffs(event)
      handoffs.append(.passedOn(handoff, queue, to: agent))
    case .gaveBack, .leftLine:
      ofOwner.append(event)
      handoffs.append(.chatDone)
    case .closed:
      ofOwner.append(event)
      closes = true
      handoffs.append(.chatDone)
    case .wrappedUp: handoffs.append(.chatDone)
    case .answeredCase(let handoff, let agent, let answer):
      handoffs.append(.answered(handoff, CaseOutcome(by: agent, answer: answer)))
    case .handedOff(let handoff):
      ofOwner.append(event)
      handoffs.append(.made(handoff))
    case .recorded(let record): records.append(record)
    case .failedIdentity(let order): identityFailures.append(order)
    case .filled(let slot, .email(let email), _):
      if slot == .email { identity.append(.saidEmail(email)) }
    case .proved(let order, let slot):
      identity.append(.proved(order, byEmail: slot == .email))
    case .readBy(let agent): readers.append(agent)
    case .tookPages, .putAside, .takenBack: break
    case .customerSaid, .deskSaid, .agentSaid, .left, .idled, .opened, .understood, .missed,
      .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied, .skipped, .referred,
      .finished, .dropped, .focused, .asked, .settled, .misread, .confirmed, .lookedUp, .noted,
      .suggested, .rated:
      break
    }
  }

  private mutating func needHandoffs(_ event: Event) {
    ofOwner.append(event)
    ownerNeedsHandoffs = true
  }

  /// Who owns the conversation now, by the fold itself; nil when that did not change.
  /// - Parameter before: the conversation's handoffs as they were, in the order they were made.
  func owner(of id: ConversationID, before: [Handoff]) -> Owner? {
    guard !ofOwner.isEmpty else { return nil }
    var state = ConversationState(id, language: .ja)
    for handoff in before { state.apply(.handedOff(handoff)) }
    // Stands for the owner there was; only another closing leads here again.
    state.apply(.closed(.timeOut))
    for event in ofOwner { state.apply(event) }
    return state.owner == .nobody && !closes ? nil : state.owner
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
