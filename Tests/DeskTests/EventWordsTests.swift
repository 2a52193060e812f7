import Testing
import Text
import Wire

@testable import Desk

/// The desk's words for what happens around a conversation: the same in both dialects, and in JSON
/// only for who asked. Source: the protocol, `words`.
@Suite struct EventWordsTests {
  private static let worded = #"{"hello":{"language":"en","words":true}}"#
  private static let plain = #"{"hello":{"language":"en"}}"#
  private static let ask = Say.line("let me talk to a person", id: "a")

  /// A conversation that goes through everything people do with it; what its customer was sent.
  private func told(hello: String?) throws -> (desk: DeskHarness, lines: [String], token: String?) {
    let desk = try DeskHarness.staffed(["sato", "kim"])
    let sato = try desk.logIn("sato")
    let customer = desk.connect(.customersUnix)
    if let hello {
      try desk.send(hello, Self.ask, on: customer)
    } else {
      try desk.send("let me talk to a person", on: customer)
    }
    try desk.send(#"{"take":null}"#, on: sato)
    let kim = try desk.logIn("kim")
    // A colleague puts it back, another takes it, passes it on, and gives it back.
    try desk.send(#"{"requeue":"C-1"}"#, #"{"take":null}"#, on: kim)
    try desk.send(#"{"transfer":"C-1","queue":"general","note":"n"}"#, on: kim)
    try desk.send(#"{"available":true}"#, #"{"take":null}"#, on: sato)
    try desk.send(#"{"give-back":"C-1"}"#, on: sato)
    try desk.pass(seconds: WireLimits().idleSeconds)
    let lines = desk.heard(customer)
    let token = hello == nil ? nil : try JSON.parse(#require(lines.first)).get()["token"]?.string
    return (desk, lines, token)
  }

  private func events(_ lines: [String]) throws -> [JSON] {
    try lines.map { try JSON.parse($0).get() }.filter { $0["event"] != nil }
  }

  @Test("who asks is told every event in the words of the text dialect, in its order")
  func sameWords() throws {
    let events = try events(told(hello: Self.worded).lines)
    #expect(
      events.compactMap { $0["event"]?.string } == [
        "queued", "joined", "left", "queued", "joined", "transferred", "queued", "joined", "left",
        "idle",
      ])
    let texts = events.map { $0["text"]?.string }
    #expect(
      texts == [
        "<queued, wait unknown> 1", "<joined> satoさん", "<agent lost>",
        "<position, wait unknown> 1", "<joined> kimさん", "<transferred>", "<position> 1 1",
        "<joined> satoさん", "<given back>", "<idle>",
      ])
    let spoken = try told(hello: nil).lines.filter { line in texts.contains(line) }
    #expect(spoken == texts)
  }

  @Test("who does not ask gets the lines without a word more")
  func plainStaysPlain() throws {
    let (plain, worded) = (try told(hello: Self.plain).lines, try told(hello: Self.worded).lines)
    #expect(!plain.contains { $0.contains("<joined>") })
    let bare = try events(worded).map { json in
      JSON.object((json.members ?? []).filter { $0.key != "text" })
    }
    #expect(try events(plain) == bare)
  }

  @Test("who comes back is told again in the words of then, and welcomed; else neither")
  func resumes() throws {
    let (desk, lines, token) = try told(hello: Self.worded)
    let back = desk.connect()
    try desk.send(#"{"resume":"\#(try #require(token))","words":true}"#, on: back)
    let again = desk.heard(back)
    let first = try JSON.parse(#require(again.first)).get()
    #expect(first["text"]?.string == "<welcome back>")
    #expect(again.filter { $0.contains(#""event""#) } == lines.filter { $0.contains(#""event""#) })
    let other = desk.connect()
    try desk.send(#"{"resume":"\#(try #require(token))"}"#, on: other)
    #expect(
      !desk.heard(other).contains { $0.contains("<welcome back>") || $0.contains("<joined>") })
  }

  @Test("a message sent twice is answered again with the same words")
  func repeats() throws {
    let desk = try DeskHarness.staffed(["sato"])
    _ = try desk.logIn("sato")
    let customer = desk.connect()
    try desk.send(Self.worded, on: customer)
    _ = desk.heard(customer)
    try desk.send(Self.ask, on: customer)
    let answer = desk.heard(customer)
    #expect(answer.contains { $0.contains(#""text":"<queued, wait unknown> 1""#) })
    try desk.send(Self.ask, on: customer)
    #expect(desk.heard(customer) == answer)
  }

  @Test("an agent who is lost and a colleague who puts a chat back sound alike, and once")
  func lostSoundsLikePutBack() throws {
    let desk = try DeskHarness.staffed(["sato"])
    let sato = try desk.logIn("sato")
    let customer = desk.connect()
    try desk.send("let me talk to a person", on: customer)
    try desk.send(#"{"take":null}"#, on: sato)
    _ = desk.heard(customer)
    desk.disconnect(sato)
    try desk.pass(seconds: WireLimits().heartbeatSeconds * 2)
    #expect(desk.heard(customer) == ["<agent lost>", "<position, wait unknown> 1"])
  }

  @Test("what could not be taken is told in the desk's words too, and a goodbye")
  func problems() throws {
    let desk = try DeskHarness()
    let customer = desk.connect()
    try desk.send(Self.worded, on: customer)
    _ = desk.heard(customer)
    desk.post(broken: .notUTF8, on: customer)
    try desk.settle()
    let error = try #require(desk.lines(customer).first?["error"])
    #expect(error["code"]?.string == "not-utf8")
    #expect(error["text"]?.string == "<message not text>")
    // No customer's matter: nothing but the message to the program.
    try desk.send("{", on: customer)
    #expect(try desk.lines(customer).first?["error"]?["text"] == nil)
    try desk.send(#"{"bye":true}"#, on: customer)
    #expect(desk.heard(customer) == [#"{"seq":2,"event":"closed","text":"<closed>"}"#])
  }
}
