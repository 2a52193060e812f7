/// A person's name, from an answer to the question for it.
enum NameReader {
  /// The name without what is said around it; in folded units.
  static func name(in text: Folded) -> Range<Int>? {
    var start = 0
    var end = text.count
    func trim() {
      while start < end, isEdge(text.units[start]) { start += 1 }
      while end > start, isEdge(text.units[end - 1]) { end -= 1 }
    }
    trim()
    var changed = true
    while changed {
      changed = false
      if let lead = leads.longest(text.units, from: start), lead.end < end,
        isBorder(text, lead.end)
      {
        start = lead.end
        changed = true
        trim()
      }
      let tail = Array(text.units[start..<end].suffix(16).reversed())
      if let found = tails.longest(tail, from: 0), found.end < end - start {
        end -= found.end
        changed = true
        trim()
      }
    }
    let length = end - start
    guard (1...40).contains(length),
      text.units[start..<end].allSatisfy({
        !UnitClass.isDigit($0) && !UnitClass.isSentenceEnd($0) && $0 != 0x40
      }),
      text.units[start..<end].contains(where: {
        UnitClass.isWord($0) || UnitClass.isJapanese($0)
      })
    else { return nil }
    let words = text.units[start..<end].split(whereSeparator: UnitClass.isSpace).count
    return words <= 5 ? start..<end : nil
  }

  private static func isEdge(_ unit: UInt32) -> Bool {
    UnitClass.isSpace(unit) || UnitClass.isSentenceEnd(unit) || unit == 0x2E || unit == 0x2C
      || unit == 0x3001 || unit == 0x3A
  }

  private static func isBorder(_ text: Folded, _ at: Int) -> Bool {
    at >= text.count || !UnitClass.isWord(text.units[at]) || !UnitClass.isWord(text.units[at - 1])
  }

  private static let leads = trie(
    [
      "名前は", "氏名は", "お名前は", "私は", "わたしは", "えっと", "えーと", "あの", "はい", "すみません", "私の名前は",
      "my name is", "my name's", "the name is", "name is", "name", "i am", "i'm", "it is", "it's",
      "this is", "yes", "um", "sure", "hi", "hello", "call me",
    ], reversed: false)
  private static let tails = trie(
    [
      "と申します", "ともうします", "といいます", "と言います", "です", "でございます", "になります", "だよ", "と申しますが",
      "さん", "よろしくお願いします", "宜しくお願いします", "お願いします", "thanks", "thank you", "please",
    ], reversed: true)

  private static func trie(_ words: [String], reversed: Bool) -> UnitTrie {
    var trie = UnitTrie()
    for word in words {
      let units = Folded(folding: word).units
      trie.insert(reversed ? units.reversed() : units, value: 1)
    }
    return trie
  }
}
