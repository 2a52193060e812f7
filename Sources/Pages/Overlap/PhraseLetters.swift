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
    if !keepsLong { writeOut() }
  }

  /// Words that stand for others, by their letters. Source: `SameWords`, as the matcher folds them.
  private static let written: [[UInt32]: [UInt32]] = {
    func letters(_ text: String) -> [UInt32] {
      text.split(separator: " ").flatMap { word in
        word.unicodeScalars.enumerated().map { $0 == 0 ? $1.value | wordStart : $1.value }
      }
    }
    return Dictionary(
      SameWords.english.map { (letters($0.short), letters($0.long)) },
      uniquingKeysWith: { first, _ in first })
  }()
  private static let longestWritten = written.keys.map(\.count).max() ?? 0

  /// Puts what they stand for in the place of such words. The whole of it is written where the word
  /// ends.
  private mutating func writeOut() {
    var at = 0
    while at < units.count {
      guard units[at] & Self.wordStart != 0 else {
        at += 1
        continue
      }
      var end = at + 1
      while end < units.count, Self.isWord(units[end]), end - at <= Self.longestWritten { end += 1 }
      if let long = Self.written[Array(units[at..<end])] {
        let stop = ends[end - 1]
        let start = at > 0 ? ends[at - 1] : 0
        units.replaceSubrange(at..<end, with: long)
        ends.replaceSubrange(
          at..<end, with: long.indices.map { $0 == long.count - 1 ? stop : start })
        end = at + long.count
      }
      at = end
    }
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
