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
      let lacking = unknowns(in: text.part, source, knowledge)
      return text.uses.compactMap { use in
        // What a table that was not understood gives is not known to be missing.
        if source.brokenTables, use.term.isOfTable { return nil }
        let verdict = knowledge.verdict(use.term)
        if verdict == .sometimes, case .answer(let index) = text.part {
          return error(use.range, notAlways(use.term, lacking, page.answers[index]))
        }
        return words(verdict, use.term, text.part, page).map { error(use.range, $0) }
      }
    }
  }

  /// What the texts of one answer name and is not surely known there, in their order.
  private static func unknowns(
    in part: PageSource.TextUse.Part, _ source: PageSource, _ knowledge: Knowledge
  ) -> [Term] {
    var terms: [Term] = []
    for use in source.texts.filter({ $0.part == part }).flatMap(\.uses)
    where knowledge.verdict(use.term) == .sometimes && !terms.contains(use.term) {
      terms.append(use.term)
    }
    return terms
  }

  /// - Parameter all: every term that the heading has to make known.
  private static func notAlways(_ term: Term, _ all: [Term], _ block: AnswerBlock) -> ProblemWords {
    let ja = all.map { "\($0.name) が わかっている" }.joined(separator: "、かつ ")
    let en = all.map { "\($0.name) is known" }.joined(separator: " and ")
    let problem = (
      ja: "{\(term.name)} は、いつも分かっているとは限りません",
      en: "{\(term.name)} is not always known here"
    )
    guard block.condition.tests.isEmpty else {
      return ProblemWords(
        ja: problem.ja, en: problem.en,
        fixJa: "見出しの条件に「、かつ \(ja)」を加え、分からないときの「## 回答」も書く",
        fixEn: "add `and \(en)` to the heading, and an `## Answer` for when it is not")
    }
    let dates = (
      ja: (block.from.map { " \($0) から" } ?? "") + (block.until.map { " \($0) まで" } ?? ""),
      en: (block.from.map { " from \($0)" } ?? "") + (block.until.map { " until \($0)" } ?? "")
    )
    return ProblemWords(
      ja: problem.ja, en: problem.en,
      fixJa: "見出しを「## 回答 \(ja) とき\(dates.ja)」とし、分からないときの「## 回答」もその下に書く",
      fixEn:
        "write `## Answer when \(en)\(dates.en)`, and below it an `## Answer` for when it is not")
  }

  /// Conditions that name the order's facts, which nobody may see unproved.
  private static func conditions(_ source: PageSource) -> [Diagnostic] {
    let page = source.page
    let knowledge = Knowledge(page: page, asked: page.ask, tests: [], steps: [])
    let tests =
      page.answers.flatMap(\.condition.tests) + page.ask.flatMap(\.condition.tests)
      + page.tables.flatMap { $0.rows.flatMap(\.condition.tests) }
    return tests.compactMap { test -> Diagnostic? in
      if source.brokenTables, test.left.isOfTable { return nil }
      switch knowledge.verdict(test.left) {
      case .orderNotVerified, .neverAsked:
        return words(knowledge.verdict(test.left), test.left, .readBack, page).map {
          error(test.range, $0)
        }
      case .known, .sometimes, .withoutRecord, .withoutReport: return nil
      }
    }
  }

  private static func words(
    _ verdict: Knowledge.Verdict, _ term: Term, _ part: PageSource.TextUse.Part, _ page: Page
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
      // An answer's words stand above; what is read back may leave out a line.
      case .answer, .readBack: return nil
      }
    case .neverAsked(let slot):
      return ProblemWords(
        ja: "「\(slot)」は、このページでは聞いていません", en: "`\(slot)` is never asked on this page",
        fixJa: "「## お聞きすること」の下に「- \(slot)」と書く", fixEn: "write `- \(slot)` below `## Ask`")
    case .orderNotVerified where page.ask.contains { $0.slot == .order }:
      return ProblemWords(
        ja: "注文の内容は、ご本人の確認をしてからでないと使えません",
        en: "facts of an order need to be asked for with a proof of identity",
        fixJa: "「## お聞きすること」の order の行を「- order、email か phone で本人確認」に変える",
        fixEn: "change the line of `order` below `## Ask` to `- order, verified by email or phone`")
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

extension Term {
  /// Whether a table or a list of the page gives it.
  fileprivate var isOfTable: Bool {
    switch self {
    case .cell, .list: true
    case .slot, .fact, .today, .given: false
    }
  }
}
