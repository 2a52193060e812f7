public import Conversations
public import Text

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
    WireValue.write(state.usableSlots, to: &writer)
    writer.key("records")
    writer.array(report.records) { WireValue.write($1, to: &$0) }
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

/// Slots and records as the protocol writes them.
public enum WireValue {
  /// An object of slot names and values.
  public static func write(_ slots: [SlotValue], to writer: inout JSONWriter) {
    writer.beginObject()
    for slot in slots {
      writer.key(slot.slot.text)
      write(slot.value, to: &writer)
    }
    writer.endObject()
  }

  /// `{"kind":…,"number":…,"fields":{…}}`.
  public static func write(_ record: Record, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("kind", record.kind.rawValue)
    writer.field("number", record.number.description)
    writer.key("fields")
    write(record.fields, to: &writer)
    writer.endObject()
  }

  /// A product by its sku, an order by its digits, amounts and numbers as numbers, dates as
  /// `YYYY-MM-DD`, a choice by its id, text as typed but masked.
  public static func write(_ value: Value, to writer: inout JSONWriter) {
    switch value {
    case .text(let text): writer.string(text.string)
    case .words(let words):
      writer.beginObject()
      writer.field("ja", words.ja)
      writer.field("en", words.en)
      writer.endObject()
    case .choice(let id): writer.string(id.text)
    case .product(let sku): writer.string(sku.text)
    case .variant(let name): writer.string(name.text)
    case .order(let number): writer.string(number.text)
    case .email(let address): writer.string(address)
    case .phone(let digits): writer.string(digits)
    case .date(let date): writer.string(date.description)
    case .number(let number), .yen(let number): writer.integer(number)
    case .days(let days):
      writer.string(
        days.count == 1 ? "\(days.lowerBound)" : "\(days.lowerBound)-\(days.upperBound)")
    case .flag(let flag): writer.bool(flag)
    case .list(let values): writer.array(values) { write($1, to: &$0) }
    }
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
