internal import Text

/// Which way a date without a year, or a weekday, points.
enum DateSense {
  /// What has happened: a charge, a delivery that came.
  case past
  /// What is wished for.
  case coming
  case nearest

  /// Read from the slot's name: slots of past events are named for them.
  init(slot name: SlotName) {
    let words = name.text.split(separator: "-")
    if words.contains(where: Self.pastWords.contains) {
      self = .past
    } else if words.contains(where: Self.comingWords.contains) {
      self = .coming
    } else {
      self = .nearest
    }
  }

  private static let pastWords: Set<Substring> = [
    "charge", "charged", "delivered", "purchase", "purchased", "ordered", "arrived", "received",
  ]
  private static let comingWords: Set<Substring> = [
    "delivery", "new", "preferred", "pickup", "contact", "visit", "callback",
  ]
}

/// Dates as customers write them.
struct DateReader {
  let today: CivilDate
  let sense: DateSense

  /// Every date in the text, by place.
  func dates(in text: Folded) -> [Piece<CivilDate>] {
    var found: [Piece<CivilDate>] = []
    var at = 0
    while at < text.count {
      if let (date, end) = date(text, at) {
        found.append(Piece(value: date, range: at..<end))
        at = max(end, at + 1)
      } else if UnitClass.isDigit(text.units[at]) {
        at = Digits.end(text, at)
      } else {
        at += 1
      }
    }
    return found
  }

  /// A day of the month alone, as an answer: `3日`, `the 3rd`.
  func dayOnly(in text: Folded) -> Piece<CivilDate>? {
    for at in text.units.indices where Digits.begins(text, at) {
      let end = Digits.end(text, at)
      guard end - at <= 2, let day = Digits.value(text, at..<end) else { continue }
      let rest = end < text.count ? text.units[end] : 0
      guard rest == 0x65E5 || ordinalEnd(text, end) > end else { continue }
      for months in [0, -1, 1] {
        let shifted = today.year * 12 + today.month - 1 + (sense == .coming ? -months : months)
        guard let date = CivilDate(year: shifted / 12, month: shifted % 12 + 1, day: day),
          sense != .past || date <= today, sense != .coming || date >= today
        else { continue }
        return Piece(value: date, range: at..<(rest == 0x65E5 ? end + 1 : ordinalEnd(text, end)))
      }
    }
    return nil
  }

  private func date(_ text: Folded, _ at: Int) -> (CivilDate, Int)? {
    if Digits.begins(text, at) { return written(text, at) }
    if UnitClass.isWord(text.units[at]) {
      guard at == 0 || !UnitClass.isWord(text.units[at - 1]) else { return nil }
      return english(text, at)
    }
    return relative(text, at)
  }

  /// `2026-11-03`, `2026/11/3`, `2026年11月3日`, `11/3`, `11月3日`, `3 nov`, `3 days ago`, `3日前`.
  private func written(_ text: Folded, _ start: Int) -> (CivilDate, Int)? {
    let firstEnd = Digits.end(text, start)
    guard firstEnd - start <= 4, let first = Digits.value(text, start..<firstEnd) else {
      return nil
    }
    guard firstEnd < text.count else { return nil }
    let mark = text.units[firstEnd]
    if firstEnd - start == 4 {
      guard mark == 0x2D || mark == Digits.slash || mark == 0x5E74 || mark == Digits.point,
        let (month, monthEnd) = short(text, firstEnd + 1), monthEnd < text.count,
        text.units[monthEnd] == mark || (mark == 0x5E74 && text.units[monthEnd] == 0x6708),
        let (day, dayEnd) = short(text, monthEnd + 1), Digits.ends(text, dayEnd),
        let date = CivilDate(year: first, month: month, day: day)
      else { return nil }
      return (date, closing(text, dayEnd))
    }
    guard firstEnd - start <= 2 else { return nil }
    if mark == Digits.slash || mark == 0x6708, let (day, end) = short(text, firstEnd + 1),
      Digits.ends(text, end), let date = near(month: first, day: day)
    {
      return (date, closing(text, end))
    }
    let counted = skipSpaces(text, firstEnd)
    if mark == 0x65E5, let after = Self.dayShifts.longest(text.units, from: firstEnd + 1),
      let sign = after.values.first
    {
      return (today.adding(days: first * Int(sign)), after.end)
    }
    if let ago = Self.daysAgo.longest(text.units, from: counted) {
      return (today.adding(days: -first), ago.end)
    }
    return dayMonth(text, day: first, firstEnd)
  }

  /// `3 nov`, `3rd of november 2026`, the day already read.
  private func dayMonth(_ text: Folded, day: Int, _ end: Int) -> (CivilDate, Int)? {
    var at = skipSpaces(text, ordinalEnd(text, end))
    if let of = Self.ofWord.longest(text.units, from: at) { at = skipSpaces(text, of.end) }
    guard let month = Self.months.longest(text.units, from: at), let number = month.values.first,
      month.end >= text.count || !UnitClass.isWord(text.units[month.end])
    else { return nil }
    return withYear(text, month: Int(number), day: day, month.end)
  }

