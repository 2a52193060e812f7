public import Text

/// Who may speak to the customer.
public enum Owner: Hashable, Sendable {
  case desk
  case queued(QueueName)
  case agent(String)
  case nobody
}

/// A page being walked: what it has been told so far.
public struct Flow: Hashable, Sendable {
  public struct Filled: Hashable, Sendable {
    public let slot: SlotName
    public let value: Value
    /// The sequence number of the customer's line it came from.
    public let line: Int
  }
  public let intent: IntentID
  public internal(set) var saidAtOnce = false
  public internal(set) var filled: [Filled] = []
  public internal(set) var skipped: [SlotName] = []
  /// What was told of the same slots before, where a page asks for several: a row a member.
  public internal(set) var aside: [[Filled]] = []
  /// The pair that it holds proved nobody; nothing is tried again until one of the two is said anew.
  public internal(set) var identityRefused = false
  /// The read-back got its yes.
  public internal(set) var confirmed = false
  /// Why this page was entered when it stands in for people who could not take the chat.
  public internal(set) var referral: Referral?

  public subscript(slot: SlotName) -> Value? { filled.first { $0.slot == slot }?.value }
}

/// An order whose customer has proved who they are in this conversation.
public struct Proof: Hashable, Sendable {
  public let order: OrderNumber
  /// What proved it: email or phone.
  public internal(set) var by: [SlotName]
  /// Facts that pages have named since.
  public internal(set) var facts: [OrderFact] = []
}

/// Where a conversation stands: the fold of its events, and nothing that is not in them.
public struct ConversationState: Hashable, Sendable {
  public private(set) var id: ConversationID
  public private(set) var openedAt = Timestamp(milliseconds: 0)
  /// The number of the last complete turn; -1 before the greeting.
  public private(set) var turn = -1
  /// The sequence number of the last line; 0 before the first.
  public private(set) var sequence = 0
  public private(set) var language: Language
  public private(set) var owner = Owner.desk
  /// The stack, bottom first.
  public private(set) var flows: [Flow] = []
  public private(set) var product: SKU?
  /// The products that were in focus in this conversation, each once, the latest last.
  public private(set) var products: [SKU] = []
  public private(set) var order: OrderNumber?
  public private(set) var question: Question?
  /// What a number or a label in the next message would pick.
  public private(set) var offered: [Choice] = []
  public private(set) var misses = 0
  /// Times in a row that the desk asked which page was meant.
  public private(set) var clarifications = 0
  /// Wrong answers in a row to the open question.
  public private(set) var wrongAnswers = 0
  public private(set) var proofs: [Proof] = []
  public private(set) var failedIdentities = 0
  /// The facts that proved an order here: they are tried for another one before they are asked for.
  public private(set) var provedFacts: [SlotValue] = []
  public private(set) var mood = Mood.calm
  public private(set) var marks: [Mark] = []
  public private(set) var records: [Record] = []
  public private(set) var handoffs: [Handoff] = []
  public private(set) var suggested: [SKU] = []
  /// The pages begun in this conversation, each once.
  public private(set) var entered: [IntentID] = []
  /// Whether a rating was asked for; it is asked once.
  public private(set) var ratingAsked = false
  public private(set) var rating: Int?
  /// The page that answered last.
  public private(set) var lastAnswered: IntentID?
  /// How the customer can be reached, as they said last: e-mail, phone, name.
  public private(set) var reach: [Flow.Filled] = []
  /// The pages that it is answered from; nil when they were not kept.
  public private(set) var pages: Generation?
  /// What the desk said in its last turn.
  public private(set) var lastSaid: [DeskLine] = []
  private var turnBegins = true

  public init(_ id: ConversationID, language: Language) {
    self.id = id
    self.language = language
  }

