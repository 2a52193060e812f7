import Foundation
import Testing
import Wire

/// `frontdesk chat` as a program meets it: its own desk behind stdin and stdout.
@Suite(.timeLimit(.minutes(1))) struct ChatTests {
  @Test(
    "chat --json: line by line in order, exit 0 at the end of input; nothing it is sent breaks it")
  func json() throws {
    let shop = try TestShop()
    var input = Data()
    func add(_ text: String) { input += Data((text + "\n").utf8) }
    add(#"{"hello":{"trace":true,"language":"en"}}"#)
    add(#"{"say":"thank you","id":"1"}"#)
    add("")
    add(#"{"say":"\#(String(repeating: "x", count: 10_240))","id":"2"}"#)
    input += Data([0x7B, 0xFF, 0xFE, 0x0A])
    add(#"{"say":"thank\u001b[2J\u0007 you","id":"3"}"#)
    add(#"{"say":"my card is 4242 4242 4242 4242","id":"4"}"#)
    add(#"{"say":"","id":"5"}"#)
    add(#"{"what":true}"#)
    // The last line counts, also without its newline.
    input += Data(#"{"say":"thank you","id":"6"}"#.utf8)
    let ended = try shop.chat(bytes: input, "--json")
    #expect(ended.code == 0)
    #expect(ended.err.isEmpty)
    let lines = try ended.json
    #expect(lines.first?["conversation"]?.string == "C-1")
    #expect(lines.first?["seq"]?.int == 0)
    #expect(lines.compactMap { $0["turn"]?.int } == [0, 1, 2, 3, 4, 5])
    #expect(lines.compactMap { $0["id"]?.string } == ["1", "3", "4", "5", "6"])
    #expect(
      lines.compactMap { $0["error"]?["code"]?.string } == [
        "bad-json", "line-too-long", "not-utf8", "unknown-request",
      ])
    let order = lines.compactMap { $0["error"]?["code"]?.string ?? $0["id"]?.string }
    #expect(
      order == [
        "1", "bad-json", "line-too-long", "not-utf8", "3", "4", "5", "unknown-request", "6",
      ])
    #expect(lines.first { $0["id"]?.string == "4" }?["masked"] == .bool(true))
    #expect(lines.first { $0["id"]?.string == "3" }?["intent"]?.string == "thanks")
    #expect(lines.last?["id"]?.string == "6")
    let events = try shop.stored("transcripts", "export")
    #expect(!events.isEmpty)
    let all = events.map(\.text).joined()
    #expect(!all.contains("4242 4242 4242"))
    #expect(!all.contains("424242424242"))
    #expect(!all.contains("\\u001b"))
    // Nor does any file of the data directory know the card.
    for file in try FileManager.default.contentsOfDirectory(atPath: shop.data) {
      guard let bytes = FileManager.default.contents(atPath: shop.data + "/" + file) else {
        continue
      }
      #expect(bytes.range(of: Data("4242 4242 4242 4242".utf8)) == nil, "\(file)")
    }
    try shop.verify()
  }

  @Test("a line of more than 64 KiB is one error: what came before and after it is answered")
  func longLine() throws {
    let long = #"{"say":"\#(String(repeating: "y", count: 200_000))"}"#
    let input = [#"{"say":"thank you","id":"a"}"#, long, #"{"say":"thank you","id":"b"}"#]
    let ended = try TestShop().chat(input.joined(separator: "\n") + "\n", "--json")
    #expect(ended.code == 0)
    let lines = try ended.json
    #expect(lines.first?["conversation"]?.string == "C-1")
    #expect(
      lines.compactMap { $0["id"]?.string ?? $0["error"]?["code"]?.string }
        == ["a", "line-too-long", "b"])
  }

  @Test("piped text: the greeting, then each answer; ends with 0")
  func text() throws {
    let ended = try TestShop().chat("thank you\n\nwhat can you do")
    #expect(ended.code == 0)
    #expect(ended.err.isEmpty)
    #expect(ended.out.contains("<greeting>\nYou are welcome.\n"))
    let end = "I can do this.\n<related>\n1. Sensitive skin\n2. Where is my order?\n"
    #expect(ended.out.hasSuffix(end))
  }

  @Test("input that is empty ends at once, with 0")
  func empty() throws {
    let shop = try TestShop()
    let json = try shop.chat("", "--json")
    #expect(json.code == 0)
    #expect(json.out.isEmpty)
    #expect(try shop.chat("").code == 0)
  }

  @Test("after bye it ends within 3 s, though its input stays open")
  func bye() throws {
    let shop = try TestShop()
    let chat = try RunningProgram(["chat", "--json"] + shop.options)
    chat.type(#"{"hello":{}}"#)
    _ = try chat.lines(to: #""turn":0"#)
    let start = ContinuousClock.now
    chat.type(#"{"bye":true}"#)
    #expect(try chat.lines(to: #""event":"closed""#).count == 1)
    #expect(try chat.end() == 0)
    #expect(ContinuousClock.now - start < .seconds(3))
  }

  @Test("a second chat joins the running desk; killed with it, it becomes the desk and goes on")
  func joins() throws {
    let shop = try TestShop()
    let first = try RunningProgram(["chat", "--json"] + shop.options)
    first.type(#"{"hello":{"language":"en"}}"#)
    _ = try first.lines(to: #""turn":0"#)
    let joined = try RunningProgram(["chat", "--language", "en"] + shop.options)
    _ = try joined.lines(to: "<greeting>")
    joined.type("where is order 26110201")
    _ = try joined.lines(to: "identity by email or phone")
    let program = try RunningProgram(["chat", "--json"] + shop.options)
    program.type(#"{"say":"thank you","id":"p-1"}"#)
    let heard = try program.lines(to: #""id":"p-1""#)
    #expect(heard.first?.contains(#""conversation":"C-3""#) == true)
    // Its desk and its only witness of the order die without a word.
    first.send(SIGKILL)
    #expect(try first.end() == -SIGKILL)
    _ = try joined.problem(with: "lost")
    // One of the two is the desk now, the other joins it; a program goes on where it was.
    let back = try program.lines(to: #""turn":1"#)
    #expect(back.first == #"{"conversation":"C-3","seq":4}"#)
    #expect(back.last?.contains(#""id":"p-1""#) == true)
    program.type(#"{"say":"thank you","id":"p-2"}"#)
    let answer = try program.lines(to: #""id":"p-2""#)
    #expect(answer.count == 2)
    joined.type("hanako@example.jp")
    _ = try joined.lines(to: "26110201 is preparing")
    joined.closeInput()
    #expect(try joined.end() == 0)
    program.closeInput()
    #expect(try program.end() == 0)
    #expect(try shop.stored("transcripts", "list").count == 3)
    try shop.verify()
  }

  @Test("chats started all at once find one desk among them, and each is answered")
  func atOnce() throws {
    let shop = try TestShop()
    let chats = try (1...4).map { _ in try RunningProgram(["chat", "--json"] + shop.options) }
    for chat in chats { chat.type(#"{"say":"thank you","id":"1"}"#) }
    for chat in chats { _ = try chat.lines(to: #""turn":1"#) }
    // Whoever is the desk takes it along; the others go on at the next one.
    for (place, chat) in chats.enumerated() {
      for other in chats[place...] {
        other.type(#"{"say":"thank you","id":"\#(place + 2)"}"#)
        _ = try other.lines(to: #""turn":\#(place + 2)"#)
      }
      chat.send(SIGKILL)
      _ = try chat.end()
    }
    #expect(try shop.stored("transcripts", "list").count == 4)
    try shop.verify()
  }

  @Test("a callback that was recorded is listed as a record and as a case, and in the transcript")
  func recorded() throws {
    let shop = try TestShop()
    let said = [
      "let me talk to a person", "phone", "090-1234-5678", "Hanako Yamada", "skip", "yes",
    ]
    let input =
      [#"{"hello":{"language":"en","trace":true}}"#]
      + said.map { JSON.object([.init("say", .string($0))]).text }
    let ended = try shop.chat(input.joined(separator: "\n"), "--json")
    let turns = try ended.json.filter { $0["turn"] != nil }
    #expect(
      turns.map { $0["asks"]?.string } == [
        nil, "contact-preference", "phone", "name", "reason", "confirm", nil,
      ])
    let made = try #require(turns.last)
    #expect(made["records"]?.array?.first?["kind"]?.string == "callback")
    #expect(made["handoff"]?["kind"]?.string == "case")
    #expect(made["handoff"]?["queue"]?.string == "general")
    let records = try shop.stored("records", "list")
    #expect(records.count == 1)
    #expect(records[0]["kind"]?.string == "callback")
    #expect(records[0]["number"] == made["records"]?.array?.first?["number"])
    #expect(records[0]["conversation"]?.string == "C-1")
    #expect(records[0]["fields"]?["phone"]?.string == "09012345678")
    #expect(records[0]["fields"]?["contact-preference"]?.string == "phone")
    let cases = try shop.stored("cases", "list")
    #expect(cases.map { $0["handoff"]?.string } == [made["handoff"]?["id"]?.string])
    let events = try shop.stored("transcripts", "export")
    #expect(events.contains { $0["event"]?.string == "recorded" })
    try shop.verify()
  }
}
