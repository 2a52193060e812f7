import Conversations
public import Text

// What an agent does with a chat in hand.
extension Board {
  /// Passes a chat on, whole or not at all: into a queue with its age, or to a colleague who is
  /// there and has room, for whom it is reserved; declined or lapsed it waits in its queue.
  /// - Parameter note: for whoever takes it over; blank is refused.
  public mutating func transfer(
    _ conversation: ConversationID, by name: AgentName, to target: TransferTarget,
    note: SafeText, at now: UInt64
  ) throws(BoardRefusal) -> [BoardChange] {
    let chat = try chat(conversation, of: name)
    guard !note.trimmed().isEmpty else { throw .noteMissing }
    switch target {
    case .queue: break
    case .agent(let colleague):
      guard colleague != name else { throw .toOneself }
      guard let seat = seats[colleague] else { throw .noSuchAgent(colleague) }
      guard seat.isSignedIn else { throw .agentNotSignedIn(colleague) }
      guard seat.hasRoom else { throw .agentAtCapacity(colleague) }
    }
    let id = chat.handoff.id
    measure(chat, at: now)
    let ends = release(chat, at: now)
    chats[id]?.note = note
    switch target {
    case .queue(let queue):
      chats[id]?.queue = queue
      // Who passed it on is asked after everybody else.
      chats[id]?.refusals.add(name)
      let place = wait(id, atFront: false, at: now)
      return [.transferred(id, conversation, from: name, target, place)] + ends
    case .agent(let colleague):
      chats[id]?.refusals.add(name)
      _ = wait(id, atFront: false, at: now)
      notices.forget(conversation)
      return [
        .transferred(id, conversation, from: name, target, nil),
        reserve(id, for: colleague, personally: true, at: now),
      ] + ends
    }
  }

  /// The desk goes on with the conversation.
  public mutating func giveBack(
    _ conversation: ConversationID, by name: AgentName, at now: UInt64
  ) throws(BoardRefusal) -> [BoardChange] {
    let chat = try chat(conversation, of: name)
    measure(chat, at: now)
    let ends = release(chat, at: now)
    erase(chat)
    return [.givenBack(chat.handoff.id, conversation, by: name)] + ends
  }

  /// Ends a chat in hand, or one whose customer has left. A follow-up becomes an open case in the
  /// chat's queue.
  /// - Parameters:
  ///   - followUp: the number that a follow-up takes; other codes take none.
  ///   - wall: when the case counts as opened.
  public mutating func close(
    _ conversation: ConversationID, by name: AgentName, as closure: Closure,
    followUp: HandoffID, wall: Timestamp, at now: UInt64
  ) throws(BoardRefusal) -> [BoardChange] {
    let chat = try chat(conversation, of: name, orWrapUp: true)
    measure(chat, at: now)
    let ends = release(chat, at: now)
    erase(chat)
    var changes: [BoardChange] = [.closed(chat.handoff.id, conversation, by: name, closure)]
    switch closure.code {
    case .resolved, .noAnswer, .abuse: break
    case .followUp:
      let handoff = Handoff(
        id: followUp, kind: .case, queue: chat.queue, priority: chat.handoff.priority,
        due: closure.due, intent: chat.handoff.intent)
      changes += open(
        Case(
          handoff: handoff, conversation: conversation, openedAt: wall, by: closure.by,
          note: chat.note))
    }
    return changes + ends
  }

  /// A colleague (or its own agent) puts a chat back to the front by force: one that somebody has,
  /// or that is reserved for somebody. One that waits for nobody in particular stays as it is.
  public mutating func requeue(
    _ conversation: ConversationID, by name: AgentName, at now: UInt64
  ) throws(BoardRefusal) -> [BoardChange] {
    _ = try seat(signedIn: name)
    guard let chat = chat(of: conversation) else { throw .noSuchHandoff }
    switch chat.stage {
    case .queued: return []
    case .offered:
      return unreserve(chat.handoff.id).map {
        [.withdrawn(chat.handoff.id, from: $0, .taken)]
      } ?? []
    case .held(let holder, _):
      return requeue(chat, from: holder, because: .forced(by: name), at: now)
    case .wrapUp: throw .noSuchHandoff
    }
  }
}
