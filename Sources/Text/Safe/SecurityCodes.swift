/// Finds the three or four digits that prove a card: behind its number, or behind their name.
enum SecurityCodes {
  /// The code that follows a card directly or behind its expiry date; nil when what follows is
  /// another number, or an amount. In UTF-8 bytes.
  static func source(behind card: FoundCard, in run: DigitRun) -> Range<Int>? {
    var group = card.groups.upperBound
    let isSpelt = card.groups.count > 1 && card.groups.allSatisfy { run.count($0) == 1 }
    if isSpelt {
      var end = group
      while end < run.groups.count, end < group + 4, run.count(end) == 1 { end += 1 }
      guard end > group else { return nil }
      return run.groups[group].source.lowerBound..<run.groups[end - 1].source.upperBound
    }
    if isExpiry(group, in: run) {
      group += run.count(group) == 4 ? 1 : 2
    }
    // `1227123`: expiry date and code in one.
    if group < run.groups.count, run.count(group) == 7,
      (1...12).contains(run.value(group) / 100_000)
    {
      return run.groups[group].source
    }
    guard group < run.groups.count, (3...4).contains(run.count(group)),
      !units.contains(run.groups[group].after), !beginsAnother(group, in: run)
    else { return nil }
    return run.groups[group].source
  }

  /// `12/27`, `12/2027`, or `1227` with a code behind it.
  private static func isExpiry(_ group: Int, in run: DigitRun) -> Bool {
    guard group + 1 < run.groups.count else { return false }
    let next = run.count(group + 1)
    switch run.count(group) {
    case 1, 2: return (1...12).contains(run.value(group)) && (next == 2 || next == 4)
    case 4:
      return (1...12).contains(run.value(group) / 100) && next == 3
        && !beginsAnother(group, in: run)
    case _: return false
    }
  }

  /// A telephone number, postal code, order number or date begins with this group.
  private static func beginsAnother(_ group: Int, in run: DigitRun) -> Bool {
    if ShopNumbers(run: run).phoneBegins(group) { return true }
    guard group + 1 < run.groups.count else { return false }
    let isTight = !run.groups[group + 1].gap.contains { ScriptClass.of($0) == .space }
    switch (run.count(group), run.count(group + 1)) {
    case (3, 4), (4, 4), (4, 1), (4, 2): return isTight
    case (_, _): return false
    }
  }

  /// 円 個 点 枚 本 年 月 日 件 番 % ％ 桁: what stands in front of them is an amount.
  private static let units: Set<UInt32> = Set("円個点枚本年月日件番%％桁".unicodeScalars.map(\.value))

  /// How far behind its name a code may stand, in scalars.
  private static let reach = 16

  /// Names as folding leaves them.
  private static let names: [[UInt32]] = [
    "cvv", "cvc", "csc", "security code", "securitycode", "せきゅりてぃこーど", "せきゅりてぃーこーど",
    "せきゅりてぃ番号", "せきゅりてぃー番号", "暗証", "確認番号",
  ].map { $0.unicodeScalars.map(\.value) }
  private static let initials = Set(names.compactMap(\.first))

  /// Whether the text may hold one of the names: a quick look for how they begin.
  static func mayBeNamed(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var before: UInt8 = 0
      for byte in bytes {
        switch byte {
        // cvv, cvc, csc; security.
        case 0x56, 0x76, 0x53, 0x73: if before | 0x20 == 0x63 { return true }
        case 0x45, 0x65: if before | 0x20 == 0x73 { return true }
        // Full-width and half-width forms, セ, せ, 暗, 確.
        case 0xEF: return true
        case 0xBB: if before == 0x82 { return true }
        case 0x9B: if before == 0x81 { return true }
        case 0x97: if before == 0x9A { return true }
        case 0xBA: if before == 0xA2 { return true }
        // Anything rare may fold into letters.
        case 0xC2...0xE2, 0xEA...0xED, 0xF0...0xFF: return true
        case _: break
        }
        before = byte
      }
      return false
    }
  }

  /// Codes that stand behind their name, with a card or without. In UTF-8 bytes.
  static func labelled(in text: String) -> [Range<Int>] {
    let folded = Folding.fold(text)
    let scalars = folded.scalars
    var found: [Range<Int>] = []
    var at = 0
    while at < scalars.count {
      guard initials.contains(scalars[at]), let end = nameEnd(at, scalars) else {
        at += 1
        continue
      }
      at = end
      if let code = code(after: end, scalars), let source = folded.source(of: code) {
        found.append(source)
        at = code.upperBound
      }
    }
    return found
  }

  private static func nameEnd(_ at: Int, _ scalars: [UInt32]) -> Int? {
    for name in names where scalars[at...].starts(with: name) {
      let end = at + name.count
      // `cvc` is no name inside a word.
      let isLatin = ScriptClass.of(name[0]) == .latin
      let before = at > 0 ? ScriptClass.of(scalars[at - 1]) : .space
      let after = end < scalars.count ? ScriptClass.of(scalars[end]) : .space
      if !isLatin || before != .latin && after != .latin { return end }
    }
    return nil
  }

  private static func code(after start: Int, _ scalars: [UInt32]) -> Range<Int>? {
    var at = start
    let limit = min(scalars.count, start + reach)
    while at < limit {
      // Masked already.
      if scalars[at] == 0x2A { return nil }
      guard Digits.value(scalars[at]) != nil else {
        at += 1
        continue
      }
      var end = at
      while end < scalars.count, Digits.value(scalars[end]) != nil { end += 1 }
      let next = end < scalars.count ? scalars[end] : 0
      switch end - at {
      // `CVV2`, `3桁の`: not the code yet.
      case 1, 2: at = end
      case 3, 4:
        let goesOn =
          next == 0x2D && end + 1 < scalars.count && Digits.value(scalars[end + 1]) != nil
        return goesOn || units.contains(next) ? nil : at..<end
      case _: return nil
      }
    }
    return nil
  }
}
