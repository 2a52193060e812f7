import Text
import Wire

/// The handoff card as the desk sent it. Source: the protocol, "The summary (the handoff card)".
struct AgentSummary: Hashable, Sendable {
  /// A slot, what it holds, and the number of the customer's line it came from.
  struct Slot: Hashable, Sendable {
    let name: String
    let value: String
    let source: Int?
    /// The shop's words for it; nil where it reads as it is.
    let words: Bilingual?
  }
  /// What is known about an order or a product.
  struct Facts: Hashable, Sendable {
    let owner: String
    let values: JSON
    /// The shop's words for some of them, by column.
    let words: JSON
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
  let records: [Record]
  let earlier: [String]
  let prose: String
  let queue: String
  let priority: String
  /// When a case is due.
  let due: String?
  /// The customer's.
  let language: String
  /// The title of the page.
  let page: Bilingual?
  /// What brought people in, and why again.
  let why: JSON
  let again: JSON
  /// How a case is to be answered.
  let by: String
  let contact: AgentContact
  /// What a colleague wrote last.
  let noteBy: String
  let note: String
  let promises: [Promise]

  /// Something made for the customer.
  struct Record: Hashable, Sendable {
    let number: String
    let kind: String
  }

  /// A case that the customer was promised.
  struct Promise: Hashable, Sendable {
    let handoff: String
    let due: String?
    let by: String
  }

  init(_ json: JSON) {
    reason = json.text("reason")
    wants = json.text("wants")
    intent = json.text("intent")
    name = json.text("name")
    let sources = json["sources"] ?? .null
    let words = json["words"]?["slots"] ?? .null
    let factWords = json["words"]?["orders"]?.array ?? []
    slots = (json["slots"]?.members ?? []).map { member in
      Slot(
        name: member.key, value: Self.shown(member.value), source: sources[member.key]?.int,
        words: Bilingual(words[member.key] ?? .null))
    }
    identity = json.text("identity")
    proved = json.texts("proved")
    facts = (json["facts"]?.members ?? []).enumerated().map { place, member in
      Facts(
        owner: member.key, values: member.value,
        words: place < factWords.count ? factWords[place] : .null)
    }
    said = json.texts("said")
    promised = json.texts("promised")
    mood = json.text("mood")
    marks = json.texts("marks")
    misses = json["misses"]?.int ?? 0
    since = json["since"]?.string
    records = (json["records"]?.array ?? []).map {
      Record(number: $0.text("number"), kind: $0.text("kind"))
    }
    earlier = (json["earlier"]?.array ?? []).map(Self.shown)
    prose = json.text("prose")
    queue = json.text("queue")
    priority = json.text("priority")
    due = json["due"]?.string
    language = json.text("language")
    page = Bilingual(json["page"] ?? .null)
    why = json["why"] ?? .null
    again = json["again"] ?? .null
    by = json.text("by")
    contact = AgentContact(card: json)
    noteBy = json["note"]?.text("by") ?? ""
    note = json["note"]?.text("text") ?? ""
    promises = (json["promises"]?.array ?? []).map {
      Promise(handoff: $0.text("handoff"), due: $0["due"]?.string, by: $0.text("by"))
    }
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

/// How a customer can be reached, as far as a card or a row tells.
struct AgentContact: Hashable, Sendable {
  let email: String?
  let phone: String?
  /// An order is known to be theirs: the shop has an address with it.
  let hasOrder: Bool

  /// Reads the key `contact`.
  init(_ json: JSON) {
    email = json["email"]?.string
    phone = json["phone"]?.string
    hasOrder = json["order"]?.string != nil
  }

  /// What a whole card tells.
  init(card: JSON) {
    let told = AgentContact(card["contact"] ?? .null)
    let slots = card["slots"] ?? .null
    let order = card["facts"]?["order"] ?? .null
    email = told.email ?? slots["email"]?.string ?? order["email"]?.string
    phone = told.phone ?? slots["phone"]?.string ?? order["phone"]?.string
    hasOrder = told.hasOrder || card.text("identity") == "verified"
  }

  var knowsMail: Bool { email != nil || hasOrder }
  var knowsPhone: Bool { phone != nil || hasOrder }
}

extension Bilingual {
  /// Reads `{"ja":…,"en":…}`; nil when neither says anything.
  init?(_ json: JSON) {
    let (ja, en) = (json.text("ja"), json.text("en"))
    guard !ja.isEmpty || !en.isEmpty else { return nil }
    self.init(ja: ja.isEmpty ? en : ja, en: en.isEmpty ? ja : en)
  }
}
