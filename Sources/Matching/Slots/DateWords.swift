extension DateReader {
  /// Words for single days, in days from today.
  static let days = trie([
    ("今日", 0), ("本日", 0), ("きょう", 0), ("昨日", -1), ("きのう", -1), ("昨夜", -1), ("昨晩", -1),
    ("一昨日", -2), ("おととい", -2), ("おとつい", -2), ("さきおととい", -3), ("一昨昨日", -3), ("明日", 1),
    ("あした", 1), ("あす", 1), ("明後日", 2), ("あさって", 2), ("しあさって", 3), ("today", 0),
    ("yesterday", -1), ("last night", -1), ("tomorrow", 1), ("the day before yesterday", -2),
    ("day before yesterday", -2), ("the day after tomorrow", 2), ("day after tomorrow", 2),
    ("tonight", 0), ("this morning", 0),
  ])

  static let dayShifts = trie([("前", -1), ("まえ", -1), ("後", 1), ("あと", 1)])

  static let daysAgo = trie([("days ago", 1), ("day ago", 1), ("days back", 1)])

  /// −1, 0, 1: a week of the calendar; 9 before today, 11 after it.
  static let weeks = trie([
    ("先週の", -1), ("先週", -1), ("今週の", 0), ("今週", 0), ("来週の", 1), ("来週", 1), ("前の", 9),
    ("この前の", 9), ("こないだの", 9), ("次の", 11), ("今度の", 11), ("last", 9), ("next", 11),
    ("this", 10), ("this past", 9), ("on", 10), ("this coming", 11),
  ])

  /// 0 Sunday to 6 Saturday. The kanji alone are weekdays only with 曜 behind them; `sun`, `sat`
  /// and `wed` alone are words of their own.
  static let weekdays: UnitTrie = {
    var words: [(String, Int32)] = [
      ("sunday", 0), ("monday", 1), ("tuesday", 2), ("tues", 2), ("tue", 2), ("wednesday", 3),
      ("thursday", 4), ("thurs", 4), ("thu", 4), ("friday", 5), ("fri", 5), ("saturday", 6),
    ]
    for (number, kanji) in ["日", "月", "火", "水", "木", "金", "土"].enumerated() {
      words.append((kanji + "曜日", Int32(number)))
      words.append((kanji + "曜", Int32(number)))
    }
    return trie(words)
  }()

  static let months: UnitTrie = {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september",
      "october", "november", "december",
    ]
    var words: [(String, Int32)] = [("sept", 9)]
    for (place, name) in names.enumerated() {
      words.append((name, Int32(place + 1)))
      words.append((String(name.prefix(3)), Int32(place + 1)))
    }
    return trie(words)
  }()

  static let ordinals = trie(["st", "nd", "rd", "th"].map { ($0, 1) })
  static let ofWord = trie([("of", 1)])

  private static func trie(_ words: [(String, Int32)]) -> UnitTrie {
    var trie = UnitTrie()
    for (word, value) in words { trie.insert(Folded(folding: word).units, value: value) }
    return trie
  }
}
