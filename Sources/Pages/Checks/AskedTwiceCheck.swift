import Text

/// A slot is asked once: what was answered is not asked again.
enum AskedTwiceCheck: PageCheck {
  static let id = "asked-twice"
  static let finds = Bilingual(ja: "二度聞いている項目", en: "slots that a page asks twice")
  static let wrong = CheckExample(text: page("- reason\n- reason, optional"))
  static let right = CheckExample(text: page("- reason"))

  private static func page(_ ask: String) -> String {
    """
    # お知らせ / News

    ## Customers say
    - わけがある

    ## Ask
    \(ask)

    ## Answer when reason is known
    - ja: {reason}ですね。
    - en: So it is {reason}.

    ## Answer
    - ja: 承りました。
    - en: Thank you.
    """
  }

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      if source.brokenAsk { return [] }
      var always: [SlotName: Int] = [:]
      return source.page.ask.compactMap { line in
        if let first = always[line.slot] { return warning(line.range, words(line.slot, first)) }
        // Under a condition one line may ask and the other, in other words, too.
        if line.condition.tests.isEmpty, line.need != .ifSaid {
          always[line.slot] = line.range.start.line
        }
        return nil
      }
    }
  }

  private static func words(_ slot: SlotName, _ line: Int) -> ProblemWords {
    ProblemWords(
      ja: "「\(slot)」は \(line) 行目でお聞きしているので、この行は使われません",
      en: "`\(slot)` is asked in line \(line): this line is never asked",
      fixJa: "どちらかの行を消す", fixEn: "take one of the two lines away")
  }
}
