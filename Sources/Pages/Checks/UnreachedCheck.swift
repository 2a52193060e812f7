import Text

/// No answer stands behind one that always comes first.
enum UnreachedCheck: PageCheck {
  static let id = "never-reached"
  static let finds = Bilingual(
    ja: "いつも先に選ばれる回答があって使われない回答", en: "answers behind one that always comes first")
  static let wrong = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 状態は

      ## Ask
      - condition

      ## Answer
      - ja: 承りました。
      - en: Thank you.

      ## Answer when condition is opened
      - ja: 開封済みですね。
      - en: It was opened.
      """)
  static let right = CheckExample(
    text: """
      # お知らせ / News

      ## Customers say
      - 状態は

      ## Ask
      - condition

      ## Answer when condition is opened
      - ja: 開封済みですね。
      - en: It was opened.

      ## Answer
      - ja: 承りました。
      - en: Thank you.
      """)

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    tree.sources.flatMap { source -> [Diagnostic] in
      if source.brokenAnswers || source.brokenAsk { return [] }
      let blocks = source.page.answers
      let states = AnswerStates(of: blocks, source.page, tree)
      return blocks.indices.compactMap { index in
        let earlier = blocks[..<index].filter { $0.from == nil && $0.until == nil }
        let block = blocks[index]
        if let first = earlier.first(where: { $0.condition.isImplied(by: block.condition.tests) }) {
          return error(block.range, first.condition.tests.isEmpty ? plain(first) : one(first))
        }
        return hidden(block, behind: earlier, states).map { error(block.range, $0) }
      }
    }
  }

  /// Why no value comes to a block with a condition; nil when one does.
  private static func hidden(
    _ block: AnswerBlock, behind earlier: [AnswerBlock], _ all: AnswerStates
  ) -> ProblemWords? {
    // A plain answer at the end is a good habit even where nothing is left to it.
    guard !block.condition.tests.isEmpty, let count = all.count else { return nil }
    var fits = false
    for index in 0..<count {
      let states = all.states(at: index)
      guard all.mayHold(block.condition, in: states) else { continue }
      fits = true
      if !earlier.contains(where: { all.holds($0.condition, in: states) }) { return nil }
    }
    return fits ? several : never
  }

  private static func plain(_ earlier: AnswerBlock) -> ProblemWords {
    let line = earlier.range.start.line
    return ProblemWords(
      ja: "\(line) 行目の条件のない回答がいつも先に選ばれるので、この回答は使われません",
      en: "the plain answer in line \(line) always comes first: this one is never said",
      fixJa: "条件のない「## 回答」を最後に移す", fixEn: "move the plain `## Answer` to the end")
  }

  private static func one(_ earlier: AnswerBlock) -> ProblemWords {
    let line = earlier.range.start.line
    return ProblemWords(
      ja: "\(line) 行目の回答がいつも先に選ばれるので、この回答は使われません",
      en: "the answer in line \(line) always comes first: this one is never said",
      fixJa: "\(line) 行目より前に移すか、条件を変える",
      fixEn: "move it above line \(line), or change its condition")
  }

  private static let several = ProblemWords(
    ja: "この条件に合う値はすべて上の回答が先に答えるので、この回答は使われません",
    en: "the answers above take every value of this one: it is never said",
    fixJa: "上の回答より前に移すか、条件を変える", fixEn: "move it above them, or change its condition")

  private static let never = ProblemWords(
    ja: "この条件に合う値はないので、この回答は使われません", en: "no value fits this condition: the answer is never said",
    fixJa: "条件を直すか、この回答を消す", fixEn: "mend the condition, or take this answer away")
}
