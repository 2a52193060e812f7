import Text

/// What a page asks can be asked in every language of the desk.
enum QuestionCheck: PageCheck {
  static let id = "no-question"
  static let finds = Bilingual(
    ja: "聞く言葉がどこにもない言語のある項目", en: "slots that a page asks and nothing words in a language")
  static let wrong = CheckExample([
    (
      "slots.md",
      """

      ## box / 箱
      - kind: yes-no
      - ask ja: 箱は要りますか。
      """
    ),
    ("shop/page.md", page("- box")),
  ])
  static let right = CheckExample([
    (
      "slots.md",
      """

      ## box / 箱
      - kind: yes-no
      - ask ja: 箱は要りますか。
      - ask en: Would you like a box?
      """
    ),
    ("shop/page.md", page("- box")),
  ])

  private static func page(_ ask: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - 包んでほしい

    ## Ask
    \(ask)

    ## Answer
    - ja: 箱は{box}ですね。
    - en: A box: {box}.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    guard tree.names.knowsSlots else { return [] }
    var found: [Diagnostic] = []
    for language in tree.manual.desk.languages {
      // Once a slot, at the first line that asks it; the others are named.
      var places: [SlotName: [FileRange]] = [:]
      for source in tree.sources where !source.brokenAsk {
        for line in source.page.ask where line.need != .ifSaid {
          // Without an order, `or the order's` is asked in the words of `slots.md`.
          let own = line.source != .orOrders && line.wording?[language].isEmpty == false
          for slot in (own ? [] : [line.slot]) + line.verifiedBy
          where tree.manual[slot]?.ask[language].isEmpty == true {
            places[slot, default: []].append(line.range)
          }
        }
      }
      for (slot, ranges) in places {
        guard let first = ranges.first else { continue }
        found.append(error(first, words(slot, language), others: Array(ranges.dropFirst())))
      }
    }
    return found
  }

  private static func words(_ slot: SlotName, _ language: Language) -> ProblemWords {
    ProblemWords(
      ja: language == .ja
        ? "「\(slot)」の日本語の聞き方がどこにもないので、日本語のお客様にお聞きできません"
        : "「\(slot)」の英語の聞き方がどこにもないので、英語のお客様にお聞きできません",
      en: language == .ja
        ? "nothing says how to ask for `\(slot)` in Japanese: those customers get no question"
        : "nothing says how to ask for `\(slot)` in English: those customers get no question",
      fixJa: "slots.md の「## \(slot)」の下に「- ask \(language.rawValue): …」と書く",
      fixEn: "write `- ask \(language.rawValue): …` below `## \(slot)` in slots.md")
  }
}
