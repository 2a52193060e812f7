/// Tells the shop's own numbers apart from an oddly spaced card: order numbers, telephone numbers,
/// dates, postal codes and parcel numbers that stand in a row.
struct ShopNumbers {
  let run: DigitRun

  /// Whether the groups of `card` are all pieces of such numbers, one of them beyond doubt (a
  /// telephone number with its 0 or +81, an order number that begins with year and month, a date).
  func explain(_ card: Range<Int>) -> Bool {
    // The first number may begin before the candidate does.
    (max(0, card.lowerBound - 4)...card.lowerBound).contains { start in
      reaches(card, from: start, sure: false)
    }
  }

  /// Whether both halves of 16 digits are order numbers of the form year, month, running number.
  static func areOrders(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.count == 16 && isDatedOrder(digits.prefix(8)) && isDatedOrder(digits.suffix(8))
  }

  private func reaches(_ card: Range<Int>, from start: Int, sure: Bool) -> Bool {
    if start >= card.upperBound { return sure }
    for count in 1...4 where start + count <= run.groups.count {
      let end = start + count
      guard end > card.lowerBound || start >= card.lowerBound else { continue }
      switch kind(start..<end) {
      case .sure: if reaches(card, from: end, sure: true) { return true }
      case .likely: if reaches(card, from: end, sure: sure) { return true }
      case .none: continue
      }
    }
    return false
  }

  private enum Kind { case sure, likely, none }

  private func kind(_ range: Range<Int>) -> Kind {
    let digits = run.digits(range)
    let counts = range.map(run.count)
    if isPhone(range) || isDate(range) { return .sure }
    switch counts {
    case [8], [4, 4]: return Self.isDatedOrder(digits) ? .sure : .likely
    case [7], [3, 4], [12], [4, 4, 4]: return .likely
    case _: return .none
    }
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
    guard (10...11).contains(digits.count), digits.first == 0, digits.dropFirst().first != 0 else {
      return false
    }
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
