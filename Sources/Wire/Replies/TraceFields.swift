import Conversations
import Text

/// What a traced turn adds to its line. Source: the protocol, "Trace"; every field is there.
enum TraceFields {
  static func write(_ report: TurnReport, _ zone: ShopZone, to writer: inout JSONWriter) {
    let state = report.after
    writer.field("intent", report.taken?.intent.text)
    writer.key("score")
    writer.score(tenThousandths: report.taken?.score ?? 0)
    writer.key("alternatives")
    writer.array(report.alternatives) { writer, other in
      writer.beginObject()
      writer.field("intent", other.intent.text)
      writer.key("score")
      writer.score(tenThousandths: other.score)
      writer.endObject()
    }
    writer.key("requests")
    writer.array(report.requests) { $0.string($1.text) }
    writer.field("miss", report.miss)
    writer.key("clarify")
    writer.array(report.clarify) { $0.string($1.text) }
    writer.field("asks", report.asks?.wireName)
    writer.key("flows")
    writer.array(state.flows) { $0.string($1.intent.text) }
    writer.key("slots")
    writer.value(state.usableSlots.json)
    writer.key("records")
    writer.array(report.records) { $0.value($1.json) }
    writer.key("suggested")
    writer.array(report.suggested) { $0.string($1.text) }
    writer.key("handoff")
    if let handoff = report.handoff {
      writer.beginObject()
      writer.field("id", handoff.id.description)
      writer.field("kind", handoff.kind.rawValue)
      writer.field("queue", handoff.queue.text)
      writer.field("priority", handoff.priority.rawValue)
      writer.field("due", handoff.due.map(zone.text))
      writer.endObject()
    } else {
      writer.null()
    }
    writer.field("language", state.language.rawValue)
    writer.field("masked", report.masked)
  }
}

extension JSONWriter {
  mutating func array<Element>(
    _ items: some Sequence<Element>, _ write: (inout JSONWriter, Element) -> Void
  ) {
    beginArray()
    for item in items { write(&self, item) }
    endArray()
  }

  mutating func score(tenThousandths: Int) { score(Double(tenThousandths) / 10_000) }
}
