import Text

/// Reads `## Hours of people`: `every day: 09:00-18:00`, `closed: 12-31..01-03`.
struct HoursParser {
  private var weekdays: [Range<Int>?] = Array(repeating: nil, count: 7)
  private var closed: [DeskSettings.Closed] = []
  private let reporter: Reporter

  static func hours(_ section: Document.Section, _ reporter: Reporter) -> DeskSettings.Hours {
    var parser = HoursParser(reporter: reporter)
    for bullet in section.bullets { parser.take(bullet) }
    return DeskSettings.Hours(weekdays: parser.weekdays, closed: parser.closed)
  }

  private init(reporter: Reporter) { self.reporter = reporter }

  private static let names: [[String]] = [
    ["sunday", "日曜", "日"], ["monday", "月曜", "月"], ["tuesday", "火曜", "火"],
    ["wednesday", "水曜", "水"], ["thursday", "木曜", "木"], ["friday", "金曜", "金"],
    ["saturday", "土曜", "土"],
  ]

  private mutating func take(_ bullet: Document.Bullet) {
    guard let (key, value) = bullet.keyValue else {
      reporter.report(DeskProblem.noHours(bullet.body.text), at: bullet.body)
      return
    }
    if ["closed", "休み", "休業", "休業日"].contains(key.folded) {
      for part in value.wordList {
        guard let days = Self.closed(part) else {
          reporter.report(DeskProblem.noClosedDays(part.text), at: part)
          continue
        }
        closed.append(days)
      }
      return
    }
    guard let days = Self.days(key) else {
      reporter.report(DeskProblem.noWeekday(key.text), at: key)
      return
    }
    if ["closed", "休み", "休業"].contains(value.folded) {
      for day in days { weekdays[day] = nil }
    } else if let span = Self.span(value) {
      for day in days { weekdays[day] = span }
    } else {
      reporter.report(DeskProblem.noTimes(value.text), at: value)
    }
  }

  /// `every day`, `monday`, `monday to friday`, `saturday, sunday`, `土日`.
  private static func days(_ key: Stretch) -> [Int]? {
    if ["every day", "daily", "毎日"].contains(key.folded) { return Array(0..<7) }
    if ["weekdays", "平日"].contains(key.folded) { return Array(1...5) }
    if ["土日", "weekends"].contains(key.folded) { return [0, 6] }
    var days: [Int] = []
    for part in key.split(onWords: [",", " and ", "・"]) {
      let ends = part.split(onWords: [" to ", "から", "~", "-"])
      guard let first = ends.first.flatMap(day), let last = ends.last.flatMap(day),
        ends.count <= 2
      else { return nil }
      var at = first
      days.append(at)
      while at != last {
        at = (at + 1) % 7
        days.append(at)
      }
    }
    return days
  }

  private static func day(_ word: Stretch) -> Int? {
    let bare = word.dropping(suffix: "曜日")?.folded ?? word.folded
    return names.firstIndex { $0.contains(bare) || $0[0] + "s" == bare }
  }

  /// `09:00-18:00` in seconds after midnight.
  static func span(_ value: Stretch) -> Range<Int>? {
    let ends = value.split(onWords: ["-", "~", "から", " to "])
    guard ends.count == 2, let open = time(ends[0]), let close = time(ends[1]), open < close
    else { return nil }
    return open..<close
  }

  private static func time(_ text: Stretch) -> Int? {
    let parts = text.split(on: ":")
    guard parts.count == 2, let hour = parts[0].number, let minute = parts[1].number, minute < 60,
      hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    return hour * 3_600 + minute * 60
  }

  /// `12-31..01-03`, `12-31`, `2026-12-29..2027-01-03`, `2026-12-29`.
  private static func closed(_ part: Stretch) -> DeskSettings.Closed? {
    let ends = part.split(onWords: ["..", "~", " to ", "から"])
    guard let first = ends.first, let last = ends.last, ends.count <= 2 else { return nil }
    if let from = first.date, let to = last.date {
      return from <= to ? .dates(from, to) : nil
    }
    guard let from = monthDay(first), let to = monthDay(last) else { return nil }
    return .yearly(fromMonth: from.0, fromDay: from.1, toMonth: to.0, toDay: to.1)
  }

  private static func monthDay(_ text: Stretch) -> (Int, Int)? {
    let parts = text.split(on: "-")
    // 2024 had a 29 February: every day of any year is a day of it.
    guard parts.count == 2, let month = parts[0].number, let day = parts[1].number,
      CivilDate(year: 2024, month: month, day: day) != nil
    else { return nil }
    return (month, day)
  }
}
