import Text

/// What is read back is recorded.
enum ReadBackCheck: PageCheck {
  static let id = "read-back"
  static let finds = Bilingual(
    ja: "何も記録しないページの「復唱」", en: "a `## Read back` on a page that records nothing")
  static let wrong = CheckExample(text: page("hand off to returns"))
  static let right = CheckExample(text: page("record return"))

  private static func page(_ step: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 返したい

    ## Ask
    - reason

    ## Read back
    - ja: 理由は{reason}ですね。
    - en: The reason is {reason}.

    ## Answer
    - ja: 承りました。
    - en: Thank you.
    - then \(step)
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.compactMap { source in
      let page = source.page
      guard page.readBack != nil, !source.brokenAnswers, !source.brokenThen,
        let heading = source.headings["read back"],
        !(page.answers.flatMap(\.then) + page.then).contains(where: \.isRecord)
      else { return nil }
      return warning(
        heading,
        ProblemWords(
          ja: "このページは何も記録しないので、復唱は行われません",
          en: "this page records nothing, so this is never read back",
          fixJa: "回答に「- このあと 記録する: 種類」を加えるか、この復唱を消す",
          fixEn: "add `- then record KIND` to an answer, or take this section away"))
    }
  }
}
