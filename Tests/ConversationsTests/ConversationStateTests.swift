import Conversations
import Testing
import Text

@Suite struct ConversationStateTests {
  let orders = QueueName("orders")!
  let status = IntentID("order-status")!
  let number = OrderNumber("26110201")!

  func folded(_ events: [Event]) throws -> ConversationState {
    let opened = Event.opened(
      ConversationID(number: 1), .ja, at: Timestamp(milliseconds: 1_000))
    return try #require(ConversationState(replaying: [opened] + events))
  }
  func said(_ text: String) -> Event {
    .customerSaid(CustomerLine(text: SafeText(stored: text), masked: false))
  }
  func answered(_ text: String, _ choices: [Choice] = []) -> Event {
    .deskSaid(DeskLine(text: SafeText(stored: text), choices: choices))
  }

  @Test("needs to be opened first")
  func needsOpening() {
    #expect(ConversationState(replaying: [Event]()) == nil)
    #expect(ConversationState(replaying: [said("hello")]) == nil)
  }

  @Test("goes on from any cut to the same end", arguments: 0..<50)
  func goesOn(seed: Int) throws {
    var random = RandomEvents(seed: UInt64(seed))
    let events = (0..<60).map { _ in random.event() }
    let cut = random.below(60)
    var state = try folded(Array(events[..<cut]))
    for event in events[cut...] { state.apply(event) }
    #expect(try folded(events) == state)
    #expect(state.sequence == events.count { $0.isLine })
  }

  @Test("counts lines and nothing else")
  func counts() throws {
    let state = try folded([
      said("a"), .began(status), answered("b"), answered("c"), .ended(turn: 0, messageID: nil),
    ])
    #expect(state.sequence == 3)
    #expect(state.turn == 0)
  }

  @Test("keeps the desk's lines of the last turn only")
  func lastSaid() throws {
    let first: [Event] = [
      said("a"), answered("b"), answered("c"), .ended(turn: 0, messageID: nil),
    ]
    #expect(try folded(first).lastSaid.map(\.text.string) == ["b", "c"])
    let second = first + [said("d"), answered("e"), .ended(turn: 1, messageID: nil)]
    #expect(try folded(second).lastSaid.map(\.text.string) == ["e"])
    // A turn that the desk begins by itself.
    let third = first + [answered("f"), .ended(turn: 1, messageID: nil)]
    #expect(try folded(third).lastSaid.map(\.text.string) == ["f"])
  }

  @Test("offers the last turn's choices until the next turn")
  func offered() throws {
    let choice = Choice(label: SafeText(stored: "はい"), meaning: .yes)
    let turn: [Event] = [said("a"), answered("b", [choice]), .ended(turn: 0, messageID: nil)]
    #expect(try folded(turn).offered == [choice])
    #expect(try folded(turn + [said("c")]).offered.isEmpty)
  }

  @Test("fills the flow on top, keeps the last value, and unconfirms what changed")
  func fills() throws {
    let events: [Event] = [
      .began(.help), .began(status), .filled(.order, .order(number), line: 1), .confirmed,
      .filled(.order, .order(OrderNumber("26110202")!), line: 3),
    ]
    let state = try folded(events)
    let top = try #require(state.flows.last)
    #expect(top[.order] == .order(OrderNumber("26110202")!))
    #expect(top.filled.count == 1)
    #expect(!top.confirmed)
    #expect(state.flows[0].filled.isEmpty)
    #expect(try folded(events + [.emptied(.order)]).flows.last?[.order] == nil)
  }

  @Test("changes nothing by an event for a flow when there is none")
  func withoutFlow() throws {
    let plain = try folded([])
    #expect(try folded([.saidAtOnce, .confirmed, .skipped(.order), .dropped(status)]) == plain)
  }

