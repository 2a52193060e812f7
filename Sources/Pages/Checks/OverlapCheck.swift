import Text

/// No sentence fits whole templates of two pages: nobody could say which page it comes to.
enum OverlapCheck: PageCheck {
  static let id = "overlap"
  static let finds = Bilingual(
    ja: "二つのページのどちらにも当てはまる文", en: "sentences that phrases of two pages both take")
  static let wrong = CheckExample([
    (
      "shop/parcel.md",
      """
      # 荷物 / My parcel

      ## Customers say
      - where is (my|the) parcel [now]

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
    (
      "shop/stock.md",
      """
      # 置き場 / Where we keep it

      ## Customers say
      - where is the (parcel|box)

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
  ])
  static let right = CheckExample([
    (
      "shop/parcel.md",
      """
      # 荷物 / My parcel

      ## Customers say
      - where is my parcel [now]

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
    (
      "shop/stock.md",
      """
      # 置き場 / Where we keep it

      ## Customers say
      - where is the (parcel|box) kept

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """
    ),
  ])

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    // Without their files nobody knows what stands in braces.
    guard tree.names.knowsSlots, tree.names.knowsConcepts else { return [] }
    let phrases = phrases(of: tree.manual)
    let words = ValueWords(tree.manual)
    let outcome = OverlapSearch.run(phrases.map(\.entry), words)
    var found = outcome.pairs.compactMap { pair -> Diagnostic? in
      let (a, b) = (phrases[pair.first], phrases[pair.second])
      if a.isOwn, b.isOwn, a.entry.key == b.entry.key { return nil }
      let (low, high) = a.phrase.range.start < b.phrase.range.start ? (a, b) : (b, a)
      guard
        let sentence = OverlapSentence.text(of: pair.path, as: low.phrase, words)
          ?? OverlapSentence.text(of: pair.path, as: high.phrase, words)
      else { return nil }
      return error(low.phrase.range, both(sentence, high), others: [high.phrase.range])
    }
    if !outcome.isComplete, let widest = phrases.max(by: { $0.ways < $1.ways }) {
      found.append(warning(widest.phrase.range, tooMany))
    }
    return found
  }

  /// A whole template, and where it stands.
  private struct Placed {
    let entry: OverlapSearch.Entry
    /// Whether it stands among the phrases of its own page, not on another that gave it away.
    let isOwn: Bool
    var phrase: Phrase { entry.phrase }
    var ways: Int { phrase.expansionCount }
  }

  /// Every whole template once a page.
  private static func phrases(of manual: Manual) -> [Placed] {
    let numbers = Dictionary(
      manual.pages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var all: [(page: Int, phrase: Phrase, isOwn: Bool)] = []
    for (number, page) in manual.pages.enumerated() {
      all += page.phrases.map { (number, $0, true) }
    }
    for page in manual.pages {
      all += page.elsewhere.compactMap { other in
        other.intent == page.id ? nil : numbers[other.intent].map { ($0, other.phrase, false) }
      }
    }
    var seen: Set<[UInt32]> = []
    return all.compactMap { page, phrase, isOwn in
      guard phrase.isWhole else { return nil }
      let key = phrase.key
      guard seen.insert([UInt32(truncatingIfNeeded: page)] + key).inserted else { return nil }
      return Placed(entry: .init(page: page, phrase: phrase, key: key), isOwn: isOwn)
    }
  }

  private static func both(_ sentence: String, _ other: Placed) -> ProblemWords {
    let start = other.phrase.range.start
    let place = "\(start.file):\(start.line):\(start.column)"
    return ProblemWords(
      ja: "「\(sentence)」という文は、\(place) の「\(other.phrase.source)」にも当てはまるので、どちらの用件か決められません",
      en: "`\(sentence)` also fits `\(other.phrase.source)` in \(place): "
        + "nobody can say which page is meant",
      fixJa: "片方のページから消すか、用件の違いが分かる言葉をどちらかに足す",
      fixEn: "take it out of one of them, or add the words that tell the two pages apart")
  }

  private static let tooMany = ProblemWords(
    ja: "言い回しの組み合わせが多すぎて、ほかのページと重なる文をすべては確かめられませんでした",
    en: "these pages have too many wordings to look for every sentence that two of them take",
    fixJa: "選択肢の少ない言葉に分けるか、「…」を使って書く",
    fixEn: "write phrases with fewer choices, or use `…`")
}
