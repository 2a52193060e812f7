/// One look at a text's bytes: whether it can hold anything to take out, and how many digits.
struct Scan {
  /// No control code, no invisible sign, no digit but ASCII and full-width ones: surely. False
  /// only means that a closer look is needed.
  private(set) var isPlain = true
  /// ASCII and full-width digits.
  private(set) var digits = 0

  init(_ text: String) {
    var text = text
    text.withUTF8 { look(at: $0) }
  }

  private mutating func look(at bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      switch byte {
      case 0x20..<0x7F:
        if byte &- 0x30 < 10 { digits += 1 }
        at += 1
      case 0x0A: at += 1
      // Kana, kanji, their marks: nothing invisible, no digit.
      case 0xE3...0xE9: at += 3
      // Accented Latin, Greek and Cyrillic.
      case 0xC3...0xCB, 0xCE...0xD7: at += 2
      case 0xEF:
        guard at + 2 < bytes.count, bytes[at + 1] == 0xBC || bytes[at + 1] == 0xBD else {
          isPlain = false
          return
        }
        if bytes[at + 1] == 0xBC, bytes[at + 2] &- 0x90 < 10 { digits += 1 }
        at += 3
      case 0xE2:
        guard at + 2 < bytes.count, isPlainMark(bytes[at + 1], bytes[at + 2]) else {
          isPlain = false
          return
        }
        at += 3
      // Emoji without joiners; U+1FBF0 and what lies behind it has digits again.
      case 0xF0 where at + 3 < bytes.count && bytes[at + 1] == 0x9F && bytes[at + 2] < 0xAF:
        at += 4
      case _:
        isPlain = false
        return
      }
    }
  }

  /// Of the general punctuation: dashes, quotes, bullets, dots, ‰ to ⁞.
  private func isPlainMark(_ second: UInt8, _ third: UInt8) -> Bool {
    switch second {
    case 0x80: third >= 0x90 && third <= 0xA7 || third >= 0xB0
    case 0x81: third < 0xA0
    case _: true
    }
  }
}
