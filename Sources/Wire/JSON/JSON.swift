/// A JSON value (RFC 8259). Objects keep the order of their keys.
public enum JSON: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number written without fraction or exponent that fits 64 bits.
  case integer(Int64)
  /// Any other number; always finite when it was parsed.
  case number(Double)
  case string(String)
  case array([JSON])
  case object([Member])

  /// One key of an object and what it holds.
  public struct Member: Hashable, Sendable {
    public let key: String
    public let value: JSON
    public init(_ key: String, _ value: JSON) {
      self.key = key
      self.value = value
    }
  }

  /// What an object holds under `key`; nil when it has no such key, or is no object.
  public subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    // The last one, so that an object made by hand with a key twice reads as a parsed one does.
    return members.last { $0.key == key }?.value
  }

  public var isNull: Bool { self == .null }

  public var string: String? {
    if case .string(let text) = self { text } else { nil }
  }
  public var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }
  /// A whole number, however it was written (`5`, `5.0`, `5e0`); nil past the range of `Int`.
  public var int: Int? {
    switch self {
    case .integer(let number): Int(exactly: number)
    case .number(let number): Int(exactly: number)
    case .null, .bool, .string, .array, .object: nil
    }
  }
  public var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    case .null, .bool, .string, .array, .object: nil
    }
  }
  public var array: [JSON]? {
    if case .array(let values) = self { values } else { nil }
  }
  public var members: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }

  /// The value as one line of text without its newline.
  public var text: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Why a text is no JSON, and where.
public struct JSONProblem: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Kind: Hashable, Sendable {
    case endsTooSoon
    case noValue
    case wordUnknown
    case numberMalformed
    case numberTooLarge
    case stringUnended
    case controlInString
    case escapeUnknown
    case keyExpected
    case colonExpected
    case commaOrEndExpected
    case textAfterValue
    case tooDeep
    case notUTF8
  }
  public let kind: Kind
  /// Bytes before the place, from 0.
  public let offset: Int

  /// What is wrong and where, for whoever wrote the program at the other end.
  public var description: String { "\(words) at byte \(offset)" }

  private var words: String {
    switch kind {
    case .endsTooSoon: "the value is not finished"
    case .noValue: "a value is expected (an object, array, string, number, true, false or null)"
    case .wordUnknown: "only the words true, false and null may stand without quotes"
    case .numberMalformed: "this is no JSON number"
    case .numberTooLarge: "the number is too large"
    case .stringUnended: "the string has no closing quote"
    case .controlInString: "a control character in a string is written as an escape (\\n, \\u0000)"
    case .escapeUnknown: "there is no such escape; write \\\\ for a backslash"
    case .keyExpected: "a key in double quotes is expected"
    case .colonExpected: "a colon is expected after the key"
    case .commaOrEndExpected: "a comma or the closing bracket is expected"
    case .textAfterValue: "nothing may follow the value on its line"
    case .tooDeep: "arrays and objects are nested more than \(JSON.depth) deep"
    case .notUTF8: "the text is not UTF-8"
    }
  }
}
