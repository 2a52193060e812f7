import Foundation
import Pages
import Testing
import Text

/// Trees of pages that lie on the disk.
enum Trees {
  private static let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The demo shop's own pages.
  static func house() throws -> [ManualFile] {
    try files(
      in: tests.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Intents"))
  }

  /// The pages that the language was first written down with.
  static func examples() throws -> [ManualFile] {
    try files(in: tests.appendingPathComponent("Golden/pages"))
  }

  private static func files(in folder: URL) throws -> [ManualFile] {
    let keys: [URLResourceKey] = [.isRegularFileKey]
    let walk = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: keys))
    return try walk.compactMap { $0 as? URL }.filter {
      try $0.resourceValues(forKeys: Set(keys)).isRegularFile == true
    }.map { url in
      ManualFile(
        path: String(
          url.standardizedFileURL.path.dropFirst(folder.standardizedFileURL.path.count + 1)),
        bytes: Array(try Data(contentsOf: url)))
    }.sorted { $0.path < $1.path }
  }
}
