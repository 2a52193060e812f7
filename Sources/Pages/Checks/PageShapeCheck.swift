import Text

/// A page has a title in each language, phrases, and an answer.
enum PageShapeCheck: PageCheck {
  static let id = "page-shape"
  static let finds = Bilingual(
    ja: "題名、お客様の言葉、回答のそろっていないページ",
    en: "pages without a title in each language, phrases or an answer")
  static let wrong = CheckExample(
    text: """
      # お知らせ

      ## Customers say
      - 新しいお知らせは

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source in
      let page = source.page
      var found: [Diagnostic] = []
      for language in tree.manual.desk.languages where page.title[language].isEmpty {
        found.append(error(source.title, untitled(language)))
      }
      if page.phrases.isEmpty && !source.brokenPhrases {
        found.append(
          error(
            source.headings["phrases"] ?? source.title,
            ProblemWords(
              ja: "お客様の言葉が一つもないので、このページにはたどり着けません",
              en: "no customer can come to this page: it has no phrases",
              fixJa: "「## お客様の言葉」の下に「- 注文はいつ届きますか」のように書く",
              fixEn: "write phrases below `## Customers say`")))
      }
      if page.answers.isEmpty && !source.brokenAnswers {
        found.append(
          error(
            source.title,
            ProblemWords(
              ja: "回答がないので、このページは何も答えられません", en: "this page has no answer",
              fixJa: "「## 回答」の下に「- ja: …」「- en: …」と書く",
              fixEn: "write `## Answer` and below it `- ja: …` and `- en: …`")))
      }
      return found
    }
  }

  private static func untitled(_ language: Language) -> ProblemWords {
    ProblemWords(
      ja: language == .ja ? "日本語の題名がありません" : "英語の題名がありません",
      en: language == .ja ? "the title lacks its Japanese" : "the title lacks its English",
      fixJa: "一行目に「# 日本語の題名 / English title」と書く",
      fixEn: "write `# 日本語の題名 / English title` in the first line")
  }
}
