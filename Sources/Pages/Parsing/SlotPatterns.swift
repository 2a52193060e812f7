import Text

extension SlotPattern {
  /// Longest run a part may ask for.
  static let longest = 64

  /// Reads `8 digits` or `2 letters, "-", 4 to 6 digits`; nil when it is no pattern, or when a part
  /// could run into the next.
  init?(_ stretch: Stretch) {
    var parts: [Part] = []
    for piece in Self.pieces(stretch) {
      guard let part = Self.part(piece) else { return nil }
      if let last = parts.last, last.runsInto(part) { return nil }
      parts.append(part)
    }
    guard !parts.isEmpty else { return nil }
    self.init(parts: parts)
  }

  /// The parts between commas; a comma in quotes is text.
  private static func pieces(_ stretch: Stretch) -> [Stretch] {
    var pieces: [Stretch] = []
    var start = stretch.lower
    var quoted = false
    for at in stretch.lower..<stretch.upper {
      if stretch.line.marks[at] == "\"" { quoted.toggle() }
      if stretch.line.marks[at] == "," && !quoted {
        pieces.append(stretch.part(start, at).trimmed)
        start = at + 1
      }
    }
    pieces.append(stretch.part(start, stretch.upper).trimmed)
    return pieces
  }

  private static func part(_ piece: Stretch) -> Part? {
    if piece.hasPrefix("\""), piece.hasSuffix("\""), piece.upper - piece.lower > 2 {
      let text = piece.part(piece.lower + 1, piece.upper - 1)
      return text.find("\"") == nil ? .exactly(text.text) : nil
    }
    if let span = piece.dropping(anySuffix: ["digits", "digit", "桁"]) {
      return run(span).map { .digits($0) }
    }
    if let span = piece.dropping(anySuffix: ["letters", "letter", "英字"]) {
      return run(span).map { .letters($0) }
    }
    return nil
  }

  private static func run(_ span: Stretch) -> ClosedRange<Int>? {
    let ends = span.split(onWords: [" to ", "~", "から", "-"])
    guard let low = ends.first?.number, let high = ends.last?.number, ends.count <= 2,
      (1...longest).contains(low), (low...max(low, longest)).contains(high), high <= longest
    else { return nil }
    return low...high
  }
}

extension SlotPattern.Part {
  /// Whether `next` could begin with a character that this part also takes.
  fileprivate func runsInto(_ next: SlotPattern.Part) -> Bool {
    let begins: (digit: Bool, letter: Bool) =
      switch next {
      case .digits: (true, false)
      case .letters: (false, true)
      case .exactly(let text):
        (
          text.unicodeScalars.first.map { Marks.isDigit(Marks.folded($0)) } ?? false,
          text.unicodeScalars.first.map(Marks.isLatinLetter) ?? false
        )
      }
    switch self {
    case .digits: return begins.digit
    case .letters: return begins.letter
    case .exactly: return false
    }
  }
}
