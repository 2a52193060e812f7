/// Messages with the label each belongs to, as files of `label<TAB>text` hold them.
public struct LabelledSet: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public let label: String
    public let text: String
    public init(label: String, text: String) {
      self.label = label
      self.text = text
    }
  }
  public let rows: [Row]

  /// The label of messages that belong to none. Source: the protocol, `frontdesk evaluate`.
  public static let outOfScope = "oos"

  public init(_ rows: [Row]) { self.rows = rows }

  /// A line that is no `label<TAB>text`, counted from 1.
  public struct Fault: Error, Hashable, Sendable {
    public let line: Int
    public init(line: Int) { self.line = line }
  }

  /// Reads the bytes of a file: a row a line, empty lines passed over.
  public static func read(_ bytes: [UInt8]) -> Result<LabelledSet, Fault> {
    var rows: [Row] = []
    let newline = UInt8(ascii: "\n")
    for (number, line) in bytes.split(separator: newline, omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard !line.isEmpty else { continue }
      guard let tab = line.firstIndex(of: UInt8(ascii: "\t")), tab > line.startIndex else {
        return .failure(Fault(line: number + 1))
      }
      rows.append(
        Row(
          label: String(decoding: line[..<tab], as: UTF8.self),
          text: String(decoding: line[(tab + 1)...], as: UTF8.self)))
    }
    return .success(LabelledSet(rows))
  }
}
