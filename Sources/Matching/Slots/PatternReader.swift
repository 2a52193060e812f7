internal import Pages

/// Reads a slot's own pattern in one pass. Where the pattern has a hyphen, any hyphen or none will
/// do, as customers type it.
enum PatternReader {
  /// All places where the pattern fits between borders of digits and letters.
  static func pieces(_ pattern: SlotPattern, in text: Folded) -> [Piece<String>] {
    var found: [Piece<String>] = []
    var at = 0
    while at < text.count {
      let before = at > 0 ? text.units[at - 1] : 0
      let joined =
        UnitClass.isDigit(text.units[at])
        ? UnitClass.isDigit(before)
        : UnitClass.isASCIILetter(before) || UnitClass.isDigit(before)
      if !joined, let (value, end) = match(pattern, text, at), end > at,
        end >= text.count
          || !(UnitClass.isDigit(text.units[end])
            || (UnitClass.isASCIILetter(text.units[end])
              && UnitClass.isASCIILetter(text.units[end - 1])))
      {
        found.append(Piece(value: value, range: at..<end))
        at = end
      } else {
        at += 1
      }
    }
    return found
  }

  private static func match(_ pattern: SlotPattern, _ text: Folded, _ start: Int) -> (String, Int)?
  {
    var at = start
    var value = ""
    for part in pattern.parts {
      switch part {
      case .digits(let count):
        guard let end = run(text, at, count, UnitClass.isDigit) else { return nil }
        value += text.text(at..<end)
        at = end
      case .letters(let count):
        guard let end = run(text, at, count, UnitClass.isASCIILetter) else { return nil }
        value += text.text(at..<end)
        at = end
      case .exactly(let literal):
        let units = Folded(folding: literal).units
        if units.allSatisfy(UnitClass.isHyphen) {
          if at < text.count, UnitClass.isHyphen(text.units[at]) { at += 1 }
        } else {
          guard at + units.count <= text.count, Array(text.units[at..<at + units.count]) == units
          else { return nil }
          at += units.count
        }
        value += literal
      }
    }
    return (value, at)
  }

  private static func run(
    _ text: Folded, _ start: Int, _ count: ClosedRange<Int>, _ fits: (UInt32) -> Bool
  ) -> Int? {
    var end = start
    while end < text.count, end - start < count.upperBound, fits(text.units[end]) { end += 1 }
    return end - start >= count.lowerBound ? end : nil
  }
}
