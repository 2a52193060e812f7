import Testing
import Text
import Wire

@testable import Desk

/// People at the desk, from the offer to the close.
@Suite struct AgentTests {
  private func desk(
    _ agents: String..., on directory: TestDirectory? = nil
  ) throws -> DeskHarness {
    try DeskHarness.staffed(agents, on: directory)
  }

  private func logIn(_ name: String, _ desk: DeskHarness) throws -> ConnectionID {
    try desk.logIn(name)
  }

  private func askForPerson(_ desk: DeskHarness) throws -> ConnectionID {
    try desk.askForPerson()
  }

  private func first(_ key: String, _ lines: [JSON]) -> JSON? {
    lines.lazy.compactMap { $0[key] }.first
  }

  @Test("a login is welcomed; an unknown name and anything before a login are refused")
  func login() throws {
    let desk = try desk("sato")
    let agent = desk.connect(.agentsUnix)
    try desk.send(
      #"{"queue":null,"id":"q"}"#, #"{"login":{"name":"nobody"}}"#,
      #"{"login":{"name":"sato"},"id":"l"}"#, on: agent)
    let heard = try desk.lines(agent)
    #expect(heard[0]["error"]?["code"]?.string == "not-logged-in")
    #expect(heard[0]["error"]?["id"]?.string == "q")
    #expect(heard[1]["error"]?["code"]?.string == "wrong-token")
    #expect(heard[2]["welcome"]?["name"]?.string == "sato")
    #expect(heard[2]["welcome"]?["state"]?.string == "away")
    #expect(heard[3]["done"]?.string == "l")
  }

  @Test("a chat goes from the queue to an agent with its whole transcript, and is closed")
  func wholeWay() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    _ = desk.heard(agent)
    let customer = try askForPerson(desk)
    let toCustomer = try desk.lines(customer)
    #expect(toCustomer.contains { $0["event"]?.string == "queued" })
    #expect(toCustomer.last?["state"]?.string == "queued")
    let offer = try #require(first("offered", desk.lines(agent)))
    #expect(offer["kind"]?.string == "chat")
    #expect(offer["summary"]?["wants"]?.string == "where is my parcel")

    try desk.send(#"{"take":null,"id":"t"}"#, on: agent)
    let taken = try desk.lines(agent)
    let transcript = try #require(first("taken", taken)?["transcript"]?.array)
    #expect(transcript.first?["seq"]?.int == 1)
    #expect(transcript.contains { $0["text"]?.string == "let me talk to a person" })
    #expect(taken.last?["done"]?.string == "t")
    #expect(try desk.lines(customer).contains { $0["event"]?.string == "joined" })

    try desk.send(#"{"say":"Hello, this is Sato.","to":"C-1","id":"s"}"#, on: agent)
    #expect(try desk.lines(customer).last?["from"]?.string == "agent")
    #expect(try desk.lines(agent).last?["done"]?.string == "s")
    try desk.send(#"{"say":"good morning"}"#, on: customer)
    let silent = try desk.lines(customer)
    #expect(silent.count == 1, "the desk is silent while a person has the chat")
    #expect(silent[0]["state"]?.string == "agent")
    #expect(try desk.lines(agent).last?["said"]?["text"]?.string == "good morning")

    try desk.send(#"{"close":"C-1","as":"resolved","id":"c"}"#, on: agent)
    #expect(try desk.lines(customer).last?["event"]?.string == "closed")
    #expect(try desk.lines(agent).last?["done"]?.string == "c")
  }

  @Test("a lost agent's chat goes to the next one at the front, and the customer is told once")
  func lostAgent() throws {
    let desk = try desk("sato", "kim")
    let sato = try logIn("sato", desk)
    let customer = try askForPerson(desk)
    try desk.send(#"{"take":null}"#, on: sato)
    let kim = try logIn("kim", desk)
    _ = (desk.heard(customer), desk.heard(kim))
    desk.disconnect(sato)
    try desk.settle()
    let events = try desk.lines(customer).compactMap { $0["event"]?.string }
    #expect(events == ["left", "queued"])
    #expect(first("offered", try desk.lines(kim))?["handoff"]?.string == "H-1")
    try desk.send(#"{"take":"H-1"}"#, on: kim)
    let transcript = try #require(first("taken", try desk.lines(kim))?["transcript"]?.array)
    #expect(transcript.contains { $0["event"]?.string == "left" })
  }

  @Test("queue, offer and transcript are there again after a restart")
  func restart() throws {
    let directory = try TestDirectory()
    do {
      let desk = try desk("sato", on: directory)
      let agent = try logIn("sato", desk)
      _ = try askForPerson(desk)
      #expect(first("offered", try desk.lines(agent)) != nil)
      try desk.end()
    }
    let desk = try DeskHarness(on: directory, shop: DeskHarness.staffedShop)
    try desk.settle()
    let agent = try logIn("sato", desk)
    try desk.settle()
    #expect(first("offered", try desk.lines(agent))?["handoff"]?.string == "H-1")
    try desk.send(#"{"take":"H-1"}"#, on: agent)
    let transcript = try #require(first("taken", try desk.lines(agent))?["transcript"]?.array)
    #expect(transcript.contains { $0["text"]?.string == "where is my parcel" })
  }

  @Test("an offer that nobody takes lapses, and its agent is away")
  func lapse() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    _ = try askForPerson(desk)
    _ = desk.heard(agent)
    // Heartbeats keep the agent; the offer ends all the same.
    for _ in 0..<4 {
      try desk.pass(seconds: 10)
      try desk.send(#"{"pong":1}"#, on: agent)
    }
    let heard = try desk.lines(agent)
    #expect(first("withdrawn", heard)?["reason"]?.string == "lapsed")
    #expect(first("notice", heard)?["code"]?.string == "away")
  }

  @Test("a transfer needs a note and a queue that there is, and happens whole")
  func transfer() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    let customer = try askForPerson(desk)
    try desk.send(#"{"take":null}"#, on: agent)
    _ = (desk.heard(agent), desk.heard(customer))
    try desk.send(
      #"{"transfer":"C-1","queue":"orders"}"#, #"{"transfer":"C-1","queue":"none","note":"n"}"#,
      on: agent)
    let refused = try desk.lines(agent).compactMap { $0["error"]?["code"]?.string }
    #expect(refused == ["note-missing", "unknown-request"])
    #expect(desk.heard(customer).isEmpty)
    try desk.send(#"{"transfer":"C-1","queue":"orders","note":"late parcel","id":"t"}"#, on: agent)
    #expect(
      try desk.lines(customer).compactMap { $0["event"]?.string } == ["transferred", "queued"])
  }

  @Test("a follow-up becomes a case that is answered later")
  func followUp() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    _ = try askForPerson(desk)
    try desk.send(#"{"take":null}"#, on: agent)
    try desk.send(
      #"{"close":"C-1","as":"follow-up","due":"2026-11-24","by":"mail"}"#, on: agent)
    _ = desk.heard(agent)
    try desk.send(#"{"cases":null}"#, on: agent)
    let row = try #require(first("cases", try desk.lines(agent))?.array?.first)
    #expect(row["handoff"]?.string == "H-2")
    #expect(row["due"]?.string == "2026-11-24T18:00:00+09:00")
    #expect(row["wants"]?.string == "where is my parcel")
    try desk.send(
      #"{"answered":"H-2","by":"phone","outcome":"phoned","text":"Done.","id":"a"}"#,
      #"{"cases":null}"#, on: agent)
    let heard = try desk.lines(agent)
    #expect(heard.contains { $0["done"]?.string == "a" })
    #expect(heard.compactMap { $0["cases"]?.array }.last?.isEmpty == true)
  }

  @Test("what is given back is the desk's again, from the start")
  func giveBack() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    let customer = try askForPerson(desk)
    try desk.send(#"{"take":null}"#, #"{"give-back":"C-1","id":"g"}"#, on: agent)
    _ = desk.heard(customer)
    try desk.send(#"{"say":"good morning"}"#, on: customer)
    let heard = try desk.lines(customer)
    #expect(heard.first?["from"]?.string == "desk")
    #expect(heard.last?["state"]?.string == "idle")
  }

  @Test("a chat given back is said to be back at the desk, not lost, to a bare terminal")
  func giveBackInText() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    let customer = desk.connect()
    try desk.send("let me talk to a person", on: customer)
    try desk.send(#"{"take":null}"#, on: agent)
    _ = desk.heard(customer)
    try desk.send(#"{"give-back":"C-1"}"#, on: agent)
    #expect(desk.heard(customer) == ["<given back>"])
  }

  @Test("a request sent twice under one id is done once")
  func repeated() throws {
    let desk = try desk("sato")
    let agent = try logIn("sato", desk)
    let customer = try askForPerson(desk)
    try desk.send(#"{"take":null}"#, on: agent)
    _ = desk.heard(customer)
    let say = #"{"say":"Hello.","to":"C-1","id":"s"}"#
    try desk.send(say, on: agent)
    try desk.send(say, on: agent)
    #expect(try desk.lines(customer).filter { $0["from"]?.string == "agent" }.count == 1)
  }

  @Test("nobody speaks in a chat that is not theirs")
  func notTheirs() throws {
    let desk = try desk("sato", "kim")
    let sato = try logIn("sato", desk)
    _ = try askForPerson(desk)
    try desk.send(#"{"take":null}"#, on: sato)
    let kim = try logIn("kim", desk)
    _ = desk.heard(kim)
    try desk.send(#"{"say":"Hi.","to":"C-1"}"#, #"{"close":"C-1","as":"resolved"}"#, on: kim)
    #expect(
      try desk.lines(kim).compactMap { $0["error"]?["code"]?.string } == [
        "not-yours", "not-yours",
      ])
  }

  @Test("with nobody there the customer chooses to wait or to be called back")
  func nobodyThere() throws {
    let desk = try desk("sato")
    let customer = try askForPerson(desk)
    let heard = try desk.lines(customer)
    let offered = try #require(heard.last { $0["choices"] != nil })
    #expect(offered["choices"]?.array?.count == 2)
    #expect(heard.last?["state"]?.string == "asking")
    try desk.send(#"{"say":"1"}"#, on: customer)
    #expect(try desk.lines(customer).last?["state"]?.string == "queued")
  }

  @Test(
    "a case that somebody took is withdrawn from those who were told of it; none who is away is")
  func announced() throws {
    let desk = try desk("sato", "kim", "lee")
    let sato = try logIn("sato", desk)
    let customer = try askForPerson(desk)
    try desk.send(#"{"take":"H-1"}"#, on: sato)
    let kim = try logIn("kim", desk)
    let lee = try logIn("lee", desk)
    try desk.send(#"{"available":false,"reason":"break"}"#, on: lee)
    _ = desk.heard(lee)
    try desk.send(#"{"close":"C-1","as":"follow-up","by":"phone"}"#, on: sato)
    _ = (desk.heard(sato), desk.heard(lee), desk.heard(customer))
    #expect(try desk.lines(kim).contains { $0["offered"]?["handoff"]?.string == "H-2" })
    try desk.send(#"{"take":"H-2"}"#, on: sato)
    #expect(first("withdrawn", try desk.lines(kim))?["reason"]?.string == "taken")
    #expect(desk.heard(lee).isEmpty)
    #expect(try !desk.lines(sato).contains { $0["withdrawn"] != nil })
  }

  @Test("the agent hears when the customer's connection is gone, and when they are back")
  func customerAway() throws {
    let desk = try desk("sato")
    let sato = try logIn("sato", desk)
    let customer = desk.connect()
    try desk.send(
      #"{"hello":{"language":"en"}}"#, #"{"say":"let me talk to a person"}"#, on: customer)
    let token = try #require(try desk.lines(customer).first?["token"]?.string)
    try desk.send(#"{"take":null}"#, on: sato)
    _ = desk.heard(sato)
    desk.disconnect(customer)
    try desk.settle()
    let gone = try #require(first("notice", try desk.lines(sato)))
    #expect(gone["code"]?.string == "customer-away")
    #expect(gone["conversation"]?.string == "C-1")
    let again = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":0}"#, on: again)
    #expect(first("notice", try desk.lines(sato))?["code"]?.string == "customer-back")
    try desk.send(#"{"bye":true}"#, on: again)
    let left = try desk.lines(sato)
    #expect(first("left", left)?["who"]?.string == "customer")
    #expect(first("notice", left) == nil)
  }
}
