import Foundation
import Testing
import Text
import Wire

@testable import Desk

/// Coming back. Source: the protocol, `resume`.
@Suite struct ResumeTests {
  @Test("what was sent is sent again with its seqs and the last turn; `after` leaves out the rest")
  func sameProcess() throws {
    let desk = try DeskHarness()
    let (first, token) = try desk.begin()
    try desk.send(Say.line("thank you", id: "c-1"), on: first)
    let answer = desk.heard(first)
    desk.disconnect(first)
    let second = desk.connect()
    try desk.send(#"{"resume":"\#(token)"}"#, on: second)
    let all = desk.heard(second)
    #expect(all.count == 4)
    #expect(all[0] == #"{"conversation":"C-1","seq":3}"#)
    #expect(all[1] == #"{"seq":1,"from":"desk","text":"<greeting>"}"#)
    #expect(Array(all[2...]) == answer)
    try desk.send(#"{"resume":"\#(token)","after":1}"#, on: second)
    #expect(desk.heard(second) == [all[0]] + answer)
    try desk.send(#"{"resume":"\#(token)","after":99}"#, on: second)
    #expect(desk.heard(second) == [all[0], answer[1]])
    try desk.send(Say.line("hello"), on: second)
    #expect(try desk.short(second) == ["5 desk Hello to you.", "turn 2 idle"])
  }

  @Test("a card number as a message's id is said back masked, and a retry with it still works")
  func cardAsID() throws {
    let desk = try DeskHarness()
    let (customer, _) = try desk.begin()
    let said = Say.line("thank you", id: "4111111111111111")
    try desk.send(said, on: customer)
    let answer = desk.heard(customer)
    #expect(answer.count == 2)
    #expect(answer.last?.contains("1111") == true)
    #expect(answer.last?.contains("4111111111111111") == false)
    try desk.send(said, on: customer)
    #expect(desk.heard(customer) == answer)
    try desk.end()
    for name in try FileManager.default.contentsOfDirectory(atPath: desk.directory.path) {
      let bytes = FileManager.default.contents(atPath: desk.directory.path + "/" + name)
      #expect(bytes?.range(of: Data("4111111111111111".utf8)) == nil, "\(name)")
    }
  }

  @Test("after a restart the conversation goes on where it was")
  func afterRestart() throws {
    let directory = try TestDirectory()
    let token: String
    do {
      let desk = try DeskHarness(on: directory)
      let begun = try desk.begin()
      token = begun.token
      try desk.send(Say.line("is it suitable for sensitive skin"), on: begun.connection)
      #expect(try desk.short(begun.connection).last == "turn 1 asking")
      try desk.end()
    }
    let desk = try DeskHarness(on: directory)
    let customer = desk.connect()
    // Piped in at once: the say waits for the way back.
    desk.post(#"{"resume":"\#(token)","after":1}"#, on: customer)
    desk.post(Say.line("toner"), on: customer)
    try desk.settle()
    let heard = try desk.short(customer)
    #expect(heard.first == "conversation")
    #expect(heard.contains { $0.contains("You can use Dew Toner.") })
    #expect(heard.last == "turn 2 idle")
    #expect(heard.count { $0.hasPrefix("turn") } == 2)
  }

  @Test("the trace comes with the last turn where this connection asked for it, else not")
  func trace() throws {
    let desk = try DeskHarness()
    let (first, token) = try desk.begin(trace: true)
    try desk.send(Say.line("thank you", id: "c-1"), on: first)
    let traced = try #require(desk.heard(first).last)
    #expect(traced.contains(#""intent":"thanks""#))
    let plain = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":99}"#, on: plain)
    #expect(desk.heard(plain).last == #"{"turn":1,"id":"c-1","seq":3,"state":"idle"}"#)
    let tracing = desk.connect()
    try desk.send(#"{"hello":{"trace":true}}"#, on: tracing)
    _ = desk.heard(tracing)
    try desk.send(#"{"resume":"\#(token)","after":99}"#, on: tracing)
    #expect(desk.heard(tracing).last == traced)
  }

  @Test("of two connections with one token the newer stays, the older gets closing")
  func newerStays() throws {
    let desk = try DeskHarness()
    let (older, token) = try desk.begin()
    let newer = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":1}"#, on: newer)
    #expect(try desk.short(older) == ["error closing"])
    #expect(desk.closed == [older])
    #expect(try desk.short(newer) == ["conversation", "turn 0 idle"])
    // What the loop then says of the older leaves the newer alone.
    desk.desk.closed(older, reason: .closedByService, at: desk.now)
    try desk.send(Say.line("thank you"), on: newer)
    #expect(try desk.short(newer) == ["3 desk You are welcome.", "turn 1 idle"])
  }

  @Test("who comes back while their message is being answered finds the answer")
  func duringTurn() throws {
    let desk = try DeskHarness()
    let (older, token) = try desk.begin()
    desk.post(Say.line("thank you", id: "c-1"), on: older)
    let newer = desk.connect()
    desk.post(#"{"resume":"\#(token)","after":1}"#, on: newer)
    desk.post(Say.line("hello", id: "c-2"), on: newer)
    try desk.settle()
    #expect(
      try desk.short(newer) == [
        "conversation", "3 desk You are welcome.", "turn 1 idle", "5 desk Hello to you.",
        "turn 2 idle",
      ])
  }

  @Test("the same after the connection was lost with the answer under way")
  func lostDuringTurn() throws {
    let desk = try DeskHarness(options: DeskHarness.slow)
    let (older, token) = try desk.begin()
    desk.post(Say.line("thank you", id: "c-1"), on: older)
    desk.disconnect(older)
    let newer = desk.connect()
    desk.post(#"{"resume":"\#(token)","after":1}"#, on: newer)
    desk.post(Say.line("thank you", id: "c-1"), on: newer)
    try desk.settle()
    let answer = ["3 desk You are welcome.", "turn 1 idle"]
    #expect(try desk.short(newer) == ["conversation"] + answer + answer)
  }

  @Test("two who come back at once with a token of the store: the later stays")
  func twoAtOnce() throws {
    let directory = try TestDirectory()
    let token: String
    do {
      let desk = try DeskHarness(on: directory)
      token = try desk.begin().token
      try desk.end()
    }
    let desk = try DeskHarness(on: directory)
    let (first, second) = (desk.connect(), desk.connect())
    for customer in [first, second] {
      desk.post(#"{"resume":"\#(token)","after":1}"#, on: customer)
    }
    try desk.settle()
    #expect(try desk.short(first) == ["conversation", "turn 0 idle", "error closing"])
    #expect(try desk.short(second) == ["conversation", "turn 0 idle"])
    #expect(desk.closed == [first])
    #expect(desk.desk.conversations.count == 1)
  }

  @Test("an unknown token, or what is no token, is no conversation; hello still begins one")
  func unknown() throws {
    let desk = try DeskHarness()
    let customer = desk.connect()
    for token in ["0123456789abcdef0123", "no token!", ""] {
      try desk.send(#"{"resume":"\#(token)"}"#, on: customer)
      #expect(try desk.short(customer) == ["error no-such-conversation"])
    }
    try desk.send(#"{"hello":{"language":"en"}}"#, on: customer)
    #expect(try desk.short(customer).last == "turn 0 idle")
  }

  @Test("a closed conversation tells how it ended; what is said then begins a new one")
  func closed() throws {
    for restarts in [false, true] {
      let directory = try TestDirectory()
      let before = try DeskHarness(on: directory)
      let (first, token) = try before.begin()
      try before.send(Say.line("thank you"), #"{"bye":true}"#, on: first)
      if restarts { try before.end() }
      let desk = restarts ? try DeskHarness(on: directory) : before
      let second = desk.connect()
      desk.post(#"{"resume":"\#(token)","after":2}"#, on: second)
      desk.post(Say.line("hello"), on: second)
      try desk.settle()
      let heard = try desk.short(second)
      #expect(
        heard.prefix(4) == ["conversation", "3 desk You are welcome.", "4 closed", "turn 1 idle"])
      #expect(heard.dropFirst(4).first == "conversation")
      #expect(heard.last == "turn 1 idle")
      #expect(desk.desk.conversations.count == 1)
    }
  }

  @Test("a token whose conversation is just being closed finds the end, not the time before")
  func whileClosing() throws {
    let desk = try DeskHarness(options: DeskHarness.slow)
    let (first, token) = try desk.begin()
    desk.post(#"{"bye":true}"#, on: first)
    let second = desk.connect()
    desk.post(#"{"resume":"\#(token)","after":1}"#, on: second)
    try desk.settle()
    #expect(try desk.short(second) == ["conversation", "2 closed", "turn 0 idle"])
    #expect(desk.desk.conversations.isEmpty)
    #expect(desk.desk.tokens.isEmpty)
  }

  @Test("one connection may go from one conversation to another, once all is answered")
  func moves() throws {
    let desk = try DeskHarness()
    let (first, token) = try desk.begin()
    desk.disconnect(first)
    let (second, other) = try desk.begin()
    desk.post(Say.line("thank you"), on: second)
    desk.post(#"{"resume":"\#(token)","after":1}"#, on: second)
    desk.post(Say.line("hello"), on: second)
    try desk.settle()
    let lines = try desk.lines(second)
    #expect(
      lines.map(\.short) == [
        "3 desk You are welcome.", "turn 1 idle", "conversation", "turn 0 idle",
        "3 desk Hello to you.", "turn 1 idle",
      ])
    #expect(lines[2]["conversation"]?.string == "C-1")
    #expect(desk.desk.conversations.count == 1)
    let third = desk.connect()
    try desk.send(#"{"resume":"\#(other)","after":1}"#, on: third)
    #expect(try desk.short(third).suffix(2) == ["3 desk You are welcome.", "turn 1 idle"])
  }
}
