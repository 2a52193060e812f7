extension String {
  /// The text of `scalars`. Encodes by itself: appending to a scalar view goes through a generic
  /// path that took a third of the time of reading a tree.
  init(scalars: some Collection<Unicode.Scalar>) {
    let count = scalars.reduce(0) { $0 + UTF8.width($1) }
    self.init(unsafeUninitializedCapacity: count) { bytes in
      var at = 0
      for scalar in scalars {
        let value = scalar.value
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
