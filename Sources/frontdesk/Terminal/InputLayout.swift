import Text

/// How prompt and typed text lie on the rows of a terminal, and where the cursor stands.
struct InputLayout: Hashable {
  /// At least one.
  private(set) var rows: [String] = [""]
  /// Cells of each row.
  private(set) var widths: [Int] = [0]
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0

  /// - Parameter columns: cells of a row; at least 2 are assumed, so that a wide character fits.
  init(prompt: String, characters: [Character], cursor: Int, columns: Int) {
    let columns = max(2, columns)
    for character in TerminalText.line(prompt) { put(character, columns) }
    for (place, character) in characters.enumerated() {
      if place == cursor { mark(columns, next: DisplayWidth.cells(character)) }
      if character == "\n" {
        newRow()
      } else {
        put(character, columns)
      }
    }
    if cursor >= characters.count { mark(columns, next: 1) }
  }

  private mutating func newRow() {
    rows.append("")
    widths.append(0)
  }

  private mutating func put(_ character: Character, _ columns: Int) {
    // A character may be wider than the whole terminal; then it has its row for itself.
    let cells = DisplayWidth.cells(character)
    if widths[widths.count - 1] + cells > columns, widths[widths.count - 1] > 0 { newRow() }
    rows[rows.count - 1].append(character)
    widths[widths.count - 1] += cells
  }

  /// Notes the cursor before a character of `next` cells: where that character will be drawn.
  private mutating func mark(_ columns: Int, next: Int) {
    if widths[widths.count - 1] + max(1, next) > columns { newRow() }
    cursorRow = rows.count - 1
    cursorColumn = widths[widths.count - 1]
  }
}
