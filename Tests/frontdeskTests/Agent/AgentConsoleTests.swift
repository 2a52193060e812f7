#if os(Linux)
  import Foundation
  import Testing
  import Text

  @testable import frontdesk

  /// The agents' console on a terminal of its own, joined to a desk of the test's own.
  @Suite(.timeLimit(.minutes(1)), .serialized) struct AgentConsoleTests {
    /// A desk's answers, as far as the tests go.
    private static func answer(_ line: String) -> [String]? {
      guard case .success(let json) = JSONText.parse(line) else { return [] }
      let done = #"{"done":\#(json.id)}"#
      if line.contains("\"login\"") {
        return line.contains("\"nobody\"")
          ? [#"{"error":{"code":"wrong-token","message":"no","id":\#(json.id)}}"#]
          : [done, AgentSessionTests.welcome, #"{"ping":7}"#]
      }
      if line.contains("\"available\":true") {
        return [
          done,
          #"{"offered":{"handoff":"H-12","kind":"chat","conversation":"C-41","queue":"orders","priority":"high","waited":42,"due":null,"note":null,"summary":{"wants":"a shirt is late"}}}"#,
        ]
      }
      if line.contains("\"take\"") { return [done, AgentSessionTests.taken("H-12", "C-41")] }
      if line.contains("\"say\"") {
        return line.contains("die")
          ? nil : [done, AgentSessionTests.said("C-41", 9, "customer", "thank you")]
      }
      if line.contains("\"history\"") {
        return [
          #"{"history":{"conversation":"C-41","summary":{"name":"佐々木"},"transcript":[],"earlier":[]}}"#,
          done,
        ]
      }
      return line.contains("\"pong\"") ? [] : [done]
    }

    private func desk(_ folder: TestFolder, connections: Int = 1, _ seen: TestLines) throws
      -> SocketDesk
    {
      try SocketDesk(path: folder.path + "/agents.sock", connections: connections) { connection in
        SocketDesk.lines(connection) { line in
          seen.add(line)
          return Self.answer(line)
        }
      }
    }

    @Test("waits for a desk, logs in, hears an offer, talks, closes and leaves")
    func works() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let program = try TerminalProgram(
        ["agent", "--name", "sato", "--data", folder.path], columns: 80)
      try program.wait(for: "frontdesk serve --port 7420")
      let desk = try desk(folder, seen)
      try program.wait(for: "Welcome")
      #expect(program.isRaw)
      program.type("/available\r")
      try program.wait(for: "a shirt is late")
      #expect(program.text.components(separatedBy: "\u{7}").count == 2)
      program.type("／受ける\r")
      try program.wait(for: "佐々木 C-41 order 26110201 > ")
      try program.wait(for: "まだですか")
      program.type("\u{1B}[200~one\rtwo\u{1B}[201~\r")
      try program.wait(for: "thank you")
      // A chat is held: leaving is asked for twice.
      program.type("\u{4}")
      try program.wait(for: "Do it again to leave")
      program.type("/close resolved\r")
      try program.wait(for: "C-41 is closed")
      program.type("\u{4}")
      #expect(try program.end() == 0)
      #expect(program.isRestored)
      desk.finish()
      #expect(seen.all.contains(#"{"pong":7}"#))
      #expect(seen.all.contains { $0.contains(#""say":"one\ntwo","to":"C-41""#) })
      #expect(seen.all.contains { $0.contains(#""close":"C-41","as":"resolved""#) })
    }

    @Test("asks for the name, again when nobody has it")
    func asksName() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let desk = try desk(folder, connections: 2, seen)
      let program = try TerminalProgram(["agent", "--data", folder.path], columns: 80)
      try program.wait(for: "your name")
      program.type("nobody\r")
      try program.wait(for: "frontdesk agents add nobody")
      program.type("sato\r")
      try program.wait(for: "Welcome")
      program.send(SIGTERM)
      #expect(try program.end() == -SIGTERM)
      #expect(program.isRestored)
      desk.finish()
    }

    @Test("a desk that is lost and comes back gets the login and the unanswered words again")
    func comesBack() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let first = try desk(folder, seen)
      let program = try TerminalProgram(
        ["agent", "--name", "sato", "--data", folder.path], columns: 80)
      try program.wait(for: "Welcome")
      program.type("/take H-12\r")
      try program.wait(for: "まだですか")
      program.type("please die\r")
      try program.wait(for: "The desk was lost")
      first.finish()
      unlink(folder.path + "/agents.sock")
      let again = TestLines()
      let second = try SocketDesk(path: folder.path + "/agents.sock", connections: 1) {
        connection in
        SocketDesk.lines(connection) { line in
          again.add(line)
          if line.contains("\"login\"") {
            return [
              AgentSessionTests.welcome.replacing(
                "[]", with: #"[{"conversation":"C-41","seq":2}]"#)
            ]
          }
          return line.contains("die") ? [#"{"done":"x"}"#] : Self.answer(line)
        }
      }
      try program.wait(for: "Connected again")
      let said = try #require(seen.all.last)
      let end = ContinuousClock.now + .seconds(10)
      while again.all.last != said, .now < end { usleep(5_000) }
      #expect(again.all.last == said)
      program.type("\u{3}\u{3}")
      #expect(try program.end() == 0)
      second.finish()
    }

    @Test("two consoles of one agent do not push each other out for ever")
    func yields() throws {
      let folder = try TestFolder()
      let desk = try SocketDesk(path: folder.path + "/agents.sock", connections: 2) { connection in
        SocketDesk.lines(connection) { line in
          guard line.contains("\"login\"") else { return [] }
          let closing = #"{"error":{"code":"closing","message":"","id":null}}"#
          for text in [AgentSessionTests.welcome, closing] {
            _ = Descriptor.writeAll(Array("\(text)\n".utf8), to: connection)
          }
          return nil
        }
      }
      let program = try TerminalProgram(
        ["agent", "--name", "sato", "--data", folder.path], columns: 80)
      try program.wait(for: "logged in elsewhere")
      #expect(try program.end() == 0)
      desk.finish()
    }

    @Test("without a terminal only --json goes, and that copies both ways")
    func json() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let refused = try Program.run(["agent", "--data", folder.path])
      #expect(refused.code == 2 && refused.err.contains("--json"))
      let desk = try desk(folder, seen)
      let ended = try Program.run(
        ["agent", "--json", "--data", folder.path],
        stdin: "{\"login\":{\"name\":\"sato\"},\"id\":\"1\"}\nnot json\n")
      desk.finish()
      #expect(ended.code == 0)
      #expect(seen.all == [#"{"login":{"name":"sato"},"id":"1"}"#, "not json"])
      #expect(
        ended.lines.map(String.init) == [
          #"{"done":"1"}"#, AgentSessionTests.welcome, #"{"ping":7}"#,
        ])
    }
  }

  /// A request's id, ready to be written into its answer.
  private struct JSONText: Sendable {
    let id: String
    static func parse(_ line: String) -> Result<JSONText, CancellationError> {
      guard
        let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      else { return .failure(CancellationError()) }
      return .success(JSONText(id: (object["id"] as? String).map { "\"\($0)\"" } ?? "null"))
    }
  }
#endif
