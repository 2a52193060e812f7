/// A text folded for matching, scalar by scalar, with the place of each in the raw UTF-8.
struct Folded: Sendable {
  var units: [UInt32] = []
  /// Where each unit's raw character begins and ends, in UTF-8 bytes.
  var starts: [Int32] = []
  var ends: [Int32] = []

  var count: Int { units.count }

  mutating func append(_ unit: UInt32, _ start: Int32, _ end: Int32) {
    units.append(unit)
    starts.append(start)
    ends.append(end)
  }

  /// The raw bytes that the units of `range` came from.
  func raw(_ range: Range<Int>) -> Range<Int> {
    guard range.lowerBound >= 0, range.upperBound <= count, !range.isEmpty else { return 0..<0 }
    let start = Int(starts[range.lowerBound])
    return start..<max(start, Int(ends[range.upperBound - 1]))
  }

  /// With kana that the raw text writes as katakana marked.
  func markingKatakana(_ raw: String) -> Folded {
    guard units.contains(where: UnitClass.isHiragana) else { return self }
    var marked = self
    var raw = raw
    raw.withUTF8 { bytes in
      for at in units.indices where UnitClass.isHiragana(units[at]) {
        let place = Int(starts[at])
        guard place >= 0, place + 2 < bytes.count else { continue }
        // U+30A0 to U+30FF, and the half-width ones of U+FF65 to U+FF9F.
        let (first, second) = (bytes[place], bytes[place + 1])
        let isKatakana =
          first == 0xE3
          ? second == 0x83 || (second == 0x82 && bytes[place + 2] >= 0xA0)
          : first == 0xEF && (second == 0xBD || second == 0xBE)
        if isKatakana { marked.units[at] |= UnitBits.katakana }
      }
    }
    return marked
  }

  /// The units as text.
  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for unit in units[range] {
      if let scalar = Unicode.Scalar(unit & UnitBits.scalar) { view.append(scalar) }
    }
    return String(view)
  }
}

/// How units are marked beyond their scalar.
enum UnitBits {
  static let scalar: UInt32 = 0x1F_FFFF
  /// The first letter or digit of a word in Latin writing.
  static let wordStart: UInt32 = 0x100_0000
  /// A slot's place in a phrase; the slot's number stands in the low bits.
  static let slot: UInt32 = 0x200_0000
  /// A concept's place in a phrase.
  static let concept: UInt32 = 0x400_0000

  /// A kana that was written as katakana. Stands only in units that are weighed: names and things
  /// are written so, and words in hiragana mostly hold a sentence together.
  static let katakana: UInt32 = 0x800_0000

  /// A unit without the marks of how it was written.
  @inline(__always)
  static func sign(_ unit: UInt32) -> UInt32 { unit & ~(wordStart | katakana) }
}

/// What a folded scalar is to the matcher.
enum UnitClass {
  static func isDigit(_ unit: UInt32) -> Bool { unit >= 0x30 && unit <= 0x39 }
  static func isASCIILetter(_ unit: UInt32) -> Bool { unit >= 0x61 && unit <= 0x7A }

  /// Letters and digits of writings with spaces between words.
  static func isWord(_ unit: UInt32) -> Bool {
    isDigit(unit) || isASCIILetter(unit)
      || (unit >= 0xC0 && unit < 0x2000 && unit != 0xD7 && unit != 0xF7)
  }

  /// Kana, kanji, the long vowel mark and everything else written without spaces.
  static func isJapanese(_ unit: UInt32) -> Bool {
    (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30A1 && unit <= 0x30FA) || unit == 0x30FC
      || unit == 0x3005 || unit == 0x3006 || unit == 0x3007
      || (unit >= 0x3400 && unit <= 0x9FFF) || (unit >= 0xF900 && unit <= 0xFAFF)
      || (unit >= 0x20000 && unit <= 0x3FFFF) || (unit >= 0xAC00 && unit <= 0xD7A3)
  }

  static func isHiragana(_ unit: UInt32) -> Bool { unit >= 0x3041 && unit <= 0x3096 }

  static func isKanji(_ unit: UInt32) -> Bool { unit >= 0x3400 && isJapanese(unit) }

  /// The marks that stand for a hyphen between digits.
  static func isHyphen(_ unit: UInt32) -> Bool {
    unit == 0x2D || unit == 0x30FC || (unit >= 0x2010 && unit <= 0x2015) || unit == 0x2212
      || unit == 0xFF0D || unit == 0x2500
  }

  static func isSpace(_ unit: UInt32) -> Bool {
    unit == 0x20 || unit == 0x3000 || (unit >= 0x09 && unit <= 0x0D) || unit == 0xA0
  }

  /// Where a sentence ends.
  static func isSentenceEnd(_ unit: UInt32) -> Bool {
    unit == 0x3002 || unit == 0x21 || unit == 0x3F || unit == 0x0A || unit == 0x2026 || unit == 0x3B
  }
}
