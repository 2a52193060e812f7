internal import Text

extension Folded {
  /// Folds by NFKC, lower case and katakana to hiragana.
  init(folding string: String) {
    let text = Folding.fold(string)
    units = text.scalars
    starts = Array(text.offsets.dropLast())
    // Scalars of one character end where the next character begins.
    ends = Array(text.offsets.dropFirst())
    var at = ends.count - 2
    while at >= 0 {
      if ends[at] <= starts[at] { ends[at] = ends[at + 1] }
      at -= 1
    }
  }
}
