/// How wide text stands in a terminal.
public enum DisplayWidth {
  private static let table = ScalarTable<UInt8>(CellData.widths, limit: 0x40000, other: 1)

  /// Cells of one line: wide and full-width signs 2, combining and invisible ones 0, an emoji with
  /// all that belongs to it 2, ambiguous ones 1. Source: Unicode Standard Annex 11.
  public static func cells(_ string: String) -> Int {
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return string.utf8.count }
    var sum = 0
    for scalar in string.unicodeScalars {
      // Several scalars may be one picture: look at whole characters.
      if joinsPictures(scalar) { return string.reduce(0) { $0 + cells($1) } }
      sum += cells(scalar)
    }
    return sum
  }

  /// Emoji style, the joiner, regional letters, skin tones.
  private static func joinsPictures(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xFE0F, 0x200D, 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: true
    case _: false
    }
  }

  /// Cells of one character, 0, 1, 2, or more for a rare cluster of several letters.
  public static func cells(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.count == 1 { return cells(first) }
    var sum = 0
    for scalar in scalars {
      switch scalar.value {
      // Emoji style, a joiner between emoji, a second regional letter, a skin tone: one picture.
      case 0xFE0F, 0x1F3FB...0x1F3FF: return 2
      case 0x200D where cells(first) == 2: return 2
      case 0x1F1E6...0x1F1FF: return 2
      case _: sum += cells(scalar)
      }
    }
    return sum
  }

  static func cells(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x40000: Int(table[scalar.value])
    // Tags and variation selectors.
    case 0xE0000..<0xE1000: 0
    case _: 1
    }
  }
}
