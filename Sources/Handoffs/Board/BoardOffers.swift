import Conversations
public import Text

// Offers: reservations with an end, one a chat at a time.
extension Board {
  /// Offers what waits to those who can take it, in the order of the line, the longest idle first.
  /// Afterwards nothing waits that somebody may be offered.
  public mutating func match(at now: UInt64) -> [BoardChange] {
    var free = seats.values.filter(\.takesOffers).map(\.agent.name)
    guard !free.isEmpty else { return [] }
    var changes: [BoardChange] = []
    for place in line.places {
      guard !free.isEmpty else { break }
      guard let chat = chats[place.id], case .queued = chat.stage,
        let name = agent(for: chat, among: free)
      else { continue }
      changes.append(reserve(place.id, for: name, at: now))
      free.removeAll { !(seats[$0]?.takesOffers ?? false) }
    }
    return changes
  }

  /// Whom to ask: the longest idle who has not refused; else, when others were tried since, whoever
  /// refused the longest ago.
  private func agent(for chat: Chat, among free: [AgentName]) -> AgentName? {
    var best: Seat?
    for name in free {
      guard let seat = seats[name], seat.agent.queues.contains(chat.queue),
        !chat.refusals.contains(name)
      else { continue }
      if best.map({ seat.isAskedBefore($0) }) ?? true { best = seat }
    }
    if let best { return best.agent.name }
    return chat.refusals.askableAgain.first { name in
      free.contains(name) && (seats[name]?.agent.queues.contains(chat.queue) ?? false)
    }
  }

  /// Ends the offers whose time is over. Who let one lapse is away until available again; the chat
  /// waits where it stood.
  public mutating func lapse(at now: UInt64) -> [BoardChange] {
    var changes: [BoardChange] = []
    for name in seats.keys.sorted() {
      guard let seat = seats[name], seat.offers.contains(where: { hasLapsed($0, at: now) })
      else { continue }
      changes += endOffers(of: name)
      seats[name]?.presence = .away
      changes.append(.agentAway(name))
    }
    return changes
  }

  private func hasLapsed(_ id: HandoffID, at now: UInt64) -> Bool {
    guard let chat = chats[id], case .offered(let offer) = chat.stage else { return false }
    return offer.until <= now
  }

  /// Accepts an offer, or takes a chat or case that is nobody else's. The agent need not be available
  /// for it, but must answer for its queue (a personal offer aside). A case of somebody who is not
  /// there may be taken over.
  /// - Parameter id: nil for the next in line: what is offered to the agent, else the first waiting
  ///   chat of the agent's queues, else the first open case of them.
  public mutating func take(
    _ id: HandoffID?, by name: AgentName, at now: UInt64, wall: Timestamp
  ) throws(BoardRefusal) -> [BoardChange] {
    let seat = try seat(signedIn: name)
    var wanted = id
    if wanted == nil { wanted = try next(for: seat, wall: wall) }
    guard let id = wanted else { throw .nothingWaits }
    if cases[id] != nil { return try takeCase(id, by: seat) }
    guard let chat = chats[id] else { throw .noSuchHandoff }
    switch chat.stage {
    case .offered(let offer):
      // Late by a moment is no harm: the agent is there and the customer waits.
      guard offer.agent == name else { throw .alreadyTaken }
    case .queued:
      guard seat.agent.queues.contains(chat.queue) else { throw .notServed(chat.queue) }
      guard seat.hasRoom else { throw .atCapacity }
    case .held, .wrapUp: throw .alreadyTaken
    }
    return [assign(chat, to: name, at: now)]
  }

  private func next(for seat: Seat, wall: Timestamp) throws(BoardRefusal) -> HandoffID? {
    if let offered = seat.offers.first { return offered }
    let waiting = line.places.first { place in
      guard let chat = chats[place.id], case .queued = chat.stage else { return false }
      return seat.agent.queues.contains(chat.queue)
    }
    if let waiting {
      guard seat.hasRoom else { throw .atCapacity }
      return waiting.id
    }
    return cases(of: seat.agent.queues, at: wall).first { $0.state == .open }?.handoff.id
  }

  /// The agent would not have what was offered: it waits where it stood, for others. To decline an
  /// open case changes nothing.
  public mutating func decline(
    _ id: HandoffID, by name: AgentName
  ) throws(BoardRefusal) -> [BoardChange] {
    _ = try seat(signedIn: name)
    if let found = cases[id] {
      guard found.state == .open else { throw .alreadyTaken }
      return []
    }
    guard let chat = chats[id] else { throw .noSuchHandoff }
    switch chat.stage {
    case .offered(let offer) where offer.agent == name: unreserve(id)
    case .queued: chats[id]?.refusals.add(name)
    case .offered, .held, .wrapUp: throw .alreadyTaken
    }
    return []
  }
}
