internal import Text

/// The words of a message that can tell what it is about, as numbers: what a page's phrases must hold
/// before a message stands on that page's grounds.
enum GroundWords {
  /// Signs of katakana and of hiragana that make a word: fewer are shared by chance.
  private static let kana = 3
  /// The same of kanji.
  private static let kanji = 2

  /// Calls `found` for each concept once; for English words, without those that hold a sentence
  /// together; for kanji by pairs and katakana by threes; and for hiragana by threes where nothing
  /// else is there. Concepts stand for the words they are found in.
  /// - Parameters:
  ///   - withGrammar: whether hiragana are wanted wherever they stand.
  ///   - found: takes the word, and whether it is of hiragana.
  static func each(
    _ text: Folded, meant: [SymbolSpans.Span], _ language: Language,
    withGrammar: Bool = false, _ found: (_ word: UInt64, _ isGrammar: Bool) -> Void
  ) {
    var isEmpty = true
    var symbols: Set<UInt32> = []
    for span in meant where symbols.insert(span.symbol).inserted {
      isEmpty = false
      found(FeatureHash.mix(FeatureHash.concept, span.symbol), false)
    }
    var cover = SpanCover(meant)
    runs(text.units) { run, writing in
      if cover.touches(run.lowerBound, run.upperBound) { return }
      switch writing {
      case .latin:
        let key = WordStem.key(text.units, run)
        if language == .en, FunctionWords.contains(key) { return }
        found(key, false)
      case .kanji: pieces(text.units, run, of: kanji, false, found)
      case .katakana: pieces(text.units, run, of: kana, false, found)
      case .slot:
        // A value says little alone: hiragana beside it still count.
        found(FeatureHash.mix(FeatureHash.word, text.units[run.lowerBound]), false)
        return
      case .hiragana, .other: return
      }
      isEmpty = false
    }
    guard isEmpty || withGrammar else { return }
    runs(text.units) { run, writing in
      if writing == .hiragana { pieces(text.units, run, of: kana, true, found) }
    }
  }

  /// A run shorter than `size` is one piece.
  private static func pieces(
    _ units: [UInt32], _ run: Range<Int>, of size: Int, _ isGrammar: Bool,
    _ found: (UInt64, Bool) -> Void
  ) {
    let size = min(size, run.count)
    for start in run.lowerBound...run.upperBound - size {
      var hash = FeatureHash.japanese
      for at in start..<start + size { hash = FeatureHash.mix(hash, UnitBits.sign(units[at])) }
      found(hash, isGrammar)
    }
  }

  private enum Writing {
    case latin, kanji, katakana, hiragana, slot, other

    init(_ unit: UInt32) {
      if unit & UnitBits.slot != 0 {
        self = .slot
      } else if unit & UnitBits.katakana != 0 || unit == 0x30FC {
        self = .katakana
      } else if UnitClass.isHiragana(unit) {
        self = .hiragana
      } else if UnitClass.isKanji(unit) || unit == 0x3005 {
        self = .kanji
      } else {
        self = UnitClass.isWord(unit & UnitBits.scalar) ? .latin : .other
      }
    }
  }

  /// The stretches of one writing; a word of Latin letters is one.
  private static func runs(_ units: [UInt32], _ body: (Range<Int>, Writing) -> Void) {
    var at = 0
    while at < units.count {
      let writing = Writing(units[at])
      var end = at + 1
      while end < units.count, writing != .slot, units[end] & UnitBits.wordStart == 0,
        Writing(units[end]) == writing
      { end += 1 }
      if writing != .other { body(at..<end, writing) }
      at = end
    }
  }
}
