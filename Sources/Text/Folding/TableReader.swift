/// Reads the generated tables: blank-separated tokens `KEY[.KEY]*COUNT/STEP=VALUE[.VALUE]`, keys and
/// values hexadecimal, count and step decimal and 1 when left out.
enum TableReader {
  struct Token {
    var keys: [UInt32] = []
    var count: UInt32 = 1
    var step: UInt32 = 1
    var values: [UInt32] = []
  }

  static func forEach(in table: StaticString, _ body: (Token) -> Void) {
    table.withUTF8Buffer { bytes in
      var token = Token()
      var number: UInt32 = 0
      var digits = 0
      var field = UInt8(ascii: "k")
      func close() {
        guard digits > 0 else { return }
        switch field {
        case UInt8(ascii: "*"): token.count = number
        case UInt8(ascii: "/"): token.step = number
        case UInt8(ascii: "="): token.values.append(number)
        default: token.keys.append(number)
        }
        number = 0
        digits = 0
      }
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"):
          let digit = UInt32(byte <= UInt8(ascii: "9") ? byte - 48 : byte - 55)
          let base: UInt32 = field == UInt8(ascii: "*") || field == UInt8(ascii: "/") ? 10 : 16
          number = number &* base &+ digit
          digits += 1
        case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "="):
          close()
          field = byte
        case UInt8(ascii: "."): close()
        default:
          close()
          if !token.values.isEmpty { body(token) }
          token = Token()
          field = UInt8(ascii: "k")
        }
      }
      close()
      if !token.values.isEmpty { body(token) }
    }
  }
}

/// A number for every scalar, in two stages: blocks of 128 scalars, equal blocks kept once.
struct ScalarTable<Element: FixedWidthInteger & Sendable>: Sendable {
  private var starts: [UInt16]
  private var entries: [Element]

  /// - Parameter limit: scalars from here on are 0.
  init(limit: Int, fill: (inout [Element]) -> Void) {
    var flat = [Element](repeating: 0, count: (limit + 127) / 128 * 128)
    fill(&flat)
    starts = []
    entries = []
    var known: [[Element]: UInt16] = [:]
    for start in stride(from: 0, to: flat.count, by: 128) {
      let block = Array(flat[start..<start + 128])
      if let place = known[block] {
        starts.append(place)
      } else {
        let place = UInt16(truncatingIfNeeded: entries.count / 128)
        known[block] = place
        starts.append(place)
        entries.append(contentsOf: block)
      }
    }
  }

  @inline(__always)
  subscript(scalar: UInt32) -> Element {
    let block = Int(scalar >> 7)
    guard block < starts.count else { return 0 }
    return entries[Int(starts[block]) << 7 | Int(scalar & 127)]
  }

  /// A table of tokens without expansions: each stretch of scalars and its value.
  /// - Parameter other: the value of scalars below the limit that the table does not name.
  init(_ table: StaticString, limit: Int, other: Element = 0) {
    self.init(limit: limit) { flat in
      for place in flat.indices { flat[place] = other }
      TableReader.forEach(in: table) { token in
        guard let first = token.keys.first, let value = token.values.first else { return }
        let start = min(Int(first), flat.count)
        for place in start..<min(start + Int(token.count), flat.count) {
          flat[place] = Element(truncatingIfNeeded: value)
        }
      }
    }
  }
}
