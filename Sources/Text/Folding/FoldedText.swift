/// Text as matching sees it, with the way back to the text as written.
public struct FoldedText: Hashable, Sendable {
  /// The folded scalars.
  public let scalars: [UInt32]
  /// For each scalar the UTF-8 offset in the original where its source begins, never decreasing;
  /// one last entry holds the original's length.
  public let offsets: [Int32]

  init(scalars: [UInt32], offsets: [Int32]) {
    self.scalars = scalars
    self.offsets = offsets
  }

  /// The folded scalars as a string.
  public var string: String {
    var text = String.UnicodeScalarView()
    for value in scalars { text.append(Unicode.Scalar(value) ?? "\u{FFFD}") }
    return String(text)
  }

  /// Where the scalars of `range` stand in the original, in UTF-8 bytes; nil when `range` leaves
  /// the text.
  public func source(of range: Range<Int>) -> Range<Int>? {
    guard range.lowerBound >= 0, range.upperBound < offsets.count else { return nil }
    return Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])
  }
}
