import Conversations
import Handoffs
import Text

// What an act means, whether or not the board says anything of it.
extension Ledger {
  /// An act that was not refused, and what came of it.
  mutating func follow(_ act: Act, _ changes: [BoardChange], at now: UInt64) {
    before(act, at: now)
    for change in changes { follow(change, because: act, at: now) }
    after(act, at: now)
    checkRequeued(changes)
    endWritingUp()
  }

  /// What came of settling the board.
  mutating func settle(_ changes: [BoardChange], at now: UInt64) {
    lapsing = []
    for change in changes { follow(change, because: nil, at: now) }
    for name in people.keys where people[name]?.keptUntil.map({ $0 <= now }) ?? false {
      people[name]?.keptUntil = nil
      expect(!rows.values.contains { $0.holder == .held(name) }, "kept for \(name) too long")
    }
    checkRequeued(changes)
    endWritingUp()
    for (id, row) in rows {
      guard row.isWaiting else {
        rows[id]?.unservedSince = nil
        continue
      }
      if serves(row.queue) { rows[id]?.isWarned = false }
      let isUnaware = !serves(row.queue) && rows[id]?.isWarned == false
      let since = isUnaware ? row.unservedSince ?? now : nil
      rows[id]?.unservedSince = since
      expect(since.map { $0 + .seconds(30) > now } ?? true, "\(id) waits and was not warned")
    }
  }

  /// Customers who were told that they wait again were told where, all of them being back.
  private func checkRequeued(_ changes: [BoardChange]) {
    for case .requeued(let id, _, _, let told, _) in changes {
      let place = place(of: id)
      expect(place == nil || place == told.position, "\(id) was told a wrong place")
    }
  }

  /// Whoever has nothing left to write up is available.
  private mutating func endWritingUp() {
    for (name, person) in people where person.presence == .wrapUp {
      if !rows.values.contains(where: { $0.holder == .wrapUp(name) }) {
        people[name]?.presence = .available
      }
    }
  }

  private mutating func before(_ act: Act, at now: UInt64) {
    switch act {
    case .arrive(let handoff, let conversation, let since):
      let id = handoff.id
      rows[id] = Row(
        handoff: handoff, conversation: conversation, queue: handoff.queue, since: since)
      // The turn that handed over told it.
      let place = place(of: id)
      rows[id]?.told = place.map { ($0, now) }
      let isServed = serves(handoff.queue)
      rows[id]?.isWarned = !isServed
    case .hire(let agent):
      if people[agent.name] == nil { people[agent.name] = Person(agent: agent) }
      people[agent.name]?.agent = agent
    case .signIn(let name):
      people[name]?.heardAt = now
      if people[name]?.isSignedIn == false {
        people[name]?.isSignedIn = true
        people[name]?.presence = .away
        people[name]?.keptUntil = nil
      }
    case .signOut(let name): goes(name)
    case .dismiss(let name): goes(name)
    case .beAvailable(let name): people[name]?.presence = .available
    case .stepBack(let name, let reason):
      people[name]?.presence = reason == .last ? .last : .onBreak
    case .decline(let id, let name):
      guard let row = rows[id] else { return }
      rows[id]?.refused.insert(name)
      if row.agent == name { rows[id]?.holder = .nobody }
    case .transfer(let conversation, let name, let target, _):
      guard let row = row(of: conversation), row.holder == .held(name) else {
        return wrongs.append("\(name) passed on what was not theirs")
      }
      if case .agent = target { rows[row.handoff.id]?.isPersonal = true }
    case .restart(let chats, let cases, let agents):
      restart(chats, cases, agents, at: now)
    case .pass(let heard):
      for name in heard where people[name]?.isSignedIn == true { people[name]?.heardAt = now }
    case .leave, .stopWaiting, .take, .giveBack, .close, .requeue, .open, .answer, .moveCase,
      .correct:
      break
    }
  }

  private mutating func after(_ act: Act, at now: UInt64) {
    switch act {
    case .dismiss(let name):
      people[name] = nil
      for id in rows.keys { rows[id]?.refused.remove(name) }
    case .open(let new):
      expect(items[new.handoff.id] != nil, "\(new.handoff.id) was not opened")
    case .correct(let conversation, let chat, let cases):
      correct(conversation, chat, cases, at: now)
    case .arrive, .leave, .stopWaiting, .hire, .signIn, .signOut, .beAvailable, .stepBack, .take,
      .decline, .transfer, .giveBack, .close, .requeue, .answer, .moveCase, .restart, .pass:
      break
    }
  }

  mutating func goes(_ name: AgentName) {
    people[name]?.isSignedIn = false
    people[name]?.presence = .away
    people[name]?.keptUntil = nil
  }

  private mutating func restart(
    _ chats: [StoredChat], _ cases: [Case], _ agents: [Agent], at now: UInt64
  ) {
    people = [:]
    for agent in agents { people[agent.name] = Person(agent: agent) }
    rows = [:]
    for chat in chats { put(chat, at: now) }
    for chat in chats where !isOfUnknown(chat) {
      let id = chat.handoff.id
      let place = place(of: id)
      rows[id]?.told = place.map { ($0, now) }
    }
    items = [:]
    for item in cases { put(item, hasRung: false) }
  }

  private mutating func correct(
    _ conversation: ConversationID, _ chat: StoredChat?, _ cases: [Case], at now: UInt64
  ) {
    for (id, row) in rows where row.conversation == conversation {
      expect(!row.isReservedPersonally, "\(id) is reserved still")
      rows[id] = nil
      ended[id] = .neverStored
    }
    if let chat {
      put(chat, at: now)
      let id = chat.handoff.id
      if let place = place(of: id), !isOfUnknown(chat) { rows[id]?.told = (place, now) }
    }
    let before = items.filter { $0.value.conversation == conversation }
    for id in before.keys { items[id] = nil }
    for item in cases { put(item, hasRung: before[item.handoff.id]?.hasRung ?? false) }
  }

  private mutating func put(_ chat: StoredChat, at now: UInt64) {
    let id = chat.handoff.id
    var row = Row(
      handoff: chat.handoff, conversation: chat.conversation, queue: chat.queue,
      since: chat.since)
    switch chat.stage {
    case .queued: break
    case .offered: row.isFront = true
    case .held(let name):
      if let person = people[name] {
        row.holder = .held(name)
        if !person.isSignedIn { people[name]?.keptUntil = now + .seconds(30) }
      } else {
        row.isFront = true
      }
    }
    rows[id] = row
    ended[id] = nil
  }

  private mutating func put(_ item: Case, hasRung: Bool) {
    let owner = item.owner.flatMap { people[$0] == nil ? nil : $0 }
    items[item.handoff.id] = Item(
      handoff: item.handoff, conversation: item.conversation, openedAt: item.openedAt,
      queue: item.queue, owner: owner, hasRung: hasRung)
  }

  private func isOfUnknown(_ chat: StoredChat) -> Bool {
    if case .held(let name) = chat.stage { people[name] == nil } else { false }
  }
}
