import Testing
import Text
import Wire

@testable import Desk

/// The order of lines. Source: the protocol, "Order".
@Suite struct ConversationTests {
  @Test("hello: the conversation line, the greeting in the language asked for, turn 0")
  func hello() throws {
    let desk = try DeskHarness()
    let customer = desk.connect()
    try desk.send(#"{"hello":{"language":"en"}}"#, on: customer)
    let lines = try desk.lines(customer)
    #expect(lines.map(\.short) == ["conversation", "1 desk <greeting>", "turn 0 idle"])
    #expect(lines[0]["seq"]?.int == 0)
    #expect((lines[0]["token"]?.string ?? "").utf8.count >= 16)
    #expect(lines[2].text == #"{"turn":0,"id":null,"seq":1,"state":"idle"}"#)
  }

  @Test("without a language the desk greets in each that it speaks")
  func greetsInAll() throws {
    let desk = try DeskHarness()
    let customer = desk.connect()
    try desk.send(#"{"hello":{}}"#, on: customer)
    #expect(
      try desk.short(customer) == [
        "conversation", "1 desk [greeting]の行", "2 desk <greeting>", "turn 0 idle",
      ])
  }

  @Test("a first line that is a say: conversation line, greeting, answer, one turn")
  func firstSay() throws {
    let desk = try DeskHarness()
    let customer = desk.connect()
    try desk.send(Say.line("thank you", id: "c-1"), on: customer)
    let lines = try desk.lines(customer)
    #expect(
      lines.map(\.short) == [
        "conversation", "1 desk [greeting]の行", "2 desk <greeting>", "4 desk You are welcome.",
        "turn 1 idle",
      ])
    #expect(lines.last?.text == #"{"turn":1,"id":"c-1","seq":4,"state":"idle"}"#)
  }

  @Test("lines piped in at once are answered in their order, each turn closed by its line")
  func pipelined() throws {
    let desk = try DeskHarness()
    let (customer, _) = try desk.begin()
    for number in 1...12 { desk.post(Say.line("thank you", id: "c-\(number)"), on: customer) }
    try desk.settle()
    let lines = try desk.lines(customer)
    #expect(lines.compactMap { $0["id"]?.string } == (1...12).map { "c-\($0)" })
    #expect(lines.compactMap { $0["turn"]?.int } == Array(1...12))
    // Every message and every answer takes a seq; the customer's own are not sent back.
    #expect(
      lines.compactMap { $0["from"] == nil ? nil : $0["seq"]?.int } == (1...12).map { $0 * 2 + 1 })
    #expect(lines.map { $0["turn"] == nil } == (1...24).map { $0 % 2 == 1 })
  }

  @Test("errors are said behind the answers to what came before them")
  func errorsInOrder() throws {
    let desk = try DeskHarness()
    let (customer, _) = try desk.begin()
    desk.post(Say.line("thank you"), on: customer)
    desk.post(broken: .tooLong, on: customer)
    desk.post(broken: .notUTF8, on: customer)
    desk.post("no json", on: customer)
    desk.post(Say.line("hello"), on: customer)
    desk.post(#"{"hello":{}}"#, on: customer)
    desk.post(#"{"resume":"no token"}"#, on: customer)
    desk.post(#"{"what":1}"#, on: customer)
    try desk.settle()
    #expect(
      try desk.short(customer) == [
        "3 desk You are welcome.", "turn 1 idle", "error line-too-long", "error not-utf8",
        "error bad-json", "5 desk Hello to you.", "turn 2 idle", "error unknown-request",
        "error no-such-conversation", "error unknown-request",
      ])
  }

  @Test("bye is answered by the closed event alone; a say after it begins a new conversation")
  func bye() throws {
    let desk = try DeskHarness()
    let (customer, token) = try desk.begin()
    try desk.send(#"{"bye":true}"#, on: customer)
    #expect(try desk.short(customer) == ["2 closed"])
    try desk.send(Say.line("thank you"), on: customer)
    let lines = try desk.lines(customer)
    #expect(lines.first?.short == "conversation")
    #expect(lines.first?["token"]?.string != token)
    #expect(lines.last?["turn"]?.int == 1)
    #expect(desk.closed.isEmpty)
  }

  @Test("what was typed behind a bye in the same breath is a conversation of its own")
  func sayBehindBye() throws {
    let desk = try DeskHarness()
    let (customer, _) = try desk.begin()
    desk.post(Say.line("hello"), on: customer)
    desk.post(#"{"bye":true}"#, on: customer)
    desk.post(Say.line("thank you"), on: customer)
    desk.post(Say.line("hello"), on: customer)
    try desk.settle()
    #expect(
      try desk.short(customer) == [
        "3 desk Hello to you.", "turn 1 idle", "4 closed", "conversation", "1 desk <greeting>",
        "3 desk You are welcome.", "turn 1 idle", "5 desk Hello to you.", "turn 2 idle",
      ])
  }

  @Test("the same behind a bye that waits while something is looked up")
  func sayBehindWaitingBye() throws {
    let desk = try DeskHarness()
    try desk.take([try order()])
    let (customer, _) = try desk.begin()
    try desk.send(Say.line("where is order 26110201"), on: customer)
    _ = desk.heard(customer)
    desk.post(Say.line("hanako@example.jp"), on: customer)
    desk.post(#"{"bye":true}"#, on: customer)
    desk.post(Say.line("thank you"), on: customer)
    try desk.settle()
    let heard = try desk.short(customer)
    #expect(heard.contains { $0.contains("26110201 is shipped") })
    #expect(heard.suffix(5).first?.hasSuffix("closed") == true)
    #expect(
      heard.suffix(4) == [
        "conversation", "1 desk <greeting>", "3 desk You are welcome.", "turn 1 idle",
      ])
  }

  @Test("a terminal that says goodbye is let go soon, unless it goes on; others stay")
  func farewell() throws {
    let desk = try DeskHarness()
    let (own, joined, program) = (
      desk.connect(.customersStandard), desk.connect(), desk.connect()
    )
    try desk.send(ClientNotice.terminal, on: joined)
    #expect(desk.heard(joined).isEmpty)
    for customer in [own, joined, program] {
      try desk.send(#"{"hello":{}}"#, #"{"bye":true}"#, on: customer)
      #expect(try desk.short(customer).last == "3 closed")
    }
    let goesOn = desk.connect()
    try desk.send(ClientNotice.terminal, #"{"bye":true}"#, Say.line("hello"), on: goesOn)
    try desk.pass(seconds: 2)
    #expect(desk.closed == [own, joined])
  }

  @Test("a traced turn has the trace where it may be had, and nowhere else")
  func traces() throws {
    for (door, onTCP, expected) in [
      (Door.customersStandard, false, true), (.customersUnix, false, true),
      (.customersTCP, false, false), (.customersTCP, true, true),
    ] {
      let desk = try DeskHarness(tracesTCP: onTCP)
      let customer = desk.connect(door)
      try desk.send(#"{"hello":{"trace":true}}"#, Say.line("hello"), on: customer)
      let turns = try desk.lines(customer).filter { $0["turn"] != nil }
      #expect(turns.map { $0["intent"] != nil } == [expected, expected])
      if expected { #expect(turns.last?["intent"]?.string == "greeting") }
      let plain = desk.connect(door)
      try desk.send(#"{"hello":{}}"#, Say.line("hello"), on: plain)
      #expect(try desk.lines(plain).allSatisfy { $0["intent"] == nil })
    }
  }
}
