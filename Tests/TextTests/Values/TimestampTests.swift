import Testing
import Text

@Suite struct TimestampTests {
  @Test(
    "reads a moment with its offset",
    arguments: [
      ("1970-01-01T00:00Z", 0), ("1970-01-01T00:00:01Z", 1_000), ("1970-01-01T09:00+09:00", 0),
      ("1969-12-31T23:59:59Z", -1_000), ("2026-11-21T14:00+09:00", 1_795_237_200_000),
      ("2026-11-21T05:00:00Z", 1_795_237_200_000), ("1970-01-01T00:00-01:30", 5_400_000),
      ("0001-01-01T00:00Z", -62_135_596_800_000), ("9999-12-31T23:59:59Z", 253_402_300_799_000),
    ] as [(String, Int64)])
  func reads(text: String, milliseconds: Int64) {
    #expect(Timestamp(text)?.milliseconds == milliseconds)
  }

  @Test(
    "refuses what is no moment",
    arguments: [
      "", "2026-11-21", "2026-11-21T14:00", "2026-11-21 14:00Z", "2026-11-21T24:00Z",
      "2026-11-21T14:60Z", "2026-11-21T14:00:60Z", "2026-11-31T14:00Z", "2026-11-21T14:00+09",
      "2026-11-21T14:00+0900", "2026-11-21T14:00+15:00", "2026-11-21T14:00:00Zx",
      "2026-11-21T1４:00Z", "2026-11-21T14:00:00.5Z", "２０２６-11-21T14:00Z", "2026-11-21T14:00:Z",
    ])
  func refuses(text: String) { #expect(Timestamp(text) == nil) }

  @Test("counts whole seconds, rounded down")
  func seconds() {
    let zero = Timestamp(milliseconds: 0)
    #expect(Timestamp(milliseconds: 1_999).seconds(since: zero) == 1)
    #expect(Timestamp(milliseconds: -1).seconds(since: zero) == -1)
    #expect(Timestamp(milliseconds: -1_000).seconds(since: zero) == -1)
    #expect(zero.adding(seconds: 61).milliseconds == 61_000)
    #expect(zero.adding(seconds: -1) < zero)
    #expect(
      Timestamp(milliseconds: 9_007_199_254_740_993).seconds(since: zero) == 9_007_199_254_740)
  }

  @Test("keeps the shop's day and time of day")
  func shopZone() throws {
    let japan = ShopZone.japan
    let moment = try #require(Timestamp("2026-11-21T14:05:09+09:00"))
    #expect(japan.text(moment) == "2026-11-21T14:05:09+09:00")
    #expect(japan.secondOfDay(moment) == 14 * 3_600 + 5 * 60 + 9)
    let lastSecond = try #require(Timestamp("2026-11-21T14:59:59Z"))
    #expect(japan.date(of: lastSecond).description == "2026-11-21")
    #expect(japan.date(of: lastSecond.adding(seconds: 1)).description == "2026-11-22")
    #expect(japan.date(of: Timestamp(milliseconds: -1)).description == "1970-01-01")
    #expect(
      ShopZone(offsetSeconds: 0).date(of: Timestamp(milliseconds: -1)).description == "1969-12-31")
    #expect(ShopZone(offsetSeconds: 0).secondOfDay(Timestamp(milliseconds: -1)) == 86_399)
    #expect(
      ShopZone(offsetSeconds: -5_400).text(Timestamp(milliseconds: 0))
        == "1969-12-31T22:30:00-01:30")
  }

  @Test("makes a moment of a day and a time, and reads it back, for days of all years")
  func momentRoundTrip() throws {
    for zone in [ShopZone.japan, ShopZone(offsetSeconds: 0), ShopZone(offsetSeconds: -43_200)] {
      for number in stride(from: -719_160, through: 2_932_890, by: 4_999) {
        let day = try #require(CivilDate(dayNumber: number))
        for second in [0, 1, 43_200, 86_399] {
          let moment = zone.moment(day, secondOfDay: second)
          #expect(zone.date(of: moment) == day)
          #expect(zone.secondOfDay(moment) == second)
          #expect(Timestamp(zone.text(moment)) == moment)
        }
      }
    }
  }

  @Test("stays within the calendar at the ends of time")
  func endsOfTime() {
    for milliseconds in [Int64.min, .max] {
      let moment = Timestamp(milliseconds: milliseconds)
      #expect((0..<86_400).contains(ShopZone.japan.secondOfDay(moment)))
      #expect((1...9_999).contains(ShopZone.japan.date(of: moment).year))
      #expect(ShopZone.japan.text(moment).utf8.count == 25)
    }
  }

  @Test(
    "reads zones without daylight saving",
    arguments: [
      ("Asia/Tokyo", 32_400), ("Japan", 32_400), ("UTC", 0), ("Asia/Seoul", 32_400),
      ("UTC+09:00", 32_400), ("UTC-01:30", -5_400), ("UTC+00:00", 0),
    ])
  func readsZones(text: String, seconds: Int) {
    #expect(ShopZone(text)?.offsetSeconds == seconds)
  }

  @Test(
    "refuses other zones",
    arguments: [
      "", "Europe/Berlin", "UTC+9", "UTC09:00", "UTC+25:00", "asia/tokyo", "GMT", "UTC:30Z",
    ])
  func refusesZones(text: String) { #expect(ShopZone(text) == nil) }
}
