/// A place in a file a person wrote. Both count from 1; columns in characters, as editors show.
public struct FileLocation: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let file: String
  public let line: Int
  public let column: Int
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
  public static func < (a: Self, b: Self) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
  }
  /// `orders/order-status.md:12:3`.
  public var description: String { "\(file):\(line):\(column)" }
}

/// A stretch of one line: where it begins and how many characters it covers, at least 1.
public struct FileRange: Hashable, Sendable {
  public let start: FileLocation
  public let length: Int
  public init(_ start: FileLocation, length: Int) {
    self.start = start
    self.length = max(1, length)
  }
}
