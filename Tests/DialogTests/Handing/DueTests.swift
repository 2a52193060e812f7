import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// A case is due while people are there, and the customer hears the same day.
@Suite struct DueTests {
  /// A shop that is open on weekdays but one, with a page that reports within `span`.
  static func dialog(_ span: String) -> DialogManager {
    var desk = ""
    for file in SmallShop.files() where file.path == "desk.md" {
      desk = String(decoding: file.bytes, as: UTF8.self)
    }
    desk.replace(
      "- every day: 09:00-18:00",
      with: "- weekdays: 09:00-18:00\n- closed: 2026-11-25")
    return TestShop.make([
      "desk.md": desk,
      "complaints/complaint-service.md": """
      # 対応への苦情 / Complaint

      ## Customers say
      - 対応が悪いです

      ## Ask
      - reason

      ## Answer
      - ja: {report.due}までに。
      - en: By {report.due}.

      ## Then
      - report to general, within \(span)
      """,
    ])
  }

  @Test(
    "within hours and days, clipped to the hours of people",
    arguments: [
      // Friday 20 November 2026; the 25th is a day off.
      ("2 hours", "2026-11-20T10:00+09:00", "2026-11-20T12:00+09:00", "11月20日"),
      // After closing time: when people leave.
      ("2 hours", "2026-11-20T17:30+09:00", "2026-11-20T18:00+09:00", "11月20日"),
      ("12 hours", "2026-11-19T17:00+09:00", "2026-11-19T18:00+09:00", "11月19日"),
      // They are gone: the span begins with their next day.
      ("2 hours", "2026-11-19T20:00+09:00", "2026-11-20T11:00+09:00", "11月20日"),
      ("2 hours", "2026-11-20T18:00+09:00", "2026-11-23T11:00+09:00", "11月23日"),
      ("20 hours", "2026-11-21T01:00+09:00", "2026-11-23T18:00+09:00", "11月23日"),
      ("1 hours", "2026-11-20T07:00+09:00", "2026-11-20T10:00+09:00", "11月20日"),
      ("1 day", "2026-11-19T10:00+09:00", "2026-11-20T10:00+09:00", "11月20日"),
      ("1 day", "2026-11-19T20:00+09:00", "2026-11-20T18:00+09:00", "11月20日"),
      // A day off: the next one that people work.
      ("1 day", "2026-11-20T10:00+09:00", "2026-11-23T18:00+09:00", "11月23日"),
      ("1 day", "2026-11-24T10:00+09:00", "2026-11-26T18:00+09:00", "11月26日"),
      ("2 days", "2026-11-20T20:00+09:00", "2026-11-23T18:00+09:00", "11月23日"),
    ])
  func due(span: String, now: String, due: String, told: String) throws {
    var customer = Customer(Self.dialog(span))
    customer.now = try #require(Timestamp(now))
    let heard = customer.say(all: ["対応が悪いです", "待たされた"])
    #expect(heard.handoff?.due == Timestamp(due))
    #expect(heard.text.contains(told + "（"))
  }

  @Test("the number of a report may be told where nothing is recorded, and is the case's own")
  func number() {
    var customer = Customer(
      TestShop.make([
        "complaints/complaint-service.md": """
        # 対応への苦情 / Complaint

        ## Customers say
        - 対応が悪いです
        - your service was bad

        ## Answer
        - ja: 番号は{report.number}、{report.due}まで。
        - en: Your number is {report.number}, by {report.due}.

        ## Then
        - report to general, within 1 day
        """
      ]))
    for (text, number) in [("対応が悪いです", "H-1"), ("your service was bad", "H-2")] {
      let heard = customer.say(text)
      #expect(heard.handoff?.id.description == number && heard.records.isEmpty)
      #expect(heard.text.contains(number), "\(heard.texts)")
    }
  }
}
