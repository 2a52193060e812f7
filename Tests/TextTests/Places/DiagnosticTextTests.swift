import Testing
import Text

@Suite struct DiagnosticTextTests {
  private func problem(
    line: Int = 7, column: Int, length: Int, severity: Diagnostic.Severity = .error
  ) -> Diagnostic {
    Diagnostic(
      check: "unknown-slot", severity: severity,
      at: FileRange(
        FileLocation(file: "Intents/orders/order-status.md", line: line, column: column),
        length: length),
      problem: Bilingual(ja: "{ordr} という項目はありません", en: "no slot is named {ordr}"),
      fix: Bilingual(ja: "{order} と書く", en: "write {order}"))
  }

  @Test("points at the place as the style guide shows")
  func english() {
    let text = problem(column: 13, length: 6).rendered(in: .en, source: "- when will {ordr} arrive")
    #expect(
      text == """
        Intents/orders/order-status.md:7:13: error: no slot is named {ordr}
          7 | - when will {ordr} arrive
            |             ^^^^^^
          fix: write {order}
        """)
  }

  @Test("speaks Japanese and counts wide signs as two cells")
  func japanese() {
    let text = problem(line: 120, column: 5, length: 3, severity: .warning)
      .rendered(in: .ja, source: "- 注文｛x｝はいつ")
    #expect(
      text == """
        Intents/orders/order-status.md:120:5: 警告: {ordr} という項目はありません
          120 | - 注文｛x｝はいつ
              |       ^^^^^
          直し方: {order} と書く
        """)
  }

  @Test("shows place and words alone without the line")
  func noSource() {
    let text = problem(column: 1, length: 1).rendered(in: .en, source: nil)
    #expect(
      text == """
        Intents/orders/order-status.md:7:1: error: no slot is named {ordr}
          fix: write {order}
        """)
  }

  @Test(
    "keeps the caret in its place whatever the line holds",
    arguments: [
      ("\tabc", 2, 1, "  7 |  abc", "    |  ^"),
      ("a\u{1B}[31mb", 7, 1, "  7 | a␛[31mb", "    |       ^"),
      ("a\u{202E}b", 3, 1, "  7 | a\u{FFFD}b", "    |   ^"),
      ("👨‍👩‍👧‍👦x", 2, 1, "  7 | 👨‍👩‍👧‍👦x", "    |   ^"),
      ("abc", 4, 1, "  7 | abc", "    |    ^"), ("abc", 99, 5, "  7 | abc", "    |    ^"),
      ("abc", 2, 99, "  7 | abc", "    |  ^^"), ("", 1, 1, "  7 | ", "    | ^"),
      ("abc", 0, 1, "  7 | abc", "    | ^"), ("か\u{3099}x", 2, 1, "  7 | か\u{3099}x", "    |   ^"),
    ])
  func carets(source: String, column: Int, length: Int, line: String, caret: String) {
    let lines = problem(column: column, length: length).rendered(in: .en, source: source)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(lines.count == 4)
    // By scalars: equal strings may be written differently.
    #expect(Array(lines[1].unicodeScalars) == Array(line.unicodeScalars))
    #expect(lines[2] == caret)
  }

  @Test("cuts a long line around the place")
  func longLines() {
    for (filler, target) in [("a", "X"), ("注", "文"), ("👍", "X")] {
      for column in [1, 2, 40, 60, 150, 299, 300] {
        var characters = Array(String(repeating: filler, count: 300))
        characters[column - 1] = Character(target)
        let text = problem(column: column, length: 1)
          .rendered(in: .en, source: String(characters))
        let lines = text.split(separator: "\n").map(String.init)
        let shown = String(lines[1].dropFirst(6))
        let before = DisplayWidth.cells(String(shown.prefix { $0 != Character(target) }))
        #expect(DisplayWidth.cells(shown) <= 103)
        #expect(shown.contains("…"))
        #expect(lines[2].dropFirst(6).prefix { $0 == " " }.count == before)
      }
    }
  }

  @Test("never traps on any line")
  func neverTraps() {
    var chance = Chance(seed: 21)
    for _ in 0..<1_500 {
      let source = chance.text(upTo: 120)
      let text = problem(column: chance.below(140) - 5, length: chance.below(140))
        .rendered(in: .ja, source: source)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }
    let far = FileRange(FileLocation(file: "a", line: .max, column: .max), length: .max)
    let problem = Diagnostic(
      check: "x", severity: .error, at: far, problem: Bilingual(ja: "", en: ""), fix: nil)
    #expect(problem.rendered(in: .en, source: "abc").contains("^"))
  }
}
