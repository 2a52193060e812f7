public import Conversations
public import Text

/// Something people answer later: a callback, a mail, a report. It lives beside its conversation.
public struct Case: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable { case open, taken, done }
  public let handoff: Handoff
  public let conversation: ConversationID
  public let openedAt: Timestamp
  public let state: State
  public init(handoff: Handoff, conversation: ConversationID, openedAt: Timestamp, state: State) {
    self.handoff = handoff
    self.conversation = conversation
    self.openedAt = openedAt
    self.state = state
  }

  /// Whether people are late with it at `now`; never once it is done.
  public func isOverdue(at now: Timestamp) -> Bool {
    guard state != .done, let due = handoff.due else { return false }
    return due < now
  }
}

extension Case {
  /// The order in which people see cases: overdue ones first, then by priority, then the oldest
  /// (ties by number). Source: the design, section 6.
  public static func inOrder(_ cases: some Sequence<Case>, at now: Timestamp) -> [Case] {
    cases.sorted { a, b in
      let late = (a.isOverdue(at: now), b.isOverdue(at: now))
      if late.0 != late.1 { return late.0 }
      if a.handoff.priority != b.handoff.priority {
        return a.handoff.priority > b.handoff.priority
      }
      if a.openedAt != b.openedAt { return a.openedAt < b.openedAt }
      return a.handoff.id < b.handoff.id
    }
  }
}
