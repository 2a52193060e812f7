import Conversations
import Handoffs
import Text

// What a change means, and whether it may be.
extension Ledger {
  mutating func follow(_ change: BoardChange, because act: Act?, at now: UInt64) {
    switch change {
    case .offered(let id, let name, let until): offered(id, name, until, at: now)
    case .withdrawn(let id, let name, let reason):
      guard case .reserved(name, let until, _) = rows[id]?.holder else {
        return wrongs.append("\(id) was withdrawn from \(name), who was not offered it")
      }
      // Unasked an offer ends because its time is over, or that of its agent's first one was.
      if act == nil {
        if until <= now { lapsing.insert(name) }
        let isSilent = people[name].map { $0.heardAt + .seconds(30) <= now } ?? false
        let isOver = isSilent || lapsing.contains(name)
        expect(isOver && reason == .lapsed, "\(id) was withdrawn from \(name) too soon")
      }
      rows[id]?.holder = .nobody
      rows[id]?.refused.insert(name)
    case .assigned(let id, let conversation, let name):
      let row = rows[id]
      expect(row?.conversation == conversation, "\(id) is not of \(conversation)")
      expect(row?.isWaiting == true, "\(id) was assigned and did not wait")
      expect(row?.agent ?? name == name, "\(id) was assigned from under another")
      rows[id]?.holder = .held(name)
      rows[id]?.refused = []
      rows[id]?.told = nil
      rows[id]?.isWarned = false
    case .requeued(let id, _, let name, let place, _):
      expect(rows[id]?.holder == .held(name), "\(id) was requeued from \(name), without it")
      let isKept = people[name]?.keptUntil.map { $0 > now } ?? false
      expect(act != nil || !isKept, "\(id) was to be kept for \(name)")
      rows[id]?.holder = .nobody
      rows[id]?.isFront = true
      rows[id]?.refused.insert(name)
      rows[id]?.told = (place.position, now)
    case .transferred(let id, _, let name, let target, let place):
      rows[id]?.holder = .nobody
      rows[id]?.isFront = false
      rows[id]?.refused.insert(name)
      rows[id]?.told = place.map { ($0.position, now) }
      if case .queue(let queue) = target { rows[id]?.queue = queue }
      expect(place?.position == (target.isQueue ? self.place(of: id) : nil), "\(id): wrong place")
    case .givenBack(let id, _, let name): end(id, .givenBack, of: .held(name))
    case .customerLeft(let id, _, let name):
      expect(rows[id]?.holder == .held(name), "\(id) was not in hand")
      rows[id]?.holder = .wrapUp(name)
      if people[name]?.presence == .available { people[name]?.presence = .wrapUp }
    case .stoppedWaiting(let id, _): end(id, .left, of: .nobody)
    case .closed(let id, _, let name, let closure):
      let holder = rows[id]?.holder
      expect(
        holder == .wrapUp(name) || holder == .held(name), "\(id) was closed by \(name), without it")
      if closure == nil {
        let isGone = people[name].map { !$0.isSignedIn || $0.heardAt + .seconds(30) <= now }
        expect(isGone == true, "\(id) was closed without a code")
      }
      end(id, .closed, of: holder ?? .nobody)
    case .positionChanged(let conversation, let place): told(conversation, place, at: now)
    case .unattended(let id, _): unattended(id, at: now)
    case .agentAway(let name):
      let isLast = people[name]?.presence == .last
      expect(isLast || lapsing.contains(name), "\(name) is away for no reason")
      people[name]?.presence = .away
    case .agentLost(let name):
      let heard = people[name]?.heardAt ?? 0
      expect(people[name]?.isSignedIn == true, "\(name) was lost and not there")
      expect(heard + .seconds(30) <= now, "\(name) was lost too soon")
      goes(name)
    case .caseOpened(let id, _):
      guard case .open(let new) = act else {
        guard case .close(let conversation, _, let closure, id) = act,
          let queue = lastQueue[conversation]
        else { return wrongs.append("\(id) was opened by nobody") }
        items[id] = Item(
          handoff: Handoff(
            id: id, kind: .case, queue: queue.queue, priority: queue.priority, due: closure.due,
            intent: nil),
          conversation: conversation,
          openedAt: Scene.opening.adding(seconds: Int(now / BoardFigures.second)),
          queue: queue.queue)
        return
      }
      items[id] = Item(
        handoff: new.handoff, conversation: new.conversation, openedAt: new.openedAt,
        queue: new.queue)
    case .caseRings(let id, let names):
      expect(items[id]?.hasRung == false, "\(id) rang twice")
      expect(!names.isEmpty, "\(id) rang for nobody")
      items[id]?.hasRung = true
    case .caseTaken(let id, let name):
      let owner = items[id]?.owner
      expect(owner.map { people[$0]?.isSignedIn != true } ?? true, "\(id) was \(owner!)'s")
      items[id]?.owner = name
    case .caseMoved(let id, let queue, _):
      items[id]?.queue = queue
      items[id]?.owner = nil
    case .caseFreed(let id): items[id]?.owner = nil
    case .caseDone(let id, let name, _):
      expect(items[id]?.owner == name, "\(id) was answered by \(name), without it")
      items[id] = nil
    }
  }

