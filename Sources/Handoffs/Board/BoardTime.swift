import Conversations
public import Text

// What comes about because time passes.
extension Board {
  /// Does all that is due: ends lapsed offers, gives up silent agents and those who did not come
  /// back after a restart, rings for overdue cases, offers what waits, tells places. Called after
  /// each batch of changes and at `nextDeadline`.
  public mutating func settle(at now: UInt64, wall: Timestamp) -> [BoardChange] {
    loseSilent(at: now) + lapse(at: now) + ring(wall: wall) + match(at: now)
      + tellPlaces(at: now) + tellUnattended(at: now)
  }

  /// When `settle` has something to do again by the monotonic clock; nil when nothing is coming.
  public var nextDeadline: UInt64? {
    var next = line.isChanged ? 0 : notices.nextDue
    func consider(_ moment: UInt64) { next = min(next ?? moment, moment) }
    if let due = attendance.nextDue(after: figures.silence) { consider(due) }
    for seat in seats.values {
      if let until = seat.keptUntil { consider(until) }
      if seat.isSignedIn { consider(seat.heardAt.later(by: figures.silence)) }
      for id in seat.offers {
        if let chat = chats[id], case .offered(let offer) = chat.stage { consider(offer.until) }
      }
    }
    return next
  }

  /// Gives up agents who were silent for too long, and the chats of those who did not come back
  /// after a restart.
  public mutating func loseSilent(at now: UInt64) -> [BoardChange] {
    var changes: [BoardChange] = []
    for name in seats.keys.sorted() {
      guard let seat = seats[name] else { continue }
      let isSilent = seat.isSignedIn && seat.heardAt.later(by: figures.silence) <= now
      let isMissing = seat.keptUntil.map { $0 <= now } ?? false
      guard isSilent || isMissing else { continue }
      changes += leave(name, at: now)
      if isSilent { changes.append(.agentLost(name)) }
    }
    return withPlacesOfAll(changes, at: now)
  }

  /// Tells customers who wait that the last agent who serves them is gone, once that has lasted.
  public mutating func tellUnattended(at now: UInt64) -> [BoardChange] {
    let waiting = line.places.compactMap { place in
      chats[place.id].map { (id: place.id, queue: $0.queue) }
    }
    let served = Set(waiting.map(\.queue)).filter(isStaffed)
    return attendance.due(
      waiting, after: figures.silence, at: now, isStaffed: served.contains
    ).compactMap { id in chats[id].map { .unattended(id, $0.conversation) } }
  }

  /// Tells customers their places where that is due.
  public mutating func tellPlaces(at now: UInt64) -> [BoardChange] {
    guard line.isChanged || notices.nextDue.map({ $0 <= now }) ?? false else { return [] }
    line.isChanged = false
    var counts: [QueueName: Int] = [:]
    var waiting: [(conversation: ConversationID, place: Int)] = []
    for place in line.places {
      guard let chat = chats[place.id] else { continue }
      let position = (counts[chat.queue] ?? 0) + 1
      counts[chat.queue] = position
      if case .offered(let offer) = chat.stage, offer.isPersonal { continue }
      waiting.append((chat.conversation, position))
    }
    return notices.due(waiting, at: now).compactMap { conversation, position in
      guard let chat = chat(of: conversation) else { return nil }
      return .positionChanged(conversation, queuePlace(position, in: chat.queue))
    }
  }
}
