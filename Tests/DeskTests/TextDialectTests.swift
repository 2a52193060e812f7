import Testing
import Text
import Wire

@testable import Desk

/// The dialect of a person with a bare terminal. Source: the protocol, "Two dialects".
@Suite struct TextDialectTests {
  @Test("a silent connection is greeted in text after a second, not before")
  func greetsTheSilent() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersTCP)
    #expect(desk.heard(customer).isEmpty)
    try desk.pass(seconds: 1)
    #expect(desk.heard(customer) == ["[greeting]の行", "<greeting>"])
    try desk.send("thank you", on: customer)
    #expect(desk.heard(customer) == ["You are welcome."])
    try desk.pass(seconds: 5)
    #expect(desk.heard(customer).isEmpty)
  }

  @Test("whoever speaks first is greeted with the answer")
  func speaksFirst() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersTCP)
    try desk.send("thank you", on: customer)
    #expect(desk.heard(customer) == ["[greeting]の行", "<greeting>", "You are welcome."])
    try desk.pass(seconds: 5)
    #expect(desk.heard(customer).isEmpty)
  }

  @Test("a first line that begins with { after the greeting makes it JSON from there")
  func becomesJSON() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersTCP)
    try desk.pass(seconds: 1)
    #expect(desk.heard(customer).count == 2)
    try desk.send(#"{"hello":{"language":"en"}}"#, Say.line("hello"), on: customer)
    #expect(
      try desk.short(customer) == [
        "conversation", "1 desk <greeting>", "turn 0 idle", "3 desk Hello to you.", "turn 1 idle",
      ])
  }

  @Test("a later line that begins with { is what the customer says")
  func staysText() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersTCP)
    try desk.send("hello", #"{"hello":{}}"#, on: customer)
    let heard = desk.heard(customer)
    #expect(heard.count >= 4)
    #expect(heard.allSatisfy { !$0.hasPrefix("{") })
  }

  @Test("the desk's own terminal is JSON from the first byte, and is never spoken to first")
  func jsonOnly() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersStandard)
    try desk.pass(seconds: 60)
    #expect(desk.heard(customer).isEmpty)
    try desk.send("hello", on: customer)
    #expect(try desk.short(customer) == ["error bad-json"])
    let admin = desk.connect(.admin)
    try desk.pass(seconds: 60)
    #expect(desk.heard(admin).isEmpty)
  }

  @Test("choices are numbered lines, and a number picks one")
  func choices() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersTCP)
    try desk.send("what can you do", on: customer)
    let heard = desk.heard(customer)
    #expect(heard.suffix(2) == ["  1. Sensitive skin", "  2. Where is my order?"])
    try desk.send("2", on: customer)
    #expect(desk.heard(customer) == ["Order number?"])
  }

  @Test("a line that cannot be taken is answered by one plain sentence, behind the greeting")
  func cannotBeTaken() throws {
    for (line, words) in [
      (InboundLine.tooLong, "message too long"), (.notUTF8, "message not text"),
      (.tooFast, "too fast"),
    ] {
      let desk = try DeskHarness()
      let customer = desk.connect(.customersTCP)
      desk.post(broken: line, on: customer)
      try desk.settle()
      #expect(desk.heard(customer) == ["[greeting]の行", "<greeting>", "[\(words)]の行"])
      try desk.send("thank you", on: customer)
      #expect(desk.heard(customer).last == "You are welcome.")
      desk.post(broken: line, on: customer)
      try desk.settle()
      #expect(desk.heard(customer) == ["<\(words)>"])
    }
  }

  @Test("a first line that begins with { makes it JSON even when it could not be taken")
  func brokenJSON() throws {
    for (line, code) in [(InboundLine.tooLong, "line-too-long"), (.notUTF8, "not-utf8")] {
      let desk = try DeskHarness()
      let customer = desk.connect(.customersTCP)
      desk.post(broken: line, beginning: "{", on: customer)
      try desk.settle()
      try desk.send(#"{"hello":{"language":"en"}}"#, on: customer)
      #expect(
        try desk.short(customer) == [
          "error \(code)", "conversation", "1 desk <greeting>", "turn 0 idle",
        ])
    }
  }

  @Test("what happens around a conversation is said as a line, in its language")
  func events() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersTCP)
    try desk.send("thank you", on: customer)
    _ = desk.heard(customer)
    try desk.pass(seconds: WireLimits().idleSeconds)
    #expect(desk.heard(customer) == ["<idle>"])
    #expect(desk.closed == [customer])
  }
}
