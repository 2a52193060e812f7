import Conversations
public import Text

/// Who waits for people, who is offered what, and who has it: the rules of handing off as a value.
///
/// The desk that runs keeps one, tells it what agents and customers do, stores and says the changes
/// it gives back, and calls `settle` after each batch of them and at `nextDeadline`. A conversation
/// that is not on the board belongs to the desk, or is closed. Monotonic times are nanoseconds.
/// Source: the design, section 6.
public struct Board: Hashable, Sendable {
  public let figures: BoardFigures
  public internal(set) var seats: [AgentName: Seat] = [:]
  public internal(set) var chats: [HandoffID: Chat] = [:]
  /// Cases that are not done.
  public internal(set) var cases: [HandoffID: Case] = [:]
  public internal(set) var handlingTimes = HandlingTimes()
  var line = WaitingLine()
  var notices: PlaceNotices
  var attendance = Attendance()
  var byConversation: [ConversationID: HandoffID] = [:]

  public init(figures: BoardFigures = BoardFigures()) {
    self.figures = figures
    notices = PlaceNotices(pause: figures.noticePause)
  }

  /// The conversation's chat with people; nil when it is the desk's or closed.
  public func chat(of conversation: ConversationID) -> Chat? {
    byConversation[conversation].flatMap { chats[$0] }
  }

  /// The seat of an agent who is there.
  func seat(signedIn name: AgentName) throws(BoardRefusal) -> Seat {
    guard let seat = seats[name], seat.isSignedIn else { throw .notSignedIn }
    return seat
  }

  /// The chat of `conversation`, when `name` has it and may speak in it or close it.
  func chat(
    _ conversation: ConversationID, of name: AgentName, orWrapUp: Bool = false
  ) throws(BoardRefusal) -> Chat {
    _ = try seat(signedIn: name)
    guard let chat = chat(of: conversation) else { throw .notYours }
    switch chat.stage {
    case .held(name, _): return chat
    case .wrapUp(name) where orWrapUp: return chat
    case .queued, .offered, .held, .wrapUp: throw .notYours
    }
  }

  /// Whether `name` may speak to the customer: only who has the chat may.
  public func maySpeak(_ name: AgentName, in conversation: ConversationID) -> Bool {
    guard let chat = chat(of: conversation), case .held(name, _) = chat.stage else { return false }
    return seats[name]?.isSignedIn ?? false
  }

  /// Whether a chat or a case is this agent's now.
  public func has(_ name: AgentName, _ id: HandoffID) -> Bool {
    if let chat = chats[id] { return chat.agent == name && !chat.isWaiting }
    return cases[id]?.owner == name
  }

  /// Those who are there and answer for `queue`, by name, whatever they are doing.
  public func agentsPresent(for queue: QueueName) -> [AgentName] {
    seats.values.filter { $0.isSignedIn && $0.agent.queues.contains(queue) }
      .map(\.agent.name).sorted()
  }

  // What every rule is made of: chats change hands here and nowhere else.

  mutating func reserve(
    _ id: HandoffID, for name: AgentName, personally: Bool = false, at now: UInt64
  ) -> BoardChange {
    let until = now.later(by: figures.offer)
    chats[id]?.stage = .offered(Offer(agent: name, until: until, isPersonal: personally))
    seats[name]?.offers.append(id)
    return .offered(id, to: name, until: until)
  }

  /// Ends the offer of `id`, if there is one; the chat waits where it stood. The agent counts as one
  /// who would not have it.
  @discardableResult
  mutating func unreserve(_ id: HandoffID) -> AgentName? {
    guard let chat = chats[id], case .offered(let offer) = chat.stage else { return nil }
    seats[offer.agent]?.offers.removeAll { $0 == id }
    chats[id]?.stage = .queued
    chats[id]?.refusals.add(offer.agent)
    // Its place was not told while it was reserved for one colleague.
    if offer.isPersonal { line.isChanged = true }
    return offer.agent
  }

  mutating func assign(_ chat: Chat, to name: AgentName, at now: UInt64) -> BoardChange {
    let id = chat.handoff.id
    unreserve(id)
    attendance.forget(id)
    line.remove(chat.place)
    notices.forget(chat.conversation)
    chats[id]?.stage = .held(name, since: now)
    chats[id]?.refusals = Refusals()
    seats[name]?.chats.append(id)
    seats[name]?.idleSince = now
    return .assigned(id, chat.conversation, name)
  }

  /// Takes the chat from whoever has it; it has no place until the caller gives it one.
  mutating func release(_ chat: Chat, at now: UInt64) -> [BoardChange] {
    letGo(chat, at: now).map { endsOfWork($0) } ?? []
  }

  /// The same for a caller who says later what that means for the agent: who it was.
  mutating func letGo(_ chat: Chat, at now: UInt64) -> AgentName? {
    let id = chat.handoff.id
    guard let name = chat.agent, seats[name] != nil else { return nil }
    seats[name]?.chats.removeAll { $0 == id }
    seats[name]?.wrapUps.removeAll { $0 == id }
    seats[name]?.idleSince = now
    return name
  }

  /// The last chat of someone who wants no more ends the shift; the last closing code ends the
  /// writing up.
  mutating func endsOfWork(_ name: AgentName) -> [BoardChange] {
    guard let seat = seats[name], seat.wrapUps.isEmpty else { return [] }
    switch seat.presence {
    case .last where seat.chats.isEmpty:
      seats[name]?.presence = .away
      return [.agentAway(name)]
    case .wrapUp:
      seats[name]?.presence = .available
      return []
    case .last, .available, .onBreak, .away: return []
    }
  }

  /// Remembers how long the chat was with its agent.
  mutating func measure(_ chat: Chat, at now: UInt64) {
    guard case .held(_, let since?) = chat.stage, now >= since else { return }
    handlingTimes.add(seconds: Int((now - since) / BoardFigures.second), queue: chat.queue)
  }

  /// The chat waits: in the line, told its place now.
  mutating func wait(_ id: HandoffID, atFront: Bool, at now: UInt64) -> QueuePlace? {
    chats[id]?.stage = .queued
    chats[id]?.isFront = atFront
    guard let chat = chats[id] else { return nil }
    line.insert(chat.place)
    let place = place(of: chat)
    notices.tell(chat.conversation, place: place.position, at: now)
    return place
  }

  mutating func erase(_ chat: Chat) {
    attendance.forget(chat.handoff.id)
    line.remove(chat.place)
    notices.forget(chat.conversation)
    byConversation[chat.conversation] = nil
    chats[chat.handoff.id] = nil
  }

  /// Back to the front, from an agent who had it.
  mutating func requeue(
    _ chat: Chat, from name: AgentName, because reason: RequeueReason, at now: UInt64
  ) -> [BoardChange] {
    let id = chat.handoff.id
    let ends = release(chat, at: now)
    chats[id]?.refusals.add(name)
    guard let place = wait(id, atFront: true, at: now) else { return ends }
    return [.requeued(id, chat.conversation, from: name, place, reason)] + ends
  }

  /// Requeued chats with the places they have now that all of them are back: each one came before
  /// some that were back sooner.
  mutating func withPlacesOfAll(_ changes: [BoardChange], at now: UInt64) -> [BoardChange] {
    changes.map { change in
      guard case .requeued(let id, let conversation, let name, _, let reason) = change,
        let place = place(of: conversation)
      else { return change }
      notices.tell(conversation, place: place.position, at: now)
      return .requeued(id, conversation, from: name, place, reason)
    }
  }
}
