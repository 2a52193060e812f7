import Store
import Testing
import Wire

@testable import Desk

/// What agents do when it cannot be saved: as if it had not been done, and it can be done again.
@Suite struct AgentSavingTests {
  private let fate = Fate()
  private let desk: DeskHarness
  init() throws { desk = try DeskHarness.staffed(["sato", "kim"], options: fate.options) }

  private func codes(_ agent: ConnectionID) throws -> [String] {
    try desk.lines(agent).compactMap { line in
      line["error"].map { "\($0["code"]?.string ?? "?") \($0["id"]?.string ?? "-")" }
        ?? line["done"]?.string ?? line.members?.first?.key
    }
  }

  @Test("a chat whose taking could not be saved is offered again, and taken with all that was said")
  func take() throws {
    let sato = try desk.logIn("sato")
    let customer = try desk.askForPerson()
    _ = (desk.heard(sato), desk.heard(customer))
    fate.bring(.diskFull)
    try desk.send(#"{"take":"H-1","id":"t"}"#, on: sato)
    #expect(try codes(sato).contains("try-later t"))
    #expect(desk.heard(customer).isEmpty)
    fate.bring(nil)
    try desk.send(#"{"take":"H-1","id":"t"}"#, on: sato)
    #expect(try codes(sato).suffix(2) == ["taken", "t"])
    #expect(try desk.lines(customer).map { $0["event"]?.string } == ["joined"])
  }

  @Test("a close that could not be saved closed nothing: the agent has the chat and goes on")
  func close() throws {
    let sato = try desk.logIn("sato")
    let customer = try desk.askForPerson()
    try desk.send(#"{"take":"H-1"}"#, on: sato)
    _ = (desk.heard(sato), desk.heard(customer))
    fate.bring(.diskFull)
    try desk.send(#"{"close":"C-1","as":"follow-up","due":"2026-11-24","id":"c"}"#, on: sato)
    #expect(try codes(sato) == ["try-later c"])
    fate.bring(nil)
    try desk.send(#"{"cases":null}"#, on: sato)
    #expect(try desk.lines(sato).first?["cases"]?.array?.isEmpty == true)
    try desk.send(#"{"say":"still here"}"#, on: customer)
    #expect(try desk.lines(sato).last?["said"]?["text"]?.string == "still here")
    _ = desk.heard(customer)
    try desk.send(
      #"{"say":"So am I.","to":"C-1"}"#, #"{"close":"C-1","as":"follow-up","id":"c"}"#, on: sato)
    #expect(try codes(sato).contains("c"))
    let heard = try desk.short(customer)
    #expect(heard.count == 2)
    #expect(heard.first?.hasSuffix("agent So am I.") == true)
    #expect(heard.last?.hasSuffix("closed") == true)
    try desk.end()
  }

  @Test("a transfer that could not be saved leaves the chat where it was")
  func transfer() throws {
    let sato = try desk.logIn("sato")
    let customer = try desk.askForPerson()
    try desk.send(#"{"take":"H-1"}"#, on: sato)
    let kim = try desk.logIn("kim")
    _ = (desk.heard(sato), desk.heard(customer), desk.heard(kim))
    fate.bring(.diskFull)
    try desk.send(
      #"{"transfer":"C-1","agent":"kim","note":"hers","id":"x"}"#, on: sato)
    #expect(try codes(sato) == ["try-later x"])
    #expect(desk.heard(customer).isEmpty)
    fate.bring(nil)
    // Whatever was offered to kim on the way was withdrawn.
    let toKim = try codes(kim)
    #expect(toKim.count { $0 == "offered" } == toKim.count { $0 == "withdrawn" })
    try desk.send(#"{"say":"Mine.","to":"C-1","id":"s"}"#, on: sato)
    #expect(try codes(sato) == ["s"])
    #expect(try desk.short(customer).last?.hasSuffix("agent Mine.") == true)
  }

  @Test("a request sent again before it was answered is done once and answered twice")
  func repeats() throws {
    let sato = try desk.logIn("sato")
    let customer = try desk.askForPerson()
    try desk.send(#"{"take":"H-1"}"#, on: sato)
    _ = (desk.heard(sato), desk.heard(customer))
    desk.post(#"{"say":"Once.","to":"C-1","id":"s"}"#, on: sato)
    desk.post(#"{"say":"Once.","to":"C-1","id":"s"}"#, on: sato)
    try desk.settle()
    #expect(try codes(sato) == ["s", "s"])
    #expect(try desk.lines(customer).count == 1)
  }
}
