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

  @Test("who comes back is told how far a chat has gone, also while its customer is away")
  func customerAway() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let (customer, sato, desk) = try held(shop)
    customer.disconnect()
    try sato.say("once", to: "C-1")
    let again = try AgentClient(shop, "sato", isAvailable: false)
    #expect(try again.ask(#""history":"C-1""#) == nil)
    let told = try again.line("history")
    let history = Taken(try #require(told["history"]))
    #expect(history.said.last == "佐藤: once")
    let last = try #require(history.numbers.last)
    #expect(
      again.welcome["holds"]?.array?.map(\.text) == [#"{"conversation":"C-1","seq":\#(last)}"#])
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }

  @Test("words of nothing are refused, and nothing is said")
  func blank() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let (customer, sato, desk) = try held(shop)
    for blank in ["", " ", "　\\n", "\\u001b[2J"] {
      #expect(try sato.ask(#""say":"\#(blank)","to":"C-1""#) != nil, "\(blank)")
    }
    try sato.say("last", to: "C-1")
    #expect(try customer.line("from", "agent")["text"]?.string == "last")
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }

  @Test("what is about a conversation that there is not is refused by its name")
  func noConversation() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    let (_, sato, desk) = try held(shop)
    #expect(try sato.ask(#""note":"x","to":"C-99""#) == "no-such-conversation")
    #expect(try sato.ask(#""note":"x","to":"H-99""#) == "no-such-handoff")
    #expect(try sato.ask(#""history":"C-99""#) == "no-such-conversation")
    #expect(try sato.ask(#""take":"H-99""#) == "no-such-handoff")
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
  }
}
