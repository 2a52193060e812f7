#if os(Linux)
  import Desk
  import Foundation
  import Testing
  import Text

  @testable import frontdesk

  /// The customer's terminal, joined to a desk of the test's own.
  @Suite(.timeLimit(.minutes(1)), .serialized) struct TerminalTests {
    private func desk(_ folder: TestFolder, connections: Int = 1, _ seen: TestLines = TestLines())
      throws -> SocketDesk
    {
      try SocketDesk(path: folder.path + "/desk.sock", connections: connections) { connection in
        SocketDesk.lines(connection) { line in
          // What every `chat` that joins says before its user's first line.
          guard line != ClientNotice.terminal else { return [] }
          seen.add(line)
          if line.contains("\"bye\"") {
            return [#"{"seq":9,"event":"closed","text":"Goodbye from the shop."}"#]
          }
          if line.contains("\"resume\"") {
            return [
              #"{"conversation":"C-1","seq":1,"text":"Here you are again."}"#,
              #"{"seq":1,"from":"desk","text":"welcome"}"#,
              #"{"turn":0,"id":null,"seq":1,"state":"idle"}"#,
            ]
          }
          return line.contains("die") ? nil : FakeDesk.echo(line)
        }
      }
    }

    @Test("what is edited is sent as it stands, a paste as one message; the shop says goodbye last")
    func talks() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let desk = try desk(folder, seen)
      let program = try TerminalProgram(["chat", "--data", folder.path])
      try program.wait(for: "you> ")
      #expect(program.isRaw)
      program.type("日本\u{1B}[D\u{7F}x\r")
      try program.wait(for: "heard x本")
      program.type("\u{1B}[200~a\rb\u{1B}[201~\r")
      try program.wait(for: "heard a")
      try program.wait(for: "  b")
      #expect(FileManager.default.fileExists(atPath: folder.path + "/token"))
      program.type("\u{4}")
      #expect(try program.end() == 0)
      #expect(program.isRestored)
      #expect(program.text.contains("Goodbye from the shop.\r"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/token"))
      desk.finish()
      #expect(seen.all.first == #"{"hello":{"language":"en","words":true}}"#)
      #expect(seen.all.count == 4)
      #expect(seen.all[1].contains(#""say":"x本""#))
      #expect(seen.all[2].contains(#""say":"a\nb""#))
      #expect(seen.all[3] == #"{"bye":true}"#)
    }

    @Test("what was typed before the prompt is said, and stands behind the prompt")
    func typedAhead() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let desk = try desk(folder, seen)
      let program = try TerminalProgram(["chat", "--data", folder.path])
      program.type("first\rhalf")
      try program.wait(for: "you> first")
      try program.wait(for: "heard first")
      try program.wait(for: "you> half")
      program.type(" done\r")
      try program.wait(for: "heard half done")
      program.type("\u{4}")
      #expect(try program.end() == 0)
      desk.finish()
      #expect(seen.all.count == 4)
    }

    @Test(
      "a signal ends it, and the terminal is as before",
      arguments: [SIGTERM, SIGHUP, SIGINT, SIGSEGV]
    )
    func signals(signal: Int32) throws {
      let folder = try TestFolder()
      let desk = try desk(folder)
      let program = try TerminalProgram(["chat", "--data", folder.path])
      try program.wait(for: "you> ")
      program.type("half a line")
      try program.wait(for: "half a line")
      program.send(signal)
      #expect(try program.end() == -signal)
      #expect(program.isRestored)
      desk.finish()
    }

    @Test("who comes back goes on with the same conversation")
    func comesBack() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let desk = try desk(folder, connections: 2, seen)
      let first = try TerminalProgram(["chat", "--data", folder.path])
      try first.wait(for: "you> ")
      first.send(SIGTERM)
      _ = try first.end()
      let second = try TerminalProgram(["chat", "--data", folder.path])
      try second.wait(for: "Here you are again.")
      // As it looked the first time.
      let rows = second.text.split(whereSeparator: \.isNewline).map { $0.filter { $0 != "\r" } }
      #expect(rows.contains(["Desk", "  welcome", "Here you are again."]))
      second.type("\u{3}")
      #expect(try second.end() == 0)
      desk.finish()
      #expect(seen.all.contains(#"{"resume":"tok","after":0,"words":true}"#))
    }

    @Test("a desk that is lost and comes back gets the unanswered line again, with its id")
    func findsTheDeskAgain() throws {
      let (folder, seen) = (try TestFolder(), TestLines())
      let first = try desk(folder)
      let program = try TerminalProgram(["chat", "--data", folder.path])
      try program.wait(for: "you> ")
      program.type("die\r")
      try program.wait(for: ChatWords.lost.en)
      first.finish()
      unlink(folder.path + "/desk.sock")
      let second = try SocketDesk(path: folder.path + "/desk.sock", connections: 1) { connection in
        SocketDesk.lines(connection) { line in
          guard line != ClientNotice.terminal else { return [] }
          seen.add(line)
          return line.contains("\"resume\"")
            ? [#"{"conversation":"C-1","seq":1}"#, #"{"turn":0,"id":null,"state":"idle"}"#]
            : line.contains("\"bye\"") ? nil : FakeDesk.echo(line)
        }
      }
      try program.wait(for: ChatWords.back.en)
      try program.wait(for: "heard die")
      program.type("\u{4}")
      #expect(try program.end() == 0)
      second.finish()
      #expect(seen.all.first == #"{"resume":"tok","after":1,"words":true}"#)
    }
  }
#endif
