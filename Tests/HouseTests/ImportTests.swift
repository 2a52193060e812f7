import Foundation
import Testing

/// The walls of the house: which module may import which. Source: the design, section 2.
@Suite struct ImportTests {
  static let mayImport: [String: Set<String>] = [
    "Text": [],
    "Pages": ["Text"],
    "Conversations": ["Text"],
    "Matching": ["Pages", "Text"],
    "Handoffs": ["Conversations", "Text"],
    "Dialog": ["Matching", "Pages", "Conversations", "Text"],
    "Wire": ["Handoffs", "Conversations", "Text"],
    "Store": ["Conversations", "Text"],
    "Sockets": ["Wire"],
    "Desk": [
      "Store", "Dialog", "Wire", "Matching", "Handoffs", "Pages", "Conversations", "Text",
    ],
    "frontdesk": [
      "Desk", "Store", "Sockets", "Dialog", "Wire", "Matching", "Handoffs", "Pages",
      "Conversations", "Text",
    ],
  ]
  /// What a module may import beyond ours.
  static let mayImportBeyond: [String: Set<String>] = [
    "Store": ["CSQLite", "Glibc", "Darwin"],
    "Sockets": ["CLinux", "Glibc", "Musl", "Darwin", "Synchronization"],
    "frontdesk": ["Glibc", "Darwin", "FoundationEssentials", "Synchronization"],
  ]
  /// Values in, values out: no clock, no chance, no file.
  static let pure = ["Text", "Pages", "Conversations", "Matching", "Handoffs", "Dialog", "Wire"]
  static let forbiddenBelow = [
    "Date(", "Date.now", "random", "UUID(", "FileManager", "clock_gettime", "print(",
  ]

  @Test("imports go down only, and only as the design lists", arguments: mayImport.keys.sorted())
  func importsAsListed(module: String) throws {
    let allowed = try #require(Self.mayImport[module])
      .union(Self.mayImportBeyond[module] ?? [])
    for file in try Tree.swiftFiles(in: "Sources/\(module)") {
      for line in try Tree.lines(of: file) {
        guard let imported = Self.importedModule(line) else { continue }
        #expect(allowed.contains(imported), "\(file) imports \(imported)")
      }
    }
  }

  @Test("the pure floors read no clock, no chance and no file", arguments: pure)
  func pureFloors(module: String) throws {
    for file in try Tree.swiftFiles(in: "Sources/\(module)") {
      for (number, line) in try Tree.lines(of: file).enumerated()
      where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for word in Self.forbiddenBelow {
          #expect(!Self.holds(word, line), "\(file):\(number + 1) holds \(word)")
        }
      }
    }
  }

  @Test("every module of the design is there, and none besides")
  func modulesAsDesigned() throws {
    let found = try Tree.folders(in: "Sources").filter {
      !$0.hasPrefix("C") || $0 == "Conversations"
    }
    #expect(Set(found) == Set(Self.mayImport.keys))
  }

  @Test("nothing in Sources gives up on its input")
  func noTraps() throws {
    for file in try Tree.swiftFiles(in: "Sources") {
      for (number, line) in try Tree.lines(of: file).enumerated() {
        for word in ["try!", "as!", "fatalError("] {
          // `CivilDate(` is a day of the calendar, no clock.
          let line = line.replacingOccurrences(of: "CivilDate(", with: "")
          #expect(!line.contains(word), "\(file):\(number + 1) holds \(word)")
        }
      }
    }
  }

  /// Whether `word` stands in `line` by itself: `Date(`, not `CivilDate(`.
  private static func holds(_ word: String, _ line: String) -> Bool {
    var rest = Substring(line)
    while let found = rest.range(of: word) {
      let before = rest[..<found.lowerBound].last
      if before.map({ !$0.isLetter && !$0.isNumber && $0 != "_" }) ?? true { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }

  private static func importedModule(_ line: String) -> String? {
    var words = line.split(separator: " ").map(String.init)
    while let first = words.first,
      first.hasPrefix("@") || ["public", "internal", "package"].contains(first)
    {
      words.removeFirst()
    }
    guard words.first == "import", words.count >= 2 else { return nil }
    return words[1].split(separator: ".").first.map(String.init)
  }
}
