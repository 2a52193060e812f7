import Conversations
import Handoffs
import Text

// Which act comes next: mostly one that can be, now and then nonsense.
extension History {
  mutating func choose() -> Act {
    if chance.below(10) < rush {
      return ledger.rows.count < most ? arrival() : .leave(conversation())
    }
    switch chance.below(40) {
    case 0..<8: return pass()
    case 8..<14: return take()
    case 14..<16: return .decline(handoff { $0.isWaiting }, someone())
    case 16: return declineOwn()
    case 17..<20: return transfer()
    case 20: return inHand { .giveBack($0, $1) }
    case 21..<24: return close()
    case 24: return .requeue(conversation(), someone())
    case 25..<27: return chance.oneIn(2) ? .leave(conversation()) : .stopWaiting(conversation())
    case 27: return inHand { conversation, _ in .leave(conversation) }
    case 28: return .signIn(someone())
    case 29: return chance.oneIn(3) ? .signOut(someone()) : .signIn(someone())
    case 30..<33: return .beAvailable(someone())
    case 33: return .stepBack(someone(), chance.one(of: Board.StepBack.allCases))
    case 34: return openCase()
    case 35: return .answer(item(), someone(), Self.answer)
    case 36: return chance.oneIn(2) ? .take(item(), someone()) : moveCase()
    case 37..<39: return correct()
    default: return rare()
    }
  }

  static let answer = CaseAnswer(by: .mail, outcome: .mailed, text: .note)

  mutating func agent(_ name: AgentName) -> Agent {
    let queues: QueueSet =
      chance.oneIn(2)
      ? .all : .some([chance.one(of: Self.queues), chance.one(of: Self.queues)])
    return Agent(
      name: name, shown: name.text, queues: queues, capacity: 1 + chance.below(3))
  }

  private mutating func someone() -> AgentName {
    chance.oneIn(50) ? .nobody : chance.one(of: Self.names)
  }

  private mutating func number() -> Int64 {
    defer { nextNumber += 1 }
    return nextNumber
  }

  /// A chat that fits, when there is one; now and then any.
  private mutating func handoff(_ fits: (Ledger.Row) -> Bool) -> HandoffID {
    let ids = ledger.rows.values.filter(fits).map(\.handoff.id).sorted()
    guard !ids.isEmpty, !chance.oneIn(10) else {
      return h(Int64(chance.below(Int(nextNumber) + 1)))
    }
    return chance.one(of: ids)
  }

  private mutating func conversation() -> ConversationID {
    let id = handoff { _ in true }
    return ledger.rows[id]?.conversation ?? c(id.number)
  }

  private mutating func item() -> HandoffID {
    let ids = ledger.items.keys.sorted()
    return ids.isEmpty || chance.oneIn(10) ? h(1) : chance.one(of: ids)
  }

  private mutating func arrival() -> Act {
    let id = number()
    // A conversation that was given back may come again.
    let conversation = chance.oneIn(5) ? c(1 + Int64(chance.below(Int(id)))) : c(id)
    let priority = chance.one(of: [.normal, .normal, .low, .high, .urgent] as [Priority])
    return .arrive(
      Scene.handoff(id, chance.one(of: Self.queues), priority), conversation,
      since: wall.adding(seconds: -chance.below(40)))
  }

  private mutating func pass() -> Act {
    seconds += chance.one(of: [0, 1, 1, 5, 9, 10, 10, 20, 29, 30, 31, 60, 61])
    var heard: [AgentName] = []
    for name in Self.names where !chance.oneIn(silence) { heard.append(name) }
    return .pass(heard: heard)
  }

  private mutating func take() -> Act {
    guard !chance.oneIn(3) else { return .take(nil, someone()) }
    let id = handoff { $0.isWaiting }
    return .take(id, ledger.rows[id]?.agent ?? someone())
  }

  private mutating func declineOwn() -> Act {
    let id = handoff { $0.isWaiting && $0.agent != nil }
    return .decline(id, ledger.rows[id]?.agent ?? someone())
  }

  /// Something that the agent who has a chat does with it; now and then somebody else.
  private mutating func inHand(_ act: (ConversationID, AgentName) -> Act) -> Act {
    let id = handoff { !$0.isWaiting }
    let row = ledger.rows[id]
    let name = chance.oneIn(8) ? someone() : row?.agent ?? someone()
    return act(row?.conversation ?? c(id.number), name)
  }

  private mutating func transfer() -> Act {
    let target: TransferTarget =
      chance.oneIn(2) ? .queue(chance.one(of: Self.queues)) : .agent(someone())
    let note: SafeText = chance.oneIn(12) ? .blank : .note
    return inHand { .transfer($0, $1, target, note) }
  }

  private mutating func close() -> Act {
    let closure = Closure(
      chance.one(of: AgentClosing.Code.allCases),
      due: chance.oneIn(2) ? wall.adding(seconds: chance.below(100)) : nil)
    let followUp = h(number())
    return inHand { .close($0, $1, closure, followUp: followUp) }
  }

  private mutating func openCase() -> Act {
    let id = number()
    let due = chance.oneIn(2) ? wall.adding(seconds: chance.below(60) - 10) : nil
    return .open(
      Case(
        handoff: Scene.handoff(id, chance.one(of: Self.queues), kind: .case, due: due),
        conversation: conversation(), openedAt: wall))
  }

  private mutating func moveCase() -> Act {
    .moveCase(item(), someone(), chance.one(of: Self.queues))
  }

  /// A conversation goes back to what was stored a few acts ago.
  private mutating func correct() -> Act {
    let then = chance.one(of: past)
    let ids = Set(then.rows.keys).union(ledger.rows.keys).sorted()
    guard !ids.isEmpty else { return pass() }
    let id = chance.one(of: ids)
    guard let row = then.rows[id] ?? ledger.rows[id] else { return pass() }
    let (chat, cases) = then.stored(row.conversation)
    return .correct(row.conversation, chat, cases)
  }

  private mutating func rare() -> Act {
    switch chance.below(6) {
    case 0: return .hire(agent(someone()))
    case 1: return .dismiss(someone())
    case 2...3: return .signOut(someone())
    case 4:
      for name in Self.names where ledger.people[name] == nil { return .hire(agent(name)) }
      return .beAvailable(someone())
    default: return restart()
    }
  }

  private mutating func restart() -> Act {
    let rows = ledger.rows.values.sorted { $0.handoff.id < $1.handoff.id }
    let conversations = Set(ledger.items.values.map(\.conversation)).sorted()
    let agents = ledger.people.values.map(\.agent).sorted { $0.name < $1.name }
    return .restart(
      rows.map(ledger.stored), conversations.flatMap { ledger.stored($0).1 },
      chance.oneIn(4) ? agents.dropLast() : agents)
  }
}
