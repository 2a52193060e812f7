public import Conversations
public import Text

/// A chat with people, as it was stored before a restart.
public struct StoredChat: Hashable, Sendable {
  public enum Stage: Hashable, Sendable {
    case queued
    /// Offers do not outlive a restart: it goes to the front.
    case offered
    case held(AgentName)
  }
  public let handoff: Handoff
  public let conversation: ConversationID
  /// The queue it stood in.
  public let queue: QueueName
  /// Since when the customer waits.
  public let since: Timestamp
  public let stage: Stage
  public let note: SafeText?
  public init(
    handoff: Handoff, conversation: ConversationID, queue: QueueName, since: Timestamp,
    stage: Stage, note: SafeText? = nil
  ) {
    self.handoff = handoff
    self.conversation = conversation
    self.queue = queue
    self.since = since
    self.stage = stage
    self.note = note
  }
}

extension Board {
  /// The board after a restart: nobody is there; offers went back to the front; an agent's chats are
  /// kept for a while until the agent signs in again, those of unknown agents go to the front. Of
  /// two rows with one number or one conversation the first counts. Waiting customers know their
  /// places; those who lost their agent hear at the next `settle`. Source: the design, section 6.
  public init(
    restoring stored: [StoredChat], cases: [Case], agents: [Agent],
    figures: BoardFigures = BoardFigures(), at now: UInt64
  ) {
    self.init(figures: figures)
    for agent in agents { add(agent, at: now) }
    for row in stored { restore(row, at: now) }
    // Whose agent is no longer known has not heard of it yet.
    let unaware = Set(stored.filter(isOfUnknown).map(\.conversation))
    for row in cases where row.state != .done && chats[row.handoff.id] == nil {
      if self.cases[row.handoff.id] == nil { self.cases[row.handoff.id] = settled(row) }
    }
    for place in line.places {
      guard let chat = chats[place.id], !unaware.contains(chat.conversation) else { continue }
      notices.tell(chat.conversation, place: self.place(of: chat).position, at: now)
    }
  }

  /// The note that came with the last transfer of what was restored.
  public mutating func restore(note: SafeText, of id: HandoffID) {
    if chats[id]?.note == nil { chats[id]?.note = note }
    if cases[id]?.note == nil { cases[id]?.note = note }
  }

  /// What the board knows of a conversation is not what is stored: an act that it followed could not
  /// be saved. Everything of the conversation stands again as it was stored, and offers that never
  /// were end. The customer heard nothing of it and hears nothing now.
  public mutating func correct(
    _ conversation: ConversationID, to stored: StoredChat?, cases rows: [Case], at now: UInt64
  ) -> [BoardChange] {
    var changes: [BoardChange] = []
    var holder: AgentName?
    if let chat = chat(of: conversation) {
      let id = chat.handoff.id
      if let name = unreserve(id) { changes.append(.withdrawn(id, from: name, .lapsed)) }
      holder = letGo(chat, at: now)
      erase(chat)
    }
    let replaced = cases.filter { $0.value.conversation == conversation }
    for id in replaced.keys { cases[id] = nil }
    for row in rows where row.conversation == conversation && row.state != .done {
      let id = row.handoff.id
      guard chats[id] == nil, cases[id] == nil else { continue }
      cases[id] = settled(row)
      // That it rang was heard, whatever could not be saved.
      if let before = replaced[id] { cases[id]?.hasRung = before.hasRung }
    }
    if let stored, stored.conversation == conversation {
      restore(stored, at: now)
      if let chat = chat(of: conversation), chat.isWaiting, !isOfUnknown(stored) {
        notices.tell(conversation, place: place(of: chat).position, at: now)
      }
    }
    // Only now is it known whether the agent has it still.
    return changes + (holder.map { endsOfWork($0) } ?? [])
  }

  /// Whether its customer lost an agent whom nobody knows any more, and has not heard of it yet.
  private func isOfUnknown(_ row: StoredChat) -> Bool {
    guard case .held(let name) = row.stage else { return false }
    return seats[name] == nil
  }

  /// A stored case with an owner who is known, or open.
  private func settled(_ row: Case) -> Case {
    var row = row
    if let owner = row.owner, seats[owner] != nil {
      row.state = .taken
    } else {
      row.owner = nil
      row.state = .open
    }
    return row
  }

  private mutating func restore(_ row: StoredChat, at now: UInt64) {
    let id = row.handoff.id
    guard chats[id] == nil, byConversation[row.conversation] == nil else { return }
    var chat = Chat(row.handoff, of: row.conversation, since: row.since, queue: row.queue)
    chat.note = row.note
    switch row.stage {
    case .queued: break
    case .offered: chat.isFront = true
    case .held(let name):
      if seats[name] == nil {
        chat.isFront = true
      } else {
        chat.stage = .held(name, since: nil)
        seats[name]?.chats.append(id)
        if seats[name]?.isSignedIn == false {
          seats[name]?.keptUntil = now.later(by: figures.keeping)
        }
      }
    }
    chats[id] = chat
    byConversation[row.conversation] = id
    if chat.isWaiting { line.insert(chat.place) }
  }
}
