extension Folded {
  /// Folds by NFKC, lower case and katakana to hiragana.
  init(folding string: String) {
    var offset: Int32 = 0
    for scalar in string.unicodeScalars {
      let length = Int32(UTF8.width(scalar))
      append(FoldTable.simple(scalar.value), offset, offset + length)
      offset += length
    }
  }
}

/// The folds that need no table.
enum FoldTable {
  static func simple(_ value: UInt32) -> UInt32 {
    switch value {
    case 0x41...0x5A: value + 0x20
    case 0xFF01...0xFF5E: simple(value - 0xFEE0)
    case 0x30A1...0x30F6: value - 0x60
    case 0x3000: 0x20
    default: value
    }
  }
}
