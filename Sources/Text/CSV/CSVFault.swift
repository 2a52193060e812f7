/// A cell of a CSV file and where its first character stands (behind the quote, if it has one).
public struct CSVCell: Hashable, Sendable {
  public let text: String
  public let location: FileLocation
}

/// A row of a CSV file; never without cells.
public struct CSVRow: Hashable, Sendable {
  public let cells: [CSVCell]
  /// The line on which the row begins, from 1.
  public let line: Int
}

/// What is wrong with the form of a CSV file.
public enum CSVFault: Error, Hashable, Sendable {
  /// A quote is opened here and never closed.
  case unclosedQuote(FileLocation)
  /// Something stands between a closing quote and the next comma.
  case textAfterQuote(FileLocation)

  public var location: FileLocation {
    switch self {
    case .unclosedQuote(let place), .textAfterQuote(let place): place
    }
  }

  /// The fault in the words of the file's author.
  public var diagnostic: Diagnostic {
    switch self {
    case .unclosedQuote(let place):
      Diagnostic(
        check: "csv-quote", severity: .error, at: FileRange(place, length: 1),
        problem: Bilingual(
          ja: "この「\"」を閉じる「\"」がありません", en: "this quote is never closed"),
        fix: Bilingual(
          ja: "セルの終わりに「\"」を書く（セルの中の「\"」は「\"\"」と書く）",
          en: "write \" at the end of the cell (a quote inside a cell is written \"\")"))
    case .textAfterQuote(let place):
      Diagnostic(
        check: "csv-quote", severity: .error, at: FileRange(place, length: 1),
        problem: Bilingual(
          ja: "閉じた「\"」のあとに文字があります", en: "there is text after the closing quote"),
        fix: Bilingual(
          ja: "「\"」のあとは「,」か改行にする（セルの中の「\"」は「\"\"」と書く）",
          en: "write a comma or a line break there (a quote inside a cell is written \"\")"))
    }
  }
}
