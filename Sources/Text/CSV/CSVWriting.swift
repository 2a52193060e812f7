extension CSV {
  /// What a row of a written file ends with.
  public static let lineEnd = "\r\n"

  /// A row without its line end. Cells with commas, quotes or line breaks are quoted. A cell that a
  /// spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`, their full-width forms,
  /// a tab or a line break) gets a `'` in front, unless it is a plain number or telephone number.
  /// Source of the list: OWASP, "CSV Injection".
  public static func row(_ cells: [String]) -> String {
    // A single empty cell must not look like an empty line, which holds no row.
    if cells == [""] { return "\"\"" }
    return cells.map(cell).joined(separator: ",")
  }

  private static func cell(_ text: String) -> String {
    let safe = isFormula(text) ? "'" + text : text
    let needsQuotes = safe.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r")
    }
    guard needsQuotes || safe.utf8.first == UInt8(ascii: " ") else { return safe }
    var quoted = "\""
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.unicodeScalars.append("\"") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    switch first {
    case "=", "@", "\t", "\r", "\n", "＝", "＠", "＋", "－": return true
    case "+", "-": return !isNumber(text.utf8.dropFirst())
    case _: return false
    }
  }

  /// Digits in groups, as `-1,500.50` or `+81 90-1234-5678`; groups of figures joined by a single
  /// `.`, `,`, `-` or blank. A sum such as `-1+2` is none, and neither is `-1-2` a danger.
  private static func isNumber(_ bytes: Substring.UTF8View) -> Bool {
    var lastIsDigit = false
    for byte in bytes {
      let isDigit = byte &- UInt8(ascii: "0") < 10
      let joins = [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: " ")]
      guard isDigit || lastIsDigit && joins.contains(byte) else { return false }
      lastIsDigit = isDigit
    }
    return lastIsDigit
  }
}
