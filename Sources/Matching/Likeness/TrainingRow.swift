/// One wording to learn from.
struct TrainingRow {
  /// The page's place in the manual.
  let page: Int
  let units: [UInt32]
  /// Where concepts stand in it.
  let meant: [SymbolSpans.Span]
  /// Which phrase it comes from: wordings of one phrase are held out together.
  let phrase: Int

  /// The concepts it holds, rising.
  var concepts: [UInt32] {
    meant.isEmpty ? [] : Set(meant.map(\.symbol)).sorted()
  }

  static func before(_ a: TrainingRow, _ b: TrainingRow) -> Bool {
    a.page != b.page ? a.page < b.page : a.units.lexicographicallyPrecedes(b.units)
  }

  var text: Folded {
    var text = Folded()
    text.units = units
    text.starts = Array(repeating: 0, count: units.count)
    text.ends = text.starts
    return text
  }
}
