import Text
import Wire

/// The handoff card as the desk sent it. Source: the protocol, "The summary (the handoff card)".
struct AgentSummary: Hashable, Sendable {
  /// A slot, what it holds, and the number of the customer's line it came from.
  struct Slot: Hashable, Sendable {
    let name: String
    let value: String
    let source: Int?
  }
  /// What is known about an order or a product.
  struct Facts: Hashable, Sendable {
    let owner: String
    let values: JSON
  }

  let reason: String
  let wants: String
  let intent: String
  let name: String
  let slots: [Slot]
  let identity: String
  let proved: [String]
  let facts: [Facts]
  let said: [String]
  let promised: [String]
  let mood: String
  let marks: [String]
  let misses: Int
  /// Since when the customer waits.
  let since: String?
  let records: [String]
  let earlier: [String]
  let prose: String

  init(_ json: JSON) {
    reason = json.text("reason")
    wants = json.text("wants")
    intent = json.text("intent")
    name = json.text("name")
    let sources = json["sources"] ?? .null
    slots = (json["slots"]?.members ?? []).map { member in
      Slot(
        name: member.key, value: Self.shown(member.value), source: sources[member.key]?.int)
    }
    identity = json.text("identity")
    proved = json.texts("proved")
    facts = (json["facts"]?.members ?? []).map { member in
      Facts(owner: member.key, values: member.value)
    }
    said = json.texts("said")
    promised = json.texts("promised")
    mood = json.text("mood")
    marks = json.texts("marks")
    misses = json["misses"]?.int ?? 0
    since = json["since"]?.string
    records = (json["records"]?.array ?? []).map { record in
      [record.text("number"), record.text("kind")].filter { !$0.isEmpty }.joined(separator: " ")
    }
    earlier = (json["earlier"]?.array ?? []).map(Self.shown)
    prose = json.text("prose")
  }

  /// The order that the chat is about; nil when none was named.
  var order: String? { slots.first { $0.name == SlotName.order.text }?.value }

  /// A value in one line, without the signs of the format.
  static func shown(_ json: JSON) -> String {
    switch json {
    case .string(let text): text
    case .array(let values): values.map(shown).joined(separator: ", ")
    case .object(let members):
      members.map { "\($0.key) \(shown($0.value))" }.joined(separator: " · ")
    case .null: "-"
    case .bool, .integer, .number: json.text
    }
  }
}
