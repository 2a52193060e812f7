import Foundation
import Store
import Testing

@testable import frontdesk

/// What a person reads when no desk can be had: one clear line, and the right code.
@Suite(.timeLimit(.minutes(1))) struct TroubleTests {
  @Test("a page with a fault: it does not start, names file, line and column, and ends with 1")
  func faultyPage() throws {
    let shop = try TestShop(["desk/thanks.md": "# お礼 / Thanks\n\n## Customers say\n- {nosuch}\n"])
    for command in [["chat", "--json"], ["serve", "--port", "0"]] {
      let ended = try Program.run(command + shop.options)
      #expect(ended.code == 1)
      #expect(ended.out.isEmpty)
      #expect(ended.err.contains("Intents/desk/thanks.md:4:"))
      #expect(ended.err.contains("error: "))
      #expect(ended.err.contains("the desk does not start"))
    }
  }

  @Test("no pages at all: one line, 2")
  func noPages() throws {
    let shop = try TestShop()
    let ended = try Program.run(["chat", "--intents", "/no/such/tree", "--data", shop.data])
    #expect(ended.code == 2)
    #expect(ended.isOneClearLine(naming: "/no/such/tree"))
  }

  @Test("a data directory that cannot be written, or is none: one line, 2")
  func unwritable() throws {
    let shop = try TestShop()
    let intents = shop.folder.path + "/Intents"
    let file = try shop.folder.write("", to: "file")
    let under = try Program.run(["chat", "--intents", intents, "--data", file + "/D"])
    #expect(under.code == 2)
    #expect(under.isOneClearLine(naming: file))
    // Root may write everywhere.
    guard getuid() != 0 else { return }
    let sealed = shop.folder.path + "/sealed"
    try FileManager.default.createDirectory(atPath: sealed, withIntermediateDirectories: true)
    chmod(sealed, 0o500)
    defer { chmod(sealed, 0o700) }
    let ended = try Program.run(["chat", "--intents", intents, "--data", sealed])
    #expect(ended.code == 2)
    #expect(ended.isOneClearLine(naming: sealed))
  }

  @Test("a file of a newer program is left alone: one line, 2")
  func newerFile() throws {
    let shop = try TestShop()
    let database = DataDirectory(shop.data).database
    var bytes = try Data(contentsOf: URL(fileURLWithPath: database))
    // The user version: four bytes from offset 60. Source: the SQLite file format, 1.3.
    bytes.replaceSubrange(60..<64, with: [0, 0, 0x7F, 0xFF])
    try bytes.write(to: URL(fileURLWithPath: database))
    let ended = try Program.run(["chat", "--json"] + shop.options)
    #expect(ended.code == 2)
    #expect(ended.isOneClearLine(naming: "newer", "32767"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: database)) == bytes)
  }

  @Test("a lock held by something that is no desk: one line, 2")
  func silentHolder() throws {
    let shop = try TestShop()
    let holder = try Store.open(directory: shop.data, wake: {})
    defer { holder.close() }
    let chat = try Program.run(["chat", "--json"] + shop.options)
    #expect(chat.code == 2)
    #expect(chat.isOneClearLine(naming: shop.data))
    let serve = try Program.run(["serve", "--port", "0"] + shop.options)
    #expect(serve.code == 2)
    #expect(serve.isOneClearLine(naming: shop.data))
  }

  @Test(
    "too few descriptors: one line that says what to raise, 2",
    arguments: [["serve", "--port", "0"], ["chat", "--json"]], Array(5...13))
  func noDescriptors(command: [String], count: Int) throws {
    let shop = try TestShop()
    let program = try RunningProgram(
      command + shop.options,
      launcher: ["/bin/sh", "-c", "ulimit -n \(count); exec \"$0\" \"$@\""])
    #expect(try program.end() == 2)
    let problems = try program.problems()
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix("frontdesk: no file descriptor is left for ") == true)
    #expect(problems.first?.hasSuffix("; raise ulimit -n") == true)
  }

  @Test("a port that is taken, and one of another machine's: one line, 2")
  func wrongPort() throws {
    let shop = try TestShop()
    let (desk, port) = try shop.serve()
    let other = try TestShop()
    let taken = try Program.run(["serve", "--port", "\(port)"] + other.options)
    #expect(taken.code == 2)
    #expect(taken.isOneClearLine(naming: "127.0.0.1:\(port)"))
    let open = try Program.run(["serve", "--port", "0", "--address", "0.0.0.0"] + other.options)
    #expect(open.code == 2)
    #expect(open.isOneClearLine(naming: "0.0.0.0"))
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }

  @Test("a data directory whose socket files would have too long a name: one line, 2")
  func longPath() throws {
    let shop = try TestShop()
    let data = shop.folder.path + "/" + String(repeating: "d", count: 100)
    let ended = try Program.run(
      ["chat", "--json", "--intents", shop.folder.path + "/Intents", "--data", data])
    #expect(ended.code == 2)
    #expect(ended.isOneClearLine(naming: "103"))
  }
}
