import Foundation
import TestManuals
import Testing
import Wire

/// Customers and agents at a desk that serves, from the greeting to the close.
@Suite(.timeLimit(.minutes(1))) struct HandoffTests {
  @Test("two customers and two agents, from the greeting to the close, and what is left of it")
  func wholeWay() throws {
    let shop = try TestShop(SmallShop.peoplePages)
    try shop.addAgent("sato", "佐藤")
    let (desk, port) = try shop.serve()
    try shop.addAgent("kim", "Kim")
    // By name she comes first; he has been idle for longer.
    let sato = try AgentClient(shop, "sato")
    let kim = try AgentClient(shop, "kim")
    let hanako = try CustomerClient(shop, language: "ja")
    let emma = try CustomerClient(shop, language: "en", port: port)

    try japanese(hanako, sato)
    try english(emma, kim)
    try passedOn(hanako, sato, kim)
    try givenToColleague(emma, from: kim, to: sato)
    try closed(hanako, emma, kim, sato)
    try stored(shop, hanako, emma)
    // What is only for people stays with them.
    for customer in [hanako, emma] {
      let all = customer.all.map(\.text).joined()
      #expect(!all.contains("社内") && !all.contains("internal"))
    }
    for agent in [sato, kim] {
      let all = agent.all.map(\.text).joined()
      #expect(!all.contains("4242 4242") && !all.contains("42424242"))
      #expect(!all.contains("\\u001b") && !all.contains("\\u0007") && !all.contains("[2J"))
    }
    desk.send(SIGTERM)
    #expect(try desk.end() == 0)
    try shop.verify()
  }

  /// A question, a card number and control codes, then a person.
  private func japanese(_ hanako: CustomerClient, _ sato: AgentClient) throws {
    let answer = try hanako.say("つゆ化粧水は敏感肌でも使えますか")
    #expect(answer.contains { $0["text"]?.string?.contains("「つゆ化粧水」は使えます。") == true })
    try hanako.say("カードは4242 4242 4242 4242\u{1B}[2J\u{7}です")
    let handed = try hanako.say("担当者と話したい")
    let queued = try #require(handed.first { $0.holds("event", "queued") })
    #expect(queued["queue"]?.string == "general")
    #expect(queued["position"]?.int == 1)
    // Nobody can tell before the first chat was answered.
    #expect(queued["wait"] == nil)
    #expect(handed.last?["state"]?.string == "queued")
    #expect(try hanako.say("まだですか").map { $0["state"]?.string } == ["queued"])

    let offer = try sato.offer()
    #expect(offer["handoff"]?.string == "H-1" && offer["kind"]?.string == "chat")
    #expect(offer["conversation"]?.string == "C-1" && offer["queue"]?.string == "general")
    #expect(offer["priority"]?.string == "normal" && offer["note"] == .null)
    let card = try #require(offer["summary"])
    #expect(card["reason"]?.string == "担当者")
    #expect(card["slots"]?["product"]?.string == "S101")
    #expect(card["identity"]?.string == "unasked")
    #expect(card["said"]?.texts.last == "担当者におつなぎします。")

    let taken = try sato.take("H-1")
    #expect(taken.json["conversation"]?.string == "C-1")
    try hanako.line("event", "joined")
    #expect(taken.isWhole && taken.holds(hanako))
    #expect(taken.said.first == "desk: [greeting]の行")
    #expect(taken.said.contains("customer: カードは****4242です"))
    #expect(taken.said.contains("customer: まだですか"))
    #expect(taken.said.last == "* joined")

    // The desk is silent; the agent hears.
    let silent = try hanako.say("敏感肌でも使えますか\u{1B}]0;x\u{7}")
    #expect(silent.map { $0["state"]?.string } == ["agent"])
    let said = try sato.line("said")["said"]
    #expect(said?["conversation"]?.string == "C-1" && said?["from"]?.string == "customer")
    #expect(said?["text"]?.string == "敏感肌でも使えますか")
    #expect(said?["seq"] == silent.last?["seq"])

    // Said twice under one id, heard once.
    let words = #""say":"佐藤です。\u001b[31mお調べします。","to":"C-1""#
    #expect(try sato.ask(words, id: "twice") == nil)
    #expect(try sato.ask(words, id: "twice") == nil)
    try sato.say("お待ちください。", to: "C-1")
    let first = try hanako.line("from", "agent")
    #expect(first["name"]?.string == "佐藤" && first["text"]?.string == "佐藤です。お調べします。")
    #expect(first["seq"]?.int == (said?["seq"]?.int ?? 0) + 1)
    #expect(try hanako.line("from", "agent")["text"]?.string == "お待ちください。")
  }

  /// Who she is is proved, then a person: the card says so.
  private func english(_ emma: CustomerClient, _ kim: AgentClient) throws {
    try emma.say("where is order 26110201")
    let status = try emma.say("hanako@example.jp")
    #expect(status.contains { $0["text"]?.string?.contains("26110201 is preparing") == true })
    let handed = try emma.say("let me talk to a person")
    #expect(handed.last?["state"]?.string == "queued")
    let offer = try kim.offer()
    #expect(offer["handoff"]?.string == "H-2" && offer["conversation"]?.string == "C-2")
    let card = try #require(offer["summary"])
    #expect(card["wants"]?.string == "where is order 26110201")
    #expect(card["identity"]?.string == "verified" && card["proved"]?.texts == ["email"])
    #expect(card["facts"]?["order"]?["status"]?.string == "preparing")
    #expect(card["slots"]?["order"]?.string == "26110201")
    let taken = try kim.take("H-2")
    try emma.line("event", "joined")
    #expect(taken.isWhole && taken.holds(emma))
    try kim.say("Hello, this is Kim.", to: "C-2")
    #expect(try emma.line("from", "agent")["name"]?.string == "Kim")
    // Nobody speaks in a chat that is another's.
    #expect(try kim.ask(#""say":"hi","to":"C-1""#) == "not-yours")
    #expect(try kim.ask(#""take":"H-1""#) == "already-taken")
  }

  /// With a note, into another queue; whoever takes it there has everything.
  private func passedOn(
    _ hanako: CustomerClient, _ sato: AgentClient, _ kim: AgentClient
  ) throws {
    #expect(try sato.ask(#""note":"社内: 急ぎ","to":"C-1""#) == nil)
    #expect(try sato.ask(#""transfer":"C-1","queue":"orders""#) == "note-missing")
    #expect(try sato.ask(#""transfer":"C-1","queue":"nowhere","note":"x""#) != nil)
    #expect(
      try sato.ask(#""transfer":"C-1","queue":"orders","note":"社内: 注文の件です""#) == nil)
    let moved = try hanako.lines(to: "event", "queued")
    #expect(moved.first { $0.holds("event", "transferred") }?["queue"]?.string == "orders")
    #expect(moved.last?["queue"]?.string == "orders" && moved.last?["position"]?.int == 1)
    let offer = try kim.offer()
    #expect(offer["handoff"]?.string == "H-1" && offer["queue"]?.string == "orders")
    #expect(offer["note"]?.string == "社内: 注文の件です")
    let taken = try kim.take("H-1")
    #expect(try hanako.line("event", "joined")["name"]?.string == "Kim")
    #expect(taken.isWhole && taken.holds(hanako))
    #expect(taken.said.contains("佐藤: お待ちください。"))
    #expect(taken.notes == ["社内: 急ぎ", "社内: 注文の件です"])
    #expect(try sato.ask(#""say":"まだいます","to":"C-1""#) == "not-yours")
    try hanako.say("お願いします")
    #expect(try kim.line("said")["said"]?["text"]?.string == "お願いします")
  }

  /// A colleague is asked by name; a record is made.
  private func givenToColleague(
    _ emma: CustomerClient, from kim: AgentClient, to sato: AgentClient
  ) throws {
    #expect(
      try kim.ask(#""transfer":"C-2","agent":"sato","note":"internal: exchange""#) == nil)
    try emma.line("event", "transferred")
    let offer = try sato.offer()
    #expect(offer["handoff"]?.string == "H-2" && offer["note"]?.string == "internal: exchange")
    let taken = try sato.take("H-2")
    #expect(taken.isWhole && taken.holds(emma) && taken.said.contains("Kim: Hello, this is Kim."))
    #expect(
      try sato.ask(
        #""record":"exchange","to":"C-2","fields":{"order":"26110201","product":"toner"}"#)
        == nil)
  }

  private func closed(
    _ hanako: CustomerClient, _ emma: CustomerClient, _ kim: AgentClient, _ sato: AgentClient
  ) throws {
    #expect(
      try kim.ask(#""close":"C-1","as":"follow-up","due":"2026-11-24","by":"mail""#) == nil)
    try hanako.line("event", "closed")
    kim.send(#"{"cases":null}"#)
    let rows = try #require(try kim.line("cases")["cases"]?.array)
    #expect(rows.map { $0["handoff"]?.string } == ["H-3"])
    #expect(rows.first?["conversation"]?.string == "C-1")
    #expect(rows.first?["queue"]?.string == "orders")
    #expect(rows.first?["due"]?.string == "2026-11-24T18:00:00+09:00")
    // Everybody who answers for its queue is told of it.
    for agent in [sato, kim] {
      let offer = try agent.offer()
      #expect(offer["handoff"]?.string == "H-3" && offer["kind"]?.string == "case")
    }
    #expect(try sato.ask(#""close":"C-2","as":"resolved""#) == nil)
    try emma.line("event", "closed")
    #expect(try sato.ask(#""close":"C-2","as":"resolved""#) == "not-yours")
    // Who goes on talking begins anew, with the desk; the wait can be told by now.
    let anew = try emma.say("let me talk to a person")
    #expect(anew.contains { $0.holds("conversation", "C-3") })
    let queued = try #require(anew.last { $0.holds("event", "queued") })
    #expect(queued["position"]?.int == 1 && queued["wait"]?.int != nil)
    // Who leaves is offered to nobody any more.
    #expect(try kim.offer()["conversation"]?.string == "C-3")
    emma.send(#"{"bye":true}"#)
    try emma.line("event", "closed")
    let withdrawn = try kim.line("withdrawn")["withdrawn"]
    #expect(withdrawn?["handoff"]?.string == "H-4")
    #expect(withdrawn?["reason"]?.string == "customer-left")
  }

  /// What the commands show, while the desk runs.
  private func stored(
    _ shop: TestShop, _ hanako: CustomerClient, _ emma: CustomerClient
  ) throws {
    let records = try shop.stored("records", "list")
    #expect(records.map { $0["kind"]?.string } == ["exchange"])
    #expect(records.first?["conversation"]?.string == "C-2")
    #expect(records.first?["fields"]?["product"]?.string == "S101")
    let cases = try shop.stored("cases", "list")
    #expect(cases.map { $0["handoff"]?.string } == ["H-3"])
    #expect(cases.first?["state"]?.string == "open")
    #expect(cases.first?["due"]?.string == "2026-11-24T18:00:00+09:00")
    let events = try shop.stored("transcripts", "export")
    let closings = events.filter { $0.holds("event", "wrapped-up") }
    #expect(closings.map { $0["as"]?.string } == ["follow-up", "resolved"])
    #expect(closings.first?["by"]?.string == "mail")
    #expect(events.count { $0["text"]?.string == "佐藤です。お調べします。" } == 1)
    let shown = try Program.run([
      "transcripts", "show", "C-1", "--data", shop.data, "--language", "ja",
    ])
    #expect(shown.code == 0 && shown.err.isEmpty)
    for words in ["受付: [greeting]の行", "お客様: カードは****4242です", "佐藤: お待ちください。"] {
      #expect(shown.lines.contains { $0.hasSuffix(words) }, "\(words)")
    }
    #expect(!shown.out.contains("\u{1B}"))
  }
}
