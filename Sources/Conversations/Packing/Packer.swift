import Text

/// Writes packed bytes: whole numbers as zig-zag varints (7 bits a byte, low bits first), text as
/// its length and its UTF-8.
struct Packer {
  private(set) var bytes: [UInt8] = []

  mutating func put(byte: UInt8) { bytes.append(byte) }

  mutating func put(count: Int) {
    var rest = UInt64(bitPattern: Int64(count))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  mutating func put(_ number: Int64) {
    put(count: Int(truncatingIfNeeded: (number << 1) ^ (number >> 63)))
  }

  mutating func put(_ number: Int) { put(Int64(number)) }

  mutating func put(_ flag: Bool) { put(byte: flag ? 1 : 0) }

  mutating func put(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      put(count: utf8.count)
      bytes.append(contentsOf: utf8)
    }
  }

  /// An optional: a flag, then what is there.
  mutating func put<Element>(optional: Element?, _ write: (inout Packer, Element) -> Void) {
    put(optional != nil)
    if let optional { write(&self, optional) }
  }

  /// A list: its count, then its members.
  mutating func put<Element>(list: [Element], _ write: (inout Packer, Element) -> Void) {
    put(count: list.count)
    for element in list { write(&self, element) }
  }
}
