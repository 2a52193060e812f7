public import Text

/// A file of `Transcripts/`: a title, prose for people, and the lines of one or more conversations.
public enum TranscriptFile {
  /// The checks in a file's text, and what could not be read. Bullets are the conversation, two
  /// blanks deeper is nested, and a bullet's indented continuation belongs to it; everything else
  /// is prose.
  public static func read(
    _ text: String, file: String
  ) -> (checks: [Check], problems: [Diagnostic]) {
    var lines: [PlacedLine] = []
    // A carriage return and its newline are one character.
    let written = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    for (index, line) in written.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let body = line.dropFirst(indent)
      guard body.hasPrefix("- ") else {
        if indent >= 2, let last = lines.last, !body.isEmpty {
          lines[lines.count - 1] = PlacedLine(
            text: last.text + "\n" + body, depth: last.depth, at: last.range)
        }
        continue
      }
      let words = body.dropFirst(2)
      let place = FileLocation(file: file, line: index + 1, column: indent + 3)
      lines.append(
        PlacedLine(
          text: String(words), depth: indent / 2, at: FileRange(place, length: words.count)))
    }
    return NotationReader.read(lines)
  }
}
