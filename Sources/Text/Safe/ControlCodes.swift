/// Takes out of a text what a terminal would obey or an eye would not see.
enum ControlCodes {
  /// Line breaks of every kind become `\n`, tabs and form feeds spaces, escape sequences go whole,
  /// other control codes, direction marks, invisible spaces and tags go, noncharacters become
  /// U+FFFD. Joiners and variation selectors stay where they belong to the sign before them.
  static func removed(from text: String) -> String {
    let scalars = text.unicodeScalars.map(\.value)
    var out = String.UnicodeScalarView()
    var last: UInt32 = 0
    var at = 0
    func put(_ value: UInt32) {
      guard let scalar = Unicode.Scalar(value) else { return }
      out.append(scalar)
      last = value
    }
    while at < scalars.count {
      let scalar = scalars[at]
      at += 1
      switch scalar {
      case 0x0D:
        if at < scalars.count, scalars[at] == 0x0A { at += 1 }
        put(0x0A)
      case 0x0A, 0x85, 0x2028, 0x2029: put(0x0A)
      case 0x09, 0x0B, 0x0C: put(0x20)
      case 0x1B: at = EscapeSequence.end(after: at, in: scalars)
      case 0x80..<0xA0: at = EscapeSequence.end(ofC1: scalar, after: at, in: scalars)
      case 0..<0x20, 0x7F: continue
      case 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
        0xFFF9...0xFFFB, 0xE0000...0xE00FF:
        continue
      case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF:
        if belongs(scalar, to: last) { put(scalar) }
      case 0xFDD0...0xFDEF: put(0xFFFD)
      case _ where scalar & 0xFFFE == 0xFFFE: put(0xFFFD)
      case _: put(scalar)
      }
    }
    return String(out)
  }

  /// Whether an invisible sign does something behind `last`: joiners in emoji and in scripts that
  /// need them, selectors behind emoji, kanji and the keys of key caps.
  private static func belongs(_ scalar: UInt32, to last: UInt32) -> Bool {
    guard last != 0 else { return false }
    let isIdeographic = scalar >= 0xE0100
    switch ScriptClass.of(last) {
    case .symbolOrEmoji: return !isIdeographic && !(last == scalar)
    case .han: return scalar >= 0xFE00
    case .digit: return scalar == 0xFE0F
    case .punctuation: return scalar == 0xFE0F || scalar == 0xFE0E
    case .other: return scalar == 0x200C || scalar == 0x200D
    case .hiragana, .katakana, .latin, .space: return false
    }
  }
}

/// Where a terminal's escape sequence ends. Source: ECMA-48, sections 5.3 to 5.6.
enum EscapeSequence {
  /// The place behind a sequence whose ESC stands before `start`.
  static func end(after start: Int, in scalars: [UInt32]) -> Int {
    guard start < scalars.count else { return start }
    switch scalars[start] {
    case 0x5B: return controlSequence(start + 1, scalars)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F: return controlString(start + 1, scalars)
    case 0x20...0x2F:
      var at = start
      while at < scalars.count, (0x20...0x2F).contains(scalars[at]) { at += 1 }
      return at < scalars.count && (0x30...0x7E).contains(scalars[at]) ? at + 1 : at
    case 0x30...0x7E: return start + 1
    case _: return start
    }
  }

  /// The same for the one-scalar introducers.
  static func end(ofC1 code: UInt32, after start: Int, in scalars: [UInt32]) -> Int {
    switch code {
    case 0x9B: controlSequence(start, scalars)
    case 0x90, 0x98, 0x9D, 0x9E, 0x9F: controlString(start, scalars)
    case _: start
    }
  }

  private static func controlSequence(_ start: Int, _ scalars: [UInt32]) -> Int {
    var at = start
    while at < scalars.count, (0x30...0x3F).contains(scalars[at]) { at += 1 }
    while at < scalars.count, (0x20...0x2F).contains(scalars[at]) { at += 1 }
    return at < scalars.count && (0x40...0x7E).contains(scalars[at]) ? at + 1 : at
  }

  /// Up to its terminator; one that never comes ends with the line, so that what a customer wrote
  /// below it is kept.
  private static func controlString(_ start: Int, _ scalars: [UInt32]) -> Int {
    var at = start
    while at < scalars.count {
      switch scalars[at] {
      case 0x07, 0x9C: return at + 1
      case 0x1B: return at + 1 < scalars.count && scalars[at + 1] == 0x5C ? at + 2 : at
      case 0x0A, 0x0D: return at
      case _: at += 1
      }
    }
    return at
  }
}
