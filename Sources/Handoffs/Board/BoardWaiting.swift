public import Conversations
public import Text

// Customers come and go.
extension Board {
  /// The place that a chat handed over now would get, for the turn that hands it over.
  public func placeOnEntry(
    queue: QueueName, priority: Priority, since: Timestamp
  ) -> QueuePlace {
    let place = LinePlace(
      isFront: false, priority: priority, since: since, id: HandoffID(number: .max))
    return self.place(at: place, queue: queue)
  }

  /// The chat waits for people. The turn that hands over tells the place.
  /// - Parameter since: the wall time from which its age counts.
  public mutating func enqueue(
    _ handoff: Handoff, of conversation: ConversationID, since: Timestamp, at now: UInt64
  ) throws(BoardRefusal) {
    guard chats[handoff.id] == nil, cases[handoff.id] == nil, byConversation[conversation] == nil
    else { throw .withPeopleAlready }
    chats[handoff.id] = Chat(handoff, of: conversation, since: since, queue: handoff.queue)
    byConversation[conversation] = handoff.id
    // Who joins a queue that nobody serves chose so.
    if !isStaffed(handoff.queue) { attendance.warned(handoff.id) }
    _ = wait(handoff.id, atFront: false, at: now)
  }

  /// The customer left, or the conversation ended otherwise. A chat in hand is its agent's to close;
  /// a waiting one is gone.
  public mutating func customerLeft(
    _ conversation: ConversationID, at now: UInt64
  ) -> [BoardChange] {
    guard let chat = chat(of: conversation) else { return [] }
    switch chat.stage {
    case .queued, .offered: return stopWaiting(chat)
    case .wrapUp: return []
    case .held(let name, _):
      let id = chat.handoff.id
      // Nobody is there to close it.
      guard let seat = seats[name], seat.isSignedIn else {
        _ = release(chat, at: now)
        erase(chat)
        return [.closed(id, conversation, by: name, nil)]
      }
      measure(chat, at: now)
      chats[id]?.stage = .wrapUp(name)
      seats[name]?.chats.removeAll { $0 == id }
      seats[name]?.wrapUps.append(id)
      seats[name]?.idleSince = now
      if seat.presence == .available { seats[name]?.presence = .wrapUp }
      return [.customerLeft(id, conversation, name)]
    }
  }

  /// The customer would rather not wait (takes a callback, asks the desk again); nothing happens to a
  /// chat in hand.
  public mutating func stopWaiting(_ conversation: ConversationID) -> [BoardChange] {
    guard let chat = chat(of: conversation), chat.isWaiting else { return [] }
    return stopWaiting(chat)
  }

  private mutating func stopWaiting(_ chat: Chat) -> [BoardChange] {
    let id = chat.handoff.id
    let agent = unreserve(id)
    erase(chat)
    let withdrawn = agent.map { [BoardChange.withdrawn(id, from: $0, .customerLeft)] } ?? []
    return withdrawn + [.stoppedWaiting(id, chat.conversation)]
  }
}
