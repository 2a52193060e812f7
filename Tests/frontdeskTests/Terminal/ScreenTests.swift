import Testing
import Text

@testable import frontdesk

/// A terminal of the plainest kind: what it shows after the bytes it was sent.
struct TestTerminal {
  let columns: Int
  private(set) var rows: [[String]] = [[]]
  private(set) var row = 0
  private(set) var column = 0

  init(columns: Int) { self.columns = columns }

  /// What is on it, without blanks at the ends of rows.
  var text: [String] {
    rows.map { cells in
      var line = cells.joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }

  mutating func write(_ text: String) {
    var rest = text[...]
    while let character = rest.first {
      if character == "\u{1B}" {
        rest = rest.dropFirst(2)
        let digits = rest.prefix { $0.isNumber || $0 == ";" }
        rest = rest.dropFirst(digits.count)
        obey(rest.first ?? " ", Int(digits) ?? 1)
        rest = rest.dropFirst()
      } else {
        rest = rest.dropFirst()
        put(character)
      }
    }
  }

  private mutating func obey(_ order: Character, _ count: Int) {
    switch order {
    case "A": row = max(0, row - count)
    case "B": row = min(rows.count - 1, row + count)
    case "C": column = min(columns - 1, column + count)
    case "J":
      rows.removeSubrange((row + 1)...)
      rows[row] = Array(rows[row].prefix(column))
    default: break
    }
  }

  private mutating func put(_ character: Character) {
    switch character {
    case "\r\n":
      column = 0
      lineFeed()
    case "\r": column = 0
    case "\n": lineFeed()
    default:
      let cells = DisplayWidth.cells(character)
      if column + cells > columns {
        column = 0
        lineFeed()
      }
      while rows[row].count < column + cells { rows[row].append(" ") }
      rows[row][column] = String(character)
      if cells == 2 { rows[row][column + 1] = "" }
      column += cells
    }
  }

  private mutating func lineFeed() {
    row += 1
    if row == rows.count { rows.append([]) }
  }
}

@Suite struct ScreenTests {
  private func editor(_ text: String, back: Int = 0) -> LineEditor {
    var editor = LineEditor()
    editor.replace(with: text)
    for _ in 0..<back { _ = editor.handle(.left) }
    return editor
  }

  @Test("a status row stands above the input, goes with it, and is cut before the last cell")
  func status() {
    var screen = Screen(columns: 20, rows: 6, hasColour: false)
    var terminal = TestTerminal(columns: 20)
    let status = [StyledText("/1 佐々木様 12秒"), StyledText("  "), StyledText("/2 青木様")]
    terminal.write(screen.input(prompt: "> ", status: status, editor: LineEditor()))
    #expect(terminal.text == ["/1 佐々木様 12秒  /", ">"])
    terminal.write(
      screen.above([StyledText("一")], prompt: "> ", status: status, editor: LineEditor()))
    #expect(terminal.text == ["一", "/1 佐々木様 12秒  /", ">"])
    terminal.write(screen.input(prompt: "> ", editor: LineEditor()))
    #expect(terminal.text == ["一", ">"])
    terminal.write(screen.erase())
    #expect(terminal.text == ["一", ""])
  }

  @Test("what stands there as it is is not drawn again; after a change, or when it is gone, it is")
  func drawsOnce() {
    var screen = Screen(columns: 20, rows: 6, hasColour: false)
    let status = [StyledText("12秒")]
    let first = screen.input(prompt: "> ", status: status, editor: editor("あ"))
    #expect(!first.isEmpty)
    #expect(screen.input(prompt: "> ", status: status, editor: editor("あ")).isEmpty)
    #expect(!screen.input(prompt: "> ", status: status, editor: editor("あ", back: 1)).isEmpty)
    #expect(!screen.input(prompt: "> ", editor: editor("あ", back: 1)).isEmpty)
    _ = screen.commit()
    #expect(!screen.input(prompt: "> ", editor: editor("あ", back: 1)).isEmpty)
    _ = screen.clear()
    #expect(!screen.input(prompt: "> ", editor: editor("あ", back: 1)).isEmpty)
  }

