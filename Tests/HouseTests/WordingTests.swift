import Foundation
import Pages
import Testing
import Text

/// The shop's words stand in its pages and nowhere else.
@Suite struct WordingTests {
  @Test(
    "no string holds kana or kanji where the desk decides, hands over and speaks",
    arguments: ["Dialog", "Handoffs", "Desk", "Wire"])
  func noJapanese(module: String) throws {
    for file in try Tree.swiftFiles(in: "Sources/\(module)") {
      for (number, line) in try Tree.lines(of: file).enumerated() {
        #expect(!Self.isJapanese(line), "\(file):\(number + 1): \(line)")
      }
    }
  }

  @Test("no line of desk.md stands in Sources")
  func noLines() throws {
    let manual = try #require(ShopTests.loaded.manual)
    // Stretches between blanks, long enough to be a sentence of the shop's own.
    var stretches: [String] = []
    for text in manual.desk.lines.values.flatMap({ $0.ja + $0.en }) {
      for case .words(let words) in text.pieces {
        stretches += words.split(separator: "\n").map(String.init).filter { $0.count >= 17 }
      }
    }
    #expect(stretches.count > 100)
    for file in try Tree.swiftFiles(in: "Sources") {
      for stretch in Self.said(stretches, in: try Tree.text(of: file)) {
        Issue.record("\(file) says “\(stretch)”")
      }
    }
  }

  @Test(
    "the two tests above would find such a string",
    arguments: [
      ("  let line = \"はい\"", true), ("  say(\"\\(name)様\") // why", true), ("    ｶﾅ", true),
      ("ー", true),
      ("  /// 注文 in a comment", false), ("  let a = 1  // 番号", false), ("  say(.greeting)", false),
    ])
  func wouldFind(line: String, isJapanese: Bool) throws {
    #expect(Self.isJapanese(line) == isJapanese)
    let stretch = "One of our people will take it from here."
    #expect(Self.said([stretch], in: "  say(\"\(stretch)\")\n\(line)") == [stretch])
    #expect(Self.said([stretch], in: line).isEmpty)
  }

  private static func isJapanese(_ line: String) -> Bool {
    code(line).unicodeScalars.contains { kanaAndKanji($0.value) }
  }

  private static func said(_ stretches: [String], in text: String) -> [String] {
    let text = Data(text.utf8)
    return stretches.filter { text.range(of: Data($0.utf8)) != nil }
  }

  /// The line without its comment. A string with `//` in it counts as a whole.
  private static func code(_ line: String) -> String {
    let bare = line.drop { $0 == " " }
    if bare.hasPrefix("//") { return "" }
    guard let comment = line.range(of: " // ") else { return line }
    return String(line[..<comment.lowerBound])
  }

  private static func kanaAndKanji(_ scalar: UInt32) -> Bool {
    switch scalar {
    // Iteration marks and kana, half-width kana, kanji.
    case 0x3005...0x3007, 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x30FF,
      0xFF66...0xFF9F, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    case _: false
    }
  }
}
