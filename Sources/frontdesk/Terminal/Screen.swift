import Text

/// Draws on a terminal: finished lines scroll up, the line being typed stays below them. Makes the
/// bytes and remembers what it drew; whoever owns it writes them.
struct Screen {
  private(set) var columns: Int
  private(set) var rows: Int
  let hasColour: Bool
  /// The rows of the input area as last drawn, and the cursor's place in them.
  private var drawn: InputLayout?
  /// The first row of the layout that is shown; others did not fit on the screen.
  private var firstRow = 0
  private var shownRows = 0
  /// The status row above them, and its cells; nil without one.
  private var statusText: String?
  private var statusCells: Int?

  init(columns: Int, rows: Int, hasColour: Bool) {
    self.columns = max(2, columns)
    self.rows = max(2, rows)
    self.hasColour = hasColour
  }

  /// Draws the input area in place of the one before; nothing when it stands there as it is.
  /// - Parameter status: a row above it, piece by piece; what does not fit is cut.
  mutating func input(prompt: String, status: [StyledText] = [], editor: LineEditor) -> String {
    let layout = InputLayout(
      prompt: prompt, characters: editor.characters, cursor: editor.cursor, columns: columns)
    let row = status.isEmpty ? nil : self.status(status)
    if layout == drawn, row?.text == statusText { return "" }
    var out = erase()
    if let row {
      out += row.text + "\r\n"
      (statusText, statusCells) = row
    }
    // As many rows as the screen has, those around the cursor.
    let fitting = min(layout.rows.count, max(1, rows - statusRows))
    firstRow = min(max(0, layout.cursorRow - fitting + 1), layout.rows.count - fitting)
    shownRows = fitting
    drawn = layout
    let body = layout.rows[firstRow..<firstRow + fitting].joined(separator: "\r\n")
    return out + body + move(from: firstRow + fitting - 1, to: layout)
  }

  /// Writes lines above the input area, which is drawn again below them.
  mutating func above(
    _ lines: [StyledText], prompt: String, status: [StyledText] = [], editor: LineEditor
  ) -> String {
    erase() + scrolled(lines) + input(prompt: prompt, status: status, editor: editor)
  }

  /// Nothing of it stands on the screen any more.
  private mutating func forget() {
    drawn = nil
    statusText = nil
    statusCells = nil
  }

  private var statusRows: Int { statusCells == nil ? 0 : 1 }

  /// The last cell of a row stays free: terminals differ in what follows a full one.
  private func status(_ pieces: [StyledText]) -> (text: String, cells: Int) {
    var (out, cells) = ("", 0)
    for piece in pieces {
      var shown = ""
      for character in TerminalText.line(piece.text) {
        let next = cells + DisplayWidth.cells(character)
        if next >= columns { break }
        shown.append(character)
        cells = next
      }
      let isStyled = hasColour && piece.style != .normal && !shown.isEmpty
      out += isStyled ? "\(piece.style.begin)\(shown)\u{1B}[0m" : shown
    }
    return (out, cells)
  }

  /// Leaves what was typed on the screen and goes on below it.
  mutating func commit() -> String {
    guard let layout = drawn else { return "" }
    forget()
    let down = firstRow + shownRows - 1 - layout.cursorRow
    return (down > 0 ? "\u{1B}[\(down)B" : "") + "\r\n"
  }

  /// Takes the input area away, for good.
  mutating func erase() -> String {
    guard let layout = drawn else { return "" }
    let up = layout.cursorRow - firstRow + statusRows
    forget()
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  /// Lines in their styles, wrapped, each ended.
  func scrolled(_ lines: [StyledText]) -> String {
    var out = ""
    for line in lines {
      let width = max(1, columns - line.indentation)
      for (place, piece) in LineWrap.lines(line.text, cells: width).enumerated() {
        let margin = place == 0 ? line.firstMargin : String(repeating: " ", count: line.indentation)
        let isStyled = hasColour && line.style != .normal
        out += isStyled ? "\(line.style.begin)\(margin)\(piece)\u{1B}[0m" : margin + piece
        out += "\r\n"
      }
    }
    return out
  }

  /// Clears everything and begins at the top.
  mutating func clear() -> String {
    forget()
    return "\u{1B}[H\u{1B}[2J"
  }

  /// The window has another size. A terminal breaks the rows that became too long by itself, so
  /// the rows to take away are counted as they lie now.
  mutating func resize(columns: Int, rows: Int) -> String {
    let newColumns = max(2, columns)
    defer {
      self.columns = newColumns
      self.rows = max(2, rows)
    }
    guard let layout = drawn else { return "" }
    var up = layout.cursorColumn / newColumns
    for row in firstRow..<layout.cursorRow {
      up += max(1, (layout.widths[row] + newColumns - 1) / newColumns)
    }
    if let statusCells { up += max(1, (statusCells + newColumns - 1) / newColumns) }
    forget()
    up = min(up, max(2, rows) - 1)
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r\u{1B}[J"
  }

  /// From the end of a row to the cursor's place.
  private func move(from row: Int, to layout: InputLayout) -> String {
    let up = row - layout.cursorRow
    return (up > 0 ? "\u{1B}[\(up)A" : "") + "\r"
      + (layout.cursorColumn > 0 ? "\u{1B}[\(layout.cursorColumn)C" : "")
  }
}
