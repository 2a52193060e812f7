import Conversations
import Handoffs
import Text

// The board against the ledger.
extension Ledger {
  /// What must hold after every act.
  func compare(with board: Board, at wall: Timestamp) {
    compareChats(board, at: wall)
    comparePeople(board)
    compareCases(board)
    for id in rows.keys where ended[id] != nil { wrongs.append("\(id) ended and is there") }
  }

  private func compareChats(_ board: Board, at wall: Timestamp) {
    expect(Set(board.chats.keys) == Set(rows.keys), "other chats than \(rows.keys.sorted())")
    for (id, row) in rows {
      guard let chat = board.chats[id] else { continue }
      let fits =
        switch (chat.stage, row.holder) {
        case (.queued, .nobody): true
        case (.offered(let offer), .reserved(let name, let until, let personally)):
          offer.agent == name && offer.until == until && offer.isPersonal == personally
        case (.held(let a, _), .held(let b)), (.wrapUp(let a), .wrapUp(let b)): a == b
        case (.queued, _), (.offered, _), (.held, _), (.wrapUp, _): false
        }
      expect(fits, "\(id) is \(chat.stage), not \(row.holder)")
      expect(chat.queue == row.queue && chat.since == row.since, "\(id): queue or age")
      expect(
        board.chat(of: row.conversation)?.handoff.id == id, "\(row.conversation) is not \(id)'s")
      guard !row.isWaiting else { continue }
      let speaks = people.keys.filter { board.maySpeak($0, in: row.conversation) }
      if case .held(let name) = row.holder, people[name]?.isSignedIn == true {
        expect(speaks == [name], "\(speaks) may speak in \(id)")
      } else {
        expect(speaks.isEmpty, "\(speaks) may speak in \(id)")
      }
    }
    let seen = board.queueRows(of: .all, at: wall).filter { $0.position != nil }
    let line = line(of: seen)
    expect(line.count == rows.values.count(where: \.isWaiting), "the line is not who waits")
    for (row, next) in zip(line, line.dropFirst()) {
      expect(row.isBefore(next), "\(next.handoff.id) must stand before \(row.handoff.id)")
    }
    var counts: [QueueName: Int] = [:]
    for (row, one) in zip(line, seen) {
      counts[row.queue, default: 0] += 1
      expect(one.position == counts[row.queue], "\(row.handoff.id): \(one.position ?? 0)")
    }
  }

  private func line(of seen: [QueueRow]) -> [Row] {
    seen.compactMap { rows[$0.chat.handoff.id] }.filter(\.isWaiting)
  }

  private func comparePeople(_ board: Board) {
    expect(Set(board.seats.keys) == Set(people.keys), "other agents than \(people.keys)")
    for (name, person) in people {
      guard let seat = board.seats[name] else { continue }
      expect(seat.presence == person.presence, "\(name) is \(seat.presence) \(person.presence)")
      expect(seat.isSignedIn == person.isSignedIn, "\(name): signed in or not")
      let theirs = rows.values.filter { $0.agent == name }
      func ids(_ fits: (Row) -> Bool) -> [HandoffID] {
        theirs.filter(fits).map(\.handoff.id).sorted()
      }
      expect(seat.chats.sorted() == ids { $0.holder == .held(name) }, "\(name): chats")
      expect(seat.wrapUps.sorted() == ids { $0.holder == .wrapUp(name) }, "\(name): wrap-ups")
      expect(seat.offers.sorted() == ids(\.isWaiting), "\(name): offers")
      expect(
        person.presence != .last || !(seat.chats + seat.wrapUps).isEmpty,
        "\(name) has nothing left and is not away")
    }
  }

  private func compareCases(_ board: Board) {
    expect(Set(board.cases.keys) == Set(items.keys), "other cases than \(items.keys.sorted())")
    for (id, item) in items {
      guard let found = board.cases[id] else { continue }
      expect(found.handoff == item.handoff, "\(id): another handoff")
      expect(found.conversation == item.conversation, "\(id): another conversation")
      expect(found.openedAt == item.openedAt, "\(id): another age")
      expect(found.owner == item.owner && found.queue == item.queue, "\(id): owner or queue")
      expect(found.state == (item.owner == nil ? .open : .taken), "\(id) is \(found.state)")
      expect(found.hasRung == item.hasRung, "\(id): rang or not")
    }
  }

  /// What must hold once the board is settled, too.
  func compareSettled(
    _ board: Board, _ changes: [BoardChange], at now: UInt64, wall: Timestamp
  ) {
    for (name, person) in people {
      expect(
        !person.isSignedIn || person.heardAt + .seconds(30) > now, "\(name) is silent and there")
    }
    let seen = board.queueRows(of: .all, at: wall).filter { $0.position != nil }
    let line = line(of: seen)
    for (row, one) in zip(line, seen) {
      let id = row.handoff.id
      switch row.holder {
      case .reserved(let name, let until, let personally):
        expect(until > now, "the offer of \(id) to \(name) is over")
        if personally { continue }
      case .nobody:
        for name in people.keys where mayTake(name, row, board) {
          wrongs.append("\(id) waits and \(name) is free")
        }
      case .held, .wrapUp: break
      }
      if let place = one.position, mustHear(row, place, at: now) {
        wrongs.append("\(row.conversation) was not told \(place)")
      }
    }
    compareOrder(line, board, changes)
    for (id, item) in items where !item.hasRung {
      guard let due = item.handoff.due, due < wall else { continue }
      let listens =
        item.owner.map { people[$0]?.isSignedIn == true } == true
        || people.values.contains { $0.isSignedIn && $0.agent.queues.contains(item.queue) }
      expect(!listens, "\(id) is overdue and did not ring")
    }
  }

  private func mayTake(_ name: AgentName, _ row: Row, _ board: Board) -> Bool {
    guard let seat = board.seats[name], let chat = board.chats[row.handoff.id] else { return false }
    return seat.takesOffers && seat.agent.queues.contains(row.queue)
      && chat.mayBeOffered(to: name)
  }

  /// Nobody was offered a chat while one before it waits that they may be offered, and nobody while
  /// another is free who is idle for longer.
  private func compareOrder(_ line: [Row], _ board: Board, _ changes: [BoardChange]) {
    for change in changes {
      guard case .offered(let id, let name, _) = change, let person = people[name],
        let index = line.firstIndex(where: { $0.handoff.id == id }),
        let seat = board.seats[name]
      else { continue }
      for before in line[..<index] where before.holder == .nobody {
        let may =
          person.agent.queues.contains(before.queue)
          && board.chats[before.handoff.id]?.mayBeOffered(to: name) == true
        expect(!may, "\(id) was offered to \(name) before \(before.handoff.id)")
      }
      for (other, idle) in board.seats where other != name && idle.load == 0 {
        let isPassedOver =
          idle.takesOffers && idle.presence == .available && idle.idleSince < seat.idleSince
          && idle.agent.queues.contains(line[index].queue)
          && !line[index].refused.contains(other)
        expect(!isPassedOver, "\(id) was offered to \(name), and \(other) is idle for longer")
      }
    }
  }
}
