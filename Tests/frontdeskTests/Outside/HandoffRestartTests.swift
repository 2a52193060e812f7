import Foundation
import TestManuals
import Testing
import Wire

/// Desks and agents that are lost while customers are with people.
@Suite(.timeLimit(.minutes(1))) struct HandoffRestartTests {
  @Test("killed in mid-handoff, the desk comes back with who had whom, who was offered, who waits")
  func survivesKill() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    try shop.addAgent("sato", "佐藤", capacity: 2)
    let (desk, port) = try shop.serve()
    let sato = try AgentClient(shop, "sato")
    // One is held, one offered, and one waits, for the agent can have two.
    let held = try customer(shop, port, "where is order 26110201", "hanako@example.jp")
    #expect(try sato.offer()["handoff"]?.string == "H-1")
    _ = try sato.take("H-1")
    let joined = try held.line("event", "joined")
    try sato.say("佐藤です。", to: "C-1")
    #expect(try sato.ask(#""note":"社内: 様子見","to":"C-1""#) == nil)
    try held.line("from", "agent")
    let offered = try customer(shop, port, "where is my parcel", "12")
    #expect(try sato.offer()["handoff"]?.string == "H-2")
    let waiting = try customer(shop, port, "is Dew Toner safe for sensitive skin")
    // The first is not connected when something is said to them.
    held.disconnect()
    try sato.say("お調べしました。", to: "C-1")
    desk.send(SIGKILL)
    #expect(try desk.end() == -SIGKILL)

    let (again, _) = try shop.serve()
    // Who comes back first goes on at once, also while the customer is not there.
    let back = try AgentClient(shop, "sato", isAvailable: false)
    let spoken = try #require(joined["seq"]?.int) + 2
    #expect(
      back.welcome["holds"]?.array?.map(\.text) == [#"{"conversation":"C-1","seq":\#(spoken)}"#])
    try back.say("お待たせしました。", to: "C-1")
    let heldBack = try CustomerClient(shop, resuming: held.token, after: spoken - 2)
    let missed = try heldBack.lines(to: "turn")
    #expect(missed.first?["conversation"]?.string == "C-1")
    #expect(
      missed.compactMap(CustomerClient.shown) == ["佐藤: 佐藤です。", "佐藤: お調べしました。", "佐藤: お待たせしました。"])
    #expect(missed.last?["turn"] == held.lastTurn?["turn"])
    let offeredBack = try CustomerClient(shop, resuming: offered.token, after: 0)
    #expect(try offeredBack.lines(to: "turn").compactMap(CustomerClient.shown) == offered.heard)
    let waitingBack = try CustomerClient(shop, resuming: waiting.token, after: 0)
    #expect(try waitingBack.lines(to: "turn").compactMap(CustomerClient.shown) == waiting.heard)
    #expect(waitingBack.lastTurn?["state"]?.string == "queued")
    #expect(try heldBack.say("thank you").map { $0["state"]?.string } == ["agent"])
    #expect(try back.line("said")["said"]?["text"]?.string == "thank you")
    #expect(try back.ask(#""history":"C-1""#) == nil)
    let history = Taken(try #require(try back.line("history")["history"]))
    #expect(history.isWhole && history.holds(held) && history.holds(heldBack))
    #expect(history.notes == ["社内: 様子見"])

    try back.ask(#""available":true"#)
    let offer = try back.offer()
    #expect(offer["handoff"]?.string == "H-2" && offer["conversation"]?.string == "C-2")
    #expect(offer["summary"]?["wants"]?.string == "where is my parcel")
    #expect(offer["summary"]?["said"]?.texts.last == "I will find you a person.")
    let second = try back.take("H-2")
    try offeredBack.line("event", "joined")
    #expect(second.isWhole && second.holds(offered) && second.holds(offeredBack))
    #expect(second.said.contains("customer: 12"))
    #expect(try back.ask(#""close":"C-1","as":"resolved""#) == nil)
    try heldBack.line("event", "closed")
    #expect(try back.offer()["handoff"]?.string == "H-3")
    let third = try back.take("H-3")
    #expect(third.isWhole && third.holds(waiting))
    #expect(third.summary?["slots"]?["product"]?.string == "S101")
    again.send(SIGTERM)
    #expect(try again.end() == 0)
    try shop.verify()
  }

  @Test("a lost agent's chat is first in line for the next one, with everything in it")
  func lostAgent() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    try shop.addAgent("sato", "佐藤", capacity: 1)
    try shop.addAgent("kim", "Kim", capacity: 1)
    let (desk, port) = try shop.serve()
    let sato = try AgentClient(shop, "sato")
    let older = try customer(shop, port)
    #expect(try sato.offer()["handoff"]?.string == "H-1")
    #expect(try sato.ask(#""decline":"H-1""#) == nil)
    let newer = try customer(shop, port, "where is my parcel", "12")
    #expect(try sato.offer()["handoff"]?.string == "H-2")
    _ = try sato.take("H-2")
    try sato.say("佐藤です。", to: "C-2")
    #expect(try sato.ask(#""note":"社内: 番号が違います","to":"C-2""#) == nil)
    try newer.line("from", "agent")
    sato.disconnect()
    let left = try newer.line("event", "left")
    #expect(left["name"]?.string == "佐藤")
    let queued = try newer.lines(to: "event", "queued")
    #expect(queued.last?["position"]?.int == 1)

    let kim = try AgentClient(shop, "kim")
    let offer = try kim.offer()
    #expect(offer["handoff"]?.string == "H-2" && offer["conversation"]?.string == "C-2")
    #expect(offer["summary"]?["wants"]?.string == "where is my parcel")
    let taken = try kim.take("H-2")
    #expect(try newer.line("event", "joined")["name"]?.string == "Kim")
    #expect(taken.isWhole && taken.holds(newer))
    #expect(taken.said.contains("佐藤: 佐藤です。") && taken.said.contains("* left"))
    #expect(taken.notes == ["社内: 番号が違います"])
    try kim.say("Hello, this is Kim.", to: "C-2")
    try newer.line("from", "agent")
    #expect(newer.heard.count { $0 == "* left" } == 1)
    // The other one's turn.
    #expect(try kim.ask(#""close":"C-2","as":"resolved""#) == nil)
    #expect(try kim.offer()["handoff"]?.string == "H-1")
    _ = try kim.take("H-1")
    try older.line("event", "joined")
    #expect(!older.heard.contains("* left"))
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
    try shop.verify()
  }

  @Test("what was written with a transfer reaches the next agent, whatever becomes of the desk")
  func note() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    try shop.addAgent("sato", "佐藤", queues: "general")
    try shop.addAgent("kim", "Kim", queues: "orders")
    let (desk, port) = try shop.serve()
    let sato = try AgentClient(shop, "sato")
    let customer = try customer(shop, port)
    _ = try sato.take(try #require(try sato.offer()["handoff"]?.string))
    #expect(try sato.ask(#""transfer":"C-1","queue":"orders","note":"社内: 注文の件""#) == nil)
    try customer.line("event", "transferred")
    desk.send(SIGKILL)
    #expect(try desk.end() == -SIGKILL)
    let (again, _) = try shop.serve()
    let kim = try AgentClient(shop, "kim")
    let offer = try kim.offer()
    #expect(offer["queue"]?.string == "orders")
    #expect(offer["note"]?.string == "社内: 注文の件")
    #expect(try kim.take("H-1").notes == ["社内: 注文の件"])
    again.send(SIGTERM)
    #expect(try again.end() == 0)
  }

  /// Somebody who says a few things and then wants a person.
  private func customer(_ shop: TestShop, _ port: Int, _ said: String...) throws -> CustomerClient {
    let customer = try CustomerClient(shop, language: "en", port: port)
    let last = try customer.say(all: said + ["let me talk to a person"])
    try #require(last.last?["state"]?.string == "queued", "\(customer.heard)")
    return customer
  }
}
