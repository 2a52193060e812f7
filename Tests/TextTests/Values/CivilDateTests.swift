import Testing
import Text

@Suite struct CivilDateTests {
  @Test(
    "refuses what is no day",
    arguments: [
      "", "2026-11-31", "2026-02-29", "1900-02-29", "2026-00-01", "2026-13-01", "2026-01-00",
      "0000-01-01", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "+026-01-01", "2026-01-01 ",
      "２０２６-01-01", "2026-01-01-", "10000-01-01", "-001-01-01",
    ])
  func refuses(text: String) { #expect(CivilDate(text) == nil) }

  @Test(
    "reads and writes a day",
    arguments: ["0001-01-01", "1970-01-01", "2000-02-29", "2024-02-29", "2026-11-21", "9999-12-31"])
  func readsAndWrites(text: String) { #expect(CivilDate(text)?.description == text) }

  @Test("goes from every day to its number and back, in order, for all years")
  func everyDay() throws {
    let first = try #require(CivilDate("0001-01-01"))
    let last = try #require(CivilDate("9999-12-31"))
    #expect(CivilDate(dayNumber: first.dayNumber - 1) == nil)
    #expect(CivilDate(dayNumber: last.dayNumber + 1) == nil)
    #expect(CivilDate(dayNumber: .max) == nil && CivilDate(dayNumber: .min) == nil)
    #expect(CivilDate.epoch.dayNumber == 0)
    var failures = 0
    var before = first
    for number in stride(from: first.dayNumber + 1, through: last.dayNumber, by: 1) {
      guard let day = CivilDate(dayNumber: number), day.dayNumber == number, before < day,
        CivilDate(year: day.year, month: day.month, day: day.day) == day,
        day.day == 1 || (day.day == before.day + 1 && day.month == before.month)
      else {
        failures += 1
        continue
      }
      if number % 97 == 0, CivilDate(day.description) != day { failures += 1 }
      before = day
    }
    #expect(failures == 0 && before == last)
  }

  @Test(
    "knows weekdays",
    arguments: [
      ("1970-01-01", 4), ("2026-11-21", 6), ("2026-11-22", 0), ("2000-02-29", 2), ("0001-01-01", 1),
      ("9999-12-31", 5),
    ])
  func weekdays(text: String, weekday: Int) { #expect(CivilDate(text)?.weekday == weekday) }

  @Test("adds days, and stops at the calendar's ends")
  func adds() throws {
    let day = try #require(CivilDate("2026-11-21"))
    #expect(day.adding(days: 8).description == "2026-11-29")
    #expect(day.adding(days: 41).description == "2027-01-01")
    #expect(day.adding(days: -21).description == "2026-10-31")
    #expect(day.adding(days: 0) == day)
    #expect(day.adding(days: .max).description == "9999-12-31")
    #expect(day.adding(days: .min).description == "0001-01-01")
    #expect(try #require(CivilDate("2027-01-01")).days(since: day) == 41)
    #expect(day.days(since: try #require(CivilDate("2027-01-01"))) == -41)
  }
}
