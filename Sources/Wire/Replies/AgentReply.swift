public import Conversations
public import Handoffs
public import Text

/// The lines that an agent's program is sent. Source: the protocol, "Agent, JSON dialect".
public enum AgentReply {
  /// Answers a request, under its id.
  public static func done(_ id: String?) -> [UInt8] { line { $0.field("done", id) } }

  /// The answer to a refused request.
  public static func refused(_ error: WireError, id: String?) -> [UInt8] { error.agentLine(id: id) }

  /// A chat that an agent still holds, with the sequence number of its last line.
  public struct Held: Hashable, Sendable {
    public let conversation: ConversationID
    public let seq: Int
    public init(conversation: ConversationID, seq: Int) {
      self.conversation = conversation
      self.seq = seq
    }
  }

  /// - Parameter queues: nil for all, written `["all"]`.
  public static func welcome(
    _ agent: AgentIdentity, queues: [QueueName]?, capacity: Int, state: String, holds: [Held]
  ) -> [UInt8] {
    object("welcome") { writer in
      writer.field("name", agent.name.text)
      writer.field("shown", agent.shown)
      writer.field("queues", queues?.map(\.text) ?? ["all"])
      writer.field("capacity", capacity)
      writer.field("state", state)
      writer.key("holds")
      writer.array(holds) { writer, held in
        writer.beginObject()
        writer.field("conversation", held.conversation.description)
        writer.field("seq", held.seq)
        writer.endObject()
      }
    }
  }

  /// A reservation of a chat or case.
  public static func offered(
    _ handoff: Handoff, of conversation: ConversationID, waited: Int, note: String?,
    card: HandoffCard, zone: ShopZone
  ) -> [UInt8] {
    object("offered") { writer in
      writer.field("handoff", handoff.id.description)
      writer.field("kind", handoff.kind.rawValue)
      writer.field("conversation", conversation.description)
      writer.field("queue", handoff.queue.text)
      writer.field("priority", handoff.priority.rawValue)
      writer.field("waited", waited)
      writer.field("due", handoff.due.map(zone.text))
      writer.field("note", note)
      writer.key("summary")
      CardJSON.write(card, zone, to: &writer)
    }
  }

  public static func withdrawn(_ handoff: HandoffID, _ reason: Withdrawal) -> [UInt8] {
    object("withdrawn") { writer in
      writer.field("handoff", handoff.description)
      writer.field("reason", reason.rawValue)
    }
  }

  /// A chat or case is the agent's: the whole conversation from its first line.
  public static func taken(
    _ handoff: Handoff, of conversation: ConversationID, card: HandoffCard,
    transcript: [TranscriptLine], zone: ShopZone
  ) -> [UInt8] {
    object("taken") { writer in
      writer.field("handoff", handoff.id.description)
      writer.field("kind", handoff.kind.rawValue)
      writer.field("conversation", conversation.description)
      writer.key("summary")
      CardJSON.write(card, zone, to: &writer)
      writer.key("transcript")
      TranscriptJSON.write(transcript, zone, to: &writer)
    }
  }

  /// A line of a chat that the agent holds.
  public static func said(
    _ line: TranscriptLine, in conversation: ConversationID, zone: ShopZone = .japan
  ) -> [UInt8] {
    object("said") { writer in
      writer.field("conversation", conversation.description)
      TranscriptJSON.fields(line, to: &writer)
      writer.field("at", zone.text(line.at))
    }
  }

  /// A row of the queue or of the cases.
  public struct Row: Hashable, Sendable {
    public let handoff: Handoff
    public let conversation: ConversationID
    public let waited: Int
    public let wants: String
    /// Who has it, or whom a waiting chat is offered to.
    public let owner: AgentName?
    /// Whether it is the owner's, rather than only offered; nil when that is not told.
    public let isHeld: Bool?
    /// What its card knows, for a list that tells more; nil without one.
    public let card: HandoffCard?
    public init(
      handoff: Handoff, conversation: ConversationID, waited: Int, wants: String, owner: AgentName?,
      isHeld: Bool? = nil, card: HandoffCard? = nil
    ) {
      self.handoff = handoff
      self.conversation = conversation
      self.waited = waited
      self.wants = wants
      self.owner = owner
      self.isHeld = isHeld
      self.card = card
    }
  }