  @Test("is owned by who took its last chat, and takes no case for one")
  func peopleOwn() throws {
    let returns = try #require(QueueName("returns"))
    let sato = AgentIdentity(name: try #require(AgentName("sato")), shown: "佐藤")
    func made(_ number: Int64, _ kind: Handoff.Kind) -> Event {
      .handedOff(
        Handoff(
          id: HandoffID(number: number), kind: kind, queue: orders, priority: .normal, due: nil,
          intent: nil))
    }
    let both = [made(1, .case), made(2, .chat)]
    let chat = HandoffID(number: 2)
    let steps: [(Event, Owner)] = [
      (.tookUp(HandoffID(number: 1), by: sato), .queued(orders)),
      (.tookUp(chat, by: sato), .agent("佐藤")),
      (.passedOn(HandoffID(number: 1), returns, to: nil), .agent("佐藤")),
      (.passedOn(chat, returns, to: sato.name), .queued(returns)),
      (.tookUp(chat, by: sato), .agent("佐藤")), (.requeued(chat), .queued(returns)),
      (.requeued(HandoffID(number: 9)), .queued(returns)), (.gaveBack(sato.name), .desk),
    ]
    for end in steps.indices {
      let state = try folded(both + steps[...end].map(\.0))
      #expect(state.owner == steps[end].1, "step \(end)")
      #expect(state.sequence == 0)
    }
  }

  @Test("starts afresh at the desk when the chat is given back, and keeps what was learned")
  func givenBack() throws {
    let sato = try #require(AgentName("sato"))
    let state = try folded([
      .began(status), .missed(2), .asked(.slot(.order)), .proved(number, by: .email),
      .noted(Note(by: sato, text: SafeText(stored: "n"))), .readBy(sato), .gaveBack(sato),
    ])
    #expect(state.flows.isEmpty && state.question == nil && state.misses == 0)
    #expect(state.proof(of: number) != nil)
  }

  @Test("ends the last flow of a page, wherever it lies in the stack")
  func ends() throws {
    let events: [Event] = [.began(status), .began(.help), .began(status)]
    #expect(try folded(events + [.finished(status)]).flows.map(\.intent) == [status, .help])
    #expect(try folded(events + [.dropped(.help)]).flows.map(\.intent) == [status, status])
  }

  @Test("counts wrong answers to one question, clarifications and misses, and forgets them in time")
  func counters() throws {
    let wrong: [Event] = [.asked(.slot(.order)), .misread(.order), .misread(.order)]
    #expect(try folded(wrong).wrongAnswers == 2)
    #expect(try folded(wrong + [.asked(.slot(.order))]).wrongAnswers == 2)
    #expect(try folded(wrong + [.asked(.identity)]).wrongAnswers == 0)
    #expect(try folded(wrong + [.settled]).wrongAnswers == 0)
    let unclear: [Event] = [.missed(2), .asked(.clarify([.help, status]))]
    #expect(try folded(unclear).misses == 2)
    #expect(try folded(unclear).clarifications == 1)
    let taken = Understanding(
      taken: .init(status, score: 9_000), alternatives: [], requests: [status], reason: .picked)
    #expect(try folded(unclear + [.understood(taken)]).misses == 0)
    #expect(try folded(unclear + [.understood(taken)]).clarifications == 0)
  }

  @Test(
    "has exactly one owner, the last that took it",
    arguments: [
      ([], .desk), ([.joined(agent: "佐藤")], .agent("佐藤")),
      (
        [.joined(agent: "佐藤"), .transferred(QueueName("returns")!)],
        .queued(QueueName("returns")!)
      ),
      ([.closed(.timeOut)], .nobody),
    ] as [([Event], Owner)])
  func owners(events: [Event], owner: Owner) throws { #expect(try folded(events).owner == owner) }

  @Test("gives a chat to its queue and leaves a case beside the desk")
  func handoffs() throws {
    func handoff(_ kind: Handoff.Kind) -> Event {
      .handedOff(
        Handoff(
          id: HandoffID(number: 1), kind: kind, queue: orders, priority: .high, due: nil,
          intent: nil))
    }
    #expect(try folded([handoff(.chat)]).owner == .queued(orders))
    #expect(try folded([handoff(.case)]).owner == .desk)
    #expect(try folded([handoff(.case)]).handoffs.count == 1)
  }

  @Test("keeps facts of proved orders only, the newest of each")
  func proofs() throws {
    let fact = OrderFact("status", .choice(ChoiceID("shipped")!))
    #expect(try folded([.lookedUp(number, [fact])]).proofs.isEmpty)
    let state = try folded([
      .proved(number, by: .email), .proved(number, by: .email), .proved(number, by: .phone),
      .lookedUp(number, [OrderFact("status", .choice(ChoiceID("received")!))]),
      .lookedUp(number, [fact]),
    ])
    let proof = try #require(state.proof(of: number))
    #expect(proof.by == [.email, .phone])
    #expect(proof.facts == [fact])
    #expect(state.proof(of: OrderNumber("00000000")!) == nil)
  }

  @Test("asks and walks nothing once it is closed")
  func closed() throws {
    let state = try folded([.began(status), .asked(.identity), .closed(.customerLeft)])
    #expect(state.question == nil)
    #expect(state.flows.isEmpty)
  }
}
