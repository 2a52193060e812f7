import Conversations
import Text

/// The handoff card on the wire. Source: the protocol, "The summary".
enum CardJSON {
  static func write(_ card: HandoffCard, _ zone: ShopZone, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.field("reason", card.reason)
    writer.field("wants", card.wants)
    writer.field("intent", card.intent?.text)
    writer.field("name", card.name)
    writer.field("slots", card.slots.json)
    writer.key("sources")
    writer.beginObject()
    for source in card.sources { writer.field(source.slot.text, source.line) }
    writer.endObject()
    writer.field("identity", card.identity.rawValue)
    writer.field("proved", card.proved.map(\.text))
    writer.key("facts")
    writer.beginObject()
    // One order as `order`, which is nearly always all there is; more by their numbers.
    for (index, order) in card.orders.enumerated() {
      writer.key(index == 0 ? "order" : "order-\(order.number)")
      writer.beginObject()
      writer.field("order_number", order.number.text)
      for fact in order.facts where fact.column != "order_number" && fact.column != "number" {
        writer.field(fact.column, fact.value.json)
      }
      writer.endObject()
    }
    writer.endObject()
    writer.field("said", card.said)
    writer.field("promised", card.promised)
    writer.field("mood", card.mood.rawValue)
    writer.field("marks", card.marks.map(\.rawValue))
    writer.field("misses", card.misses)
    writer.field("since", zone.text(card.since))
    writer.key("records")
    writer.array(card.records) { writer, record in
      writer.beginObject()
      writer.field("kind", record.kind.rawValue)
      writer.field("number", record.number.description)
      writer.endObject()
    }
    writer.field("earlier", card.earlier.map(\.description))
    writer.field("prose", card.prose)
    CardDetailsJSON.write(card.details, zone, to: &writer)
    writer.endObject()
  }
}

/// A conversation's lines on the agents' wire. Source: the protocol, `taken` and `said`.
enum TranscriptJSON {
  static func write(
    _ lines: [TranscriptLine], _ zone: ShopZone, to writer: inout JSONWriter
  ) {
    writer.array(lines) { writer, line in
      writer.beginObject()
      fields(line, to: &writer)
      writer.field("at", zone.text(line.at))
      writer.endObject()
    }
  }

  /// `seq`, who, and what.
  static func fields(_ line: TranscriptLine, to writer: inout JSONWriter) {
    writer.field("seq", line.seq)
    switch line.event {
    case .customerSaid(let said):
      writer.field("from", "customer")
      writer.field("text", said.text.string)
    case .deskSaid(let said):
      writer.field("from", "desk")
      writer.field("text", said.text.string)
      if !said.choices.isEmpty { writer.field("choices", said.choices.map(\.label.string)) }
    case .agentSaid(let said):
      writer.field("from", "agent")
      writer.field("name", said.name)
      writer.field("text", said.text.string)
    case .noted(let note):
      writer.field("from", "note")
      writer.field("name", note.by.text)
      if let people = line.people { writer.field("shown", people.by) }
      writer.field("text", note.text.string)
    case .queued(let place):
      writer.field("event", "queued")
      writer.field("queue", place.queue.text)
      writer.field("position", place.position)
    case .joined(let agent):
      writer.field("event", "joined")
      writer.field("name", agent)
    case .left(let agent):
      writer.field("event", "left")
      writer.field("name", agent)
      if let cause = line.cause { writer.field("cause", cause.rawValue) }
    case .transferred(let queue):
      writer.field("event", "transferred")
      writer.field("queue", queue.text)
      if let people = line.people {
        writer.field("by", people.by)
        if let to = people.to { writer.field("to", to) }
      }
    case .closed: writer.field("event", "closed")
    case .idled: writer.field("event", "idle")
    case .opened, .understood, .missed, .spoke, .turnedMood, .marked, .began, .saidAtOnce,
      .filled, .emptied, .skipped, .referred, .finished, .dropped, .focused, .asked, .settled,
      .misread, .confirmed, .proved, .failedIdentity, .lookedUp, .recorded, .handedOff, .tookUp,
      .requeued, .passedOn, .gaveBack, .wrappedUp, .answeredCase, .readBy, .tookPages, .suggested,
      .rated, .leftLine, .putAside, .takenBack, .ended:
      break
    }
  }
}

extension Order {
  /// Every column of the order, for the shop's own people.
  /// - Parameter names: of its products, where they are known.
  func json(_ names: [SKU: Bilingual]) -> JSON {
    var members: [JSON.Member] = [
      .init("order_number", .string(number.text)), .init("status", .string(status.rawValue)),
      .init("email", .string(email)), .init("phone", .string(phone)), .init("name", .string(name)),
      .init(
        "items",
        .array(
          items.map { item in
            .object(
              [
                .init("product", .string(item.product.text)),
                .init("variant", item.variant.map { .string($0.text) } ?? .null),
                .init("quantity", .integer(Int64(item.quantity))),
              ] + (names[item.product].map { [.init("name", $0.json)] } ?? []))
          })),
      .init("order_date", .string(orderDate.description)),
      .init("promised_date", .string(promisedDate.description)),
    ]
    members += others.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.json) }
    members.append(.init("note", .string(note)))
    return .object(members)
  }
}
