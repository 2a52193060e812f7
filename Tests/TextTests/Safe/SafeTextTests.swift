import Testing
import Text

@Suite struct SafeTextTests {
  @Test(
    "takes out what a terminal obeys or nobody sees",
    arguments: [
      ("", ""), ("a\u{0}b\u{7}c\u{7F}d", "abcd"), ("a\tb", "a b"), ("a\r\nb\rc\nd", "a\nb\nc\nd"),
      ("a\u{2028}b\u{2029}c\u{85}d", "a\nb\nc\nd"), ("a\u{1B}[31mred\u{1B}[0m", "ared"),
      ("\u{9B}1;31mred", "red"), ("\u{1B}]0;title\u{7}x", "x"), ("\u{1B}]0;t\u{1B}\\x", "x"),
      ("\u{1B}]0;no end\nnext", "\nnext"), ("\u{1B}(Bx", "x"), ("\u{1B}cx", "x"),
      ("\u{1B}あ", "あ"), ("\u{1B}", ""), ("\u{1B}[", ""), ("\u{1B}[31", ""), ("\u{1B}[あ", "あ"),
      ("\u{1B}P1$q\u{1B}\\x", "x"), ("\u{90}abc\u{9C}x", "x"),
      ("a\u{202E}b\u{2066}c\u{2069}", "abc"), ("a\u{200B}b\u{FEFF}c\u{2060}d", "abcd"),
      ("a\u{E0041}b", "ab"),
      ("👨‍👩‍👧‍👦と❤️", "👨‍👩‍👧‍👦と❤️"), ("1️⃣", "1️⃣"), ("葛\u{E0100}", "葛\u{E0100}"),
      ("a\u{200D}b\u{FE0F}", "ab"), ("\u{200D}\u{FE0F}x", "x"), ("🇯🇵👍🏽", "🇯🇵👍🏽"),
      ("か\u{3099}", "か\u{3099}"), ("～‐‑…“”", "～‐‑…“”"),
    ])
  func removesControlCodes(raw: String, clean: String) {
    // Compared by scalars: strings are equal when they only mean the same.
    let text = SafeText.clean(customer: raw).text.string
    #expect(Array(text.unicodeScalars) == Array(clean.unicodeScalars))
    #expect(Array(SafeText(shop: raw).string.unicodeScalars) == Array(clean.unicodeScalars))
    #expect(SafeText(stored: clean).string == clean)
  }

  @Test("never lets a control code out, never changes what is clean, never traps")
  func cleansAnything() {
    var chance = Chance(seed: 3)
    for _ in 0..<8_000 {
      let raw = chance.text(upTo: 40)
      let once = SafeText.clean(customer: raw).text
      let again = SafeText.clean(customer: once.string)
      #expect(
        !again.masked && again.text.string.unicodeScalars.elementsEqual(once.string.unicodeScalars))
      let shop = SafeText(shop: raw)
      for text in [once, shop] {
        let bad = text.string.unicodeScalars.first { scalar in
          scalar != "\n"
            && (scalar.properties.generalCategory == .control || scalar.value == 0x2028
              || scalar.value == 0x2029 || (0x202A...0x202E).contains(scalar.value)
              || (0x2066...0x2069).contains(scalar.value)
              || (0xE0000...0xE007F).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE)
        }
        #expect(bad == nil, "\(raw.unicodeScalars.map(\.value))")
      }
    }
  }

  @Test("replaces what is no character")
  func replacesNoncharacters() throws {
    for value: UInt32 in [0xFFFE, 0xFFFF, 0xFDD0, 0xFDEF, 0x1FFFF, 0x10FFFE] {
      let text = "a" + String(try #require(Unicode.Scalar(value))) + "b"
      #expect(SafeText.clean(customer: text).text.string == "a\u{FFFD}b")
    }
  }

  @Test("masks nothing in the shop's own text")
  func shopTextIsNotMasked() {
    #expect(SafeText(shop: "例: 4111 1111 1111 1111").string == "例: 4111 1111 1111 1111")
  }

  @Test("cuts pieces at the borders of scalars only")
  func cutsPieces() {
    let text = SafeText(shop: "aあ🇯🇵")
    #expect(text.utf8Count == 12)
    #expect(text[utf8: 0..<1]?.string == "a")
    #expect(text[utf8: 1..<4]?.string == "あ")
    #expect(text[utf8: 4..<8]?.string.unicodeScalars.count == 1)
    #expect(text[utf8: 12..<12] == .empty)
    #expect(text[utf8: 0..<12] == text)
    for range in [0..<2, 2..<4, 1..<3, -1..<1, 11..<13, 12..<14, 20..<30] {
      #expect(text[utf8: range] == nil)
    }
  }

  @Test("trims spaces of every width")
  func trims() {
    #expect(SafeText(shop: " \n　はい どうぞ　\n").trimmed().string == "はい どうぞ")
    #expect(SafeText(shop: " 　\n").trimmed() == .empty)
    #expect(SafeText(shop: "はい").trimmed().string == "はい")
    #expect(SafeText.empty.trimmed().isEmpty)
  }
}
