/// Tells the shop's own numbers apart from an oddly spaced card: order numbers, telephone numbers,
/// dates, postal codes and parcel numbers that stand in a row.
struct ShopNumbers {
  let run: DigitRun

  /// Whether the groups of `card` are all pieces of such numbers, one of them beyond doubt (a
  /// telephone number with its 0 or +81, an order number that begins with year and month, a date);
  /// `isPrinted`, whether the groups have the sizes of a printed card, asks it of all of them.
  func explain(_ card: Range<Int>, isPrinted: Bool) -> Bool {
    // The first number may begin before the candidate does.
    (max(0, card.lowerBound - 3)...card.lowerBound).contains { start in
      reaches(card, from: start, sure: false, allSure: isPrinted)
    }
  }

  /// Whether a telephone number of two or more groups begins with this one.
  func phoneBegins(_ group: Int) -> Bool {
    (2...4).contains { count in
      group + count <= run.groups.count && isPhone(group..<group + count)
    }
  }

  private func reaches(_ card: Range<Int>, from start: Int, sure: Bool, allSure: Bool) -> Bool {
    if start >= card.upperBound { return sure }
    // Nobody joins two numbers with a hyphen.
    if start > card.lowerBound, run.groups[start].gap.allSatisfy(Digits.isHyphen) { return false }
    for count in 1...4 where start + count <= run.groups.count {
      let end = start + count
      guard end > card.lowerBound else { continue }
      switch kind(start..<end) {
      case .sure:
        // A telephone number that reaches into the candidate says that it begins nowhere near.
        let allSure = allSure && start >= card.lowerBound
        if reaches(card, from: end, sure: true, allSure: allSure) { return true }
      case .likely:
        if !allSure, reaches(card, from: end, sure: sure, allSure: allSure) { return true }
      case .none: continue
      }
    }
    return false
  }

  private enum Kind { case sure, likely, none }

  private func kind(_ range: Range<Int>) -> Kind {
    guard isEvenlySpaced(range) else { return .none }
    if isPhone(range) || isDate(range) { return .sure }
    let isHyphened = range.dropFirst().allSatisfy { run.groups[$0].gap.allSatisfy(Digits.isHyphen) }
    guard isHyphened else { return .none }
    switch range.map(run.count) {
    case [8], [4, 4]: return Self.isDatedOrder(run.digits(range)) ? .sure : .likely
    case [7], [3, 4], [12], [4, 4, 4]: return .likely
    case _: return .none
    }
  }

  /// One and the same single sign between the groups.
  private func isEvenlySpaced(_ range: Range<Int>) -> Bool {
    guard let second = range.dropFirst().first else { return true }
    let gap = run.groups[second].gap
    return gap.count == 1 && range.dropFirst().allSatisfy { run.groups[$0].gap == gap }
  }

  /// `26110201`: the 2020s or 2030s, a month, four digits more.
  private static func isDatedOrder(_ digits: ArraySlice<UInt8>) -> Bool {
    let head = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
    return digits.count == 8 && (20...39).contains(head / 100) && (1...12).contains(head % 100)
  }

  /// A telephone number that begins with the first of these groups and ends with the last.
  func isPhone(_ range: Range<Int>) -> Bool {
    let digits = run.digits(range)
    let counts = range.map(run.count)
    if run.groups[range.lowerBound].before == 0x2B || run.groups[range.lowerBound].before == 0xFF0B
    {
      return (11...12).contains(digits.count) && digits.starts(with: [8, 1]) && range.count <= 4
    }
    let head = digits.prefix(3).reduce(0) { $0 * 10 + Int($1) }
    // 11 digits have mobile and net telephones (050 to 090) and 0800 only.
    guard digits.first == 0, head >= 10,
      digits.count == 10 || digits.count == 11 && head >= 50 && head % 10 == 0
    else { return false }
    switch counts.count {
    case 1: return true
    case 2: return counts[0] <= 5 && counts[1] >= 6
    case 3: return counts[0] <= 5 && counts[1] <= 4 && (3...4).contains(counts[2])
    case _: return false
    }
  }

  private func isDate(_ range: Range<Int>) -> Bool {
    switch range.count {
    case 1:
      guard run.count(range.lowerBound) == 8 else { return false }
      let number = run.value(range.lowerBound)
      return isDay(number / 10_000, number / 100 % 100, number % 100)
    case 3:
      guard run.count(range.lowerBound) == 4, range.dropFirst().allSatisfy({ run.count($0) <= 2 })
      else { return false }
      return isDay(
        run.value(range.lowerBound), run.value(range.lowerBound + 1),
        run.value(range.lowerBound + 2))
    case _: return false
    }
  }

  private func isDay(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    (1900...2099).contains(year) && CivilDate(year: year, month: month, day: day) != nil
  }
}
