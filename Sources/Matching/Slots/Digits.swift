/// A value read from a folded text, before it has a slot's name.
struct Piece<Read> {
  let value: Read
  /// In folded units.
  let range: Range<Int>
  var exact = true
}

/// Runs of digits with what may stand between them.
enum Digits {
  /// The end of the digits that begin at `start`.
  static func end(_ text: Folded, _ start: Int) -> Int {
    var end = start
    while end < text.count, UnitClass.isDigit(text.units[end]) { end += 1 }
    return end
  }

  /// The number that digits stand for; nil when there are none or too many.
  static func value(_ text: Folded, _ range: Range<Int>) -> Int? {
    guard (1...12).contains(range.count) else { return nil }
    return text.units[range].reduce(0) { $0 * 10 + Int($1 & 0xF) }
  }

  /// Whether a digit run may begin at `at`: none stands directly before it, nor behind a hyphen,
  /// a point or a stroke there.
  static func begins(_ text: Folded, _ at: Int) -> Bool {
    guard at < text.count, UnitClass.isDigit(text.units[at]) else { return false }
    guard at > 0 else { return true }
    let before = text.units[at - 1]
    if UnitClass.isDigit(before) { return false }
    let joins = UnitClass.isHyphen(before) || before == slash || before == point || before == comma
    return !(joins && at > 1 && UnitClass.isDigit(text.units[at - 2]))
  }

  /// Whether nothing that belongs to a number goes on at `at`.
  static func ends(_ text: Folded, _ at: Int) -> Bool {
    guard at < text.count else { return true }
    let unit = text.units[at]
    if UnitClass.isDigit(unit) || unit == 0x40 { return false }
    let joins = UnitClass.isHyphen(unit) || unit == slash || unit == point || unit == comma
    return !(joins && at + 1 < text.count && UnitClass.isDigit(text.units[at + 1]))
  }

  static let slash: UInt32 = 0x2F
  static let point: UInt32 = 0x2E
  static let comma: UInt32 = 0x2C
}

/// Numbers in words of either language.
enum NumberWords {
  /// A number at `at`, in digits (with `,` between thousands), kanji or English words.
  static func read(_ text: Folded, at: Int) -> (value: Int, end: Int)? {
    guard at < text.count else { return nil }
    if UnitClass.isDigit(text.units[at]) { return mixed(text, at) }
    if digit(text.units[at]) != nil || power(text.units[at]) != nil { return mixed(text, at) }
    return english(text, at)
  }

  /// Digits and kanji as they are mixed: `3000`, `3,000`, `三千`, `1万2千`, `二十三`.
  private static func mixed(_ text: Folded, _ start: Int) -> (value: Int, end: Int)? {
    var total = 0
    var section = 0
    var current: Int?
    var at = start
    while at < text.count {
      let unit = text.units[at]
      if UnitClass.isDigit(unit) {
        guard current == nil else { break }
        var end = Digits.end(text, at)
        guard var value = Digits.value(text, at..<end) else { return nil }
        while end + 3 < text.count + 0, text.units[end] == Digits.comma,
          Digits.end(text, end + 1) == end + 4, value < 1_000_000_000,
          let more = Digits.value(text, end + 1..<end + 4)
        {
          value = value * 1_000 + more
          end += 4
        }
        current = value
        at = end
      } else if let value = digit(unit) {
        guard current == nil else { break }
        current = value
        at += 1
      } else if let power = power(unit) {
        let (product, over) = (current ?? 1).multipliedReportingOverflow(by: power)
        guard !over, product < 1_000_000_000_000 else { return nil }
        if power == 10_000 {
          let sum = section + (current ?? (section == 0 ? 1 : 0))
          guard sum < 100_000_000 else { return nil }
          total += sum * power
          section = 0
        } else {
          section += product
        }
        current = nil
        at += 1
      } else {
        break
      }
      guard section < 1_000_000_000_000, total < 1_000_000_000_000 else { return nil }
    }
    guard at > start else { return nil }
    return (total + section + (current ?? 0), at)
  }

  private static func english(_ text: Folded, _ at: Int) -> (value: Int, end: Int)? {
    guard UnitClass.isASCIILetter(text.units[at]), at == 0 || !UnitClass.isWord(text.units[at - 1])
    else { return nil }
    var end = at
    while end < text.count, UnitClass.isASCIILetter(text.units[end]) { end += 1 }
    guard end - at <= 9, let value = words[text.text(at..<end)] else { return nil }
    return (value, end)
  }

  private static let words: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "twenty": 20, "couple": 2, "pair": 2,
    "dozen": 12, "single": 1, "both": 2, "once": 1, "twice": 2,
  ]

  private static func digit(_ unit: UInt32) -> Int? {
    switch unit {
    case 0x3007: 0
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  private static func power(_ unit: UInt32) -> Int? {
    switch unit {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1_000
    case 0x4E07: 10_000
    default: nil
    }
  }
}
