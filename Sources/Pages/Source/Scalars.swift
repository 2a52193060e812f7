extension String {
  /// The text of `scalars`. Encodes by itself: appending to a scalar view goes through a generic
  /// path that took a third of the time of reading a tree.
  init(scalars: some Collection<Unicode.Scalar>) {
    self = Array(scalars).withUnsafeBufferPointer(Self.encoded)
  }
  init(scalars: [Unicode.Scalar]) { self = scalars.withUnsafeBufferPointer(Self.encoded) }
  init(scalars: ArraySlice<Unicode.Scalar>) { self = scalars.withUnsafeBufferPointer(Self.encoded) }

  private static func encoded(_ scalars: UnsafeBufferPointer<Unicode.Scalar>) -> String {
    // At most four bytes a scalar.
    String(unsafeUninitializedCapacity: scalars.count * 4) { bytes in
      var at = 0
      var next = 0
      while next < scalars.count {
        let value = scalars[next].value
        next += 1
        switch value {
        case 0..<0x80:
          bytes[at] = UInt8(truncatingIfNeeded: value)
          at += 1
        case 0x80..<0x800:
          bytes[at] = UInt8(truncatingIfNeeded: 0xC0 | value >> 6)
          bytes[at + 1] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
          at += 2
        case 0x800..<0x10000:
          bytes[at] = UInt8(truncatingIfNeeded: 0xE0 | value >> 12)
          bytes[at + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
          bytes[at + 2] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
          at += 3
        default:
          bytes[at] = UInt8(truncatingIfNeeded: 0xF0 | value >> 18)
          bytes[at + 1] = UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F)
          bytes[at + 2] = UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F)
          bytes[at + 3] = UInt8(truncatingIfNeeded: 0x80 | value & 0x3F)
          at += 4
        }
      }
      return at
    }
  }
}
