import Conversations
import Text
import Wire

/// Events as lines for other programs: one object an event, its name under `event`.
enum EventJSON {
  /// Each event with its conversation, the entry it belongs to, and when it happened; lines of the
  /// conversation carry their `seq`.
  static func lines(of entries: [Entry]) -> [String] {
    var seq = 0
    return entries.flatMap { entry in
      entry.events.map { event in
        var members: [JSON.Member] = [
          .init("conversation", .string(entry.conversation.description)),
          .init("entry", .integer(Int64(entry.ordinal))),
          .init("at", .string(ShopZone.japan.text(entry.at))),
        ]
        if event.isLine {
          seq += 1
          members.append(.init("seq", .integer(Int64(seq))))
        }
        return JSON.object(members + (object(event).members ?? [])).text
      }
    }
  }

  /// The event alone.
  static func object(_ event: Event) -> JSON {
    let (name, fields) = parts(of: event)
    return .object([.init("event", .string(name))] + fields)
  }

  private static func parts(of event: Event) -> (String, [JSON.Member]) {
    switch event {
    case .customerSaid(let line):
      ("customer-said", [text(line.text), .init("masked", .bool(line.masked))])
    case .deskSaid(let line):
      (
        "desk-said",
        [text(line.text), .init("choices", strings(line.choices.map(\.label.string)))]
      )
    case .agentSaid(let line):
      ("agent-said", [.init("name", .string(line.name)), text(line.text)])
    case .queued(let place):
      (
        "queued",
        [
          .init("queue", .string(place.queue.text)),
          .init("position", .integer(Int64(place.position))),
          .init("wait", place.waitSeconds.map { .integer(Int64($0)) } ?? .null),
        ]
      )
    case .joined(let agent): ("joined", [.init("name", .string(agent))])
    case .left(let agent): ("left", [.init("name", .string(agent))])
    case .transferred(let queue): ("transferred", [.init("queue", .string(queue.text))])
    case .closed(let closing): ("closed", [.init("as", .string(closing.rawValue))])
    case .idled: ("idle", [])
    case .opened(_, let language, _):
      ("opened", [.init("language", .string(language.rawValue))])
    case .understood(let understanding): ("understood", understood(understanding))
    case .missed(let step): ("missed", [.init("step", .integer(Int64(step)))])
    case .spoke(let language): ("spoke", [.init("language", .string(language.rawValue))])
    case .turnedMood(let mood): ("mood", [.init("mood", .string(mood.rawValue))])
    case .marked(let mark): ("marked", [.init("mark", .string(mark.rawValue))])
    case .began(let intent): ("began", [self.intent(intent)])
    case .saidAtOnce: ("said-at-once", [])
    case .filled(let slot, let value, let line):
      (
        "filled",
        [self.slot(slot), .init("value", value.json), .init("line", .integer(Int64(line)))]
      )
    case .emptied(let slot): ("emptied", [self.slot(slot)])
    case .skipped(let slot): ("skipped", [self.slot(slot)])
    case .referred(let referral):
      (
        "referred",
        [
          .init("queue", .string(referral.queue.text)),
          .init("priority", referral.priority.map { .string($0.rawValue) } ?? .null),
          .init("intent", referral.intent.map { .string($0.text) } ?? .null),
        ]
      )
    case .finished(let intent): ("finished", [self.intent(intent)])
    case .dropped(let intent): ("dropped", [self.intent(intent)])
    case .focused(let value): ("focused", [.init("value", value.json)])
    case .asked(let question): ("asked", asked(question))
    case .settled: ("settled", [])
    case .misread(let slot): ("misread", [self.slot(slot)])
    case .confirmed: ("confirmed", [])
    case .proved(let order, let slot):
      ("proved", [.init("order", .string(order.text)), .init("by", .string(slot.text))])
    case .failedIdentity(let order): ("identity-failed", [.init("order", .string(order.text))])
    case .lookedUp(let order, let facts):
      (
        "looked-up",
        [
          .init("order", .string(order.text)),
          .init("facts", .object(facts.map { .init($0.column, $0.value.json) })),
        ]
      )
    case .recorded(let record):
      (
        "recorded",
        [
          .init("kind", .string(record.kind.rawValue)),
          .init("number", .string(record.number.description)),
          .init("fields", record.fields.json),
        ]
      )
    case .handedOff(let handoff): ("handed-off", handedOff(handoff))
    case .tookUp(let handoff, let agent):
      (
        "took-up",
        [
          .init("handoff", .string(handoff.description)), .init("agent", .string(agent.name.text)),
          .init("name", .string(agent.shown)),
        ]
      )
    case .requeued(let handoff): ("requeued", [.init("handoff", .string(handoff.description))])
    case .passedOn(let handoff, let queue, let agent):
      (
        "passed-on",
        [
          .init("handoff", .string(handoff.description)), .init("queue", .string(queue.text)),
          .init("agent", agent.map { .string($0.text) } ?? .null),
        ]
      )
    case .noted(let note):
      (
        "noted",
        [.init("agent", .string(note.by.text)), .init("text", .string(note.text.string))]
      )
    case .gaveBack(let agent): ("gave-back", [.init("agent", .string(agent.text))])
    case .wrappedUp(let agent, let closing):
      (
        "wrapped-up",
        [
          .init("agent", .string(agent.text)), .init("as", .string(closing.code.rawValue)),
          .init("due", closing.due.map { .string($0.description) } ?? .null),
          .init("by", closing.by.map { .string($0.rawValue) } ?? .null),
          .init("desk-should-have-known", .bool(closing.deskShouldHaveKnown)),
        ]
      )
    case .answeredCase(let handoff, let agent, let answer):
      (
        "answered-case",
        [
          .init("handoff", .string(handoff.description)), .init("agent", .string(agent.text)),
          .init("by", .string(answer.by.rawValue)),
          .init("outcome", .string(answer.outcome.rawValue)),
          .init("text", .string(answer.text.string)),
        ]
      )
    case .tookPages(let generation):
      ("took-pages", [.init("generation", .string(generation.description))])
    case .readBy(let agent): ("read-by", [.init("agent", .string(agent.text))])
    case .suggested(let sku): ("suggested", [.init("product", .string(sku.text))])
    case .rated(let rating): ("rated", [.init("rating", .integer(Int64(rating)))])
    case .leftLine(let handoff):
      ("left-line", [.init("handoff", .string(handoff.description))])
    case .putAside(let slots):
      ("put-aside", [.init("slots", .array(slots.map { .string($0.text) }))])
    case .takenBack(let row): ("taken-back", [.init("row", .integer(Int64(row)))])
    case .ended(let turn, let id):
      (
        "turn",
        [.init("turn", .integer(Int64(turn))), .init("id", id.map { .string($0) } ?? .null)]
      )
    }
  }

