/// An identifier of lower-case ASCII letters, digits and inner hyphens, at most 64 long: the form
/// of intent ids, slot names, queue names and choice ids.
enum Identifier {
  static func isValid(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 64 else { return false }
    let hyphen = UInt8(ascii: "-")
    return first != hyphen && last != hyphen
      && bytes.allSatisfy { byte in
        byte == hyphen || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
  }
}

/// What a customer wants, named as its page's file is: `order-status`.
public struct IntentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String
  /// nil when `text` is no identifier (lower-case letters, digits, inner hyphens).
  public init?(_ text: String) {
    guard Identifier.isValid(text) else { return nil }
    self.text = text
  }
  init(known text: String) { self.text = text }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }

  // The intents that the dialog manager itself goes to.
  public static let greeting = IntentID(known: "greeting")
  public static let thanks = IntentID(known: "thanks")
  public static let goodbye = IntentID(known: "goodbye")
  public static let help = IntentID(known: "help")
  public static let `repeat` = IntentID(known: "repeat")
  public static let smallTalk = IntentID(known: "small-talk")
  public static let notOurs = IntentID(known: "not-ours")
  public static let humanAgent = IntentID(known: "human-agent")
  public static let callbackRequest = IntentID(known: "callback-request")
  public static let orderCancel = IntentID(known: "order-cancel")
  public static let skinTrouble = IntentID(known: "skin-trouble")
}

/// Something the desk asks for or is told: `order`, `contact-preference`.
public struct SlotName: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String
  /// nil when `text` is no identifier.
  public init?(_ text: String) {
    guard Identifier.isValid(text) else { return nil }
    self.text = text
  }
  init(known text: String) { self.text = text }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }

  // The slots whose values the desk looks up or proves.
  public static let product = SlotName(known: "product")
  public static let variant = SlotName(known: "variant")
  public static let quantity = SlotName(known: "quantity")
  public static let order = SlotName(known: "order")
  public static let email = SlotName(known: "email")
  public static let phone = SlotName(known: "phone")
  public static let name = SlotName(known: "name")
  public static let address = SlotName(known: "address")
  public static let reason = SlotName(known: "reason")
  public static let postalCode = SlotName(known: "postal-code")
}

/// One of the answers a choice slot takes: `exchange` of `resolution`.
public struct ChoiceID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String
  /// nil when `text` is no identifier.
  public init?(_ text: String) {
    guard Identifier.isValid(text) else { return nil }
    self.text = text
  }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }
}

/// A line of people who answer: `returns`.
public struct QueueName: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String
  /// nil when `text` is no identifier.
  public init?(_ text: String) {
    guard Identifier.isValid(text) else { return nil }
    self.text = text
  }
  private init(known text: String) { self.text = text }
  /// Every shop has one; source: the design, section 10.
  public static let general = QueueName(known: "general")
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }
}

/// A fact about something the desk knows: `product.feel`, `order.promised_date`, `desk.return_days`.
/// The owner is `product`, `variant`, `order`, `cart`, `desk`, `record`, `report` or a table's name.
public struct FactName: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let owner: String
  public let column: String
  public init(_ owner: String, _ column: String) {
    self.owner = owner
    self.column = column
  }
  public static func < (a: Self, b: Self) -> Bool { (a.owner, a.column) < (b.owner, b.column) }
  public var description: String { "\(owner).\(column)" }
}

/// What a record says was done: the kinds stand in the design, section 5.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  case order
  case orderChange = "order-change"
  case orderCancel = "order-cancel"
  case `return`
  case refund
  case exchange
  case deliveryAddressChange = "delivery-address-change"
  case deliveryReschedule = "delivery-reschedule"
  case pointsInquiry = "points-inquiry"
  case cardMisuse = "card-misuse"
  case callback
  case accountDelete = "account-delete"
  case complaint
  case goodwillPoints = "goodwill-points"
}

/// How much a handoff or case matters. Source: the design, sections 3 and 6.
public enum Priority: String, Hashable, Sendable, CaseIterable, Comparable {
  case low, normal, high, urgent
  private var rank: Int {
    switch self {
    case .low: 0
    case .normal: 1
    case .high: 2
    case .urgent: 3
    }
  }
  public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
}

/// A language the desk speaks.
public enum Language: String, Hashable, Sendable, CaseIterable, Comparable {
  case ja, en
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  public var other: Language { self == .ja ? .en : .ja }
}

/// The same text in both languages.
public struct Bilingual: Hashable, Sendable {
  public let ja: String
  public let en: String
  public init(ja: String, en: String) {
    self.ja = ja
    self.en = en
  }
  public subscript(language: Language) -> String { language == .ja ? ja : en }
}
