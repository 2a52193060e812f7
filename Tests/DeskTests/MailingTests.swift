import Handoffs
import Store
import Testing
import Text
import Wire

@testable import Desk

/// Cases that are answered by mail.
@Suite struct MailingTests {
  private let fate = Fate()
  private let desk: DeskHarness
  private let sato: ConnectionID
  private let callback: HandoffID

  /// A customer has asked for an answer by mail, and sato has taken the case.
  init() throws {
    desk = try DeskHarness.staffed(["sato"], options: fate.options)
    let customer = desk.connect()
    for said in [
      "get back to me later", "mail", "hanako@example.jp", "Hanako Yamada", "skip", "yes",
    ] {
      try desk.send(Say.line(said), on: customer)
    }
    sato = try desk.logIn("sato")
    callback = try #require(desk.desk.board.cases.keys.first)
    try desk.send(#"{"take":"\#(callback)"}"#, on: sato)
    _ = desk.heard(sato)
  }

  private func answer(_ text: String) throws {
    try desk.send(
      #"{"answered":"\#(callback)","by":"mail","outcome":"mailed","text":"\#(text)","id":"a"}"#,
      on: sato)
  }

  @Test("the mail is laid down, then the case is done, then the mail can be fetched")
  func goes() throws {
    try answer("Dear Hanako,\\nit is on its way.")
    #expect(desk.heard(sato).isEmpty)
    #expect(desk.outbox.laidDown.isEmpty)
    try desk.doChores()
    #expect(try desk.lines(sato).last?["done"]?.string == "a")
    #expect(Set(desk.outbox.laidDown.keys) == [callback])
    try desk.doChores()
    let mail = try #require(desk.outbox.out[callback])
    #expect(mail.contains("<hanako@example.jp>\r\n"))
    #expect(
      mail.contains("\r\nDate: Sat, 21 Nov 2026 14:00:00 +0900\r\n") || mail.hasPrefix("Date:"))
    #expect(desk.outbox.laidDown.isEmpty)
    try desk.send(#"{"cases":null}"#, on: sato)
    #expect(try desk.lines(sato).first?["cases"]?.array?.isEmpty == true)
  }

  @Test("when the answer cannot be saved no mail goes, and it can be answered again")
  func unsaved() throws {
    try answer("Done.")
    fate.bring(.diskFull)
    try desk.doChores()
    #expect(try desk.lines(sato).last?["error"]?["code"]?.string == "try-later")
    fate.bring(nil)
    try desk.doChores()
    #expect(desk.outbox.out.isEmpty)
    #expect(desk.outbox.laidDown.isEmpty)
    try answer("Done.")
    try desk.doChores()
    try desk.doChores()
    #expect(try desk.lines(sato).last?["done"]?.string == "a")
    #expect(desk.outbox.out.count == 1)
  }

  @Test("a mail without a text is refused, and a case that was phoned about has no mail")
  func without() throws {
    try answer(" ")
    #expect(try desk.lines(sato).last?["error"]?["code"]?.string == "bad-json")
    try desk.send(
      #"{"answered":"\#(callback)","by":"phone","outcome":"phoned","text":"x","id":"p"}"#, on: sato)
    #expect(try desk.lines(sato).last?["done"]?.string == "p")
    #expect(desk.chores.count == 0)
    #expect(desk.outbox.out.isEmpty)
  }

  @Test("the agent may name the address; one that is none is refused")
  func address() throws {
    for (address, isTaken) in [("a b@c.jp", false), ("hanako@work.example", true)] {
      try desk.send(
        #"{"answered":"\#(callback)","by":"mail","outcome":"mailed","text":"x","to":"\#(address)"}"#,
        on: sato)
      #expect(try desk.lines(sato).contains { $0["error"] != nil } == !isTaken)
    }
    try desk.doChores()
    try desk.doChores()
    let mail = try #require(desk.outbox.out[callback])
    #expect(mail.contains("<hanako@work.example>\r\n"))
    // The customer knows the record's number.
    #expect(mail.contains("Subject: =?utf-8?B?"))
  }
}
