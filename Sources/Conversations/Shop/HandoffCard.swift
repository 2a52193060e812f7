public import Text

/// What a person who takes a conversation over must know at a glance. Source: the design, section
/// 6; the protocol, "The summary".
public struct HandoffCard: Hashable, Sendable {
  public enum Identity: String, Hashable, Sendable { case verified, failed, unasked }

  /// A slot with the customer's line it came from.
  public struct Source: Hashable, Sendable {
    public let slot: SlotName
    public let line: Int
    public init(slot: SlotName, line: Int) {
      self.slot = slot
      self.line = line
    }
  }
  /// Facts of a verified order that pages have named.
  public struct KnownOrder: Hashable, Sendable {
    public let number: OrderNumber
    public let facts: [OrderFact]
    public init(number: OrderNumber, facts: [OrderFact]) {
      self.number = number
      self.facts = facts
    }
  }

  /// Why it was handed over, in the shop's own words.
  public let reason: String
  /// What the customer wants, in their words, on one line.
  public let wants: String
  public let intent: IntentID?
  /// The customer's name; nil when not known.
  public let name: String?
  public let slots: [SlotValue]
  public let sources: [Source]
  public let identity: Identity
  public let proved: [SlotName]
  public let orders: [KnownOrder]
  /// What the desk has said to it, last first cut away.
  public let said: [String]
  /// What the desk has promised: cases and their dues.
  public let promised: [String]
  public let mood: Mood
  public let marks: [Mark]
  public let misses: Int
  public let since: Timestamp
  public let records: [Record]
  public let earlier: [ConversationID]
  /// The page's prose for people.
  public let prose: String
  public let details: CardDetails

  public init(
    reason: String, wants: String, intent: IntentID?, name: String?, slots: [SlotValue],
    sources: [Source], identity: Identity, proved: [SlotName], orders: [KnownOrder],
    said: [String], promised: [String], mood: Mood, marks: [Mark], misses: Int, since: Timestamp,
    records: [Record], earlier: [ConversationID], prose: String,
    details: CardDetails = CardDetails()
  ) {
    self.reason = reason
    self.wants = wants
    self.intent = intent
    self.name = name
    self.slots = slots
    self.sources = sources
    self.identity = identity
    self.proved = proved
    self.orders = orders
    self.said = said
    self.promised = promised
    self.mood = mood
    self.marks = marks
    self.misses = misses
    self.since = since
    self.records = records
    self.earlier = earlier
    self.prose = prose
    self.details = details
  }
}

/// One line of a transcript, as agents are shown it.
public struct TranscriptLine: Hashable, Sendable {
  /// What stands behind an event that has one word for several things.
  public enum Cause: String, Hashable, Sendable {
    /// The agent gave the chat back to the desk.
    case gaveBack = "gave-back"
    /// The agent was lost, and the chat waits again.
    case lost
  }
  /// The people that a line names, by their shown names where the log has them.
  public struct People: Hashable, Sendable {
    public let by: String
    /// Whom a chat was passed on to; nil for a queue.
    public let to: String?
    public init(by: String, to: String? = nil) {
      self.by = by
      self.to = to
    }
  }

  public let seq: Int
  public let event: Event
  public let at: Timestamp
  public let cause: Cause?
  public let people: People?
  public init(
    seq: Int, event: Event, at: Timestamp, cause: Cause? = nil, people: People? = nil
  ) {
    self.seq = seq
    self.event = event
    self.at = at
    self.cause = cause
    self.people = people
  }

  /// All lines of a stored conversation, in order.
  public static func all(of entries: [Entry]) -> [TranscriptLine] {
    let names = ShownNames(entries)
    var seq = 0
    return entries.flatMap { entry in
      let cause = cause(in: entry)
      let passing = people(passingOn: entry, names)
      return entry.events.compactMap { event -> TranscriptLine? in
        // Notes are for the people at the desk: they stand in the transcript without a number of
        // their own.
        if case .noted(let note) = event {
          return TranscriptLine(
            seq: seq, event: event, at: entry.at, people: People(by: names[note.by]))
        }
        guard event.isLine else { return nil }
        seq += 1
        switch event {
        case .left: return TranscriptLine(seq: seq, event: event, at: entry.at, cause: cause)
        case .transferred:
          return TranscriptLine(seq: seq, event: event, at: entry.at, people: passing)
        case _: return TranscriptLine(seq: seq, event: event, at: entry.at)
        }
      }
    }
  }

  private static func cause(in entry: Entry) -> Cause? {
    for event in entry.events {
      if case .gaveBack = event { return .gaveBack }
      if case .requeued = event { return .lost }
    }
    return nil
  }

  private static func people(passingOn entry: Entry, _ names: ShownNames) -> People? {
    var by: AgentName?
    for event in entry.events {
      if case .noted(let note) = event { by = note.by }
      if case .passedOn(_, _, let to) = event, let by {
        return People(by: names[by], to: to.map { names[$0] })
      }
    }
    return nil
  }
}

/// The shown names of the people who took something up in a conversation.
public struct ShownNames: Hashable, Sendable {
  private var names: [AgentName: String] = [:]

  public init(_ entries: [Entry]) {
    for event in entries.lazy.flatMap(\.events) {
      if case .tookUp(_, let agent) = event { names[agent.name] = agent.shown }
    }
  }

  /// The name to log in with, where no other is known.
  public subscript(name: AgentName) -> String { names[name] ?? name.text }
}
