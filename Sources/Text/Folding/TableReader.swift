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
          // Emptied, not made anew: there are thousands.
          token.keys.removeAll(keepingCapacity: true)
          token.values.removeAll(keepingCapacity: true)
          token.count = 1
          token.step = 1
          field = UInt8(ascii: "k")
        }
      }
      close()
      if !token.values.isEmpty { body(token) }
    }
  }
}
