import Text

/// Reads what `Packer` wrote. Whatever the bytes are, it ends with a value or an error.
struct Unpacker {
  private let bytes: [UInt8]
  private(set) var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { at == bytes.count }

  mutating func byte() throws(PackingError) -> UInt8 {
    guard at < bytes.count else { throw .endsEarly(at: at) }
    defer { at += 1 }
    return bytes[at]
  }

  private mutating func varint() throws(PackingError) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      // The tenth byte holds the last bit.
      guard shift < 63 || (shift == 63 && next <= 1) else {
        throw .outOfRange(what: "number", at: at - 1)
      }
      result |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return result }
      shift += 7
    }
  }

  /// How many members follow. Each takes a byte at least, so that no count can ask for more memory
  /// than there are bytes.
  mutating func count() throws(PackingError) -> Int {
    let start = at
    let count = try varint()
    guard count <= UInt64(bytes.count - at) else { throw .outOfRange(what: "length", at: start) }
    return Int(count)
  }

  mutating func int64() throws(PackingError) -> Int64 {
    let folded = try varint()
    return Int64(bitPattern: (folded >> 1) ^ (0 &- (folded & 1)))
  }

  mutating func int() throws(PackingError) -> Int {
    let start = at
    guard let int = Int(exactly: try int64()) else {
      throw .outOfRange(what: "number", at: start)
    }
    return int
  }

  mutating func flag() throws(PackingError) -> Bool {
    switch try byte() {
    case 0: return false
    case 1: return true
    case let tag: throw .unknownTag(what: "flag", tag: tag, at: at - 1)
    }
  }

  mutating func text() throws(PackingError) -> String {
    let start = at
    let length = try count()
    // Decoding mends what is no UTF-8, so that it differs from the bytes then. This is several
    // times faster than the initialiser that validates, which looks up generic types at each call.
    let text = bytes.withUnsafeBufferPointer { all -> String? in
      let slice = UnsafeBufferPointer(rebasing: all[at..<at + length])
      var text = String(decoding: slice, as: UTF8.self)
      return text.withUTF8 { $0.elementsEqual(slice) } ? text : nil
    }
    guard let text else { throw .badText(what: "text", at: start) }
    at += length
    return text
  }

  /// A text that `make` takes, such as a name.
  mutating func name<Name>(_ what: String, _ make: (String) -> Name?) throws(PackingError) -> Name {
    let start = at
    guard let name = make(try text()) else { throw .badText(what: what, at: start) }
    return name
  }

  mutating func optional<Element>(
    _ read: (inout Unpacker) throws(PackingError) -> Element
  ) throws(PackingError) -> Element? {
    try flag() ? try read(&self) : nil
  }

  mutating func list<Element>(
    _ read: (inout Unpacker) throws(PackingError) -> Element
  ) throws(PackingError) -> [Element] {
    let count = try count()
    var list: [Element] = []
    list.reserveCapacity(min(count, 64))
    for _ in 0..<count { list.append(try read(&self)) }
    return list
  }
}
