/// A line of `## Check` or of a transcript file, with its place and how deep it is indented.
public struct PlacedLine: Hashable, Sendable {
  /// Without its bullet and indentation.
  public let text: String
  /// 0 for a top bullet, 1 for one nested in it.
  public let depth: Int
  public let range: FileRange
  public init(text: String, depth: Int, at range: FileRange) {
    self.text = text
    self.depth = depth
    self.range = range
  }
}
