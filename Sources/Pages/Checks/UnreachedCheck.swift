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
      if source.brokenAnswers { return [] }
      let blocks = source.page.answers
      return blocks.indices.compactMap { index in
        guard
          let earlier = blocks[..<index].first(where: {
            $0.from == nil && $0.until == nil
              && $0.condition.isImplied(by: blocks[index].condition.tests)
          })
        else { return nil }
        let line = earlier.range.start.line
        let words =
          earlier.condition.tests.isEmpty
          ? ProblemWords(
            ja: "\(line) 行目の条件のない回答がいつも先に選ばれるので、この回答は使われません",
            en: "the plain answer in line \(line) always comes first: this one is never said",
            fixJa: "条件のない「## 回答」を最後に移す", fixEn: "move the plain `## Answer` to the end")
          : ProblemWords(
            ja: "\(line) 行目の回答がいつも先に選ばれるので、この回答は使われません",
            en: "the answer in line \(line) always comes first: this one is never said",
            fixJa: "\(line) 行目より前に移すか、条件を変える",
            fixEn: "move it above line \(line), or change its condition")
        return error(blocks[index].range, words)
      }
    }
  }
}
