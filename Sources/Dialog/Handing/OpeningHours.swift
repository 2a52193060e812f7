public import Pages
public import Text

extension DeskSettings.Hours {
  /// Whether people are there at `moment`.
  func isOpen(at moment: Timestamp, zone: ShopZone) -> Bool {
    let day = zone.date(of: moment)
    guard !isClosed(on: day), let hours = weekdays[day.weekday] else { return false }
    return hours.contains(zone.secondOfDay(moment))
  }

  /// When a case made at `now` is due that people shall answer within `span`. It falls into their
  /// hours: what would be due after closing time is due when they leave, or, when they have left
  /// already, on their next day; what would be due on a day off, on the next day they work.
  func due(_ span: Step.Within, after now: Timestamp, zone: ShopZone) -> Timestamp {
    let due = now.adding(seconds: span.seconds)
    guard !isOpen(at: due, zone: zone), let next = nextDay(from: zone.date(of: due)) else {
      return due
    }
    let day = zone.date(of: due)
    let isDayOff = next.date != day
    switch span {
    case .days where isDayOff: return zone.moment(next.date, secondOfDay: next.hours.upperBound)
    case .days, .hours:
      // The last time that people leave before it.
      let left = lastEnd(before: due, zone: zone)
      if let left, left > now { return left }
    }
    // They are gone until their next day: the span begins with it.
    guard let opening = nextOpening(after: now, zone: zone) else { return due }
    let closing = zone.moment(opening.date, secondOfDay: opening.hours.upperBound)
    switch span {
    case .days: return closing
    case .hours:
      let open = zone.moment(opening.date, secondOfDay: opening.hours.lowerBound)
      return min(open.adding(seconds: span.seconds), closing)
    }
  }

  private typealias WorkingDay = (date: CivilDate, hours: Range<Int>)

  /// The first day from `day` on that people work; nil where they never do.
  private func nextDay(from day: CivilDate) -> WorkingDay? {
    for days in 0...Self.daysLookedAt {
      let date = day.adding(days: days)
      if !isClosed(on: date), let hours = weekdays[date.weekday] { return (date, hours) }
    }
    return nil
  }

  private func nextOpening(after now: Timestamp, zone: ShopZone) -> WorkingDay? {
    let today = zone.date(of: now)
    guard let next = nextDay(from: today) else { return nil }
    let hasBegun = next.date == today && zone.secondOfDay(now) >= next.hours.lowerBound
    return hasBegun ? nextDay(from: today.adding(days: 1)) : next
  }

  private func lastEnd(before moment: Timestamp, zone: ShopZone) -> Timestamp? {
    let day = zone.date(of: moment)
    for days in 0...Self.daysLookedAt {
      let date = day.adding(days: -days)
      guard let end = end(on: date) else { continue }
      let left = zone.moment(date, secondOfDay: end)
      if left <= moment { return left }
    }
    return nil
  }

  /// No shop is closed for longer than a year.
  private static let daysLookedAt = 366

  /// When people leave on `day`, in seconds after midnight; nil on a day off.
  func end(on day: CivilDate) -> Int? {
    isClosed(on: day) ? nil : weekdays[day.weekday]?.upperBound
  }

  private func isClosed(on day: CivilDate) -> Bool {
    closed.contains { closed in
      switch closed {
      case .dates(let first, let last): return first <= day && day <= last
      case .yearly(let fromMonth, let fromDay, let toMonth, let toDay):
        let today = (day.month, day.day)
        let (from, to) = ((fromMonth, fromDay), (toMonth, toDay))
        // 12-31..01-03 goes over the turn of the year.
        return from <= to ? from <= today && today <= to : from <= today || today <= to
      }
    }
  }
}

extension DeskSettings {
  /// When people leave on `day`, or its last minute on a day off: what is due on a day is due then.
  public func endOfWork(on day: CivilDate) -> Timestamp {
    zone.moment(day, secondOfDay: hours.end(on: day) ?? 86_340)
  }
}

extension Step.Within {
  /// At most ten years: a longer time is a slip of the pen.
  var seconds: Int {
    switch self {
    case .hours(let hours): min(max(hours, 0), 87_600) * 3_600
    case .days(let days): min(max(days, 0), 3_650) * 86_400
    }
  }
}
