import Foundation
import Pages
import TestManuals
import Testing
import Wire

@testable import frontdesk

/// A folder with the pages of a small shop, whose desk starts fast, and a data directory with one
/// order in it.
final class TestShop {
  static let now = ["--now", "2026-11-21T14:00+09:00"]
  let folder: TestFolder
  var data: String { folder.path + "/D" }

  init(_ pages: [String: String] = [:]) throws {
    folder = try TestFolder()
    for file in SmallShop.files(pages) {
      try folder.write(Data(file.bytes), to: "Intents/\(file.path)")
    }
    let orders = try folder.write(
      "order_number,email,name,status,items,total_jpy,order_date,promised_date\n"
        + "26110201,hanako@example.jp,山田花子,preparing,S101 x1,2200,2026-11-18,2026-11-22\n",
      to: "orders.csv")
    let imported = try Program.run(["orders", "import", orders, "--data", data] + Self.now)
    try #require(imported.code == 0 && imported.err.isEmpty, "\(imported.err)")
  }

  /// The options with which a command runs on this shop.
  var options: [String] { ["--intents", folder.path + "/Intents", "--data", data] + Self.now }

  func chat(_ input: String, _ more: String...) throws -> Program.Ended {
    try Program.run(["chat"] + more + options, stdin: input)
  }

  func chat(bytes: Data, _ more: String...) throws -> Program.Ended {
    try Program.run(["chat"] + more + options, input: bytes)
  }

  /// A desk that serves, and the port it listens on.
  func serve(_ more: String...) throws -> (desk: RunningProgram, port: Int) {
    let desk = try RunningProgram(["serve", "--port", "0"] + more + options)
    return (desk, try Self.port(of: desk))
  }

  static func port(of desk: RunningProgram) throws -> Int {
    let line = try desk.line(with: "listening customers tcp ")
    try #require(line.hasPrefix("listening customers tcp 127.0.0.1:"))
    return try #require(Int(line.split(separator: ":").last ?? ""))
  }

  /// What a reading command prints, line by line.
  func stored(_ command: String...) throws -> [JSON] {
    let ended = try Program.run(command + ["--json", "--data", data])
    #expect(ended.code == 0)
    #expect(ended.err.isEmpty)
    return try ended.lines.map { try JSON.parse(String($0)).get() }
  }

  func verify() throws {
    let ended = try Program.run(["store", "verify", "--data", data])
    #expect(ended.code == 0, "\(ended.out)\(ended.err)")
  }
}

extension Program.Ended {
  /// Each line of output as JSON.
  var json: [JSON] {
    get throws { try lines.map { try JSON.parse(String($0)).get() } }
  }
  /// Asked of a failure: one line for the person, nothing else.
  func isOneClearLine(naming words: String...) -> Bool {
    out.isEmpty && err.hasPrefix("frontdesk: ") && err.hasSuffix("\n")
      && err.count { $0 == "\n" } == 1 && words.allSatisfy(err.contains)
  }
}