  /// The state after all of `events`; nil when they do not begin with `opened`.
  public init?(replaying events: some Sequence<Event>) {
    var iterator = events.makeIterator()
    guard let first = iterator.next(), case .opened(let id, let language, _) = first else {
      return nil
    }
    self.init(id, language: language)
    apply(first)
    while let event = iterator.next() { apply(event) }
  }

  /// Whether something was begun that is finished on the pages it was begun on.
  public var isUnderWay: Bool { !flows.isEmpty || question != nil }

  /// The chat that people have or wait for, as it was handed over last; nil before the first.
  public var chat: Handoff? { handoffs.last { $0.kind == .chat } }

  public func proof(of order: OrderNumber) -> Proof? { proofs.first { $0.order == order } }

  /// Moves the state past one event. Total: an event that does not fit the state changes nothing.
  public mutating func apply(_ event: Event) {
    if event.isLine { sequence += 1 }
    switch event {
    case .opened(let id, let language, let at):
      self.id = id
      self.language = language
      openedAt = at
    case .customerSaid:
      let kept = offered
      beginTurn()
      // Whoever waits for a person may still take what was offered meanwhile.
      if case .queued = owner { offered = kept }
    case .deskSaid(let line):
      if turnBegins { beginTurn() }
      lastSaid.append(line)
      if !line.choices.isEmpty { offered = line.choices }
    case .agentSaid, .idled: break
    case .queued(let place): owner = .queued(place.queue)
    case .joined(let agent): owner = .agent(agent)
    case .left: break
    case .tookUp(let handoff, let agent):
      if chat?.id == handoff { owner = .agent(agent.shown) }
    case .requeued(let handoff):
      if let chat, chat.id == handoff { owner = .queued(chat.queue) }
    case .passedOn(let handoff, let queue, _):
      if let index = handoffs.lastIndex(where: { $0.id == handoff }) {
        handoffs[index] = handoffs[index].moved(to: queue)
        if handoffs[index].kind == .chat { owner = .queued(queue) }
      }
    case .gaveBack:
      owner = .desk
      question = nil
      flows = []
      misses = 0
    case .tookPages(let generation): pages = generation
    case .noted, .wrappedUp, .answeredCase, .readBy: break
    case .transferred(let queue): owner = .queued(queue)
    case .closed:
      owner = .nobody
      question = nil
      offered = []
      flows = []
    case .understood(let understanding):
      if understanding.taken != nil { understood() }
    case .missed(let step): misses = step
    case .spoke(let language): self.language = language
    case .turnedMood(let mood): self.mood = mood
    case .marked(let mark): if !marks.contains(mark) { marks.append(mark) }
    case .began(let intent):
      flows.append(Flow(intent: intent))
      if !entered.contains(intent) { entered.append(intent) }
    case .saidAtOnce: withTop { $0.saidAtOnce = true }
    case .filled(let slot, let value, let line):
      if [.email, .phone, .name].contains(slot) {
        reach.removeAll { $0.slot == slot }
        reach.append(.init(slot: slot, value: value, line: line))
      }
      understood()
      withTop { flow in
        if [.order, .email, .phone].contains(slot) { flow.identityRefused = false }
        flow.filled.removeAll { $0.slot == slot }
        flow.filled.append(.init(slot: slot, value: value, line: line))
        flow.skipped.removeAll { $0 == slot }
        flow.confirmed = false
      }
    case .emptied(let slot):
      withTop { flow in
        flow.filled.removeAll { $0.slot == slot }
        flow.confirmed = false
      }
    case .skipped(let slot):
      understood()
      withTop { $0.skipped.append(slot) }
    case .putAside(let slots):
      withTop { flow in
        flow.aside.append(flow.filled.filter { slots.contains($0.slot) })
        flow.filled.removeAll { slots.contains($0.slot) }
        flow.skipped.removeAll { slots.contains($0) }
        flow.confirmed = false
      }
    case .takenBack(let row):
      withTop { flow in
        guard flow.aside.indices.contains(row) else { return }
        let told = flow.aside.remove(at: row)
        flow.filled.removeAll { old in told.contains { $0.slot == old.slot } }
        flow.filled += told
        flow.confirmed = false
      }
    case .referred(let referral): withTop { $0.referral = referral }
    case .finished(let intent):
      guard let index = flows.lastIndex(where: { $0.intent == intent }) else { break }
      lastAnswered = intent
      flows.remove(at: index)
    case .dropped(let intent):
      clarifications = 0
      if let index = flows.lastIndex(where: { $0.intent == intent }) { flows.remove(at: index) }
    case .focused(let value): focus(on: value)
    case .asked(let question):
      // The same question put again, while it is open, counts once.
      if self.question != question {
        if case .clarify = question { clarifications += 1 }
        wrongAnswers = 0
      }
      if question == .rating { ratingAsked = true }
      self.question = question
    case .settled:
      question = nil
      misses = 0
      wrongAnswers = 0
    case .misread: wrongAnswers += 1
    case .confirmed: withTop { $0.confirmed = true }
    case .proved(let order, let slot): prove(order, by: slot)
    case .failedIdentity:
      failedIdentities += 1
      withTop { $0.identityRefused = true }
    case .lookedUp(let order, let facts):
      if let index = proofs.firstIndex(where: { $0.order == order }) {
        for fact in facts {
          proofs[index].facts.removeAll { $0.column == fact.column }
          proofs[index].facts.append(fact)
        }
      }
    case .recorded(let record): records.append(record)
    case .handedOff(let handoff):
      handoffs.append(handoff)
      if handoff.kind == .chat { owner = .queued(handoff.queue) }
    case .suggested(let sku): suggested.append(sku)
    case .rated(let rating): self.rating = rating
    case .leftLine(let handoff): if chat?.id == handoff, case .queued = owner { owner = .desk }
    case .ended(let turn, _):
      self.turn = turn
      turnBegins = true
    }
  }

