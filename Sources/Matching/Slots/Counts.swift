/// Amounts of money and counts of things.
enum Counts {
  /// Amounts with a currency: `3,000円`, `¥3000`, `三千円`, `3000 yen`.
  static func yen(in text: Folded) -> [Piece<Int>] {
    var found: [Piece<Int>] = []
    var at = 0
    while at < text.count {
      guard let number = numberBeginning(text, at) else {
        at += 1
        continue
      }
      var start = at
      while start > 0, text.units[start - 1] == 0x20 { start -= 1 }
      let marked = start > 0 && (text.units[start - 1] == 0xA5 || text.units[start - 1] == 0x5C)
      var end = number.end
      while end < text.count, text.units[end] == 0x20 { end += 1 }
      if let currency = currencies.longest(text.units, from: end) {
        found.append(Piece(value: number.value, range: (marked ? start - 1 : at)..<currency.end))
        at = currency.end
      } else if marked {
        found.append(Piece(value: number.value, range: start - 1..<number.end))
        at = number.end
      } else {
        at = max(number.end, at + 1)
      }
    }
    return found
  }

  /// Counts with a counter: `2個`, `二つ`, `x2`, `two bottles`.
  static func counted(in text: Folded) -> [Piece<Int>] {
    var found: [Piece<Int>] = []
    var at = 0
    while at < text.count {
      if let kana = kanaCounts.longest(text.units, from: at), let value = kana.values.first {
        found.append(Piece(value: Int(value), range: at..<kana.end))
        at = kana.end
        continue
      }
      if let few = fewOf.longest(text.units, from: at), let value = few.values.first,
        isCount(text, at, few.end)
      {
        found.append(Piece(value: Int(value), range: at..<few.end))
        at = few.end
        continue
      }
      guard let number = numberBeginning(text, at) else {
        at += 1
        continue
      }
      var end = number.end
      while end < text.count, text.units[end] == 0x20 { end += 1 }
      let more = at > 0 && text.units[at - 1] == 0x3046
      let times =
        at > 0 && (text.units[at - 1] == 0x78 || text.units[at - 1] == 0xD7)
        && (at < 2 || !UnitClass.isASCIILetter(text.units[at - 2]))
      if let counter = counters.longest(text.units, from: end), !more,
        !UnitClass.isASCIILetter(text.units[counter.end - 1]) || counter.end >= text.count
          || !UnitClass.isWord(text.units[counter.end])
      {
        found.append(Piece(value: number.value, range: at..<counter.end))
        at = counter.end
      } else if times, UnitClass.isDigit(text.units[at]) {
        found.append(Piece(value: number.value, range: at - 1..<number.end))
        at = number.end
      } else {
        at = max(number.end, at + 1)
      }
    }
    return found
  }

  /// Whether `a couple` counts things: not in `a couple of days`.
  private static func isCount(_ text: Folded, _ start: Int, _ end: Int) -> Bool {
    guard start == 0 || !UnitClass.isWord(text.units[start - 1]),
      end >= text.count || !UnitClass.isWord(text.units[end])
    else { return false }
    var next = end
    while next < text.count, text.units[next] == 0x20 { next += 1 }
    return uncounted.longest(text.units, from: next) == nil
  }

  /// The first number said, with or without anything behind it.
  static func bare(in text: Folded) -> Piece<Int>? {
    for at in text.units.indices {
      if let kana = kanaCounts.longest(text.units, from: at), let value = kana.values.first {
        return Piece(value: Int(value), range: at..<kana.end)
      }
      if let number = numberBeginning(text, at) {
        var end = number.end
        if let counter = counters.longest(text.units, from: end) { end = counter.end }
        return Piece(value: number.value, range: at..<end)
      }
    }
    return nil
  }

  private static func numberBeginning(_ text: Folded, _ at: Int) -> (value: Int, end: Int)? {
    if UnitClass.isDigit(text.units[at]), !Digits.begins(text, at) { return nil }
    guard let number = NumberWords.read(text, at: at) else { return nil }
    return Digits.ends(text, number.end) ? number : nil
  }

  private static func trie(_ words: [(String, Int32)]) -> UnitTrie {
    var trie = UnitTrie()
    for (word, value) in words { trie.insert(Folded(folding: word).units, value: value) }
    return trie
  }

  private static let fewOf = trie([
    ("a couple", 2), ("a dozen", 12), ("half a dozen", 6), ("one dozen", 12),
  ])
  private static let uncounted = trie(
    [
      "days", "weeks", "months", "hours", "minutes", "times", "questions", "things", "years",
      "more questions", "more things", "more days",
    ].flatMap { [($0, 1), ("of " + $0, 1)] })
  private static let currencies = trie(
    ["円", "えん", "yen", "jpy"].map { ($0, 1) })
  private static let counters = trie(
    [
      "個", "つ", "本", "枚", "点", "袋", "着", "箱", "足", "缶", "セット", "冊", "台", "回", "組", "パック", "ケース",
      "コ", "ヶ", "pieces", "piece", "pcs", "of them", "bottles", "bottle", "items", "units",
      "tubes", "jars", "packs", "boxes", "sets", "pairs", "of those", "of these",
    ].map { ($0, 1) })
  private static let kanaCounts = trie([
    ("ひとつ", 1), ("ふたつ", 2), ("みっつ", 3), ("よっつ", 4), ("いつつ", 5), ("むっつ", 6), ("ななつ", 7),
    ("やっつ", 8), ("ここのつ", 9),
  ])
}
