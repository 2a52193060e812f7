import Foundation
import Testing
import Text
import Wire

@testable import frontdesk

@Suite struct AgentsCommandsTests {
  private func json(_ text: String) throws -> JSON {
    try JSON.parse(text.trimmingCharacters(in: .newlines)).get()
  }

  @Test("an agent is added before any desk was started, and is listed without the token")
  func addsAndLists() throws {
    let folder = try TestFolder()
    let data = folder.path + "/data"
    let added = try Program.run([
      "agents", "add", "sato", "--queues", "orders,returns", "--shown-as", "佐藤", "--data", data,
      "--json",
    ])
    #expect(added.code == 0)
    #expect(added.lines.count == 1)
    let agent = try json(added.out)
    #expect(agent.members?.map(\.key) == ["name", "shown", "token", "queues", "capacity"])
    #expect(agent["shown"]?.string == "佐藤")
    #expect(agent.texts("queues") == ["orders", "returns"])
    #expect(agent["capacity"]?.int == 3)
    let token = try #require(agent["token"]?.string)
    #expect(token.count == 40 && token.allSatisfy(\.isHexDigit))

    let listed = try Program.run(["agents", "list", "--data", data, "--json"])
    #expect(listed.code == 0)
    #expect(!listed.out.contains(token))
    #expect(try json(listed.out)["name"]?.string == "sato")
    for file in try FileManager.default.contentsOfDirectory(atPath: data) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(data)/\(file)"))
      #expect(bytes.range(of: Data(token.utf8)) == nil, "\(file) holds the token")
    }
  }

  @Test("a name is taken once, and free again when its agent was removed")
  func namesAreTakenOnce() throws {
    let folder = try TestFolder()
    let add = ["agents", "add", "demo", "--queues", "all", "--data", folder.path]
    #expect(try Program.run(add).code == 0)
    let again = try Program.run(add)
    #expect(again.code == 2 && again.out.isEmpty && again.err.contains("demo"))
    let remove = ["agents", "remove", "demo", "--data", folder.path]
    #expect(try Program.run(remove).code == 0)
    #expect(try Program.run(remove).code == 2)
    #expect(try Program.run(add).code == 0)
  }

  @Test(
    "what cannot be an agent is refused in one line",
    arguments: [
      ["X", "--queues", "all"], ["佐藤", "--queues", "all"], ["a"], ["a", "--queues", "orders,"],
      ["a", "--queues", "all,orders"], ["a", "--queues", "返品"],
      ["a", "--queues", "all", "--shown-as", " "], ["a", "--queues", "all", "--capacity", "0"],
    ])
  func refuses(arguments: [String]) throws {
    let folder = try TestFolder()
    let ended = try Program.run(["agents", "add"] + arguments + ["--data", folder.path])
    #expect(ended.code == 2)
    #expect(ended.out.isEmpty)
    #expect(ended.err.split(separator: "\n").count == 1)
  }

  @Test("a desk that holds the data is asked; what it refuses is told")
  func asksTheDesk() throws {
    let folder = try TestFolder()
    let seen = TestLines()
    // The lock as a running desk holds it.
    let lock = open(folder.path + "/lock", O_RDWR | O_CREAT, 0o600)
    defer { close(lock) }
    try #require(lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
    let desk = try SocketDesk(path: folder.path + "/admin.sock", connections: 3) { connection in
      SocketDesk.lines(connection) { line in
        seen.add(line)
        return line.contains("tanaka")
          ? [#"{"error":{"code":"name-taken","message":"taken"}}"#] : [#"{"done":null}"#]
      }
    }
    let sato = try Program.run([
      "agents", "add", "sato", "--queues", "all", "--capacity", "5", "--data", folder.path,
      "--json",
    ])
    try #require(sato.code == 0, "\(sato.err)")
    let tanaka = try Program.run([
      "agents", "add", "tanaka", "--queues", "orders", "--data", folder.path,
    ])
    #expect(tanaka.code == 2 && tanaka.err.contains("tanaka"))
    #expect(try Program.run(["agents", "remove", "sato", "--data", folder.path]).code == 0)
    desk.finish()
    let asked = try json(seen.all[0])["agents"]?["add"]
    #expect(asked?["name"]?.string == "sato")
    #expect(asked?["queues"] == .null)
    #expect(asked?["capacity"]?.int == 5)
    let hash = try #require(asked?["token-hash"]?.string)
    let token = try #require(try json(sato.out)["token"]?.string)
    #expect(AgentToken.isRight(token, for: hash))
    #expect(try json(seen.all[1])["agents"]?["add"]?.texts("queues") == ["orders"])
    #expect(seen.all[2] == #"{"agents":{"remove":"sato"}}"#)
  }
}

@Suite struct AgentTokenTests {
  @Test("a token fits its own hash and no other, and no two hashes are alike")
  func fits() throws {
    let (one, other) = (AgentToken.make(), AgentToken.make())
    #expect(one != other)
    let hash = try #require(AgentToken.hash(one))
    #expect(hash.hasPrefix("$6$"))
    #expect(AgentToken.isRight(one, for: hash))
    #expect(!AgentToken.isRight(other, for: hash))
    #expect(AgentToken.hash(one) != hash)
  }

  @Test("nothing fits what is no hash", arguments: ["", "x", "$6$", "*0", "$1$abc$def"])
  func fitsNothing(hash: String) { #expect(!AgentToken.isRight("x", for: hash)) }
}
