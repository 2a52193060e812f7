import Text

/// A stretch of one line, with its place. All tests and searches look at the folded marks.
struct Stretch: Sendable {
  let line: SourceLine
  let lower: Int
  let upper: Int

  var isEmpty: Bool { lower >= upper }
  var range: FileRange { line.range(lower, upper) }
  /// As written.
  var text: String { String(scalars: line.scalars[lower..<upper]) }
  /// With marks and capitals folded.
  var folded: String { String(scalars: line.marks[lower..<upper]) }
  var scalars: ArraySlice<Unicode.Scalar> { line.scalars[lower..<upper] }
  var marks: ArraySlice<Unicode.Scalar> { line.marks[lower..<upper] }

  /// The part from `low` to `high`, kept inside this stretch.
  func part(_ low: Int, _ high: Int) -> Stretch {
    let from = min(max(low, lower), upper)
    return Stretch(line: line, lower: from, upper: min(max(high, from), upper))
  }
  func from(_ low: Int) -> Stretch { part(low, upper) }
  func upTo(_ high: Int) -> Stretch { part(lower, high) }

  var trimmed: Stretch {
    var low = lower
    var high = upper
    while low < high, line.marks[low] == " " { low += 1 }
    while high > low, line.marks[high - 1] == " " { high -= 1 }
    return part(low, high)
  }

  /// Where `words` first stands at or after `start`.
  func find(_ words: String, from start: Int? = nil) -> Int? {
    var at = max(start ?? lower, lower)
    while at < upper {
      if stands(words, at: at) { return at }
      at += 1
    }
    return nil
  }

  func find(_ mark: Unicode.Scalar) -> Int? { line.marks[lower..<upper].firstIndex(of: mark) }

  /// Whether `words` stands at the index `at`. Written as a plain loop: every word of the syntax is
  /// looked for at every place of a line.
  private func stands(_ words: String, at start: Int) -> Bool {
    var at = start
    for scalar in words.unicodeScalars {
      if at >= upper || line.marks[at] != scalar { return false }
      at += 1
    }
    return true
  }

  func hasPrefix(_ words: String) -> Bool { stands(words, at: lower) }
  func hasSuffix(_ words: String) -> Bool {
    let start = upper - words.unicodeScalars.count
    return start >= lower && stands(words, at: start)
  }

  /// What follows `words`, trimmed; nil unless this begins with them.
  func dropping(prefix words: String) -> Stretch? {
    hasPrefix(words) ? from(lower + words.unicodeScalars.count).trimmed : nil
  }
  /// What follows the first of `words` that this begins with.
  func dropping(anyPrefix words: [String]) -> Stretch? {
    for word in words {
      if let rest = dropping(prefix: word) { return rest }
    }
    return nil
  }
  /// What stands before `words`, trimmed; nil unless this ends with them.
  func dropping(suffix words: String) -> Stretch? {
    hasSuffix(words) ? upTo(upper - words.unicodeScalars.count).trimmed : nil
  }
  func dropping(anySuffix words: [String]) -> Stretch? {
    for word in words {
      if let rest = dropping(suffix: word) { return rest }
    }
    return nil
  }

  /// What follows an English keyword that ends at a space, a colon or the end.
  func dropping(word: String) -> Stretch? {
    guard hasPrefix(word) else { return nil }
    let end = lower + word.unicodeScalars.count
    guard end < upper else { return from(end) }
    let next = line.marks[end]
    return next == " " || next == ":" || next == "," ? from(end).trimmed : nil
  }

  /// The parts between marks, trimmed; empty ones are kept.
  func split(_ isMark: (Unicode.Scalar) -> Bool) -> [Stretch] {
    var parts: [Stretch] = []
    var start = lower
    for at in lower..<upper where isMark(line.marks[at]) {
      parts.append(part(start, at).trimmed)
      start = at + 1
    }
    parts.append(part(start, upper).trimmed)
    return parts
  }
  func split(on mark: Unicode.Scalar) -> [Stretch] { split { $0 == mark } }

  /// The parts between occurrences of any of `words`, trimmed.
  func split(onWords words: [String]) -> [Stretch] {
    var parts: [Stretch] = []
    var start = lower
    var at = lower
    while at < upper {
      if let word = words.first(where: { stands($0, at: at) }) {
        parts.append(part(start, at).trimmed)
        at += word.unicodeScalars.count
        start = at
      } else {
        at += 1
      }
    }
    parts.append(part(start, upper).trimmed)
    return parts
  }

  /// The whole number written here, digits of either width, no sign; nil for anything else.
  var number: Int? {
    guard !isEmpty, upper - lower <= 9, marks.allSatisfy(Marks.isDigit) else { return nil }
    return Int(folded)
  }
}
