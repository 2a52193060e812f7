import Text

/// A whole template stands on one page only, and there once.
enum SamePhraseCheck: PageCheck {
  static let id = "same-phrase"
  static let finds = Bilingual(
    ja: "二か所に書かれた同じ言葉", en: "a phrase that stands twice, or on two pages")
  static let wrong = CheckExample([
    (
      "shop/news.md",
      """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは
      - what is new

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
    (
      "shop/sale.md",
      """
      # セール / Sale

      ## Customers say
      - what is new
      - セールはありますか

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
  ])
  static let right = CheckExample([
    (
      "shop/news.md",
      """
      # お知らせ / News

      ## Customers say
      - 新しいお知らせは
      - what is new

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
    (
      "shop/sale.md",
      """
      # セール / Sale

      ## Customers say
      - what is on sale
      - セールはありますか

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
  ])

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    var places: [[UInt32]: [(page: Page, range: FileRange)]] = [:]
    for page in tree.manual.pages {
      for phrase in page.phrases where phrase.isWhole {
        places[phrase.key, default: []].append((page, phrase.range))
      }
    }
    var found: [Diagnostic] = []
    for same in places.values where same.count > 1 {
      guard let first = same.first else { continue }
      for here in same.dropFirst() {
        // Once, at the later place: the earlier is named.
        found.append(
          here.page.id == first.page.id
            ? warning(here.range, twice(first.range.start.line))
            : error(here.range, onTwoPages(first), others: [first.range]))
      }
    }
    return found + elsewhere(tree)
  }

  /// A phrase that a page gives away and claims, or gives to itself.
  private static func elsewhere(_ tree: ManualTree) -> [Diagnostic] {
    tree.manual.pages.filter { !$0.elsewhere.isEmpty }.flatMap { page in
      let own = Dictionary(
        page.phrases.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      return page.elsewhere.compactMap { entry -> Diagnostic? in
        if entry.intent == page.id {
          return error(
            entry.phrase.range,
            ProblemWords(
              ja: "この言葉の行き先が、このページ自身になっています",
              en: "this phrase is sent to its own page",
              fixJa: "「## お客様の言葉」に移す", fixEn: "move it to `## Customers say`"))
        }
        guard let own = own[entry.phrase.key] else { return nil }
        return error(
          entry.phrase.range,
          ProblemWords(
            ja: "この言葉は \(own.range.start.line) 行目で「お客様の言葉」にもなっています",
            en: "this phrase also stands in line \(own.range.start.line), as one of this page",
            fixJa: "どちらかを消す", fixEn: "take one of them away"))
      }
    }
  }

  private static func onTwoPages(_ other: (page: Page, range: FileRange)) -> ProblemWords {
    let place = "\(other.range.start.file):\(other.range.start.line)"
    return ProblemWords(
      ja: "同じ言葉が \(place) にもあります", en: "the same phrase stands in \(place)",
      fixJa: "どちらかのページから消すか、違いが分かる言葉を足す（片方に「## ほかのページの言葉」で書いてもかまいません）",
      fixEn: "keep it on one page, or add the words that tell them apart")
  }

  private static func twice(_ line: Int) -> ProblemWords {
    ProblemWords(
      ja: "同じ言葉が \(line) 行目にもあります", en: "the same phrase stands in line \(line)",
      fixJa: "この行を消す", fixEn: "take this line away")
  }
}
