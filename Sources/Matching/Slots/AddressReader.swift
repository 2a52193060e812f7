/// Addresses: what follows a postal code, or begins with a prefecture.
enum AddressReader {
  /// An address recognised without a question: a postal code with a place behind it, or a
  /// prefecture with a city and a number.
  static func address(in text: Folded) -> Range<Int>? {
    if let code = ContactValues.postalCodes(in: text).first {
      let start =
        text.units[..<code.range.lowerBound].last == 0x3012
        ? code.range.lowerBound - 1 : code.range.lowerBound
      let end = trimmedEnd(text, lineEnd(text, code.range.upperBound))
      return end - code.range.upperBound >= 4 ? start..<end : nil
    }
    guard let start = prefecture(in: text) else { return nil }
    let end = trimmedEnd(text, lineEnd(text, start))
    let place = text.units[start..<end]
    guard place.contains(where: cityMarks.contains), place.contains(where: UnitClass.isDigit) else {
      return nil
    }
    return start..<end
  }

  /// An address given as an answer, in either language: everything that is said, when it holds a
  /// place's marks or a number with words.
  static func answer(in text: Folded) -> Range<Int>? {
    if let found = address(in: text) { return found }
    var start = 0
    var end = text.count
    while start < end, UnitClass.isSpace(text.units[start]) { start += 1 }
    end = trimmedEnd(text, end)
    guard end - start >= 5 else { return nil }
    let units = text.units[start..<end]
    let hasDigit = units.contains(where: UnitClass.isDigit)
    if units.contains(where: UnitClass.isJapanese) {
      return units.contains(where: cityMarks.contains) && (hasDigit || end - start >= 7)
        ? start..<end : nil
    }
    let words = units.split(whereSeparator: UnitClass.isSpace).count
    return hasDigit && words >= 3 && units.contains(where: UnitClass.isASCIILetter)
      ? start..<end : nil
  }

  /// 都 道 府 県 市 区 町 村 郡 丁
  private static let cityMarks: Set<UInt32> = [
    0x90FD, 0x9053, 0x5E9C, 0x770C, 0x5E02, 0x533A, 0x753A, 0x6751, 0x90E1, 0x4E01,
  ]

  private static let prefectures: UnitTrie = {
    var trie = UnitTrie()
    for name in [
      "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県",
      "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県",
      "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県",
      "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
    ] { trie.insert(Folded(folding: name).units, value: 1) }
    return trie
  }()

  private static func prefecture(in text: Folded) -> Int? {
    text.units.indices.first { prefectures.longest(text.units, from: $0) != nil }
  }

  private static func lineEnd(_ text: Folded, _ start: Int) -> Int {
    var end = start
    while end < text.count, text.units[end] != 0x3002, text.units[end] != 0x0A { end += 1 }
    return end
  }

  private static let politeEnds: UnitTrie = {
    var trie = UnitTrie()
    for word in [
      "です", "になります", "でお願いします", "にお願いします", "へお願いします", "にしてください", "でございます", "宛てにお願いします", "please",
    ] {
      trie.insert(Folded(folding: word).units.reversed(), value: 1)
    }
    return trie
  }()

  /// Without politeness, spaces and a full stop at the end.
  private static func trimmedEnd(_ text: Folded, _ end: Int) -> Int {
    var end = end
    func trim() {
      while end > 0,
        UnitClass.isSpace(text.units[end - 1]) || text.units[end - 1] == 0x3002
          || text.units[end - 1] == 0x2E
      { end -= 1 }
    }
    trim()
    let tail = Array(text.units[..<end].suffix(16).reversed())
    if let polite = politeEnds.longest(tail, from: 0) { end -= polite.end }
    trim()
    return end
  }
}
