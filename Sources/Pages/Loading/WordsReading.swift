public import Text

/// Reads a `words.md` that stands alone, beside no pages.
public enum WordsReading {
  /// What it says, and what is wrong with it.
  public static func read(
    _ text: String, file: String
  ) -> (words: WordBook, problems: [Diagnostic]) {
    let reporter = Reporter()
    let book = WordsParser.book(SourceLine.lines(of: text, file: file), reporter)
    return (book, reporter.found.inOrder())
  }
}
