import Foundation
import Testing
import Text

/// One of the two guides for content staff: its marked examples, tables and lists. A mark is an HTML
/// comment on a line of its own (readers of the page do not see it), and stands above what it names.
struct Guide {
  /// A fenced block below `<!-- kind: path -->`.
  struct Example {
    let kind: String
    /// The file it is; empty where the mark names none.
    let path: String
    let text: String
    let line: Int
  }

  let language: Language
  private(set) var examples: [Example] = []
  private(set) var tables: [String: [[String]]] = [:]
  private(set) var lists: [String: [String]] = [:]
  /// Lines of fenced blocks that no mark stands above.
  private(set) var unmarked: [Int] = []

  static func all() throws -> [Guide] { [try Guide(.en), try Guide(.ja)] }

  init(_ language: Language) throws {
    self.language = language
    let name = language == .en ? "README.md" : "README.ja.md"
    let url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Intents/\(name)")
    let lines = try String(contentsOf: url, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
    var mark: (kind: String, name: String)?
    var at = 0
    while at < lines.count {
      let line = lines[at]
      if let found = Self.mark(line) {
        mark = found
      } else if line.hasPrefix("```") {
        let end = lines[(at + 1)...].firstIndex(of: "```") ?? lines.count
        if let mark {
          examples.append(
            Example(
              kind: mark.kind, path: mark.name,
              text: lines[(at + 1)..<end].joined(separator: "\n"), line: at + 2))
        } else {
          unmarked.append(at + 1)
        }
        mark = nil
        at = end
      } else if let found = mark, found.kind == "table", line.hasPrefix("|") {
        let end = lines[at...].firstIndex { !$0.hasPrefix("|") } ?? lines.count
        // Without the header and the line below it.
        tables[found.name] = lines[at..<end].dropFirst(2).map(Self.cells)
        mark = nil
        at = end
      } else if let found = mark, found.kind == "list", !line.isEmpty {
        let end = lines[at...].firstIndex(of: "") ?? lines.count
        lists[found.name] = Self.codes(lines[at..<end].joined(separator: "\n"))
        mark = nil
        at = end
      }
      at += 1
    }
  }

  /// `<!-- kind: name -->`, alone on its line.
  private static func mark(_ line: String) -> (String, String)? {
    guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
    let inside = line.dropFirst(5).dropLast(4)
    guard let colon = inside.firstIndex(of: ":") else { return (String(inside), "") }
    return (String(inside[..<colon]), String(inside[inside.index(colon, offsetBy: 2)...]))
  }

  /// The cells of a row, a bar written `\|` as a bar.
  private static func cells(_ row: String) -> [String] {
    row.replacing("\\|", with: "\u{0}").split(separator: "|", omittingEmptySubsequences: false)
      .dropFirst().dropLast()
      .map { $0.trimmingCharacters(in: .whitespaces).replacing("\u{0}", with: "|") }
  }

  /// A cell as a reader sees it, its code still between backticks: outside of code, Markdown shows
  /// one `\\` for two.
  static func shown(_ cell: String) -> String {
    cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .map { offset, part in
        offset % 2 == 1 ? String(part) : String(part).replacing("\\\\", with: "\\")
      }
      .joined(separator: "`")
  }

  /// What stands between backticks.
  static func codes(_ text: String) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// A cell that holds one piece of code.
  static func code(_ cell: String) throws -> String {
    let codes = codes(cell)
    try #require(codes.count == 1, "one piece of code: \(cell)")
    return codes[0]
  }
}
