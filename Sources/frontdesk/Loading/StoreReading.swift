import Store
import Text

/// Opens the store for a command that only reads, and says what went wrong if anything does.
enum StoreReading {
  static func run(
    _ invocation: Invocation, _ output: Output,
    _ body: (StoreReader) throws(StoreError) -> ExitCode
  ) -> ExitCode {
    do {
      return try body(try StoreReader.open(directory: invocation.data))
    } catch {
      return StoreTrouble.fail(error, invocation.language, output)
    }
  }

  /// Writes line after line; `failed` as soon as nobody reads them.
  static func write(_ lines: some Sequence<String>, _ output: Output) -> ExitCode {
    for line in lines where !output.write(line) { return .failed }
    return .done
  }
}

/// A list for people: columns of equal width.
enum TextTable {
  static func lines(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { column < $0.count ? DisplayWidth.cells($0[column]) : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell
          : cell + String(repeating: " ", count: widths[column] - DisplayWidth.cells(cell))
      }.joined(separator: "  ")
    }
  }
}
