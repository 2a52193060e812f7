import Text

/// Pages keep the words that `desk.md` forbids or asks for in their area.
enum WordRulesCheck: PageCheck {
  static let id = "word-rule"
  static let finds = Bilingual(
    ja: "desk.md で禁じた言葉と、必要な言葉のないページ", en: "words that desk.md forbids, or needs, in an area")
  static let wrong = CheckExample([
    (
      "desk.md",
      """

      ## Words not to use in care
      - 必ず治る, cures: no claim of cure
      """
    ),
    (
      "care/cream.md",
      """
      # お知らせ / News

      ## Customers say
      - 効きますか

      ## Answer
      - ja: 必ず治る品です。
      - en: It cures everything.
      """
    ),
  ])
  static let right = CheckExample([
    (
      "desk.md",
      """

      ## Words not to use in care
      - 必ず治る, cures: no claim of cure
      """
    ),
    (
      "care/cream.md",
      """
      # お知らせ / News

      ## Customers say
      - 効きますか

      ## Answer
      - ja: 化粧品は治療をいたしません。
      - en: A cosmetic heals nothing.
      """
    ),
  ])

  static func run(_ tree: ManualTree) -> [Diagnostic] {
    let areas = Set(tree.sources.map(\.page.area))
    let lost = tree.areas.filter { !areas.contains($0.name) }.map { area in
      warning(area.range, noArea(area.name, Nearest.name(to: area.name, in: areas.sorted())))
    }
    let ruled = Set(tree.manual.desk.wordRules.map(\.area))
    let said = tree.sources.filter { ruled.contains($0.page.area) }.map { source in
      (source: source, texts: texts(source.page))
    }
    return lost
      + tree.manual.desk.wordRules.flatMap { rule in
        said.filter { $0.source.page.area == rule.area }.flatMap { source, texts in
          rule.required ? needed(rule, source, texts) : banned(rule, texts, tree)
        }
      }
  }

  /// A text of a page, folded.
  private struct Said {
    let language: Language
    let range: FileRange
    let words: [[UInt8]]

    func holds(_ folded: [UInt8]) -> Bool {
      guard let first = folded.first else { return true }
      return words.contains { text in
        text.indices.dropLast(folded.count - 1).contains {
          text[$0] == first && text[$0...].starts(with: folded)
        }
      }
    }
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(Folding.foldedString(text).utf8) }

  private static func texts(_ page: Page) -> [Said] {
    let wordings =
      [page.atOnce, page.readBack].compactMap { $0 } + page.ask.compactMap(\.wording)
      + page.answers.map(\.wording)
    return wordings.flatMap { wording in
      Language.allCases.flatMap { language in
        wording[language].map { text in
          Said(
            language: language, range: text.range,
            words: text.pieces.compactMap { piece in
              if case .words(let words) = piece { bytes(words) } else { nil }
            })
        }
      }
    }
  }

  private static func banned(
    _ rule: DeskSettings.WordRule, _ texts: [Said], _ tree: ManualTree
  ) -> [Diagnostic] {
    let words = rule.words.map { (word: $0, folded: bytes($0)) }
    return texts.flatMap { text in
      words.filter { text.holds($0.folded) }.map { word, _ in
        error(tree.place(of: word, from: text.range), bannedWords(word, rule.why))
      }
    }
  }

  private static func needed(
    _ rule: DeskSettings.WordRule, _ source: PageSource, _ texts: [Said]
  ) -> [Diagnostic] {
    Language.allCases.compactMap { language in
      let words = rule.words.filter {
        (Marks.language(of: $0.unicodeScalars) ?? .ja) == language
      }
      let folded = words.map(bytes)
      let texts = texts.filter { $0.language == language }
      guard !words.isEmpty, !texts.isEmpty,
        !texts.contains(where: { text in folded.contains(where: text.holds) })
      else { return nil }
      return error(source.title, neededWords(words, rule.why))
    }
  }

  private static func noArea(_ area: String, _ nearest: String?) -> ProblemWords {
    ProblemWords(
      ja: "「\(area)」というフォルダーにはページがないので、この決まりは使われません",
      en: "no page lies in a folder `\(area)`, so this rule holds for none",
      fixJa: nearest.map { "「\($0)」と書く" } ?? "ページのあるフォルダーの名前を書くか、この決まりを消す",
      fixEn: nearest.map { "write `\($0)`" }
        ?? "write the name of a folder of pages, or take the rule away"
    )
  }

  private static func bannedWords(_ word: String, _ why: String) -> ProblemWords {
    ProblemWords(
      ja: "この分野のページでは「\(word)」と言えません" + (why.isEmpty ? "" : "（\(why)）"),
      en: "`\(word)` must not be said on these pages" + (why.isEmpty ? "" : ": \(why)"),
      fixJa: "別の言い方に変える", fixEn: "say it in other words")
  }

  private static func neededWords(_ words: [String], _ why: String) -> ProblemWords {
    let list = words.joined(separator: ", ")
    return ProblemWords(
      ja: "この分野のページには「\(list)」のどれかが必要です" + (why.isEmpty ? "" : "（\(why)）"),
      en: "pages of this area need one of: \(list)" + (why.isEmpty ? "" : " (\(why))"),
      fixJa: "どれかの回答に加える", fixEn: "add it to an answer")
  }
}

extension ManualTree {
  /// Where `word` first stands at or below a text's beginning; the text itself when it is split.
  fileprivate func place(of word: String, from range: FileRange) -> FileRange {
    let wanted = Marks.folded(word)
    for line in (lines[range.start.file] ?? []).dropFirst(range.start.line - 1) {
      if let at = line.whole.find(wanted) {
        return line.range(at, at + wanted.unicodeScalars.count)
      }
    }
    return range
  }
}
