import Conversations
import Text
import Wire

/// The lines that an agent's console sends, newline included. Source: the protocol, "Agent, JSON
/// dialect", in.
enum AgentRequestLine {
  /// An agent's name as typed: the desk says what is wrong with it.
  static func login(_ name: String, id: String?) -> [UInt8] {
    line(id) { writer in
      writer.key("login")
      writer.beginObject()
      writer.field("name", name)
      writer.endObject()
    }
  }

  static func presence(_ presence: AgentPresence, id: String) -> [UInt8] {
    line(id) { writer in
      writer.field("available", presence == .available)
      switch presence {
      case .available, .away: return
      case .onBreak: writer.field("reason", "break")
      case .last: writer.field("reason", "last")
      }
    }
  }

  /// nil takes the next in line.
  static func take(_ handoff: HandoffID?, id: String) -> [UInt8] {
    line(id) { $0.field("take", handoff?.description) }
  }

  static func decline(_ handoff: HandoffID, id: String) -> [UInt8] {
    line(id) { $0.field("decline", handoff.description) }
  }

  static func say(_ text: String, to chat: ConversationID, id: String) -> [UInt8] {
    line(id) { writer in
      writer.field("say", text)
      writer.field("to", chat.description)
    }
  }

  /// - Parameter target: a conversation or a handoff.
  static func note(_ text: String, on target: String, id: String) -> [UInt8] {
    line(id) { writer in
      writer.field("note", text)
      writer.field("to", target)
    }
  }

  static func transfer(
    _ chat: ConversationID, to target: AgentCommand.Target, note: String?, id: String
  ) -> [UInt8] {
    line(id) { writer in
      writer.field("transfer", chat.description)
      switch target {
      case .queue(let name): writer.field("queue", name)
      case .agent(let name): writer.field("agent", name)
      }
      if let note { writer.field("note", note) }
    }
  }

  static func giveBack(_ chat: ConversationID, id: String) -> [UInt8] {
    line(id) { $0.field("give-back", chat.description) }
  }

  static func close(_ chat: ConversationID, _ closing: AgentCommand.Closing, id: String) -> [UInt8]
  {
    line(id) { writer in
      writer.field("close", chat.description)
      writer.field("as", closing.code.rawValue)
      if let due = closing.due { writer.field("due", due.description) }
      if let by = closing.by { writer.field("by", by.rawValue) }
      if closing.deskShouldHaveKnown { writer.field("desk-should-have-known", true) }
    }
  }

  static func answered(_ handoff: HandoffID, _ answer: AgentCommand.Answer, id: String) -> [UInt8] {
    line(id) { writer in
      writer.field("answered", handoff.description)
      writer.field("by", answer.by.rawValue)
      writer.field("outcome", answer.outcome.rawValue)
      writer.field("text", answer.text)
      if let to = answer.to { writer.field("to", to) }
    }
  }

  static func order(_ number: String, for chat: ConversationID, id: String) -> [UInt8] {
    line(id) { writer in
      writer.field("order", number)
      writer.field("for", chat.description)
    }
  }

  static func record(
    _ kind: String, _ fields: [JSON.Member], to chat: ConversationID, id: String
  ) -> [UInt8] {
    line(id) { writer in
      writer.field("record", kind)
      writer.field("to", chat.description)
      writer.field("fields", .object(fields))
    }
  }

  static func history(_ conversation: ConversationID, id: String) -> [UInt8] {
    line(id) { $0.field("history", conversation.description) }
  }

  static func queue(id: String) -> [UInt8] { line(id) { $0.field("queue", JSON.null) } }
  static func cases(id: String) -> [UInt8] { line(id) { $0.field("cases", JSON.null) } }

  static func team(id: String) -> [UInt8] { line(id) { $0.field("team", JSON.null) } }

  static func requeue(_ conversation: ConversationID, id: String) -> [UInt8] {
    line(id) { $0.field("requeue", conversation.description) }
  }

  /// A heartbeat, with the desk's own number; it needs no answer and has no id.
  static func pong(_ number: JSON) -> [UInt8] { line(nil) { $0.field("pong", number) } }

  private static func line(_ id: String?, _ fields: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    fields(&writer)
    if let id { writer.field("id", id) }
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}

/// Whether an agent takes new chats. Source: the design, section 6.
enum AgentPresence: Hashable, Sendable {
  case available
  /// The chats held are finished, no new ones come.
  case last
  case onBreak
  case away

  /// Reads the state of a welcome; whatever is not named here takes no chats.
  init(wire: String) {
    switch wire {
    case "available": self = .available
    case "last": self = .last
    case "break": self = .onBreak
    case _: self = .away
    }
  }
}
