import Foundation
import Testing
import Text

@Suite struct FoldingTests {
  @Test(
    "makes spellings equal that mean the same",
    arguments: [
      ("", ""), ("ABC", "abc"), ("ＡＢＣ１２３！", "abc123!"), ("カタカナ", "かたかな"),
      ("ﾊﾟﾝﾌﾚｯﾄ", "ぱんふれっと"), ("ｶﾞｷﾞ", "がぎ"), ("は\u{309A}", "ぱ"), ("ハ\u{3099}", "ば"),
      ("サーバー", "さーばー"), ("ｻｰﾊﾞｰ", "さーばー"), ("㈱", "(株)"), ("Ⅳ", "iv"), ("①", "1"), ("㌔", "きろ"),
      ("　", " "), ("e\u{301}", "é"), ("É", "é"), ("E\u{323}\u{302}", "ệ"), ("E\u{302}\u{323}", "ệ"),
      ("\u{1100}\u{1161}\u{11A8}", "각"), ("각", "각"), ("ヴ", "ゔ"), ("ウ\u{3099}", "ゔ"),
      ("ヷ", "わ\u{3099}"), ("ヽヾ", "ゝゞ"), ("漢字", "漢字"), ("神", "神"), ("😀👍🏽", "😀👍🏽"),
      ("ﬁ", "fi"), ("ß", "ß"), ("İ", "i\u{307}"), ("々〆ー", "々〆ー"), ("あ\u{3099}", "あ\u{3099}"),
    ])
  func folds(text: String, folded: String) {
    let result = Folding.foldedString(text)
    #expect(result.unicodeScalars.map(\.value) == folded.unicodeScalars.map(\.value))
  }

  /// The same by Foundation: decomposed, lower case, hiragana, composed.
  private func reference(_ text: String) -> [UInt32] {
    var text = text
    for _ in 0..<3 {
      let apart = text.precomposedStringWithCompatibilityMapping.lowercased()
        .decomposedStringWithCanonicalMapping
      var kana = String.UnicodeScalarView()
      for scalar in apart.unicodeScalars {
        let isKatakana =
          (0x30A1...0x30F6).contains(scalar.value) || (0x30FD...0x30FE).contains(scalar.value)
        kana.append(isKatakana ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar)
      }
      text = String(kana).precomposedStringWithCanonicalMapping
    }
    return text.unicodeScalars.map(\.value)
  }

  /// Scalars that the table's Unicode version (14) knows, and Foundation too.
  private func known(_ range: Range<UInt32>) -> [Unicode.Scalar] {
    range.compactMap(Unicode.Scalar.init).filter { scalar in
      guard let age = scalar.properties.age else { return false }
      return age.major <= 14 && scalar.properties.generalCategory != .privateUse
    }
  }

  @Test("agrees with Foundation on every scalar of the first plane")
  func agreesOnFirstPlane() {
    var wrong: [String] = []
    let scalars = known(0x20..<0x10000)
    #expect(scalars.count > 50_000)
    for scalar in scalars {
      let text = String(scalar)
      if Folding.fold(text).scalars != reference(text) {
        wrong.append(String(scalar.value, radix: 16))
      }
    }
    #expect(wrong == [])
  }

  @Test("agrees with Foundation on the planes above, sampled")
  func agreesAbove() {
    var wrong: [String] = []
    let samples = known(0x10000..<0x1FB00) + known(0x2F800..<0x2FA20)
    #expect(samples.count > 10_000)
    for (place, scalar) in samples.enumerated() where place % 3 == 0 {
      let text = String(scalar)
      if Folding.fold(text).scalars != reference(text) {
        wrong.append(String(scalar.value, radix: 16))
      }
    }
    #expect(wrong == [])
  }

  @Test("agrees with Foundation where marks follow each other")
  func agreesOnMarks() {
    var chance = Chance(seed: 11)
    let pieces: [UInt32] = [
      0x41, 0x65, 0xE9, 0x301, 0x323, 0x302, 0x327, 0x345, 0x3B1, 0x391, 0x30AB, 0x304B, 0xFF76,
      0x3099, 0x309A, 0xFF9E, 0x1100, 0x1161, 0x11A8, 0xAC00, 0x4E00, 0x20, 0x915, 0x93C, 0x1E9B,
      0x212B, 0xFB2E, 0x5D0, 0x5B7, 0x6D0, 0x653, 0x627, 0x1F80, 0x130, 0x30EF, 0x30FD,
    ]
    var wrong: [[UInt32]] = []
    for _ in 0..<5_000 {
      let values = (0..<1 + chance.below(6)).map { _ in chance.one(of: pieces) }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: values.compactMap(Unicode.Scalar.init))
      if Folding.fold(String(text)).scalars != reference(String(text)) { wrong.append(values) }
    }
    #expect(wrong == [])
  }

  @Test("folds nothing twice, and always knows the way back")
  func isIdempotent() {
    var chance = Chance(seed: 12)
    for _ in 0..<5_000 {
      let text = chance.text(upTo: 30)
      let folded = Folding.fold(text)
      #expect(Folding.fold(folded.string).scalars == folded.scalars)
      #expect(folded.offsets.count == folded.scalars.count + 1)
      #expect(folded.offsets.last == Int32(text.utf8.count))
      #expect(zip(folded.offsets, folded.offsets.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test("says where in the original each scalar begins")
  func offsets() {
    #expect(Folding.fold("aｶﾞ㈱b").offsets == [0, 1, 7, 7, 7, 10, 11])
    #expect(Folding.fold("e\u{301}x").offsets == [0, 3, 4])
    let folded = Folding.fold("番号は２６１")
    #expect(folded.source(of: 3..<6) == 9..<18)
    #expect(folded.source(of: 0..<7) == nil)
    #expect(folded.source(of: -1..<2) == nil)
    #expect(Folding.fold("").source(of: 0..<0) == 0..<0)
  }

  @Test(
    "names the class of a scalar",
    arguments: [
      ("あ", ScriptClass.hiragana), ("ゟ", .hiragana), ("ア", .katakana), ("ｱ", .katakana),
      ("ー", .katakana), ("ｰ", .katakana), ("漢", .han), ("々", .han), ("〇", .han), ("𠮷", .han),
      ("a", .latin), ("Ａ", .latin), ("é", .latin), ("1", .digit), ("１", .digit), ("٣", .digit),
      (" ", .space), ("　", .space), ("\n", .space), ("。", .punctuation), ("！", .punctuation),
      ("・", .punctuation), ("+", .symbolOrEmoji), ("¥", .symbolOrEmoji), ("😀", .symbolOrEmoji),
      ("я", .other), ("가", .other),
    ] as [(Unicode.Scalar, ScriptClass)])
  func classes(scalar: Unicode.Scalar, expected: ScriptClass) {
    #expect(ScriptClass.of(scalar.value) == expected)
  }

  @Test("every number has a class")
  func classOfAnything() {
    #expect(ScriptClass.of(.max) == .other)
    #expect(ScriptClass.of(0x10FFFF) == .other)
    #expect(ScriptClass.of(0) == .other)
  }

  @Test(
    "guesses the language from the letters",
    arguments: [
      ("はい", Language.ja), ("OKです", .ja), ("返品", .ja), ("Where is my order?", .en), ("ＯＫ", .en),
      ("26110201", nil), ("👍", nil), ("", nil), ("...", nil),
    ])
  func guesses(text: String, language: Language?) {
    #expect(Language.guess(from: text) == language)
    #expect(Language.guess(from: Folding.fold(text)) == language)
  }
}
