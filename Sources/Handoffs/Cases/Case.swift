public import Conversations
public import Text

/// Something people answer later: a callback, a mail, a report. It lives beside its conversation.
public struct Case: Hashable, Sendable {
  public enum State: String, Hashable, Sendable, CaseIterable { case open, taken, done }
  public let handoff: Handoff
  public let conversation: ConversationID
  /// Its age counts from here; never changes.
  public let openedAt: Timestamp
  public internal(set) var state: State
  /// The queue it stands in now: a transfer changes it.
  public internal(set) var queue: QueueName
  /// Who took it; nil while it is open.
  public internal(set) var owner: AgentName?
  /// How the customer wants to be answered, when an agent promised it.
  public let by: ContactWay?
  /// What the colleague wrote who passed it on last.
  public internal(set) var note: SafeText?
  /// It rang when it became overdue: it does so once.
  public internal(set) var hasRung = false

  /// - Parameter queue: where it stands now; nil for the queue of its handoff.
  public init(
    handoff: Handoff, conversation: ConversationID, openedAt: Timestamp, state: State = .open,
    queue: QueueName? = nil, owner: AgentName? = nil, by: ContactWay? = nil,
    note: SafeText? = nil
  ) {
    self.handoff = handoff
    self.conversation = conversation
    self.openedAt = openedAt
    self.state = state
    self.queue = queue ?? handoff.queue
    self.owner = owner
    self.by = by
    self.note = note
  }

  /// Whether people are late with it at `now`; never once it is done.
  public func isOverdue(at now: Timestamp) -> Bool {
    guard state != .done, let due = handoff.due else { return false }
    return due < now
  }

  /// Whole seconds since it was opened; 0 when the clock was set back.
  public func waitedSeconds(at now: Timestamp) -> Int { max(0, now.seconds(since: openedAt)) }
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
