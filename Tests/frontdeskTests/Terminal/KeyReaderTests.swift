import Testing

@testable import frontdesk

@Suite struct KeyReaderTests {
  private func keys(_ text: String) -> [Key] {
    var reader = KeyReader()
    return reader.keys(from: Array(text.utf8))
  }

  @Test(
    "reads keys",
    arguments: [
      ("あい", [Key.text("あい")]), ("a\r", [.text("a"), .enter]),
      ("\u{7F}\u{8}", [.backspace, .backspace]),
      ("\u{1B}[D\u{1B}[C", [.left, .right]), ("\u{1B}OA\u{1B}[B", [.up, .down]),
      ("\u{1B}[3~\u{1B}[H\u{1B}[F", [.delete, .home, .end]),
      ("\u{1B}[1~\u{1B}[4~", [.home, .end]), ("\u{1}\u{5}", [.home, .end]),
      ("\u{15}\u{B}\u{17}", [.killToStart, .killToEnd, .killWord]),
      ("\u{3}\u{4}\u{C}\t", [.interrupt, .endOfInput, .redraw, .tab]),
      ("\u{1B}b\u{1B}f\u{1B}[1;5D", [.wordLeft, .wordRight, .wordLeft]),
      ("a\u{1B}[Zb", [.text("ab")]), ("", []),
    ])
  func readsKeys(text: String, expected: [Key]) { #expect(keys(text) == expected) }

  @Test("reads the same keys whatever pieces the bytes come in")
  func piecesDoNotMatter() {
    let bytes = Array("あa\u{1B}[3~\u{1B}[200~x\r\ny\u{1B}[201~👩‍👧\u{1B}[D".utf8)
    for size in 1...5 {
      var reader = KeyReader()
      var found: [Key] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        found += reader.keys(from: Array(bytes[start..<min(start + size, bytes.count)]))
      }
      let joined = found.reduce(into: [Key]()) { all, key in
        if case .text(let more) = key, case .text(let before) = all.last {
          all[all.count - 1] = .text(before + more)
        } else {
          all.append(key)
        }
      }
      #expect(
        joined == [.text("あa"), .delete, .paste("x\ny"), .text("👩‍👧"), .left], "pieces of \(size)")
    }
  }

  @Test("takes what is pasted as one text, keys in it included")
  func pasteIsText() {
    #expect(keys("\u{1B}[200~a\rb\n\u{3}\u{1B}[201~") == [.paste("a\nb\n\u{3}")])
    #expect(keys("\u{1B}[200~\u{1B}[201~") == [])
    #expect(keys("\u{1B}[200~a\u{1B}[20b\u{1B}[201~c") == [.paste("a\u{1B}[20b"), .text("c")])
  }

  @Test("an endless paste is cut, and its end still found")
  func longPasteIsCut() {
    var reader = KeyReader()
    var found = reader.keys(from: Array("\u{1B}[200~".utf8))
    for _ in 0..<40 { found += reader.keys(from: [UInt8](repeating: 0x61, count: 4_096)) }
    found += reader.keys(from: Array("\u{1B}[201~z".utf8))
    #expect(found == [.paste(String(repeating: "a", count: KeyReader.pasteBytes)), .text("z")])
  }

  @Test("passes over what is not UTF-8 and goes on")
  func brokenBytes() {
    var reader = KeyReader()
    #expect(reader.keys(from: [0xFF, 0x61, 0xC3, 0x28, 0xE3, 0x81]) == [.text("a(")])
    #expect(reader.keys(from: [0x82]) == [.text("あ")])
  }

  @Test("Escape alone does nothing, and the next key is itself")
  func escapeAlone() {
    var reader = KeyReader()
    #expect(reader.keys(from: [0x1B]) == [])
    #expect(reader.isWaiting)
    reader.timeOut()
    #expect(reader.keys(from: Array("[".utf8)) == [.text("[")])
  }

  @Test("an endless sequence ends")
  func endlessSequence() {
    var reader = KeyReader()
    let noise = "\u{1B}[" + String(repeating: "1", count: 10_000)
    let found = reader.keys(from: Array(noise.utf8))
    #expect(found.count == 1)
    #expect(!reader.isWaiting)
  }
}
