public import Conversations
public import Text

/// The lines that a customer's program is sent. Source: the protocol, "Customer, JSON dialect".
public enum CustomerReply {
  /// The first line of a new conversation.
  public static func opened(_ conversation: ConversationID, token: String, seq: Int) -> [UInt8] {
    line { writer in
      writer.field("conversation", conversation.description)
      writer.field("token", token)
      writer.field("seq", seq)
    }
  }

  /// The answer to `resume`.
  /// - Parameter words: the shop's welcome, for who asked for its words; nil leaves it out.
  public static func resumed(
    _ conversation: ConversationID, seq: Int, words: String? = nil
  ) -> [UInt8] {
    line { writer in
      writer.field("conversation", conversation.description)
      writer.field("seq", seq)
      if let words { writer.field("text", words) }
    }
  }

  /// One line of the conversation; nil for what is not sent out: the customer's own words and
  /// everything that is no line.
  /// - Parameter words: what the shop says of an event, for who asked for its words; nil leaves it
  ///   out, and the line is as it always was. What was said carries its own text.
  public static func said(_ event: Event, seq: Int, words: String? = nil) -> [UInt8]? {
    func happened(_ name: String, _ more: (inout JSONWriter) -> Void) -> [UInt8] {
      line { writer in
        writer.field("seq", seq)
        writer.field("event", name)
        more(&writer)
        if let words { writer.field("text", words) }
      }
    }
    return switch event {
    case .deskSaid(let said):
      line { writer in
        writer.field("seq", seq)
        writer.field("from", "desk")
        writer.field("text", said.text.string)
        if !said.choices.isEmpty {
          writer.key("choices")
          writer.beginArray()
          for choice in said.choices { writer.string(choice.label.string) }
          writer.endArray()
        }
      }
    case .agentSaid(let said):
      line { writer in
        writer.field("seq", seq)
        writer.field("from", "agent")
        writer.field("name", said.name)
        writer.field("text", said.text.string)
      }
    case .queued(let place):
      happened("queued") { writer in
        writer.field("queue", place.queue.text)
        writer.field("position", place.position)
        if let wait = place.waitSeconds { writer.field("wait", wait) }
      }
    case .joined(let agent): happened("joined") { $0.field("name", agent) }
    case .left(let agent): happened("left") { $0.field("name", agent) }
    case .transferred(let queue): happened("transferred") { $0.field("queue", queue.text) }
    case .closed: happened("closed") { _ in }
    case .idled: happened("idle") { _ in }
    case .customerSaid, .opened, .understood, .missed, .spoke, .turnedMood, .marked, .began,
      .saidAtOnce, .filled, .emptied, .skipped, .referred, .finished, .dropped, .focused, .asked,
      .settled, .misread, .confirmed, .proved, .failedIdentity, .lookedUp, .recorded, .handedOff,
      .tookUp, .requeued, .passedOn, .noted, .gaveBack, .wrappedUp, .answeredCase, .readBy,
      .tookPages,
      .suggested, .rated, .leftLine, .putAside, .takenBack, .ended:
      nil
    }
  }

  /// The line that closes a turn; with `trace`, everything it came to.
  public static func turn(_ report: TurnReport, trace: Bool, zone: ShopZone) -> [UInt8] {
    line { writer in
      writer.field("turn", report.turn)
      writer.field("id", report.messageID)
      writer.field("seq", report.sequence)
      writer.field("state", report.after.wireState)
      if trace { TraceFields.write(report, zone, to: &writer) }
    }
  }

  private static func line(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    members(&writer)
    writer.endObject()
    writer.newline()
    return writer.bytes
  }
}