  public static func queue(_ rows: [Row], zone: ShopZone) -> [UInt8] {
    line { writer in
      writer.key("queue")
      write(rows, zone, to: &writer)
    }
  }

  public static func cases(_ rows: [Row], zone: ShopZone) -> [UInt8] {
    line { writer in
      writer.key("cases")
      write(rows, zone, to: &writer)
    }
  }

  private static func write(_ rows: [Row], _ zone: ShopZone, to writer: inout JSONWriter) {
    writer.array(rows) { writer, row in
      writer.beginObject()
      writer.field("handoff", row.handoff.id.description)
      writer.field("kind", row.handoff.kind.rawValue)
      writer.field("conversation", row.conversation.description)
      writer.field("queue", row.handoff.queue.text)
      writer.field("priority", row.handoff.priority.rawValue)
      writer.field("waited", row.waited)
      writer.field("wants", row.wants)
      writer.field("due", row.handoff.due.map(zone.text))
      writer.field("owner", row.owner?.text)
      if let isHeld = row.isHeld { writer.field("held", isHeld) }
      if let card = row.card {
        writer.field("name", card.name)
        writer.field("by", card.details.by?.rawValue)
        writer.key("contact")
        writer.beginObject()
        writer.field("email", card.details.email)
        writer.field("phone", card.details.phone)
        writer.field("order", card.details.order?.text)
        writer.endObject()
      }
      writer.endObject()
    }
  }

  /// One colleague, as the team view shows them.
  public struct Colleague: Hashable, Sendable {
    public let agent: AgentIdentity
    public let state: String
    public let chats: [ConversationID]
    public init(agent: AgentIdentity, state: String, chats: [ConversationID]) {
      self.agent = agent
      self.state = state
      self.chats = chats
    }
  }

  public static func team(_ colleagues: [Colleague]) -> [UInt8] {
    line { writer in
      writer.key("team")
      writer.array(colleagues) { writer, one in
        writer.beginObject()
        writer.field("name", one.agent.name.text)
        writer.field("shown", one.agent.shown)
        writer.field("state", one.state)
        writer.field("chats", one.chats.map(\.description))
        writer.endObject()
      }
    }
  }

  public static func history(
    of conversation: ConversationID, card: HandoffCard, transcript: [TranscriptLine],
    earlier: [ConversationID], zone: ShopZone
  ) -> [UInt8] {
    object("history") { writer in
      writer.field("conversation", conversation.description)
      writer.key("summary")
      CardJSON.write(card, zone, to: &writer)
      writer.key("transcript")
      TranscriptJSON.write(transcript, zone, to: &writer)
      writer.field("earlier", earlier.map(\.description))
    }
  }

  /// An order as the shop's people see it, its note included; nil writes `null`: no such order.
  /// - Parameter names: of the products in it, for those who do not know their numbers.
  public static func order(_ order: Order?, names: [SKU: Bilingual] = [:]) -> [UInt8] {
    line { writer in
      writer.key("order")
      guard let order else { return writer.null() }
      writer.value(order.json(names))
    }
  }

  public static func left(_ conversation: ConversationID) -> [UInt8] {
    object("left") { writer in
      writer.field("conversation", conversation.description)
      writer.field("who", "customer")
    }
  }

  /// - Parameter conversation: the chat that it is about.
  public static func notice(
    _ code: String, _ message: String, about conversation: ConversationID? = nil
  ) -> [UInt8] {
    object("notice") { writer in
      writer.field("code", code)
      writer.field("message", message)
      if let conversation { writer.field("conversation", conversation.description) }
    }
  }

  public static func ping(_ number: Int) -> [UInt8] { line { $0.field("ping", number) } }

  /// What the desk carries now, and the limits it keeps.
  public static func health(_ figures: [(String, Int)], limits: WireLimits) -> [UInt8] {
    object("health") { writer in
      for (name, value) in figures { writer.field(name, value) }
      writer.key("limits")
      writer.beginObject()
      for limit in limits.all { writer.field(limit.name, limit.value) }
      writer.endObject()
    }
  }

  static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    members(&writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }

  private static func object(
    _ key: String, _ members: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    line { writer in
      writer.key(key)
      writer.beginObject()
      members(&writer)
      writer.endObject()
    }
  }
}
