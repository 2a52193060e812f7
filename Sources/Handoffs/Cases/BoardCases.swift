public import Conversations
public import Text

// Cases: what people answer later, beside the chats.
extension Board {
  /// A case waits in its queue. One that is known or done already changes nothing.
  public mutating func open(_ new: Case) -> [BoardChange] {
    let id = new.handoff.id
    guard cases[id] == nil, chats[id] == nil, new.state != .done else { return [] }
    cases[id] = new
    return [.caseOpened(id, to: agentsPresent(for: new.queue))]
  }

  /// The cases of some queues that are not done, in the order in which people see them.
  public func cases(of queues: QueueSet, at wall: Timestamp) -> [Case] {
    Case.inOrder(cases.values.lazy.filter { queues.contains($0.queue) }, at: wall)
  }

  mutating func takeCase(_ id: HandoffID, by seat: Seat) throws(BoardRefusal) -> [BoardChange] {
    guard let found = cases[id] else { throw .noSuchHandoff }
    guard seat.agent.queues.contains(found.queue) else { throw .notServed(found.queue) }
    if let owner = found.owner, owner == seat.agent.name || seats[owner]?.isSignedIn ?? false {
      throw .alreadyTaken
    }
    cases[id]?.owner = seat.agent.name
    cases[id]?.state = .taken
    return [.caseTaken(id, seat.agent.name)]
  }

  /// The customer was answered: the case is done and leaves the board. An open one is taken by that.
  public mutating func answer(
    _ id: HandoffID, by name: AgentName, _ outcome: CaseAnswer
  ) throws(BoardRefusal) -> [BoardChange] {
    let seat = try seat(signedIn: name)
    guard let found = cases[id] else { throw .noSuchHandoff }
    var changes: [BoardChange] = []
    switch found.owner {
    case name: break
    case nil: changes = try takeCase(id, by: seat)
    case .some: throw .notYours
    }
    cases[id] = nil
    return changes + [.caseDone(id, name, outcome)]
  }

  /// Passes a case on to another queue, where it is open again with its age. Its owner may, and for
  /// an open one whoever answers for its queue.
  public mutating func moveCase(
    _ id: HandoffID, by name: AgentName, to queue: QueueName, note: SafeText
  ) throws(BoardRefusal) -> [BoardChange] {
    let seat = try seat(signedIn: name)
    guard let found = cases[id] else { throw .noSuchHandoff }
    guard (found.owner ?? name) == name else { throw .notYours }
    guard found.owner == name || seat.agent.queues.contains(found.queue) else {
      throw .notServed(found.queue)
    }
    guard !note.trimmed().isEmpty else { throw .noteMissing }
    cases[id]?.queue = queue
    cases[id]?.owner = nil
    cases[id]?.state = .open
    cases[id]?.note = note
    return [.caseMoved(id, queue, to: agentsPresent(for: queue))]
  }

  /// Rings once for each case that is overdue, as soon as somebody is there to hear it: its owner,
  /// else those who answer for its queue.
  public mutating func ring(wall: Timestamp) -> [BoardChange] {
    let late = cases.values.filter { !$0.hasRung && $0.isOverdue(at: wall) }
    return Case.inOrder(late, at: wall).compactMap { found in
      let listeners = listeners(to: found)
      guard !listeners.isEmpty else { return nil }
      cases[found.handoff.id]?.hasRung = true
      return .caseRings(found.handoff.id, to: listeners)
    }
  }

  /// The wall time after `wall` at which the next case becomes overdue; nil when none will.
  public func nextOverdue(after wall: Timestamp) -> Timestamp? {
    // Late means after the due time: a millisecond later at the earliest.
    cases.values.compactMap(\.handoff.due).filter { $0 >= wall && $0.milliseconds < .max }.min()
      .map { Timestamp(milliseconds: $0.milliseconds + 1) }
  }

  private func listeners(to found: Case) -> [AgentName] {
    if let owner = found.owner, let seat = seats[owner], seat.isSignedIn { return [owner] }
    return agentsPresent(for: found.queue)
  }
}
