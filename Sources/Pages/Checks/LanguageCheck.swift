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
    func check(_ wording: Wording, at range: FileRange, key: String = "") {
      for language in languages where wording[language].isEmpty {
        found.append(warning(range, words(language, key)))
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
        if let wording = line.wording { check(wording, at: line.range) }
      }
      if !source.brokenAnswers {
        for block in page.answers { check(block.wording, at: block.range) }
      }
    }
    let asked = Set(
      tree.manual.pages.flatMap { page in
        page.ask.filter { $0.need != .ifSaid && $0.wording == nil }.map(\.slot)
          + page.ask.flatMap(\.verifiedBy)
      })
    for slot in tree.manual.slots where asked.contains(slot.name) {
      check(slot.ask, at: slot.range, key: "ask ")
    }
    return found
  }

  /// - Parameter key: what stands before the language where the text is written.
  private static func words(_ language: Language, _ key: String) -> ProblemWords {
    ProblemWords(
      ja: language == .ja
        ? "日本語の文がないので、日本語のお客様には決まり文句で担当者をおすすめします"
        : "英語の文がないので、英語のお客様には決まり文句で担当者をおすすめします",
      en: language == .ja
        ? "there is no Japanese text: those customers get a standard line and the offer of a person"
        : "there is no English text: those customers get a standard line and the offer of a person",
      fixJa: "この下に「- \(key)\(language.rawValue): …」と書く",
      fixEn: "write `- \(key)\(language.rawValue): …` below it")
  }
}
