public import Text

/// What a turn came to, for whoever traces it: made from the turn's events and the state after it,
/// so that a turn read back from the log reports the same.
public struct TurnReport: Hashable, Sendable {
  public let turn: Int
  public let messageID: String?
  /// The sequence number of the turn's last line.
  public let sequence: Int
  public let taken: Understanding.Scored?
  public let alternatives: [Understanding.Scored]
  public let requests: [IntentID]
  /// 0 understood, else the step of the miss ladder.
  public let miss: Int
  public let clarify: [IntentID]
  /// The open question, when this turn put it.
  public let asks: Question?
  public let records: [Record]
  public let suggested: [SKU]
  public let handoff: Handoff?
  public let masked: Bool
  public let after: ConversationState

  /// nil when `events` do not end a turn.
  public init?(_ events: [Event], after: ConversationState) {
    var ended: (turn: Int, id: String?)?
    var understood: Understanding?
    var miss = 0
    var asked = false
    var records: [Record] = []
    var suggested: [SKU] = []
    var handoff: Handoff?
    var masked = false
    for event in events {
      switch event {
      case .ended(let turn, let id): ended = (turn, id)
      case .understood(let understanding): understood = understanding
      case .missed(let step): miss = step
      case .asked: asked = true
      case .recorded(let record): records.append(record)
      case .suggested(let sku): suggested.append(sku)
      case .handedOff(let made): handoff = made
      case .customerSaid(let line): masked = line.masked
      case .deskSaid, .agentSaid, .queued, .joined, .left, .transferred, .closed, .idled, .opened,
        .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied, .skipped, .referred,
        .finished, .dropped, .focused, .settled, .misread, .confirmed, .proved, .failedIdentity,
        .lookedUp, .tookUp, .requeued, .passedOn, .noted, .gaveBack, .wrappedUp, .answeredCase,
        .readBy, .tookPages, .rated, .leftLine,
        .putAside, .takenBack:
        break
      }
    }
    guard let ended else { return nil }
    turn = ended.turn
    messageID = ended.id
    sequence = after.sequence
    taken = understood?.taken
    alternatives = understood?.alternatives ?? []
    requests = understood?.requests ?? []
    self.miss = miss
    asks = asked ? after.question : nil
    if case .clarify(let intents) = asks { clarify = intents } else { clarify = [] }
    self.records = records
    self.suggested = suggested
    self.handoff = handoff
    self.masked = masked
    self.after = after
  }
}

extension ConversationState {
  /// The wire's `state`. Source: the protocol, `turn`.
  public var wireState: String {
    switch owner {
    case .desk: question == nil ? "idle" : "asking"
    case .queued: "queued"
    case .agent: "agent"
    case .nobody: "closed"
    }
  }

  /// What the desk would use if the next message named nothing: the slots of the flow on top, and
  /// the product and order in focus. By slot name.
  public var usableSlots: [SlotValue] {
    var slots = (flows.last?.filled ?? []).map { SlotValue($0.slot, $0.value) }
    if !slots.contains(where: { $0.slot == .product }), let product {
      slots.append(SlotValue(.product, .product(product)))
    }
    if !slots.contains(where: { $0.slot == .order }), let order {
      slots.append(SlotValue(.order, .order(order)))
    }
    return slots.sorted { $0.slot < $1.slot }
  }
}
