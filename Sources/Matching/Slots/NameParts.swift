internal import Text

/// The parts of a product's name that customers may call it by.
enum NameParts {
  struct Part {
    let units: [UInt32]
    /// Whether it ends as the name does: `ローズ化粧水`'s head is `化粧水`.
    let isHead: Bool
  }

  static func parts(of name: String) -> [Part] {
    let segments = segments(of: name)
    guard (2...10).contains(segments.count) else { return [] }
    var parts: [Part] = []
    for from in segments.indices {
      for to in from..<segments.count where to - from + 1 < segments.count {
        let joined = segments[from...to].joined(separator: " ")
        let units = Canonical.long(joined).units
        guard isTelling(units),
          !(from == to && common.contains(joined.lowercased()))
        else {
          continue
        }
        parts.append(Part(units: units, isHead: to == segments.count - 1))
      }
    }
    return parts
  }

  /// Runs of one writing each; spaces, marks and の part them.
  private static func segments(of name: String) -> [String] {
    var segments: [String] = []
    var current = String.UnicodeScalarView()
    var last: ScriptClass?
    func close() {
      let text = String(current)
      if !current.isEmpty, text != "の" { segments.append(text) }
      current = String.UnicodeScalarView()
    }
    for scalar in name.unicodeScalars {
      let kind = ScriptClass.of(scalar.value)
      switch kind {
      case .space, .punctuation, .symbolOrEmoji, .other:
        close()
        last = nil
      case .hiragana, .katakana, .han, .latin, .digit:
        if let last, last != kind { close() }
        current.append(scalar)
        last = kind
      }
    }
    close()
    return segments
  }

  /// Long enough to mean something: 4 letters, 3 kana, 2 kanji.
  private static func isTelling(_ units: [UInt32]) -> Bool {
    if units.contains(where: UnitClass.isKanji) { return units.count >= 2 }
    let letters = units.filter { UnitClass.isASCIILetter($0 & UnitBits.scalar) }.count
    return units.count >= (letters == units.count ? 4 : 3)
      && !units.allSatisfy { UnitClass.isDigit($0 & UnitBits.scalar) }
  }

  private static let common: Set<String> = [
    "the", "and", "for", "with", "of", "in", "on", "new", "set", "セット", "from", "free",
    "one", "two", "piece", "pieces", "that", "this", "these", "those", "your", "ones", "more",
    "item",
  ]
}