  @Test("draws prompt and text, and puts the cursor behind wide characters where it belongs")
  func drawsInput() {
    var terminal = TestTerminal(columns: 20)
    var screen = Screen(columns: 20, rows: 10, hasColour: false)
    terminal.write(screen.input(prompt: "> ", editor: editor("あいx", back: 1)))
    #expect(terminal.text == ["> あいx"])
    #expect((terminal.row, terminal.column) == (0, 6))
    terminal.write(screen.input(prompt: "> ", editor: editor("い")))
    #expect(terminal.text == ["> い"])
    #expect(terminal.column == 4)
  }

  @Test("goes over several rows, no wide character cut in two")
  func wrapsInput() {
    var terminal = TestTerminal(columns: 7)
    var screen = Screen(columns: 7, rows: 10, hasColour: false)
    terminal.write(screen.input(prompt: "> ", editor: editor("あいうえお", back: 2)))
    #expect(terminal.text == ["> あい", "うえお"])
    #expect((terminal.row, terminal.column) == (1, 2))
    terminal.write(screen.input(prompt: "> ", editor: editor("a")))
    #expect(terminal.text == ["> a"])
  }

  @Test("a full row leaves the cursor at the beginning of the next")
  func fullRow() {
    var terminal = TestTerminal(columns: 6)
    var screen = Screen(columns: 6, rows: 10, hasColour: false)
    terminal.write(screen.input(prompt: "> ", editor: editor("abcd")))
    #expect((terminal.row, terminal.column) == (1, 0))
    terminal.write(screen.input(prompt: "> ", editor: editor("abcde")))
    #expect(terminal.text == ["> abcd", "e"])
  }

  @Test("what comes in stands above what is being typed, which stays as it is")
  func linesAbove() {
    var terminal = TestTerminal(columns: 10)
    var screen = Screen(columns: 10, rows: 10, hasColour: false)
    let typing = editor("あいうえおか", back: 1)
    terminal.write(screen.input(prompt: "> ", editor: typing))
    let line = StyledText("ひとつめのことば", indentation: 2)
    terminal.write(screen.above([line], prompt: "> ", editor: typing))
    #expect(terminal.text == ["  ひとつめ", "  のことば", "> あいうえ", "おか"])
    #expect((terminal.row, terminal.column) == (3, 2))
  }

  @Test("what was entered stays, and the next line begins below it")
  func commits() {
    var terminal = TestTerminal(columns: 6)
    var screen = Screen(columns: 6, rows: 10, hasColour: false)
    terminal.write(screen.input(prompt: "> ", editor: editor("abcdef", back: 5)))
    terminal.write(screen.commit())
    terminal.write(screen.input(prompt: "> ", editor: editor("")))
    #expect(terminal.text == ["> abcd", "ef", ">"])
  }

  @Test("a line too long for the whole screen shows the rows around the cursor")
  func tallerThanTheScreen() {
    var terminal = TestTerminal(columns: 4)
    var screen = Screen(columns: 4, rows: 3, hasColour: false)
    terminal.write(screen.input(prompt: "> ", editor: editor("aabbbbccccddddeeee")))
    #expect(terminal.text == ["dddd", "eeee", ""])
    terminal.write(screen.input(prompt: "> ", editor: editor("aabbbbccccddddeeee", back: 18)))
    #expect(terminal.text == ["> aa", "bbbb", "cccc"])
    #expect((terminal.row, terminal.column) == (0, 2))
  }

  @Test("shows no control codes and no colour where none is wanted")
  func isSafe() {
    let screen = Screen(columns: 40, rows: 3, hasColour: false)
    let drawn = screen.scrolled([StyledText("a\u{1B}[31m\u{9B}2J\u{202E}b\u{7}", .dim)])
    #expect(drawn == "a\u{FFFD}[31m\u{FFFD}2Jb\u{FFFD}\r\n")
    let coloured = Screen(columns: 40, rows: 3, hasColour: true)
    #expect(coloured.scrolled([StyledText("a", .dim)]) == "\u{1B}[2ma\u{1B}[0m\r\n")
  }
}
