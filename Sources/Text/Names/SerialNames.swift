/// A conversation's number, shown as `C-41`.
public struct ConversationID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let number: Int64
  public init(number: Int64) { self.number = number }
  /// Reads `C-41`; nil for anything else.
  public init?(_ text: String) {
    guard let number = Serial.number(in: text, prefix: "C-") else { return nil }
    self.number = number
  }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  public var description: String { "C-\(number)" }
}

/// The number of a handoff, chat or case alike, shown as `H-12`.
public struct HandoffID: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let number: Int64
  public init(number: Int64) { self.number = number }
  /// Reads `H-12`; nil for anything else.
  public init?(_ text: String) {
    guard let number = Serial.number(in: text, prefix: "H-") else { return nil }
    self.number = number
  }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  public var description: String { "H-\(number)" }
}

/// The number of a record, shown to the customer as `X-7`. One series for all kinds, so that a
/// number alone finds its record.
public struct RecordNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let number: Int64
  public init(number: Int64) { self.number = number }
  /// Reads `X-7`; nil for anything else.
  public init?(_ text: String) {
    guard let number = Serial.number(in: text, prefix: "X-") else { return nil }
    self.number = number
  }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  public var description: String { "X-\(number)" }
}

/// A state of the whole tree of pages that a desk has run on, shown as `G-3`. The same tree again is
/// the same generation.
public struct Generation: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let number: Int64
  public init(number: Int64) { self.number = number }
  /// Reads `G-3`; nil for anything else.
  public init?(_ text: String) {
    guard let number = Serial.number(in: text, prefix: "G-") else { return nil }
    self.number = number
  }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
  public var description: String { "G-\(number)" }
}

/// A person who answers customers, by the name they log in with: `sato`.
public struct AgentName: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String
  /// nil when `text` is no identifier (lower-case letters, digits, inner hyphens).
  public init?(_ text: String) {
    guard Identifier.isValid(text) else { return nil }
    self.text = text
  }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }
}

/// The next free numbers of every series. A value: whoever decides a turn is given it, and what
/// the turn used is seen from its events.
public struct NextNumbers: Hashable, Sendable {
  public var conversation: Int64
  public var handoff: Int64
  public var record: Int64
  public init(conversation: Int64 = 1, handoff: Int64 = 1, record: Int64 = 1) {
    self.conversation = conversation
    self.handoff = handoff
    self.record = record
  }
}

enum Serial {
  /// The number behind `prefix`; nil unless it is 1 to 18 digits without a leading zero.
  static func number(in text: String, prefix: String) -> Int64? {
    guard text.hasPrefix(prefix) else { return nil }
    let digits = text.utf8.dropFirst(prefix.utf8.count)
    guard (1...18).contains(digits.count), digits.first != UInt8(ascii: "0"),
      digits.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}
