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

  public init(
    reason: String, wants: String, intent: IntentID?, name: String?, slots: [SlotValue],
    sources: [Source], identity: Identity, proved: [SlotName], orders: [KnownOrder],
    said: [String], promised: [String], mood: Mood, marks: [Mark], misses: Int, since: Timestamp,
    records: [Record], earlier: [ConversationID], prose: String
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
  }
}

/// One line of a transcript, as agents are shown it.
public struct TranscriptLine: Hashable, Sendable {
  public let seq: Int
  public let event: Event
  public let at: Timestamp
  public init(seq: Int, event: Event, at: Timestamp) {
    self.seq = seq
    self.event = event
    self.at = at
  }

  /// All lines of a stored conversation, in order.
  public static func all(of entries: [Entry]) -> [TranscriptLine] {
    var seq = 0
    return entries.flatMap { entry in
      entry.events.compactMap { event -> TranscriptLine? in
        // Notes are for the people at the desk: they stand in the transcript without a number of
        // their own.
        if case .noted = event { return TranscriptLine(seq: seq, event: event, at: entry.at) }
        guard event.isLine else { return nil }
        seq += 1
        return TranscriptLine(seq: seq, event: event, at: entry.at)
      }
    }
  }
}
