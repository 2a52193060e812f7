import Conversations
public import Text

// Agents come, go, and say whether they want customers.
extension Board {
  /// Makes an agent known, or changes what is known of one; whoever is there stays there.
  public mutating func add(_ agent: Agent, at now: UInt64) {
    if seats[agent.name] == nil {
      seats[agent.name] = Seat(agent, at: now)
    } else {
      seats[agent.name]?.agent = agent
    }
  }

  /// Forgets an agent: chats go back to the front, cases are open again.
  public mutating func remove(_ name: AgentName, at now: UInt64) -> [BoardChange] {
    var changes = leave(name, at: now)
    for id in cases.keys.sorted() where cases[id]?.owner == name {
      cases[id]?.owner = nil
      cases[id]?.state = .open
      changes.append(.caseFreed(id))
    }
    seats[name] = nil
    for id in chats.keys { chats[id]?.refusals.forgive(name) }
    return changes
  }

  /// The agent is there: away until available, with the chats kept over a restart. Signing in again
  /// changes nothing but that the agent was heard.
  public mutating func signIn(_ name: AgentName, at now: UInt64) throws(BoardRefusal) {
    guard let seat = seats[name] else { throw .noSuchAgent(name) }
    seats[name]?.heardAt = now
    guard !seat.isSignedIn else { return }
    seats[name]?.isSignedIn = true
    seats[name]?.presence = .away
    seats[name]?.keptUntil = nil
  }

  /// The agent's connection ended: offers end, chats go back to the front at once.
  public mutating func signOut(_ name: AgentName, at now: UInt64) -> [BoardChange] {
    guard let seat = seats[name], seat.isSignedIn else { return [] }
    return leave(name, at: now)
  }

  /// A line of the agent's came in: a heartbeat.
  public mutating func heard(_ name: AgentName, at now: UInt64) {
    guard let seat = seats[name], seat.isSignedIn else { return }
    seats[name]?.heardAt = max(seat.heardAt, now)
  }

  /// The agent wants customers. What the agent refused before may be offered again.
  public mutating func becomeAvailable(_ name: AgentName, at now: UInt64) throws(BoardRefusal) {
    let seat = try seat(signedIn: name)
    if !seat.presence.takesOffers { seats[name]?.idleSince = now }
    seats[name]?.presence = .available
    for place in line.places { chats[place.id]?.refusals.forgive(name) }
  }

  /// Why an agent wants no more customers. Source: the protocol, `available`.
  public enum StepBack: String, Hashable, Sendable, CaseIterable {
    case onBreak = "break"
    case last
  }

  /// The agent wants no new customers: offers end, chats stay. `last` without a chat is away at once.
  public mutating func stepBack(
    _ name: AgentName, _ reason: StepBack, at now: UInt64
  ) throws(BoardRefusal) -> [BoardChange] {
    _ = try seat(signedIn: name)
    let changes = endOffers(of: name)
    switch reason {
    case .onBreak: seats[name]?.presence = .onBreak
    case .last: seats[name]?.presence = .last
    }
    return changes + endsOfWork(name)
  }

  /// What the agent has, in the order it was taken: chats, and those still to be closed.
  public func holds(_ name: AgentName) -> [ConversationID] {
    guard let seat = seats[name] else { return [] }
    return (seat.chats + seat.wrapUps).compactMap { chats[$0]?.conversation }
  }

  /// Ends every offer made to the agent.
  mutating func endOffers(of name: AgentName) -> [BoardChange] {
    (seats[name]?.offers ?? []).compactMap { id in
      unreserve(id).map { .withdrawn(id, from: $0, .lapsed) }
    }
  }

  /// Everything the agent had goes on without the agent. Chats that only lack their code end.
  mutating func leave(_ name: AgentName, at now: UInt64) -> [BoardChange] {
    guard let seat = seats[name] else { return [] }
    var changes = endOffers(of: name)
    seats[name]?.isSignedIn = false
    seats[name]?.presence = .away
    seats[name]?.keptUntil = nil
    for id in seat.chats {
      guard let chat = chats[id] else { continue }
      changes += requeue(chat, from: name, because: .agentLost, at: now)
    }
    for id in seat.wrapUps {
      guard let chat = chats[id] else { continue }
      _ = release(chat, at: now)
      erase(chat)
      changes.append(.closed(id, chat.conversation, by: name, nil))
    }
    return withPlacesOfAll(changes, at: now)
  }
}
