import Foundation
import TestManuals
import Testing
import Wire

/// Agents' programs that ask twice, or for what there is not.
@Suite(.timeLimit(.minutes(1))) struct AgentRetryTests {
  /// A chat that an agent has.
  private func held(_ shop: TestShop) throws -> (CustomerClient, AgentClient, RunningProgram) {
    try shop.addAgent("sato", "佐藤")
    let (desk, _) = try shop.serve()
    let sato = try AgentClient(shop, "sato")
    let customer = try CustomerClient(shop, language: "en")
    try customer.say("let me talk to a person")
    _ = try sato.offer()
    _ = try sato.take("H-1")
    try customer.line("event", "joined")
    return (customer, sato, desk)
  }

  @Test("a request that is sent again while it is being done is done once")
  func inOneBreath() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let (customer, sato, desk) = try held(shop)
    // What is said has to wait for the conversation to be read: its customer is away.
    customer.disconnect()
    let say = #"{"say":"once","to":"C-1","id":"s"}"#
    sato.send(say, say, say)
    _ = try sato.answer(to: "s")
    try sato.say("last", to: "C-1")
    let back = try CustomerClient(shop, resuming: customer.token, after: 0)
    try back.lines(to: "turn")
    #expect(back.heard.suffix(2) == ["佐藤: once", "佐藤: last"])
    #expect(back.heard.count { $0 == "佐藤: once" } == 1)
    // The same of taking: the chat that is being taken is nobody else's.
    let other = try CustomerClient(shop, language: "en")
    try other.say("let me talk to a person")
    _ = try sato.offer()
    let take = #"{"take":"H-2","id":"t"}"#
    sato.send(take, take)
    #expect(try sato.answer(to: "t")["error"] == nil)
    try other.line("event", "joined")
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }

  @Test(
    "a program that comes back on a new connection and asks again is answered, and does nothing")
  func onNewConnection() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let (customer, sato, desk) = try held(shop)
    let say = #""say":"once","to":"C-1""#
    #expect(try sato.ask(say, id: "s") == nil)
    let again = try AgentClient(shop, "sato", isAvailable: false)
    #expect(again.welcome["holds"]?.array?.count == 1)
    #expect(try again.ask(say, id: "s") == nil)
    try again.say("last", to: "C-1")
    var heard: [String?] = []
    repeat {
      heard.append(try customer.line("from", "agent")["text"]?.string)
    } while heard.last
      != "last"
    #expect(heard == ["once", "last"])
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }

  @Test("nothing is said in words of nothing; a note needs a conversation")
  func refusals() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let (customer, sato, desk) = try held(shop)
    for blank in ["", " ", "　\\n", "\\u001b[2J"] {
      #expect(try sato.ask(#""say":"\#(blank)","to":"C-1""#) != nil, "\(blank)")
    }
    #expect(try sato.ask(#""note":"x","to":"C-99""#) == "no-such-conversation")
    #expect(try sato.ask(#""note":"x","to":"H-99""#) == "no-such-handoff")
    #expect(try sato.ask(#""history":"C-99""#) == "no-such-conversation")
    try sato.say("last", to: "C-1")
    #expect(try customer.line("from", "agent")["text"]?.string == "last")
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }
}
