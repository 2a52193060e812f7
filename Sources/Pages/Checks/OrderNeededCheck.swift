import Text

/// What is taken from the order has an order to take it from. `or the order's` does without: then the
/// desk asks as `slots.md` says.
enum OrderNeededCheck: PageCheck {
  static let id = "order-not-asked"
  static let finds = Bilingual(
    ja: "ご本人確認つきの注文をお聞きせずに、注文から取る項目", en: "slots taken from an order that is not asked and verified"
  )
  static let wrong = CheckExample(text: page("- product, from the order"))
  static let right = CheckExample(
    text: page("- order, verified by email\n- product, from the order"))

  private static func page(_ ask: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 届いた品のこと

    ## Ask
    \(ask)

    ## Answer
    - ja: {product}ですね。
    - en: So it is {product}.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      let asks = source.page.ask
      let hasOrder = asks.contains {
        $0.slot == .order && (!$0.verifiedBy.isEmpty || $0.need == .ifSaid)
      }
      if source.brokenAsk || hasOrder { return [] }
      let asked = asks.first { $0.slot == .order }
      return asks.filter { $0.source == .fromOrder }.map {
        error($0.range, asked == nil ? missing($0.slot) : unproved($0.slot))
      }
    }
  }

  private static func missing(_ slot: SlotName) -> ProblemWords {
    ProblemWords(
      ja: "注文をお聞きしていないので、「\(slot)」を注文から取れません",
      en: "no order is asked here to take `\(slot)` from",
      fixJa: "この行の上に「- order、email か phone で本人確認」と書く",
      fixEn: "write `- order, verified by email or phone` above this line")
  }
  private static func unproved(_ slot: SlotName) -> ProblemWords {
    ProblemWords(
      ja: "注文のご本人を確認していないので、「\(slot)」を注文から取れません",
      en: "the order is asked without a proof of identity, so `\(slot)` cannot be taken from it",
      fixJa: "order の行を「- order、email か phone で本人確認」に変える",
      fixEn: "change the line of `order` to `- order, verified by email or phone`")
  }
}
