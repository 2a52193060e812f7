import Pages
import Testing
import Text

@testable import Matching

@Suite("No wording traps, none is slow")
struct FuzzTests {
  /// A sequence that is the same in every run.
  struct Sequence {
    var state: UInt64
    mutating func next(_ below: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(below))
    }
  }

  static let pieces = [
    "返品", "割れて", "ー", "ーーー", "届いた", "26110201", "０９０", "-", "－", "@", "example.jp", ".", "。", "、",
    "¥", "円", "千", "万",
    "三", "日前", "先週の", "金曜", "last ", "friday", "two", " ", "　", "'", "’", "can't", "wwww", "aaaa",
    "{product}", "(", "|",
    "ローズ", "化粧水", "の", "rose ", "lotion", "linen", "shrit", "😀", "👨‍👩‍👧", "e\u{301}", "\u{200D}",
    "\u{FE0F}", "㌔", "ﷺ", "ﾊﾞ",
    "\u{202E}", "Ⅳ", "①", "½", "999999999999", "〒", "123-4567", "東京都", "+81", "です", "はい", "no",
    "最初の", "\n", "…", "あと",
    "also", "!", "?", "𠮷", "한국어", "ok", "№",
  ]

  @Test("anything can be said", arguments: 1...12)
  func anything(_ seed: Int) {
    var sequence = Sequence(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<120 {
      var raw = ""
      for _ in 0..<sequence.next(14) {
        if sequence.next(6) == 0, let scalar = Unicode.Scalar(UInt32(sequence.next(0x3_0000))) {
          raw.unicodeScalars.append(scalar)
        } else {
          raw += Self.pieces[sequence.next(Self.pieces.count)]
        }
      }
      check(raw)
    }
  }

  private func check(_ raw: String) {
    let text = TestManual.text(raw)
    let match = SmallShop.matcher.match(text, today: TestManual.today)
    #expect(match == SmallShop.matcher.match(text, today: TestManual.today))
    for slot in match.slots { #expect(text[utf8: slot.range] != nil, "\(raw) \(slot)") }
    for request in match.requests { #expect(text[utf8: request.range] != nil, "\(raw)") }
    #expect((match.outcome == .match) == !match.requests.isEmpty)
    #expect((match.outcome == .choice) == !match.choices.isEmpty)
    for definition in TestManual.slots {
      let answer = SmallShop.matcher.reader.answer(
        to: definition, in: text, today: TestManual.today,
        among: [.product(SKU("serum")!), .choice(ChoiceID("exchange")!)])
      if let answer { #expect(text[utf8: answer.range] != nil, "\(raw) \(answer)") }
    }
    _ = SmallShop.matcher.reader.products(named: text)
  }

  @Test(
    "long messages of anything are matched",
    arguments: [
      "あ", "返品割れて", "a", "can i ", "26110201 ", "0", "-", "@", "ローズ", "linen shrit ", "。", "三千",
      "{", "e\u{301}",
      "last friday ", "also ", "ー", "w",
    ])
  func long(_ piece: String) {
    var raw = ""
    while raw.utf8.count + piece.utf8.count <= 4_096 { raw += piece }
    check(raw)
  }
}
