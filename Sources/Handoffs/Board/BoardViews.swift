public import Conversations
public import Text

/// A row of the queue as agents see it. Source: the protocol, `queue`.
public struct QueueRow: Hashable, Sendable {
  public let chat: Chat
  public let waitedSeconds: Int
  /// 1 is next of its queue; nil for a chat that somebody has.
  public let position: Int?
}

/// A row of the team view.
public struct TeamRow: Hashable, Sendable {
  public let agent: Agent
  /// `away` for everybody who is not there.
  public let presence: Presence
  public let isSignedIn: Bool
  public let chats: [ConversationID]
  public let offers: Int
  /// Whole seconds without a chat; nil for those who are not there or have one.
  public let idleSeconds: Int?
}

// What can be seen of the board.
extension Board {
  /// Chats that wait in some queues, in the order of the line, then those in hand by number.
  public func queueRows(of queues: QueueSet, at wall: Timestamp) -> [QueueRow] {
    var counts: [QueueName: Int] = [:]
    var rows: [QueueRow] = []
    for place in line.places {
      guard let chat = chats[place.id], queues.contains(chat.queue) else { continue }
      let position = (counts[chat.queue] ?? 0) + 1
      counts[chat.queue] = position
      rows.append(
        QueueRow(chat: chat, waitedSeconds: chat.waitedSeconds(at: wall), position: position))
    }
    let inHand = chats.values.filter { !$0.isWaiting && queues.contains($0.queue) }
      .sorted { $0.handoff.id < $1.handoff.id }
    return rows
      + inHand.map {
        QueueRow(chat: $0, waitedSeconds: $0.waitedSeconds(at: wall), position: nil)
      }
  }

  /// Everybody, by name.
  public func teamRows(at now: UInt64) -> [TeamRow] {
    seats.values.sorted { $0.agent.name < $1.agent.name }.map { seat in
      let idle = seat.isSignedIn && seat.chats.isEmpty && now >= seat.idleSince
      return TeamRow(
        agent: seat.agent, presence: seat.presence, isSignedIn: seat.isSignedIn,
        chats: holds(seat.agent.name), offers: seat.offers.count,
        idleSeconds: idle ? Int((now - seat.idleSince) / BoardFigures.second) : nil)
    }
  }

  /// The place of a conversation that waits; nil for any other.
  public func place(of conversation: ConversationID) -> QueuePlace? {
    guard let chat = chat(of: conversation), chat.isWaiting else { return nil }
    return place(of: chat)
  }

  /// Chats that can be answered at a time by those who are taking customers of `queue` now, busy or
  /// not; 0 when nobody is.
  public func placesServing(_ queue: QueueName) -> Int {
    seats.values.lazy
      .filter { $0.isSignedIn && $0.presence.takesOffers && $0.agent.queues.contains(queue) }
      .reduce(0) { $0 + $1.agent.capacity }
  }

  /// Whether anybody is taking customers of `queue` now, busy or not.
  public func isStaffed(_ queue: QueueName) -> Bool { placesServing(queue) > 0 }

  func place(of chat: Chat) -> QueuePlace { place(at: chat.place, queue: chat.queue) }

  func place(at place: LinePlace, queue: QueueName) -> QueuePlace {
    let before = line.before(place).lazy.filter { chats[$0.id]?.queue == queue }.count
    return queuePlace(before + 1, in: queue)
  }

  func queuePlace(_ position: Int, in queue: QueueName) -> QueuePlace {
    QueuePlace(
      queue: queue, position: position,
      waitSeconds: handlingTimes.expectedWait(
        position: position, queue: queue, places: placesServing(queue)))
  }
}
