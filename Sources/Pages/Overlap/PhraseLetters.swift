import Text

/// A text as whole templates are compared: folded, without spaces, marks and apostrophes, the first
/// letter of every Latin word marked. It is what a customer may write differently without meaning
/// another thing.
struct PhraseLetters {
  private(set) var units: [UInt32] = []
  /// Where each unit's source ends, in UTF-8 bytes of the text.
  private(set) var ends: [Int32] = []
  /// Whether a letter of a Latin word stands at the end: a letter behind it goes on with the word.
  private(set) var endsInWord: Bool

  /// Marks the first letter of a Latin word.
  static let wordStart: UInt32 = 0x100_0000
  /// ー, which is written and left out at will.
  static let long: UInt32 = 0x30FC

  /// - Parameters:
  ///   - inWord: whether a letter of a Latin word stands directly before the text.
  ///   - keepsLong: whether ー stays: words and names are found with it, phrases without.
  init(_ text: String, inWord: Bool, keepsLong: Bool) {
    let folded = Folding.fold(text)
    let scalars = folded.scalars
    units.reserveCapacity(scalars.count)
    ends.reserveCapacity(scalars.count)
    endsInWord = inWord
    var joins = inWord
    for (at, unit) in scalars.enumerated() {
      if Self.isWord(unit) {
        append(joins ? unit : unit | Self.wordStart, folded.offsets[at + 1])
        joins = true
      } else if joins, at > 0, unit == 0x27 || unit == 0x2019, at + 1 < scalars.count,
        Self.isLatinLetter(scalars[at + 1])
      {
        continue
      } else {
        if unit == Self.long ? keepsLong : Self.isJapanese(unit) {
          append(unit, folded.offsets[at + 1])
        }
        joins = false
      }
    }
    if !scalars.isEmpty { endsInWord = joins }
  }

  private mutating func append(_ unit: UInt32, _ end: Int32) {
    units.append(unit)
    ends.append(end)
  }

  /// A letter or digit that goes on with a Latin word.
  static func isWord(_ unit: UInt32) -> Bool {
    (unit >= 0x30 && unit <= 0x39) || isLatinLetter(unit)
      || (unit >= 0xC0 && unit < 0x2000 && unit != 0xD7 && unit != 0xF7)
  }

  private static func isLatinLetter(_ unit: UInt32) -> Bool { unit >= 0x61 && unit <= 0x7A }

  /// What is written without spaces between words.
  private static func isJapanese(_ unit: UInt32) -> Bool {
    (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30A1 && unit <= 0x30FA)
      || (unit >= 0x3005 && unit <= 0x3007) || (unit >= 0x3400 && unit <= 0x9FFF)
      || (unit >= 0xF900 && unit <= 0xFAFF) || (unit >= 0x20000 && unit <= 0x3FFFF)
      || (unit >= 0xAC00 && unit <= 0xD7A3)
  }
}
