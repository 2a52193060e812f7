import Text

/// What a page's text says beyond its meaning: places for the checks, and what did not parse.
struct PageSource: Sendable {
  /// One text the desk says, its language, and the braces in it.
  struct TextUse: Sendable {
    enum Part: Hashable {
      case atOnce
      /// The wording of the ask line at this index of the page's `ask`.
      case ask(Int)
      case readBack
      /// The answer at this index of the page's `answers`.
      case answer(Int)
    }
    let part: Part
    let language: Language
    let uses: [TermUse]
  }
  /// A decision table's places.
  struct TableSource {
    let name: String
    let heading: FileRange
    /// The result columns' cells in the header row, by column.
    let columns: [String: FileRange]
    /// By row, the cells of result columns that hold something, by column.
    let cells: [[String: FileRange]]
  }
  let page: Page
  /// The title's line, or the file's first.
  let title: FileRange
  /// The section's heading by what it begins; only those that a page has at most once.
  var headings: [String: FileRange] = [:]
  var answerHeadings: [FileRange] = []
  /// Where each answer's last day stands.
  var answerEnds: [FileRange?] = []
  var atOnceHeading: FileRange?
  var texts: [TextUse] = []
  /// By table, as the page's `tables`.
  var tables: [TableSource] = []
  var lists: [FileRange] = []
  /// Whether a part of it had errors: what is missing there is not missed a second time.
  var brokenPhrases = false
  var brokenAnswers = false
  var brokenAsk = false
  var brokenThen = false
  var brokenAtOnce = false
  var brokenReadBack = false
  var brokenTables = false
}
