import Text

/// One line of a file, as scalars: what was written, and the same with full-width marks and capitals
/// folded, index by index. Syntax is read from the folded half, words are taken from the other.
final class SourceLine: Sendable {
  let file: String
  /// Counts from 1.
  let number: Int
  let scalars: [Unicode.Scalar]
  let marks: [Unicode.Scalar]
  /// Whether every scalar is a character of its own, so that columns are indices.
  private let isPlain: Bool

  init(file: String, number: Int, scalars: [Unicode.Scalar]) {
    self.file = file
    self.number = number
    self.scalars = scalars
    marks = scalars.map(Marks.folded)
    isPlain = scalars.allSatisfy(Marks.standsAlone)
  }

  /// The place of `lower..<upper`; columns count characters.
  func range(_ lower: Int, _ upper: Int) -> FileRange {
    let low = min(max(lower, 0), scalars.count)
    let high = min(max(upper, low), scalars.count)
    let start = FileLocation(file: file, line: number, column: characters(upTo: low) + 1)
    return FileRange(start, length: characters(upTo: high) - characters(upTo: low))
  }

  private func characters(upTo index: Int) -> Int {
    isPlain ? index : String(String.UnicodeScalarView(scalars[..<index])).count
  }

  var whole: Stretch { Stretch(line: self, lower: 0, upper: scalars.count) }
  var text: String { String(scalars: scalars) }

  /// The lines of `text`; a line ends in LF, CR LF or CR.
  static func lines(of text: String, file: String) -> [SourceLine] {
    var lines: [SourceLine] = []
    var current: [Unicode.Scalar] = []
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" && afterReturn {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if scalar == "\n" || scalar == "\r" {
        lines.append(SourceLine(file: file, number: lines.count + 1, scalars: current))
        current.removeAll(keepingCapacity: true)
      } else {
        current.append(scalar)
      }
    }
    if !current.isEmpty {
      lines.append(SourceLine(file: file, number: lines.count + 1, scalars: current))
    }
    return lines
  }
}

/// How marks are folded where syntax is read. Source: the design, section 3, "Full-width marks".
enum Marks {
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    switch value {
    case 0x41...0x5A: return Unicode.Scalar(value + 0x20) ?? scalar
    case 0..<0x7F: return scalar == "\t" ? " " : scalar
    case 0xFF01...0xFF5E: return folded(Unicode.Scalar(value - 0xFEE0) ?? scalar)
    case 0x3000, 0xA0: return " "
    case 0x3001, 0xFF64: return ","
    case 0x301C: return "~"
    case 0xA5, 0xFFE5: return "\\"
    case 0x2212, 0x2010, 0x2011: return "-"
    case 0x22EF, 0x2025: return "…"
    case 0x2019: return "'"
    default: return scalar
    }
  }

  /// The folded form of a name or word, without spaces around it.
  static func folded(_ text: String) -> String {
    var folded = text.unicodeScalars.map { Self.folded($0) }
    while folded.last == " " { folded.removeLast() }
    let first = folded.firstIndex { $0 != " " } ?? folded.endIndex
    return String(scalars: folded[first...])
  }

  /// Scalars that never join a neighbour into one character.
  static func standsAlone(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x300, 0x2010..<0x2028, 0x2030..<0x2060, 0x2190..<0x2194: true
    case 0x3000..<0x302A, 0x3041..<0x3099, 0x309B..<0x3100, 0x3400..<0xA000: true
    case 0xFF01..<0xFF9E: true
    default: scalar.value == 9
    }
  }

  /// Kana and kanji: what makes a text Japanese.
  static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041..<0x3097, 0x309D..<0x30A0, 0x30A1..<0x30FB, 0x30FD..<0x3100, 0x3005,
      0x3400..<0xA000,
      0xF900..<0xFB00, 0xFF66..<0xFFA0, 0x20000..<0x32000:
      true
    default: false
    }
  }

  static func isLatinLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch folded(scalar).value {
    case 0x61...0x7A, 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
    default: false
    }
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }

  /// The language of `scalars` by its script; nil without letters.
  static func language(of scalars: some Sequence<Unicode.Scalar>) -> Language? {
    var latin = false
    for scalar in scalars {
      if isJapanese(scalar) { return .ja }
      latin = latin || isLatinLetter(scalar)
    }
    return latin ? .en : nil
  }
}
