internal import Pages
public import Text

/// Messages that say something and ask for nothing.
extension Matcher {
  /// Whether a message is words of anger or abuse and names nothing that anybody could do about it:
  /// `もう、いい加減にしてください`, `this is ridiculous`, and not `対応が最悪です`.
  public func isOnlyMood(_ text: SafeText, today: CivilDate) -> Bool {
    let folded = Folded(folding: text.string)
    let canonical = Canonical.of(folded, 0..<folded.count)
    let words = core.acts.moodWords(in: canonical)
    guard !words.isEmpty else { return false }
    var rest = ""
    var start = 0
    for range in words.map(canonical.raw) where range.lowerBound >= start {
      rest += (text[utf8: start..<range.lowerBound]?.string ?? "") + " "
      start = range.upperBound
    }
    rest += text[utf8: start..<text.utf8Count]?.string ?? ""
    guard !namesThings(rest) else { return false }
    let match = match(SafeText.clean(customer: rest).text, today: today)
    return match.outcome == .unknown && match.slots.isEmpty && match.acts.isEmpty
  }

  /// Whether words of content stand in a text: kanji, katakana, digits, English words that the pages
  /// know. What is left of `白いのはどうですか` without its colour names nothing.
  public func namesThings(_ text: String) -> Bool {
    let folded = Folded(folding: text)
    if folded.markingKatakana(text).units.contains(where: {
      $0 & UnitBits.katakana != 0 || UnitClass.isKanji($0 & UnitBits.scalar)
        || UnitClass.isDigit($0)
    }) {
      return true
    }
    var at = 0
    while at < folded.count {
      var end = at
      while end < folded.count, UnitClass.isASCIILetter(folded.units[end]) { end += 1 }
      if end > at, judge.knowsEnglish(folded, at..<end) {
        let key = folded.units.withUnsafeBufferPointer { WordStem.key($0, at..<end) }
        if !FunctionWords.contains(key), !Self.pointing.contains(folded.text(at..<end)) {
          return true
        }
      }
      at = max(end, at + 1)
    }
    return false
  }

  /// English words that point at a thing without naming it.
  private static let pointing: Set = ["about", "one", "ones", "then", "instead"]
}
