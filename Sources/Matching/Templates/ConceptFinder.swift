internal import Pages

/// Finds the words of the concepts of `words.md` in a canonical text with long vowel marks.
final class ConceptFinder: Sendable {
  private let members: UnitTrie
  private let stems: UnitTrie

  init(_ concepts: [Concept], _ symbols: SymbolTable) {
    var members = UnitTrie()
    var stems = UnitTrie()
    for concept in concepts {
      guard let symbol = symbols.concept(concept.name) else { continue }
      let value = Int32(bitPattern: symbol)
      for member in concept.members {
        let units = Canonical.long(member.text).units
        if member.isStem {
          stems.insert(units, value: value)
        } else {
          members.insert(units, value: value)
        }
      }
    }
    self.members = members
    self.stems = stems
  }

  /// Every place of every concept; the shortest where a stem and a whole word begin alike.
  func spans(in text: Folded) -> [SymbolSpans.Span] {
    var spans: [SymbolSpans.Span] = []
    guard !members.isEmpty || !stems.isEmpty else { return spans }
    for start in 0..<text.count {
      // Inside a Latin word nothing begins.
      let unit = text.units[start]
      if UnitClass.isWord(unit) { continue }
      members.walk(text.units, from: start) { end, values in
        guard text.isWordEnd(end) || UnitClass.isJapanese(text.units[end - 1]) else { return }
        for value in values {
          spans.append(.init(symbol: UInt32(bitPattern: value), start: start, end: end))
        }
      }
      stems.walk(text.units, from: start) { end, values in
        var wordEnd = end
        if UnitClass.isWord(text.units[end - 1] & UnitBits.scalar) {
          while !text.isWordEnd(wordEnd) { wordEnd += 1 }
        }
        for value in values {
          spans.append(.init(symbol: UInt32(bitPattern: value), start: start, end: wordEnd))
        }
      }
    }
    return spans
  }
}
