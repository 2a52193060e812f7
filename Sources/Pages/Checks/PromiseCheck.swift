import Text

/// An answer that names a due day or a number makes it: by a report, by a record.
enum PromiseCheck: PageCheck {
  static let id = "promise-without-step"
  static let finds = Bilingual(
    ja: "報告も記録もしないのに、期限や受付番号を約束する回答",
    en: "a due day or a number that is promised without `report to` or `record`")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 調べてほしい

      ## Answer
      - ja: {report.due}までにご連絡いたします。
      - en: We will write by {report.due}.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 調べてほしい

      ## Answer
      - ja: {report.due}までにご連絡いたします。
      - en: We will write by {report.due}.
      - then report to general, within 2 days
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      if source.brokenAnswers || source.brokenThen { return [] }
      return source.texts.flatMap { text -> [Diagnostic] in
        let steps = steps(before: text.part, of: source.page)
        return text.uses.compactMap { use in
          guard case .fact(let fact) = use.term else { return nil }
          switch fact.owner {
          case "record" where !steps.contains(where: \.isRecord):
            return error(use.range, withoutRecord)
          case "report" where !steps.contains(where: \.isReport):
            return error(use.range, withoutReport)
          default: return nil
          }
        }
      }
    }
  }

  /// The steps that are done when a text is said.
  private static func steps(
    before part: PageSource.TextUse.Part, of page: Page
  ) -> [Step] {
    switch part {
    case .answer(let index): page.answers[index].then + page.then
    case .atOnce, .ask, .readBack: []
    }
  }

  private static let withoutRecord = ProblemWords(
    ja: "記録をしないので、受付番号がありません", en: "nothing is recorded here, so there is no number",
    fixJa: "この回答に「- このあと 記録する: 種類」を加える", fixEn: "add `- then record KIND` to this answer")
  private static let withoutReport = ProblemWords(
    ja: "担当者に報告しないので、期限も受付番号もありません",
    en: "nothing is reported here, so there is no due day and no number",
    fixJa: "この回答に「- このあと 報告する: 窓口、2 日以内」を加える",
    fixEn: "add `- then report to QUEUE, within 2 days` to this answer")
}
