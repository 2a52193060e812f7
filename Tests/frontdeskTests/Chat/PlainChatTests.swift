import Foundation
import Testing
import Text

@testable import frontdesk

@Suite(.timeLimit(.minutes(1))) struct PlainChatTests {
  private func talk(_ input: [UInt8], _ desk: FakeDesk) throws -> (ExitCode, String, String) {
    let (input, output, problems) = (try TestPipe.holding(input), try TestPipe(), try TestPipe())
    let link = ChatLink(
      socket: desk.customer,
      session: ChatSession(language: .en, token: nil, idPrefix: "t"), tokens: nil, reconnect: nil)
    let chat = PlainChat(
      link: link, language: .en, input: input.readEnd,
      output: Output(results: output.writeEnd, problems: problems.writeEnd))
    let code = chat.run()
    close(input.readEnd)
    return (code, output.contents(), problems.contents())
  }

  @Test("each answer stands below its question; the last line needs no newline")
  func answersInOrder() throws {
    let desk = try FakeDesk(FakeDesk.echo)
    let (code, out, problems) = try talk(Array("a\n\nb".utf8), desk)
    #expect(code == .done)
    #expect(
      out == "welcome\nheard a\n1. yes\n2. no\nheard \n1. yes\n2. no\nheard b\n1. yes\n2. no\n")
    #expect(problems.isEmpty)
  }

  @Test("ends with the greeting when nothing is said")
  func nothingSaid() throws {
    let (code, out, _) = try talk([], try FakeDesk(FakeDesk.echo))
    #expect(code == .done)
    #expect(out == "welcome\n")
  }

  @Test("control codes go as escapes and come back as nothing a terminal obeys")
  func controlCodes() throws {
    let desk = try FakeDesk(FakeDesk.echo)
    let (_, out, _) = try talk(Array("a\u{1B}[2J\u{0}\"\r\n".utf8), desk)
    #expect(out.contains("heard a\u{FFFD}[2J\u{FFFD}\"\n"))
  }

  @Test("what is not UTF-8 is sent as it is, and the desk's complaint is said in words")
  func notUTF8() throws {
    let desk = try FakeDesk { line in
      line.contains("\u{FFFD}")
        ? [#"{"error":{"code":"not-utf8","message":"m","text":"No text, that."}}"#]
        : FakeDesk.echo(line)
    }
    let (code, out, _) = try talk([0xFF, 0x61, 0x0A, 0x62, 0x0A], desk)
    #expect(code == .done)
    #expect(out == "welcome\nNo text, that.\nheard b\n1. yes\n2. no\n")
    #expect(try desk.lines().contains([0xFF, 0x61]))
  }

  @Test("of an endless line only the beginning is sent, as one message")
  func endlessLine() throws {
    let desk = try FakeDesk(FakeDesk.echo)
    _ = try talk(Array(String(repeating: "x", count: 30_000).utf8) + Array("\ny\n".utf8), desk)
    let lines = try desk.texts()
    #expect(lines.count == 3)
    #expect(lines[1].utf8.count < 65_536)
    #expect(lines[2].contains("\"say\":\"y\""))
  }

  @Test("an agent's words carry the name, events are said in the shop's words or not at all")
  func agentsAndEvents() throws {
    let desk = try FakeDesk { line in
      guard line.contains("say") else { return FakeDesk.echo(line) }
      return [
        #"{"seq":3,"event":"queued","queue":"orders","position":2,"text":"You are second."}"#,
        #"{"seq":4,"event":"joined","name":"佐藤"}"#,
        #"{"seq":4,"from":"agent","name":"佐藤","text":"お待たせしました"}"#,
        #"{"turn":1,"id":"t-1","state":"agent"}"#,
      ]
    }
    let (_, out, _) = try talk(Array("a\n".utf8), desk)
    #expect(
      out == "welcome\n(You are second.)\n佐藤: お待たせしました\n")
  }

  @Test("a desk that goes away before it answered is a failure")
  func deskGone() throws {
    let desk = try FakeDesk { $0.contains("say") ? nil : FakeDesk.echo($0) }
    #expect(try talk(Array("a\n".utf8), desk).0 == .failed)
  }

  @Test("a lost desk is found again, and the line that was under way is said once more")
  func reconnects() throws {
    let first = try FakeDesk { $0.contains("say") ? nil : FakeDesk.echo($0) }
    let second = try FakeDesk { line in
      line.contains("resume")
        ? [#"{"conversation":"C-1","seq":1}"#, #"{"turn":0,"id":null,"state":"idle"}"#]
        : FakeDesk.echo(line)
    }
    let (input, output, problems) = (
      try TestPipe.holding(Array("a\n".utf8)), try TestPipe(), try TestPipe()
    )
    let link = ChatLink(
      socket: first.customer, session: ChatSession(language: nil, token: nil, idPrefix: "t"),
      tokens: nil, reconnect: { second.customer })
    let code = PlainChat(
      link: link, language: .en, input: input.readEnd,
      output: Output(results: output.writeEnd, problems: problems.writeEnd)
    ).run()
    #expect(code == .done)
    #expect(output.contents().hasSuffix("heard a\n1. yes\n2. no\n"))
    #expect(problems.contents() == ChatWords.lost.en + "\n")
    #expect(try first.texts().last == #"{"say":"a","id":"t-1"}"#)
    #expect(
      try second.texts() == [
        #"{"resume":"tok","after":1,"words":true}"#, #"{"say":"a","id":"t-1"}"#,
      ])
  }

  @Test("two windows on one conversation do not push each other out for ever")
  func anotherWindow() throws {
    @Sendable func pushesOut(_ line: String) -> [String]? {
      if line.contains("say") {
        return [#"{"error":{"code":"closing","message":"m"}}"#, FakeDesk.closeMark]
      }
      return line.contains("resume")
        ? [#"{"conversation":"C-1","seq":1}"#, #"{"turn":0,"id":null,"state":"idle"}"#]
        : FakeDesk.echo(line)
    }
    let (first, second) = (try FakeDesk(pushesOut), try FakeDesk(pushesOut))
    let (input, output, problems) = (
      try TestPipe.holding(Array("a\n".utf8)), try TestPipe(), try TestPipe()
    )
    let link = ChatLink(
      socket: first.customer, session: ChatSession(language: nil, token: nil, idPrefix: "t"),
      tokens: nil, reconnect: { second.customer })
    let code = PlainChat(
      link: link, language: .en, input: input.readEnd,
      output: Output(results: output.writeEnd, problems: problems.writeEnd)
    ).run()
    #expect(code == .failed)
    #expect(problems.contents().hasSuffix("frontdesk: \(ChatWords.elsewhere.en)\n"))
  }
}
