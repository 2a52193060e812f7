import Conversations
import Foundation
import Store
import Testing
import Text

@Suite struct StoreHandoffTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }
  let returns = QueueName("returns")!

  func id(_ number: Int64) -> HandoffID { HandoffID(number: number) }
  func answer(_ text: String) -> CaseAnswer {
    CaseAnswer(by: .phone, outcome: .noAnswer, text: SafeText(stored: text))
  }

  /// The rows of handoffs after each of `steps`, an entry each, behind a case H-1 and a chat H-2.
  func rows(after steps: [Event]) throws -> [[HandoffRow]] {
    let desk = try Desk(path)
    let made = [Shop.handedOff(1, .case), Shop.handedOff(2, .chat)]
    #expect(desk.isCommitted([Shop.begin(1), .append(Shop.entry(1, 0, made))]))
    let reader = try StoreReader.open(directory: path)
    let all = try steps.enumerated().map { ordinal, event in
      #expect(desk.isCommitted([.append(Shop.entry(1, ordinal + 1, [event]))]))
      return try reader.handoffs()
    }
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
    return all
  }

  @Test("moves a chat from agent to queue to agent to its end, with the age it was made with")
  func chat() throws {
    let steps: [(Event, HandoffRow.State, QueueName, AgentName?)] = [
      (Shop.tookUp(2), .taken(by: Shop.sato), Shop.queue, nil),
      (.requeued(id(2)), .open, Shop.queue, nil),
      (Shop.tookUp(2, Shop.kim), .taken(by: Shop.kim), Shop.queue, nil),
      (.passedOn(id(2), returns, to: nil), .open, returns, nil),
      (.passedOn(id(2), Shop.queue, to: Shop.kim), .open, Shop.queue, Shop.kim),
      (Shop.tookUp(2, Shop.kim), .taken(by: Shop.kim), Shop.queue, nil),
      (.passedOn(id(2), returns, to: Shop.sato), .open, returns, Shop.sato),
      (.requeued(id(2)), .open, returns, nil),
      (.closed(.byAgent), .done(nil), returns, nil),
      (Shop.tookUp(2), .done(nil), returns, nil),
    ]
    let found = try rows(after: steps.map(\.0))
    for (step, rows) in zip(steps, found) {
      #expect(rows.map(\.state) == [.open, step.1], "\(step.0)")
      #expect(rows.map(\.queue) == [Shop.queue, step.2], "\(step.0)")
      #expect(rows.map(\.keptFor) == [nil, step.3], "\(step.0)")
      #expect(rows.map(\.madeFor) == [Shop.queue, Shop.queue])
      #expect(rows.map(\.at) == [Shop.at(100), Shop.at(100)])
    }
  }

  @Test("takes a case, puts it back, and ends it with its answer")
  func caseOfPeople() throws {
    let done = CaseOutcome(by: Shop.kim, answer: answer("留守でした"))
    let steps: [(Event, HandoffRow.State)] = [
      (Shop.tookUp(1), .taken(by: Shop.sato)), (.requeued(id(1)), .open),
      (Shop.tookUp(1, Shop.kim), .taken(by: Shop.kim)),
      (.answeredCase(id(1), by: Shop.kim, done.answer), .done(done)),
      // An answer that was given stays.
      (.answeredCase(id(1), by: Shop.sato, answer("x")), .done(done)),
      (.closed(.timeOut), .done(done)),
    ]
    let found = try rows(after: steps.map(\.0))
    #expect(found.map { $0[0].state } == steps.map(\.1))
    #expect(found.map { $0[1].state }.dropLast().allSatisfy { $0 == .open })
    #expect(try Desk(path).store.opening.openHandoffs.isEmpty)
  }

  @Test(
    "ends the chat and leaves the case",
    arguments: [
      (.gaveBack(Shop.sato), .desk), (.closed(.customerLeft), .nobody),
      (.wrappedUp(Shop.sato, AgentClosing(code: .resolved)), .agent("佐藤")),
    ] as [(Event, Owner)])
  func ends(event: Event, owner: Owner) throws {
    let found = try rows(after: [Shop.tookUp(2), event])
    #expect(found.last?.map(\.state) == [.open, .done(nil)])
    #expect(try StoreReader.open(directory: path).conversations().map(\.owner) == [owner])
  }

  @Test("is not moved by the lines that tell the customer of it, nor by another conversation")
  func lines() throws {
    let place = QueuePlace(queue: returns, position: 1, waitSeconds: nil)
    let found = try rows(after: [
      .queued(place), .joined(agent: "佐藤"), .transferred(returns), .left(agent: "佐藤"),
    ])
    for rows in found { #expect(rows == found[0]) }
    let desk = try Desk(path)
    let other = Shop.entry(2, 0, [Shop.tookUp(1), .passedOn(id(2), returns, to: nil)])
    #expect(desk.isCommitted([Shop.begin(2), .append(other)]))
    #expect(desk.isCommitted([.append(Shop.entry(2, 1, [.requeued(id(9)), .gaveBack(Shop.kim)]))]))
    #expect(try StoreReader.open(directory: path).handoffs() == found[0])
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
  }

  /// What the events say of a handoff, told in the plainest way.
  struct Told: Equatable {
    var kind: Handoff.Kind
    var queue: QueueName
    var state = HandoffRow.State.open
    var keptFor: AgentName?
    mutating func become(_ state: HandoffRow.State, keptFor: AgentName? = nil) {
      if case .done = self.state { return }
      self.state = state
      self.keptFor = keptFor
    }
  }

  func told(_ events: [Event]) -> [Int64: Told] {
    var all: [Int64: Told] = [:]
    func endChats() {
      for (number, told) in all where told.kind == .chat { all[number]?.become(.done(nil)) }
    }
    for event in events {
      switch event {
      case .handedOff(let made):
        if made.kind == .chat { endChats() }
        all[made.id.number] = Told(kind: made.kind, queue: made.queue)
      case .tookUp(let id, let agent): all[id.number]?.become(.taken(by: agent.name))
      case .requeued(let id): all[id.number]?.become(.open)
      case .passedOn(let id, let queue, let agent):
        all[id.number]?.queue = queue
        all[id.number]?.become(.open, keptFor: agent)
      case .answeredCase(let id, let agent, let answer):
        if all[id.number]?.kind == .case {
          all[id.number]?.become(.done(CaseOutcome(by: agent, answer: answer)))
        }
      case .closed, .gaveBack, .wrappedUp: endChats()
      default: break
      }
    }
    return all
  }

  @Test("holds of any history what the fold of its events does", arguments: 0..<60)
  func histories(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func pick(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var next: Int64 = 0
    func event(_ ordinal: Int) -> Event {
      let queue = QueueName("q\(pick(3))")!
      let agent = pick(2) == 0 ? Shop.sato : Shop.kim
      let some = id(Int64(pick(Int(next) + 1)) + 1)
      switch pick(16) {
      case 0, 1:
        next += 1
        return Shop.handedOff(next, pick(3) == 0 ? .case : .chat)
      case 2, 3: return Shop.tookUp(some.number, agent)
      case 4: return .requeued(some)
      case 5: return .passedOn(some, queue, to: pick(2) == 0 ? agent : nil)
      case 6: return .gaveBack(agent)
      case 7: return .wrappedUp(agent, AgentClosing(code: .resolved))
      case 8: return .answeredCase(some, by: agent, answer("\(ordinal)"))
      case 9: return .readBy(agent)
      case 10: return .noted(Note(by: agent, text: SafeText(stored: "n")))
      case 11: return .joined(agent: "佐藤")
      case 12: return .transferred(queue)
      case 13: return .queued(QueuePlace(queue: queue, position: 1, waitSeconds: nil))
      case 14: return pick(4) == 0 ? .closed(.byAgent) : .left(agent: "佐藤")
      default: return .ended(turn: ordinal, messageID: nil)
      }
    }
    let entries = (0..<8).map { ordinal in
      Shop.entry(1, ordinal, (0..<pick(6)).map { _ in event(ordinal) })
    }
    let desk = try Desk(path)
    #expect(desk.isCommitted([Shop.begin(1)]))
    let reader = try StoreReader.open(directory: path)
    var events: [Event] = []
    for entry in entries {
      events += entry.events
      #expect(desk.isCommitted([.append(entry)]))
      let row = try #require(try reader.conversations().first)
      let folded = try #require(ConversationState(replaying: events))
      #expect(row.owner == folded.owner)
      #expect(row.turn == folded.turn)
      let rows = try reader.handoffs()
      #expect(rows.map(\.handoff.queue) == folded.handoffs.map(\.queue))
      #expect(rows.map(\.handoff.id) == folded.handoffs.map(\.id))
      let told = told(events)
      for row in rows {
        let found = Told(
          kind: row.handoff.kind, queue: row.queue, state: row.state, keptFor: row.keptFor)
        #expect(found == told[row.handoff.id.number])
      }
    }
    let rows = try reader.handoffs()
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
    let open = rows.filter { if case .done = $0.state { false } else { true } }
    #expect(try Desk(path).store.opening.openHandoffs == open)
  }
}
