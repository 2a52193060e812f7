import Testing

@testable import frontdesk

@Suite struct LineEditorTests {
  private func edited(_ keys: [Key], limit: Int = 8_000) -> LineEditor {
    var editor = LineEditor(limitBytes: limit)
    for key in keys { _ = editor.handle(key) }
    return editor
  }

  @Test("inserts at the cursor and removes on both sides of it, by whole characters")
  func editsCharacters() {
    let editor = edited([.text("あい👩‍👧日"), .left, .backspace, .text("x"), .home, .delete])
    #expect(editor.text == "いx日")
    #expect(editor.cursor == 0)
  }

  @Test("at the ends the keys do nothing", arguments: [Key.left, .backspace, .up, .killToStart])
  func endsAreQuiet(key: Key) {
    var editor = LineEditor()
    #expect(editor.handle(key) == .ignored)
    _ = editor.handle(.text("a"))
    _ = editor.handle(.home)
    if key != .up { #expect(editor.handle(key) == .ignored) }
  }

  @Test("a combining mark joins the character before the cursor")
  func combines() {
    let editor = edited([.text("か"), .text("\u{3099}"), .text("x")])
    #expect(editor.characters.count == 2)
    #expect(editor.cursor == 2)
    #expect(edited([.text("か\u{3099}"), .backspace]).isEmpty)
  }

  @Test("kills to the ends and by words")
  func kills() {
    #expect(edited([.text("one two three"), .killWord]).text == "one two ")
    #expect(edited([.text("one two "), .killWord]).text == "one ")
    #expect(edited([.text("abc"), .left, .killToStart]).text == "c")
    #expect(edited([.text("abc"), .left, .killToEnd]).text == "ab")
    #expect(edited([.text("one two"), .wordLeft, .text("x")]).text == "one xtwo")
    #expect(edited([.text("one two"), .home, .wordRight, .text("x")]).text == "onex two")
  }

  @Test("a paste is one message, its line breaks kept but for the last")
  func pasteKeepsBreaks() {
    var editor = edited([.text("a "), .paste("b\nc\u{1B}[2J\n\n")])
    #expect(editor.text == "a b\nc\u{FFFD}[2J")
    #expect(editor.handle(.enter) == .entered("a b\nc\u{FFFD}[2J"))
    #expect(editor.isEmpty)
  }

  @Test("goes through the history and back to what was being written")
  func history() {
    var editor = edited([.text("one"), .enter, .text("two"), .enter, .text("dra")])
    _ = editor.handle(.up)
    #expect(editor.text == "two")
    _ = editor.handle(.up)
    #expect(editor.text == "one")
    #expect(editor.handle(.up) == .ignored)
    _ = editor.handle(.down)
    _ = editor.handle(.down)
    #expect(editor.text == "dra")
    #expect(editor.handle(.down) == .ignored)
  }

  @Test("keeps no empty line and no line twice in a row in the history")
  func historyKeepsLittle() {
    var editor = edited([.text("one"), .enter, .text("one"), .enter, .text("  "), .enter])
    _ = editor.handle(.up)
    #expect(editor.text == "one")
    #expect(editor.handle(.up) == .ignored)
  }

  @Test("Ctrl-C takes back the line, then leaves; Ctrl-D deletes, then leaves")
  func leaves() {
    var editor = edited([.text("a")])
    #expect(editor.handle(.interrupt) == .edited)
    #expect(editor.handle(.interrupt) == .leaves)
    _ = editor.handle(.text("b"))
    _ = editor.handle(.home)
    #expect(editor.handle(.endOfInput) == .edited)
    #expect(editor.handle(.endOfInput) == .leaves)
  }

  @Test("holds no more than a message may")
  func holdsLittle() {
    let editor = edited([.text("あいう"), .text("え"), .text("x")], limit: 10)
    #expect(editor.text == "あいうx")
    #expect(edited([.paste(String(repeating: "あ", count: 10_000))], limit: 10).text == "あああ")
  }
}
