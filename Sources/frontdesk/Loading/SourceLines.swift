/// The lines of a file, to show beside what is wrong with them.
struct SourceLines {
  private let lines: [Substring]

  init(_ text: String) {
    // A line feed joined with the carriage return before it is one character.
    lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
  }

  /// Counts from 1; nil past the end.
  subscript(number: Int) -> String? {
    lines.indices.contains(number - 1) ? String(lines[number - 1]) : nil
  }
}
