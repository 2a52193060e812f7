public import Pages
public import Text

extension DeskSettings.Hours {
  /// Whether people are there at `moment`.
  func isOpen(at moment: Timestamp, zone: ShopZone) -> Bool {
    let day = zone.date(of: moment)
    guard !isClosed(on: day), let hours = weekdays[day.weekday] else { return false }
    return hours.contains(zone.secondOfDay(moment))
  }

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
