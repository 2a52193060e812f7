import Pages
import Testing
import Text

@testable import Matching

@Suite("On what grounds a message is a page's")
struct GroundsTests {
  /// The words that can tell, counted.
  private func words(_ raw: String, _ language: Language) -> Int {
    var count = 0
    let text = Canonical.long(raw).markingKatakana(raw)
    GroundWords.each(text, meant: [], language) { _, _ in count += 1 }
    return count
  }

  @Test(
    "English words count but for those that hold a sentence together",
    arguments: [
      ("where is my parcel", 1), ("what is it", 0), ("gift wrap", 2), ("", 0), ("26110201", 1),
    ])
  func english(raw: String, count: Int) { #expect(words(raw, .en) == count) }

  @Test(
    "kanji count by pairs, katakana by threes, hiragana where nothing else is there",
    arguments: [
      ("人気", 1), ("返品条件", 3), ("割れた", 1), ("サイズ", 1), ("アウトドア", 3), ("わすれた", 2), ("た", 1),
      ("返品したい", 1), ("", 0), ("。", 0),
    ])
  func japanese(raw: String, count: Int) { #expect(words(raw, .ja) == count) }

  private func row(_ page: Int, _ phrase: Int, _ raw: String) -> TrainingRow {
    TrainingRow(
      page: page, units: Canonical.long(raw).markingKatakana(raw).units, meant: [], phrase: phrase)
  }

  @Test("what several phrases of a page hold is firm, what one holds is not, nor another page's")
  func held() throws {
    let rows = [
      row(0, 0, "return my parcel"), row(0, 1, "return the shirt"), row(1, 2, "gift wrap"),
      row(1, 3, "wrap it as a gift"),
    ]
    let counts = GroundCounts(rows, .en)
    let grounds = Grounds(counts)
    func footing(_ raw: String, on page: Int) -> Grounds.Footing {
      grounds.footing(of: Canonical.long(raw), meant: [], .en, on: page)
    }
    #expect(footing("return", on: 0).held == 1)
    #expect(footing("parcel", on: 0).held == Grounds.once)
    #expect(footing("parcel", on: 0).isFirm, "a page of few phrases")
    #expect(!footing("return", on: 1).isFirm)
    #expect(!footing("quarterly earnings", on: 0).isFirm)
    #expect(footing("gift wrap", on: 1).share > footing("gift", on: 1).share)
    #expect(footing("gift wrap", on: 1).share > footing("gift return", on: 1).share)
    // A phrase is no ground for itself.
    #expect(counts.footing(of: rows[0], on: 0).held < footing("return my parcel", on: 0).held)
    #expect(try #require(Grounds(entries: grounds.entries)) == grounds)
  }

  @Test("on a page of many phrases a word said once is not firm")
  func many() {
    let rows = (0..<20).map { row(0, $0, "return number\($0)") } + [row(0, 20, "parcel")]
    let grounds = Grounds(GroundCounts(rows, .en))
    func isFirm(_ raw: String) -> Bool {
      grounds.footing(of: Canonical.long(raw), meant: [], .en, on: 0).isFirm
    }
    #expect(isFirm("return"))
    #expect(!isFirm("parcel"))
    #expect(isFirm("number3 parcel"), "two that are said once")
  }

  @Test("hiragana that many pages use say nothing")
  func grammar() {
    let rows = (0..<4).flatMap { page in
      (0..<2).map { row(page, page * 2 + $0, ["返品", "注文", "請求", "包装"][page] + "したいのですが") }
    }
    let grounds = Grounds(GroundCounts(rows, .ja))
    #expect(!grounds.footing(of: Canonical.long("したい"), meant: [], .ja, on: 0).isFirm)
    #expect(grounds.footing(of: Canonical.long("返品したい"), meant: [], .ja, on: 0).isFirm)
  }

  @Test(
    "a stray short word is no clear match",
    arguments: ["わすれた", "すれば", "もらった", "人気", "息子", "アウトドア", "both", "fact", "the"])
  func stray(raw: String) {
    let match = SmallShop.match(raw)
    #expect(match.outcome != .match, "\(raw): \(match.ranking)")
  }

  @Test(
    "a short word that is the page's is",
    arguments: [
      ("返品", "return-policy"), ("ラッピング", "gift-wrap"), ("荷物", "order-status"),
      ("returns", "return-policy"),
    ])
  func keyword(raw: String, intent: String) {
    let match = SmallShop.match(raw)
    #expect(match.ranking.first?.intent.text == intent)
    #expect(match.outcome != .unknown)
  }
}