  private mutating func offered(
    _ id: HandoffID, _ name: AgentName, _ until: UInt64, at now: UInt64
  ) {
    guard let row = rows[id], let person = people[name] else {
      return wrongs.append("\(id) was offered to \(name), one of them unknown")
    }
    expect(row.holder == .nobody, "\(id) was offered twice")
    expect(until == now + .seconds(30), "\(id): not 30 seconds")
    expect(person.isSignedIn, "\(id) was offered to \(name), who is not there")
    expect(load(of: name) < person.agent.capacity, "\(id) was offered to \(name), without room")
    if !row.isPersonal {
      expect(person.agent.queues.contains(row.queue), "\(id): \(name) does not serve its queue")
      let presence = person.presence
      expect(presence == .available || presence == .wrapUp, "\(id): \(name) is \(presence)")
    }
    rows[id]?.holder = .reserved(name, until: until, personally: row.isPersonal)
    rows[id]?.isPersonal = false
  }

  private func load(of name: AgentName) -> Int {
    rows.values.count {
      switch $0.holder {
      case .reserved(name, _, _), .held(name): true
      case .nobody, .reserved, .held, .wrapUp: false
      }
    }
  }

  private mutating func end(_ id: HandoffID, _ end: End, of holder: Holder) {
    expect(rows[id]?.holder == holder, "\(id) ended (\(end)) and was not \(holder)")
    expect(ended[id] == nil, "\(id) ended twice")
    if let row = rows[id] {
      lastQueue[row.conversation] = (row.queue, row.handoff.priority)
    }
    rows[id] = nil
    ended[id] = end
  }

  private mutating func told(
    _ conversation: ConversationID, _ place: QueuePlace, at now: UInt64
  ) {
    guard let row = row(of: conversation), row.isWaiting, !row.isReservedPersonally else {
      return wrongs.append("\(conversation) was told a place and does not wait")
    }
    expect(self.place(of: row.handoff.id) == place.position, "\(conversation): wrong place")
    expect(row.queue == place.queue, "\(conversation): wrong queue")
    expect(mustHear(row, place.position, at: now), "\(conversation) was told without need")
    rows[row.handoff.id]?.told = (place.position, now)
  }

  private mutating func unattended(_ id: HandoffID, at now: UInt64) {
    expect(rows[id]?.isWaiting == true, "\(id) heard that nobody is there and does not wait")
    expect(rows[id]?.isWarned == false, "\(id) heard it twice")
    expect(rows[id].map { !serves($0.queue) } == true, "\(id) heard it, and its queue is served")
    rows[id]?.isWarned = true
  }

  /// Whether anybody takes customers of `queue`.
  func serves(_ queue: QueueName) -> Bool {
    people.values.contains {
      $0.isSignedIn && ($0.presence == .available || $0.presence == .wrapUp)
        && $0.agent.queues.contains(queue)
    }
  }

  /// Whether the customer is to be told that the place is now this one.
  func mustHear(_ row: Row, _ place: Int, at now: UInt64) -> Bool {
    guard let told = row.told else { return true }
    guard place < told.place else { return false }
    return place <= 3 || place * 2 <= told.place && now >= told.at + .seconds(60)
  }
}

extension TransferTarget {
  var isQueue: Bool { if case .queue = self { true } else { false } }
}
