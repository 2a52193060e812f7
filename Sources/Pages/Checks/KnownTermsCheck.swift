import Text

/// Every blank of what the desk says is surely filled where it is said.
enum KnownTermsCheck: PageCheck {
  static let id = "unknown-when-said"
  static let finds = Bilingual(
    ja: "言うときに分かっているとは限らない項目", en: "facts that are not surely known where they are said")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 肌ざわりは

      ## Ask
      - product

      ## Answer
      - ja: {product.feel}です。
      - en: It is {product.feel}.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 肌ざわりは

      ## Ask
      - product

      ## Answer when product.feel is known
      - ja: {product.feel}です。
      - en: It is {product.feel}.

      ## Answer
      - ja: 分かりかねます。
      - en: I do not know.
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source in
      source.brokenAsk ? [] : texts(source) + conditions(source)
    }
  }

  private static func texts(_ source: PageSource) -> [Diagnostic] {
    let page = source.page
    return source.texts.flatMap { text -> [Diagnostic] in
      let knowledge: Knowledge
      switch text.part {
      // A line of it that names something unknown is left out.
      case .readBack: return []
      case .atOnce:
        knowledge = Knowledge(page: page, asked: [], tests: [], steps: [])
      case .ask(let index):
        knowledge = Knowledge(
          page: page, asked: page.ask[..<index], tests: page.ask[index].condition.tests, steps: [])
      case .answer(let index):
        if source.brokenAnswers { return [] }
        knowledge = Knowledge.answer(index, of: page)
      }
      return text.uses.compactMap { use in
        words(knowledge.verdict(use.term), use.term, text.part).map { error(use.range, $0) }
      }
    }
  }

  /// Conditions that name the order's facts, which nobody may see unproved.
  private static func conditions(_ source: PageSource) -> [Diagnostic] {
    let page = source.page
    let knowledge = Knowledge(page: page, asked: page.ask, tests: [], steps: [])
    let tests =
      page.answers.flatMap(\.condition.tests) + page.ask.flatMap(\.condition.tests)
      + page.tables.flatMap { $0.rows.flatMap(\.condition.tests) }
    return tests.compactMap { test in
      switch knowledge.verdict(test.left) {
      case .orderNotVerified, .neverAsked:
        words(knowledge.verdict(test.left), test.left, .readBack).map { error(test.range, $0) }
      case .known, .sometimes, .withoutRecord, .withoutReport: nil
      }
    }
  }

  private static func words(
    _ verdict: Knowledge.Verdict, _ term: Term, _ part: PageSource.TextUse.Part
  ) -> ProblemWords? {
    switch verdict {
    case .known: return nil
    case .sometimes:
      switch part {
      case .atOnce, .ask:
        return ProblemWords(
          ja: "{\(term.name)} は、この文を言うときにはまだ分かっていません",
          en: "{\(term.name)} is not yet known when this is said",
          fixJa: "{\(term.name)} を消すか、先にお聞きする",
          fixEn: "take {\(term.name)} away, or ask for it before")
      case .answer, .readBack:
        return ProblemWords(
          ja: "{\(term.name)} は、いつも分かっているとは限りません",
          en: "{\(term.name)} is not always known here",
          fixJa: "見出しの条件に「、かつ \(term.name) が わかっている」を加え、分からないときの「## 回答」も書く",
          fixEn:
            "add `and \(term.name) is known` to the heading, and an `## Answer` for when it is not")
      }
    case .neverAsked(let slot):
      return ProblemWords(
        ja: "「\(slot)」は、このページでは聞いていません", en: "`\(slot)` is never asked on this page",
        fixJa: "「## お聞きすること」の下に「- \(slot)」と書く", fixEn: "write `- \(slot)` below `## Ask`")
    case .orderNotVerified:
      return ProblemWords(
        ja: "注文の内容は、ご本人の確認をしてからでないと使えません",
        en: "facts of an order need to be asked for with a proof of identity",
        fixJa: "「## お聞きすること」の下に「- order、email か phone で本人確認」と書く",
        fixEn: "write `- order, verified by email or phone` below `## Ask`")
    // Found by the check of promises.
    case .withoutRecord, .withoutReport: return nil
    }
  }
}
