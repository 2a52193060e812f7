/// Writes JSON into bytes, keys in the order given, without spaces. Commas are its own business:
/// write keys and values one after the other.
///
/// Beyond what JSON asks, it escapes DEL, the C1 codes and U+2028/2029, so that a line is one line
/// for every reader and a terminal takes no orders from it.
public struct JSONWriter {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  public init(capacity: Int = 128) { bytes.reserveCapacity(capacity) }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  public mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }
  public mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }
  public mutating func beginArray() {
    separate()
    bytes.append(UInt8(ascii: "["))
    needsComma = false
  }
  public mutating func endArray() {
    bytes.append(UInt8(ascii: "]"))
    needsComma = true
  }
  /// Ends a line: the next value begins a new one.
  public mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  public mutating func key(_ key: String) {
    separate()
    quoted(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  public mutating func null() { raw("null") }
  public mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  public mutating func integer(_ value: some BinaryInteger) { raw(String(value)) }
  public mutating func string(_ value: String) {
    separate()
    quoted(value)
    needsComma = true
  }
  /// The shortest digits that read back as the same number; a whole number without `.0`, `null`
  /// for what JSON cannot say (infinity, no number).
  public mutating func number(_ value: Double) {
    guard value.isFinite else { return null() }
    if let whole = Int64(exactly: value), whole.magnitude < 1 << 53 { return integer(whole) }
    raw("\(value)")
  }
  /// A score, rounded to 4 places.
  public mutating func score(_ value: Double) { number(Self.rounded(value)) }

  /// `value` to 4 places, half away from zero: what every score on the wire is rounded to.
  public static func rounded(_ value: Double) -> Double {
    let scaled = (value * 10_000).rounded()
    return scaled.isFinite ? scaled / 10_000 : value
  }

  public mutating func value(_ value: JSON) {
    switch value {
    case .null: null()
    case .bool(let flag): bool(flag)
    case .integer(let number): integer(number)
    case .number(let number): self.number(number)
    case .string(let text): string(text)
    case .array(let values):
      beginArray()
      for item in values { self.value(item) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  // A key with its value: nil is written as `null`.
  public mutating func field(_ key: String, _ value: String?) {
    self.key(key)
    if let value { string(value) } else { null() }
  }
  public mutating func field(_ key: String, _ value: Int?) {
    self.key(key)
    if let value { integer(value) } else { null() }
  }
  public mutating func field(_ key: String, _ value: Bool) {
    self.key(key)
    bool(value)
  }
  public mutating func field(_ key: String, _ value: JSON) {
    self.key(key)
    self.value(value)
  }
  public mutating func field(_ key: String, _ values: [String]) {
    self.key(key)
    beginArray()
    for value in values { string(value) }
    endArray()
  }

  private mutating func raw(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // A string that came through a foreign bridge may not be contiguous; then it is copied once.
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { escape($0) }
    if done == nil { Array(text.utf8).withUnsafeBufferPointer { escape($0) } }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var at = 0
    while at < text.count {
      let byte = text[at]
      let code: UInt16
      let length: Int
      let isPlain =
        byte < 0x80
        ? byte >= 0x20 && byte != 0x22 && byte != 0x5C && byte != 0x7F
        : byte != 0xC2 && byte != 0xE2
      if isPlain {
        at += 1
        continue
      } else if byte < 0x80 {
        code = UInt16(byte)
        length = 1
      } else if byte == 0xC2, at + 1 < text.count, text[at + 1] < 0xA0 {
        code = UInt16(text[at + 1])
        length = 2
      } else if byte == 0xE2, at + 2 < text.count, text[at + 1] == 0x80, text[at + 2] & 0xFE == 0xA8
      {
        code = 0x2000 | UInt16(text[at + 2] & 0x3F)
        length = 3
      } else {
        at += 1
        continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
      escape(code)
      at += length
      start = at
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
  }

  private mutating func escape(_ code: UInt16) {
    bytes.append(UInt8(ascii: "\\"))
    switch code {
    case 0x22: bytes.append(UInt8(ascii: "\""))
    case 0x5C: bytes.append(UInt8(ascii: "\\"))
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      bytes.append(UInt8(ascii: "u"))
      for shift in [UInt16(12), 8, 4, 0] {
        let digit = UInt8((code >> shift) & 0xF)
        bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