  private mutating func beginTurn() {
    lastSaid = []
    offered = []
    turnBegins = false
  }

  private mutating func understood() {
    misses = 0
    clarifications = 0
  }

  private mutating func withTop(_ change: (inout Flow) -> Void) {
    guard !flows.isEmpty else { return }
    change(&flows[flows.count - 1])
  }

  private mutating func focus(on value: Value) {
    switch value {
    case .product(let sku):
      product = sku
      products.removeAll { $0 == sku }
      products.append(sku)
    case .order(let number): order = number
    case .text, .words, .choice, .variant, .email, .phone, .date, .number, .yen, .days, .flag,
      .list:
      break
    }
  }

  private mutating func prove(_ order: OrderNumber, by slot: SlotName) {
    if let value = flows.last?[slot] {
      provedFacts.removeAll { $0.slot == slot }
      provedFacts.append(SlotValue(slot, value))
    }
    if let index = proofs.firstIndex(where: { $0.order == order }) {
      if !proofs[index].by.contains(slot) { proofs[index].by.append(slot) }
    } else {
      proofs.append(Proof(order: order, by: [slot]))
    }
  }
}

extension Event {
  /// Whether it is a line of the conversation, which takes a sequence number.
  public var isLine: Bool {
    switch self {
    case .customerSaid, .deskSaid, .agentSaid, .queued, .joined, .left, .transferred, .closed,
      .idled:
      true
    case .opened, .understood, .missed, .spoke, .turnedMood, .marked, .began, .saidAtOnce,
      .filled, .emptied, .skipped, .referred, .finished, .dropped, .focused, .asked, .settled,
      .misread, .confirmed, .proved, .failedIdentity, .lookedUp, .recorded, .handedOff, .tookUp,
      .requeued, .passedOn, .noted, .gaveBack, .wrappedUp, .answeredCase, .readBy, .tookPages,
      .suggested, .rated, .leftLine, .putAside, .takenBack, .ended:
      false
    }
  }
}
