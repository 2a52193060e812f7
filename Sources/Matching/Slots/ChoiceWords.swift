internal import Pages
internal import Text

/// The words of closed lists: a slot's choices, a product's variants.
struct ChoiceWords: Sendable {
  private var trie = UnitTrie()
  private let values: [(group: Int, value: Value)]

  /// - Parameter entries: groups of the same number share a question; of two words that fit at one
  ///   place of a message, the longer counts.
  init(_ entries: [(group: Int, value: Value, words: [String])]) {
    values = entries.map { ($0.group, $0.value) }
    for (number, entry) in entries.enumerated() {
      for word in entry.words {
        trie.insert(Canonical.of(word).units, value: Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// Where words of the groups stand in a canonical text, in canonical units; a word that means
  /// two values of one group is left out.
  func found(in text: Folded, group: Int? = nil) -> [(group: Int, piece: Piece<Value>)] {
    var found: [(group: Int, piece: Piece<Value>)] = []
    guard !trie.isEmpty else { return found }
    var covered: [Int: Int] = [:]
    for start in text.units.indices {
      if start > 0, UnitClass.isWord(text.units[start]) { continue }
      var longest: [Int: (end: Int, values: [Value])] = [:]
      trie.walk(text.units, from: start) { end, numbers in
        guard isEnd(text, end) else { return }
        for number in numbers {
          let entry = values[Int(number)]
          guard group == nil || entry.group == group else { continue }
          if let old = longest[entry.group], old.end == end {
            if !old.values.contains(entry.value) {
              longest[entry.group]?.values.append(entry.value)
            }
          } else {
            longest[entry.group] = (end, [entry.value])
          }
        }
      }
      for (group, hit) in longest.sorted(by: { $0.key < $1.key })
      where start >= covered[group] ?? 0 {
        covered[group] = hit.end
        if let value = hit.values.first, hit.values.count == 1 {
          found.append((group, Piece(value: value, range: start..<hit.end)))
        }
      }
    }
    return found
  }

  /// A word's end, an English plural or past included.
  private func isEnd(_ text: Folded, _ end: Int) -> Bool {
    if text.isWordEnd(end) || !UnitClass.isWord(text.units[end - 1] & UnitBits.scalar) {
      return true
    }
    if text.units[end] == 0x73 || text.units[end] == 0x64 { return text.isWordEnd(end + 1) }
    return text.units[end] == 0x65 && end + 1 < text.count && text.units[end + 1] == 0x64
      && text.isWordEnd(end + 2)
  }
}
