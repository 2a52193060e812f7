import Testing
import Text

@Suite struct DisplayWidthTests {
  @Test(
    "counts the cells of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("日本語", 6), ("ｱｲｳ", 3), ("ﾊﾟ", 2), ("ＡＢ", 4), ("、。", 4), ("　", 2),
      ("e\u{301}", 1), ("か\u{3099}", 2), ("é", 1), ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇯🇵", 2),
      ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("©", 1), ("→", 1), ("①", 1), ("…", 1), ("\u{200B}", 0),
      ("a\u{0}b", 2), ("각", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("𠮷", 2), ("\u{E0100}", 0),
      ("葛\u{E0100}", 2), ("ー", 2), ("〜", 2), ("\u{10FFFF}", 1),
    ])
  func countsCells(text: String, cells: Int) { #expect(DisplayWidth.cells(text) == cells) }

  @Test(
    "breaks lines where a reader expects it",
    arguments: [
      ("", 10, [""]), ("short", 10, ["short"]), ("one two three", 7, ["one two", "three"]),
      ("one two three", 8, ["one two", "three"]),
      ("one two three", 3, ["one", "two", "thr", "ee"]),
      ("a\n\nb", 10, ["a", "", "b"]), ("a\r\nb\n", 10, ["a", "b", ""]),
      ("返品は八日以内です", 8, ["返品は八", "日以内で", "す"]),
      ("返品できます。はい", 12, ["返品できま", "す。はい"]),
      ("これは「返品」です", 8, ["これは", "「返品」", "です"]),
      ("まって、はい", 4, ["まっ", "て、", "はい"]), ("あいって", 4, ["あ", "いっ", "て"]), ("サーバー", 4, ["サー", "バー"]),
      ("ORDER番号 26110201", 10, ["ORDER番号", "26110201"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("あ", 1, ["あ"]), ("ab", 0, ["a", "b"]),
      (" leading", 4, [" lea", "ding"]), ("ab  cd", 2, ["ab", " c", "d"]), ("ab ", 2, ["ab"]),
    ])
  func breaksLines(text: String, cells: Int, lines: [String]) {
    #expect(LineWrap.lines(text, cells: cells) == lines)
  }

  @Test("loses nothing but the spaces at its breaks, and no line is too wide")
  func losesNothing() {
    var chance = Chance(seed: 5)
    let pieces = [
      "a", "word ", "注文", "「", "」", "。", "っ", " ", "\n", "👍🏽", "ー", "番号", "e\u{301}", "、",
    ]
    for _ in 0..<2_000 {
      let text = (0..<chance.below(40)).map { _ in chance.one(of: pieces) }.joined()
      let cells = 1 + chance.below(12)
      let lines = LineWrap.lines(text, cells: cells)
      let kept = lines.joined().filter { $0 != " " }
      #expect(kept == text.filter { $0 != " " && $0 != "\n" })
      #expect(lines.count > text.filter { $0 == "\n" }.count)
      let spaces = text.filter { $0 == " " }.count - lines.joined().filter { $0 == " " }.count
      #expect(spaces >= 0 && spaces <= lines.count)
      #expect(lines.allSatisfy { DisplayWidth.cells($0) <= cells || $0.count == 1 })
    }
  }

  @Test("never traps on any text")
  func neverTraps() {
    var chance = Chance(seed: 6)
    for _ in 0..<2_000 {
      let text = chance.text(upTo: 30)
      #expect(DisplayWidth.cells(text) >= 0)
      #expect(!LineWrap.lines(text, cells: chance.below(9) - 1).isEmpty)
    }
  }
}
