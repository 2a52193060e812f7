/// Comma-separated values as spreadsheets write and read them. Source: RFC 4180.
public enum CSV {
  /// The rows of a file, or its first fault. A byte order mark is skipped; lines end with LF, CRLF
  /// or CR; empty lines hold no row; a quote inside a cell that does not begin with one is itself.
  /// - Parameter file: the name that locations show.
  public static func parse(_ text: String, file: String) -> Result<[CSVRow], CSVFault> {
    var text = text
    return text.withUTF8 { bytes in
      var reader = CSVReader(bytes: bytes, file: file)
      return reader.rows()
    }
  }
}

/// Reads bytes; all that means something to CSV is ASCII.
private struct CSVReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let file: String
  private var at = 0
  private var line = 1
  private var column = 1

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  init(bytes: UnsafeBufferPointer<UInt8>, file: String) {
    self.bytes = bytes
    self.file = file
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  private var here: FileLocation { FileLocation(file: file, line: line, column: column) }

  mutating func rows() -> Result<[CSVRow], CSVFault> {
    var rows: [CSVRow] = []
    while at < bytes.count {
      if skipLineEnd() { continue }
      let begin = line
      var cells: [CSVCell] = []
      var more = true
      while more {
        switch cell() {
        case .success(let cell): cells.append(cell)
        case .failure(let fault): return .failure(fault)
        }
        more = at < bytes.count && bytes[at] == Self.comma
        if more { step() }
      }
      rows.append(CSVRow(cells: cells, line: begin))
      _ = skipLineEnd()
    }
    return .success(rows)
  }

  private mutating func cell() -> Result<CSVCell, CSVFault> {
    if at < bytes.count, bytes[at] == Self.quote { return quoted() }
    let place = here
    let start = at
    while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
    let text = string(start..<at)
    column += characters(text)
    return .success(CSVCell(text: text, location: place))
  }

  private mutating func quoted() -> Result<CSVCell, CSVFault> {
    let opening = here
    step()
    let place = here
    var text = ""
    while at < bytes.count {
      let start = at
      while at < bytes.count, bytes[at] != Self.quote, !isLineEnd(bytes[at]) { at += 1 }
      let piece = string(start..<at)
      text += piece
      column += characters(piece)
      guard at < bytes.count else { break }
      if isLineEnd(bytes[at]) {
        let start = at
        _ = skipLineEnd()
        text += string(start..<at)
        continue
      }
      step()
      guard at < bytes.count, !endsCell(bytes[at]) else {
        return .success(CSVCell(text: text, location: place))
      }
      guard bytes[at] == Self.quote else { return .failure(.textAfterQuote(here)) }
      text += "\""
      step()
    }
    return .failure(.unclosedQuote(opening))
  }

  private mutating func step() {
    at += 1
    column += 1
  }

  private mutating func skipLineEnd() -> Bool {
    guard at < bytes.count, isLineEnd(bytes[at]) else { return false }
    let isPair =
      bytes[at] == Self.carriageReturn && at + 1 < bytes.count && bytes[at + 1] == Self.lineFeed
    at += isPair ? 2 : 1
    line += 1
    column = 1
    return true
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }
  private func endsCell(_ byte: UInt8) -> Bool { byte == Self.comma || isLineEnd(byte) }

  private func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  private func characters(_ text: String) -> Int {
    text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.count
  }
}
