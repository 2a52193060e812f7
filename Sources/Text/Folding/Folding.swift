/// Makes spellings equal that mean the same to a reader. For matching only, never for showing.
public enum Folding {
  /// NFKC, lower case, katakana as hiragana (the long mark ー stays). Equal to itself when folded
  /// again. Source: Unicode Standard Annex 15; the tables are written by `make-tables.py`.
  public static func fold(_ text: String) -> FoldedText {
    var text = text
    return text.withUTF8 { bytes in
      // Enough for all but the few signs that stand for many.
      let capacity = bytes.count + 8
      var offsets: [Int32] = []
      var written: Int?
      let scalars = [UInt32](unsafeUninitializedCapacity: capacity) { scalars, scalarCount in
        offsets = [Int32](unsafeUninitializedCapacity: capacity + 1) { offsets, offsetCount in
          written = FoldingTables.shared.foldPlain(
            bytes, into: UnsafeMutableBufferPointer(rebasing: scalars[..<capacity]),
            UnsafeMutableBufferPointer(rebasing: offsets[..<capacity]))
          offsets[written ?? 0] = Int32(truncatingIfNeeded: bytes.count)
          offsetCount = (written ?? 0) + 1
        }
        scalarCount = written ?? 0
      }
      if written != nil { return FoldedText(scalars: scalars, offsets: offsets) }
      let marked = FoldingTables.shared.foldMarked(bytes)
      return FoldedText(
        scalars: marked.scalars, offsets: marked.offsets + [Int32(truncatingIfNeeded: bytes.count)])
    }
  }

  /// The folded text alone.
  public static func foldedString(_ text: String) -> String { fold(text).string }
}

/// Reads UTF-8 that a `String` holds, and so is well formed.
enum UTF8Decoder {
  @inline(__always)
  static func next(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> UInt32 {
    let first = UInt32(bytes[at])
    if first < 0x80 {
      at += 1
      return first
    }
    // Kana and kanji first: they are what is read here.
    if first & 0xF0 == 0xE0, at + 3 <= bytes.count {
      let value =
        (first & 0x0F) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F)
      at += 3
      return value
    }
    if first < 0xE0, at + 2 <= bytes.count {
      let value = (first & 0x1F) << 6 | UInt32(bytes[at + 1] & 0x3F)
      at += 2
      return value
    }
    guard at + 4 <= bytes.count else {
      at = bytes.count
      return 0xFFFD
    }
    let value =
      (first & 0x07) << 18 | UInt32(bytes[at + 1] & 0x3F) << 12
      | UInt32(bytes[at + 2] & 0x3F) << 6 | UInt32(bytes[at + 3] & 0x3F)
    at += 4
    return value
  }
}
