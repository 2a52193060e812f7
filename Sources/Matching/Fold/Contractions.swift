import Text

/// English contractions written out, so that `what's`, `whats` and `what is` are one wording.
enum Contractions {
  /// The words a contraction stands for, by its letters packed a byte each.
  @inline(__always)
  static func expansion(_ packed: UInt64) -> [UInt32]? { table[packed].map { expansions[Int($0)] } }

  private static let table: KeyTable = {
    var table = KeyTable()
    for (number, (short, _)) in SameWords.english.enumerated() {
      var packed: UInt64 = 0
      for byte in short.utf8 { packed = packed << 8 | UInt64(byte) }
      table[packed] = Int32(truncatingIfNeeded: number)
    }
    return table
  }()

  private static let expansions: [[UInt32]] = SameWords.english.map { marked($0.long) }

  /// Words with their first letters marked, without spaces.
  private static func marked(_ text: String) -> [UInt32] {
    text.split(separator: " ").flatMap { word in
      word.unicodeScalars.enumerated().map { place, scalar in
        place == 0 ? scalar.value | UnitBits.wordStart : scalar.value
      }
    }
  }
}