  private func withYear(
    _ text: Folded, month: Int, day: Int, _ end: Int
  ) -> (CivilDate, Int)? {
    var at = end
    while at < text.count,
      text.units[at] == 0x20 || text.units[at] == Digits.comma
        || text.units[at] == Digits.point
    { at += 1 }
    let yearEnd = Digits.end(text, at)
    if yearEnd - at == 4, let year = Digits.value(text, at..<yearEnd),
      let date = CivilDate(year: year, month: month, day: day)
    {
      return (date, yearEnd)
    }
    return near(month: month, day: day).map { ($0, end) }
  }

  private func english(_ text: Folded, _ at: Int) -> (CivilDate, Int)? {
    if let month = Self.months.longest(text.units, from: at), let number = month.values.first,
      month.end >= text.count || !UnitClass.isWord(text.units[month.end])
    {
      var place = month.end
      if place < text.count, text.units[place] == Digits.point { place += 1 }
      place = skipSpaces(text, place)
      let end = Digits.end(text, place)
      if (1...2).contains(end - place), let day = Digits.value(text, place..<end) {
        return withYear(text, month: Int(number), day: day, ordinalEnd(text, end))
      }
    }
    return relative(text, at)
  }

  /// `昨日`, `先週の金曜`, `yesterday`, `last friday`, `two days ago`.
  private func relative(_ text: Folded, _ at: Int) -> (CivilDate, Int)? {
    if let word = Self.days.longest(text.units, from: at), let shift = word.values.first,
      isBorder(text, word.end)
    {
      return (today.adding(days: Int(shift)), word.end)
    }
    if let number = NumberWords.read(text, at: at) {
      let end = skipSpaces(text, number.end)
      if let ago = Self.daysAgo.longest(text.units, from: end) {
        return (today.adding(days: -min(number.value, 100_000)), ago.end)
      }
      if end < text.count, text.units[end] == 0x65E5,
        let after = Self.dayShifts.longest(text.units, from: end + 1), let sign = after.values.first
      {
        return (today.adding(days: min(number.value, 100_000) * Int(sign)), after.end)
      }
    }
    if let week = Self.weeks.longest(text.units, from: at), let kind = week.values.first {
      let place = skipSpaces(text, week.end)
      if let day = Self.weekdays.longest(text.units, from: place), let number = day.values.first,
        isBorder(text, day.end)
      {
        return (self.day(Int(number), week: kind), day.end)
      }
    }
    if let day = Self.weekdays.longest(text.units, from: at), let number = day.values.first,
      isBorder(text, day.end), day.end - at >= 2
    {
      return (self.day(Int(number), week: 10), day.end)
    }
    return nil
  }

  /// A weekday (0 Sunday) of a week: −1, 0, 1 by the calendar from Monday; 9 before today, 10 by
  /// the sense, 11 after today.
  private func day(_ weekday: Int, week: Int32) -> CivilDate {
    let fromMonday = (today.weekday + 6) % 7
    let target = (weekday + 6) % 7
    switch week {
    case -1, 0, 1: return today.adding(days: target - fromMonday + 7 * Int(week))
    default:
      let ahead = (target - fromMonday + 7) % 7
      let isPast = week == 9 || (week == 10 && sense != .coming)
      if isPast { return today.adding(days: ahead == 0 ? (week == 9 ? -7 : 0) : ahead - 7) }
      return today.adding(days: ahead == 0 && week == 11 ? 7 : ahead)
    }
  }

  /// A day of the year that fits the sense best.
  private func near(month: Int, day: Int) -> CivilDate? {
    let dates = [-1, 0, 1].compactMap {
      CivilDate(year: today.year + $0, month: month, day: day)
    }
    switch sense {
    case .past: return dates.last { $0 <= today } ?? dates.first
    case .coming: return dates.first { $0 >= today } ?? dates.last
    case .nearest: return dates.min { abs($0.days(since: today)) < abs($1.days(since: today)) }
    }
  }

  private func short(_ text: Folded, _ at: Int) -> (Int, Int)? {
    let end = Digits.end(text, at)
    guard (1...2).contains(end - at), let value = Digits.value(text, at..<end) else { return nil }
    return (value, end)
  }

  /// Behind `日` and a weekday in brackets.
  private func closing(_ text: Folded, _ at: Int) -> Int {
    at < text.count && text.units[at] == 0x65E5 ? at + 1 : at
  }

  private func ordinalEnd(_ text: Folded, _ at: Int) -> Int {
    Self.ordinals.longest(text.units, from: at)?.end ?? at
  }

  private func skipSpaces(_ text: Folded, _ at: Int) -> Int {
    var at = at
    while at < text.count, text.units[at] == 0x20 { at += 1 }
    return at
  }

  private func isBorder(_ text: Folded, _ at: Int) -> Bool {
    at >= text.count || !UnitClass.isWord(text.units[at])
      || !UnitClass.isWord(text.units[at - 1])
  }

}
