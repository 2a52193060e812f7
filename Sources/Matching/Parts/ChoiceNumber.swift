/// `2`, `２番`, `1番目`, `最初の`, `the first one`: which of the offered choices is meant.
enum ChoiceNumber {
  /// Counts from 1; −1 for the last; nil when the message says anything else.
  static func read(_ text: Folded, _ folded: Folded, _ fillers: Fillers) -> Int? {
    // A sign or a decimal point makes it something else.
    guard text.count <= 24, !folded.units.contains(0x2E), !folded.units.contains(0x2D) else {
      return nil
    }
    let starts = fillers.starts(of: text).filter { $0 < text.count }
    let ends = fillers.ends(of: text)
    for start in starts {
      if let found = words.longest(text.units, from: start), let value = found.values.first,
        ends.contains(found.end)
      {
        return Int(value)
      }
      if let (value, end) = numeral(text, start) {
        if ends.contains(end) { return value }
        if let suffix = suffixes.longest(text.units, from: end), ends.contains(suffix.end) {
          return value
        }
      }
    }
    return nil
  }

  private static func numeral(_ text: Folded, _ start: Int) -> (value: Int, end: Int)? {
    var value = 0
    var end = start
    while end < text.count, end < start + 2 {
      let unit = text.units[end] & UnitBits.scalar
      guard UnitClass.isDigit(unit) else { break }
      value = value * 10 + Int(unit - 0x30)
      end += 1
    }
    if end > start, end >= text.count || !UnitClass.isDigit(text.units[end]) {
      return value > 0 ? (value, end) : nil
    }
    return nil
  }

  private static let suffixes = trie(
    [
      "番", "番目", "番の", "番目の", "つ目", "つ目の", "つめ", "個目", "の", "st", "nd", "rd", "th", "番で", "番目で",
      "で",
    ]
    .map { ($0, 1) }, continuing: true)

  private static let words: UnitTrie = {
    let first = [
      "最初", "最初の", "はじめの", "初めの", "一番", "一番目", "一つ目", "ひとつめ", "上の", "一番上", "1つ目", "前者",
      "the first", "the first one", "first", "first one", "number one", "option one", "one",
      "the former", "the top one",
    ]
    let second = [
      "二番", "二番目", "二番目の", "二つ目", "ふたつめ", "次の", "後者", "the second", "the second one", "second",
      "second one", "number two", "option two", "two", "the latter",
    ]
    let third = [
      "三番", "三番目", "三番目の", "三つ目", "みっつめ", "the third", "the third one", "third", "third one",
      "number three", "option three", "three",
    ]
    let last = [
      "最後", "最後の", "一番下", "下の", "the last", "the last one", "last", "last one", "the bottom one",
    ]
    return trie(
      first.map { ($0, 1) } + second.map { ($0, 2) } + third.map { ($0, 3) }
        + last.map { ($0, -1) },
      continuing: false)
  }()

  private static func trie(_ list: [(String, Int32)], continuing: Bool) -> UnitTrie {
    var trie = UnitTrie()
    for (word, value) in list {
      trie.insert(Canonical.of(word, inWord: continuing).units, value: value)
    }
    return trie
  }
}
