import Text

/// Answers with a last day are looked at before it passes.
enum DatesCheck: PageCheck {
  static let id = "expired-answer"
  static let finds = Bilingual(
    ja: "終わった回答と、まもなく終わる回答", en: "answers that have ended or soon will")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 年末のお休みは

      ## Answer until 2026-11-20
      - ja: 今年のお休みです。
      - en: This year's holidays.

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 年末のお休みは

      ## Answer until 2027-01-05
      - ja: 今年のお休みです。
      - en: This year's holidays.

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)
  /// Days before the last one from which a page is warned.
  static let soonDays = 14

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source in
      zip(source.page.answers, source.answerEnds).compactMap { block, end -> Diagnostic? in
        guard let until = block.until else { return nil }
        let place = end ?? block.range
        let left = until.days(since: tree.today)
        if left < 0 {
          return warning(
            place,
            ProblemWords(
              ja: "この回答は \(until) で終わっています", en: "this answer ended on \(until)",
              fixJa: "日付を延ばすか、この回答を消す", fixEn: "move the date, or take the answer away"))
        }
        if left <= soonDays {
          return warning(
            place,
            ProblemWords(
              ja: left == 0
                ? "この回答は今日で終わります" : "この回答は、あと \(left) 日（\(until) まで）で終わります",
              en: left == 0
                ? "this answer ends today"
                : "this answer ends in \(counted(left, "day")), on \(until)",
              fixJa: "日付を延ばすか、そのあとの回答を用意する", fixEn: "move the date, or write what is said after it")
          )
        }
        return nil
      }
    }
  }
}
