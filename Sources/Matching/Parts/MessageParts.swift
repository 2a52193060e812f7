/// Cuts a message into the parts that could each be a request: at sentence ends and at words that
/// join two requests.
struct MessageParts: Sendable {
  private var joints = UnitTrie()

  /// Parts looked at in one message; what follows belongs to the last.
  static let most = 8

  init() {
    for word in Self.words { joints.insert(Folded(folding: word).units, value: 1) }
  }

  /// The parts of a folded text in order, without empty ones.
  func parts(of text: Folded) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var at = 0
    func cut(_ end: Int, _ next: Int) {
      if parts.count < Self.most - 1, holdsLetters(text, start..<end) {
        parts.append(start..<end)
        start = next
      }
    }
    while at < text.count {
      let unit = text.units[at]
      if UnitClass.isSentenceEnd(unit) || (unit == 0x2E && endsSentence(text, at)) {
        at += 1
        cut(at, at)
      } else if let joint = joint(text, at) {
        cut(at, joint)
        at = joint
      } else {
        at += 1
      }
    }
    if holdsLetters(text, start..<text.count) {
      parts.append(start..<text.count)
    }
    return parts
  }

  /// A full stop with a space or nothing behind it: not in `2.5` or an address.
  private func endsSentence(_ text: Folded, _ at: Int) -> Bool {
    at + 1 >= text.count || UnitClass.isSpace(text.units[at + 1])
      || UnitClass.isJapanese(text.units[at + 1])
  }

  /// The end of a joining word at `at`, where one can stand: behind a mark or a space, or in
  /// Japanese behind a comma.
  private func joint(_ text: Folded, _ at: Int) -> Int? {
    guard at > 0 else { return nil }
    let before = text.units[at - 1]
    guard UnitClass.isSpace(before) || before == 0x3001 || before == 0x2C || before == 0x3002
    else { return nil }
    guard let found = joints.longest(text.units, from: at) else { return nil }
    let ascii = UnitClass.isASCIILetter(text.units[at])
    if ascii, found.end < text.count, UnitClass.isWord(text.units[found.end]) { return nil }
    return found.end
  }

  private func holdsLetters(_ text: Folded, _ range: Range<Int>) -> Bool {
    !range.isEmpty
      && text.units[range].contains { UnitClass.isWord($0) || UnitClass.isJapanese($0) }
  }

  private static let words = [
    "それと", "あと", "それから", "また", "ついでに", "あわせて", "加えて", "もう一つ", "もうひとつ", "それに", "そして",
    "also", "and also", "plus", "another thing", "one more thing", "and another thing", "oh and",
    "and can", "and could", "and do", "and how", "and what", "and when", "and where", "and is",
  ]
}
