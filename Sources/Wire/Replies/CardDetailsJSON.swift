import Conversations
import Text

/// What a card tells beside the protocol's own keys: ids and numbers for programs that have words of
/// their own, and the shop's words for them in both languages.
enum CardDetailsJSON {
  static func write(_ details: CardDetails, _ zone: ShopZone, to writer: inout JSONWriter) {
    let handoff = details.handoff
    writer.field("handoff", handoff?.id.description)
    writer.field("kind", handoff?.kind.rawValue)
    writer.field("queue", handoff?.queue.text)
    writer.field("priority", handoff?.priority.rawValue)
    writer.field("due", handoff?.due.map(zone.text))
    writer.field("language", details.language?.rawValue)
    writer.field("page", details.page?.json ?? .null)
    writer.field("why", details.why.map(json) ?? .null)
    writer.field("again", details.again.map(json) ?? .null)
    writer.field("by", details.by?.rawValue)
    writer.key("contact")
    writer.beginObject()
    writer.field("email", details.email)
    writer.field("phone", details.phone)
    writer.field("order", details.order?.text)
    writer.endObject()
    writer.field("note", details.note.map(json) ?? .null)
    writer.field("promises", .array(details.promises.map { json($0, zone) }))
    writer.key("words")
    writer.beginObject()
    writer.field("slots", json(details.slotWords))
    writer.field("orders", .array(details.factWords.map(json)))
    writer.endObject()
  }

  private static func json(_ why: CardDetails.Why) -> JSON {
    func object(_ kind: String, _ more: [JSON.Member] = []) -> JSON {
      .object([.init("kind", .string(kind))] + more)
    }
    return switch why {
    case .page: object("page")
    case .wrongAnswers(let slot, let title, let times):
      object(
        "wrong-answers",
        [
          .init("slot", .string(slot.text)), .init("title", title.json),
          .init("times", .integer(Int64(times))),
        ])
    case .misses(let times): object("misses", [.init("times", .integer(Int64(times)))])
    case .identity(let times): object("identity", [.init("times", .integer(Int64(times)))])
    case .upset: object("upset")
    case .asked: object("asked")
    }
  }

  private static func json(_ again: CardDetails.Again) -> JSON {
    switch again {
    case .lost(let agent):
      .object([.init("kind", .string("lost")), .init("by", .string(agent))])
    case .passedOn(let from, let to):
      .object([
        .init("kind", .string("passed-on")), .init("by", .string(from)),
        .init("to", to.map { .string($0) } ?? .null),
      ])
    case .putBack: .object([.init("kind", .string("put-back"))])
    }
  }

  private static func json(_ note: CardDetails.LastNote) -> JSON {
    .object([.init("by", .string(note.by)), .init("text", .string(note.text.string))])
  }

  private static func json(_ promise: CardDetails.Promise, _ zone: ShopZone) -> JSON {
    .object([
      .init("handoff", .string(promise.handoff.id.description)),
      .init("queue", .string(promise.handoff.queue.text)),
      .init("due", promise.handoff.due.map { .string(zone.text($0)) } ?? .null),
      .init("by", promise.by.map { .string($0.rawValue) } ?? .null),
    ])
  }

  private static func json(_ words: [CardDetails.Words]) -> JSON {
    .object(words.map { .init($0.column, $0.words.json) })
  }
}

extension Bilingual {
  /// `{"ja":…,"en":…}`.
  var json: JSON { .object([.init("ja", .string(ja)), .init("en", .string(en))]) }
}
