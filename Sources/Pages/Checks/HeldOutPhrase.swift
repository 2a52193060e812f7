public import Text

/// A phrase that its page would not get back: learnt without it, the pages weigh it for another.
/// Whoever weighs phrases finds them; the words stand here, with those of the other checks.
public enum HeldOutPhrase {
  public static let id = "scores-elsewhere"

  /// The warning at `phrase`.
  /// - Parameter winner: the page that the phrase, held out, scores better on.
  public static func diagnostic(_ phrase: Phrase, winner: Page) -> Diagnostic {
    let page = winner.id.text
    let title = (ja: winner.title.ja, en: winner.title.en)
    return Diagnostic(
      check: id, severity: .warning, at: phrase.range,
      problem: Bilingual(
        ja: "この言葉は、書かれていなければ「\(page)」（\(title.ja)）のほうに当てはまります",
        en: "this phrase, held out, scores better on \(page) (\(title.en))"),
      fix: Bilingual(
        ja: "この用件ならではの言葉を足す。\(page) の用件であれば、「## ほかのページの言葉」に「- 言葉 -> \(page)」と書く",
        en:
          "add words that only this page has; or, if it belongs there, write `- phrase -> \(page)` "
          + "below `## Not for this page`"))
  }

  static let description = CheckDescription(
    id: id,
    finds: Bilingual(
      ja: "ほかのページのほうに当てはまってしまうお客様の言葉", en: "phrases that score better on another page"),
    wrong: CheckExample([
      (
        "shop/gift-wrap.md",
        """
        # 包装 / Gift wrapping

        ## Customers say
        - can you wrap it as a gift
        - where is my parcel today

        ## Answer
        - ja: 承ります。
        - en: Yes, we can.
        """
      ),
      (
        "shop/where.md",
        """
        # 荷物 / My parcel

        ## Customers say
        - where is my parcel
        - where has my parcel gone
        - is my parcel here today

        ## Answer
        - ja: お調べします。
        - en: I will look.
        """
      ),
    ]),
    right: CheckExample(
      "shop/gift-wrap.md",
      text: """
        # 包装 / Gift wrapping

        ## Customers say
        - can you wrap it as a gift
        - gift wrapping please

        ## Not for this page
        - hello again -> greeting

        ## Answer
        - ja: 承ります。
        - en: Yes, we can.
        """))
}
