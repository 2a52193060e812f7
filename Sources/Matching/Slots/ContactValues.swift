internal import Text

/// Order numbers, telephone numbers, e-mail addresses and postal codes.
enum ContactValues {
  /// Order numbers: 8 digits, also as 4 and 4.
  static func orders(in text: Folded) -> [Piece<OrderNumber>] {
    var found: [Piece<OrderNumber>] = []
    var at = 0
    while at < text.count {
      guard Digits.begins(text, at) else {
        at += 1
        continue
      }
      let first = Digits.end(text, at)
      var end = first
      var digits = text.text(at..<first)
      if first - at == 4, first + 1 < text.count,
        UnitClass.isHyphen(text.units[first]) || text.units[first] == 0x20,
        Digits.end(text, first + 1) == first + 5
      {
        end = first + 5
        digits += text.text(first + 1..<end)
      }
      if let order = OrderNumber(digits), Digits.ends(text, end), !isMoney(text, at, end),
        at == 0 || text.units[at - 1] != 0x40
      {
        found.append(Piece(value: order, range: at..<end))
      }
      at = max(end, at + 1)
    }
    return found
  }

  /// Whether a currency stands beside the digits.
  private static func isMoney(_ text: Folded, _ start: Int, _ end: Int) -> Bool {
    (start > 0 && text.units[start - 1] == 0xA5)
      || (end < text.count && (text.units[end] == 0x5186 || text.units[end] == 0x5143))
  }

  /// Japanese telephone numbers, national form.
  static func phones(in text: Folded) -> [Piece<String>] {
    var found: [Piece<String>] = []
    var at = 0
    while at < text.count {
      let isPlus = text.units[at] == 0x2B
      let isOpen = text.units[at] == 0x28 && Digits.begins(text, at + 1)
      guard isPlus || isOpen || Digits.begins(text, at) else {
        at += 1
        continue
      }
      if let (digits, end) = phone(text, at) {
        found.append(Piece(value: digits, range: at..<end))
        at = end
      } else {
        at = isPlus || isOpen ? at + 1 : Digits.end(text, at)
      }
    }
    return found
  }

  private static func phone(_ text: Folded, _ start: Int) -> (String, Int)? {
    var digits = ""
    var at = start
    var end = start
    var between = 0
    while at < text.count, digits.utf8.count <= 14 {
      let unit = text.units[at]
      if UnitClass.isDigit(unit), let scalar = Unicode.Scalar(unit) {
        digits.unicodeScalars.append(scalar)
        between = 0
        end = at + 1
      } else if unit == 0x2B, at == start {
      } else if UnitClass.isHyphen(unit) || unit == 0x20 || unit == 0x28 || unit == 0x29
        || unit == Digits.point
      {
        between += 1
        guard between <= 2 else { break }
      } else {
        break
      }
      at += 1
    }
    guard Digits.ends(text, end) else { return nil }
    if text.units[start] == 0x2B {
      guard digits.hasPrefix("81") else { return nil }
      let rest = digits.dropFirst(2)
      digits = rest.hasPrefix("0") ? String(rest) : "0" + rest
    }
    // Mobile, IP and the longer free numbers have 11 digits, all others 10.
    let long = ["050", "060", "070", "080", "090"].contains(digits.prefix(3))
    guard digits.hasPrefix("0"), !digits.hasPrefix("00"), digits.utf8.count == (long ? 11 : 10)
    else { return nil }
    return (digits, end)
  }

  /// E-mail addresses, lower-cased; Japanese text may follow directly.
  static func emails(in text: Folded) -> [Piece<String>] {
    var found: [Piece<String>] = []
    for at in text.units.indices where text.units[at] == 0x40 {
      var start = at
      while start > 0, isLocal(text.units[start - 1]) { start -= 1 }
      while start < at, text.units[start] == Digits.point { start += 1 }
      var end = at + 1
      while end < text.count, isDomain(text.units[end]) { end += 1 }
      while end > at + 1, text.units[end - 1] == Digits.point || text.units[end - 1] == 0x2D {
        end -= 1
      }
      let domain = text.text(at + 1..<max(end, at + 1))
      let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
      guard start < at, at - start <= 64, end - at <= 254, labels.count >= 2,
        labels.allSatisfy({ !$0.isEmpty }), let top = labels.last, top.utf8.count >= 2,
        top.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
      else { continue }
      found.append(Piece(value: text.text(start..<end), range: start..<end))
    }
    return found
  }

  private static func isLocal(_ unit: UInt32) -> Bool {
    UnitClass.isDigit(unit) || UnitClass.isASCIILetter(unit) || unit == 0x2E || unit == 0x5F
      || unit == 0x25 || unit == 0x2B || unit == 0x2D
  }

  private static func isDomain(_ unit: UInt32) -> Bool {
    UnitClass.isDigit(unit) || UnitClass.isASCIILetter(unit) || unit == 0x2E || unit == 0x2D
  }

  /// Japanese postal codes, `123-4567` or `〒1234567`, written with the hyphen.
  static func postalCodes(in text: Folded) -> [Piece<String>] {
    var found: [Piece<String>] = []
    for at in text.units.indices where Digits.begins(text, at) {
      let first = Digits.end(text, at)
      let marked = text.units[..<at].suffix(2).contains(0x3012)
      if first - at == 3, first + 1 < text.count, UnitClass.isHyphen(text.units[first]),
        Digits.end(text, first + 1) == first + 5, Digits.ends(text, first + 5)
      {
        let code = text.text(at..<first) + "-" + text.text(first + 1..<first + 5)
        found.append(Piece(value: code, range: at..<first + 5))
      } else if first - at == 7, marked, Digits.ends(text, first) {
        let code = text.text(at..<at + 3) + "-" + text.text(at + 3..<first)
        found.append(Piece(value: code, range: at..<first))
      }
    }
    return found
  }
}
