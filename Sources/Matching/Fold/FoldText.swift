internal import Text

extension Folded {
  /// Folds by NFKC, lower case and katakana to hiragana.
  init(folding string: String) {
    let text = Folding.fold(string)
    units = text.scalars
    let count = units.count
    starts = [Int32](unsafeUninitializedCapacity: count) { starts, filled in
      filled = starts.initialize(fromContentsOf: text.offsets.prefix(count))
    }
    // Scalars of one character end where the next character begins.
    ends = [Int32](unsafeUninitializedCapacity: count) { ends, filled in
      filled = ends.initialize(fromContentsOf: text.offsets.dropFirst().prefix(count))
    }
    var at = count - 2
    while at >= 0 {
      if ends[at] <= starts[at] { ends[at] = ends[at + 1] }
      at -= 1
    }
  }
}
