extension SafeText {
  /// The part between two UTF-8 offsets; nil when they lie outside or inside a character's bytes.
  /// A part of safe words is safe: nothing is left in it that was taken out of the whole.
  public func part(_ range: Range<Int>) -> SafeText? {
    let utf8 = string.utf8
    guard range.lowerBound >= 0, range.upperBound <= utf8.count else { return nil }
    let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let end = utf8.index(start, offsetBy: range.count)
    guard let text = String(utf8[start..<end]) else { return nil }
    return SafeText(checked: text)
  }
}