  private static func text(_ text: SafeText) -> JSON.Member { .init("text", .string(text.string)) }
  private static func slot(_ slot: SlotName) -> JSON.Member { .init("slot", .string(slot.text)) }
  private static func intent(_ intent: IntentID) -> JSON.Member {
    .init("intent", .string(intent.text))
  }
  private static func strings(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }

  private static func asked(_ question: Question) -> [JSON.Member] {
    var members: [JSON.Member] = [.init("asks", .string(question.wireName))]
    switch question {
    case .clarify(let intents): members.append(.init("between", strings(intents.map(\.text))))
    case .consent(let queue): members.append(.init("queue", .string(queue.text)))
    case .slot, .identity, .confirm, .resume, .suggested, .rating, .anythingElse: break
    }
    return members
  }

  private static func scored(_ one: Understanding.Scored) -> JSON {
    .object([
      .init("intent", .string(one.intent.text)),
      .init("score", .number(Double(one.score) / 10_000)),
    ])
  }

  private static func understood(_ understanding: Understanding) -> [JSON.Member] {
    [
      .init("intent", understanding.taken.map { .string($0.intent.text) } ?? .null),
      .init("score", .number(Double(understanding.taken?.score ?? 0) / 10_000)),
      .init("alternatives", .array(understanding.alternatives.map(scored))),
      .init("requests", strings(understanding.requests.map(\.text))),
      .init("why", why(understanding.reason)),
    ]
  }

  private static func why(_ reason: MatchReason) -> JSON {
    switch reason {
    case .template(let source, let line):
      .object([.init("template", .string(source)), .init("line", .integer(Int64(line)))])
    case .likeness(let pieces, let runnerUp):
      .object([
        .init(
          "words",
          .array(
            pieces.map { piece in
              .object([
                .init("words", .string(piece.words)),
                .init("weight", .number(Double(piece.weight) / 100)),
              ])
            })),
        .init("runner-up", runnerUp.map { .string($0.text) } ?? .null),
      ])
    case .picked: .string("picked")
    case .nothing: .null
    }
  }

  private static func handedOff(_ handoff: Handoff) -> [JSON.Member] {
    [
      .init("handoff", .string(handoff.id.description)),
      .init("kind", .string(handoff.kind.rawValue)),
      .init("queue", .string(handoff.queue.text)),
      .init("priority", .string(handoff.priority.rawValue)),
      .init("due", handoff.due.map { .string(ShopZone.japan.text($0)) } ?? .null),
      .init("intent", handoff.intent.map { .string($0.text) } ?? .null),
    ]
  }
}
