import Text

/// What is said in one language of the desk is said in the other too.
enum LanguageCheck: PageCheck {
  static let id = "language-missing"
  static let finds = Bilingual(
    ja: "片方の言語にしかない文", en: "texts that one language of the desk lacks")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは

      ## Answer
      - ja: ただいまございません。
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは

      ## Answer
      - ja: ただいまございません。
      - en: There is none.
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    let languages = tree.manual.desk.languages
    var found: [Diagnostic] = []
    func check(_ wording: Wording, at range: FileRange) {
      for language in languages where wording[language].isEmpty {
        found.append(warning(range, words(language)))
      }
    }
    for source in tree.sources {
      let page = source.page
      if let wording = page.atOnce, !source.brokenAtOnce {
        check(wording, at: source.headings["at once"] ?? source.title)
      }
      if let wording = page.readBack, !source.brokenReadBack {
        check(wording, at: source.headings["read back"] ?? source.title)
      }
      for line in page.ask where !source.brokenAsk {
        guard let own = line.wording, line.need != .ifSaid else { continue }
        let general = tree.manual[line.slot]?.ask
        for language in languages where own[language].isEmpty {
          // Without any words the check of questions says so.
          if general?[language].isEmpty == false {
            found.append(warning(line.range, askedAsEverywhere(language)))
          }
        }
      }
      if !source.brokenAnswers {
        for block in page.answers { check(block.wording, at: block.range) }
      }
    }
    return found
  }

  private static func askedAsEverywhere(_ language: Language) -> ProblemWords {
    ProblemWords(
      ja: language == .ja
        ? "日本語の聞き方がないので、日本語のお客様には slots.md の言葉でお聞きします"
        : "英語の聞き方がないので、英語のお客様には slots.md の言葉でお聞きします",
      en: language == .ja
        ? "there is no Japanese question: those customers are asked in the words of slots.md"
        : "there is no English question: those customers are asked in the words of slots.md",
      fixJa: "この下に「  - \(language.rawValue): …」と書く",
      fixEn: "write `  - \(language.rawValue): …` below it")
  }

  private static func words(_ language: Language) -> ProblemWords {
    ProblemWords(
      ja: language == .ja
        ? "日本語の文がないので、日本語のお客様には決まり文句で担当者をおすすめします"
        : "英語の文がないので、英語のお客様には決まり文句で担当者をおすすめします",
      en: language == .ja
        ? "there is no Japanese text: those customers get a standard line and the offer of a person"
        : "there is no English text: those customers get a standard line and the offer of a person",
      fixJa: "この下に「- \(language.rawValue): …」と書く",
      fixEn: "write `- \(language.rawValue): …` below it")
  }
}
