import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// Brings people in. While nobody can take a chat, the truth and a callback.
  /// - Parameter told: what the page that wants them was told, when it has ended already.
  mutating func handToPeople(
    _ queue: QueueName, priority: Priority?, intent: IntentID? = nil, told: [Flow.Filled] = []
  ) throws(LookUpsWanted) {
    // A page wants people while a callback is being asked for already: that one goes on.
    if intent != nil, let open = top, open.intent == .humanAgent {
      refer(open, to: Referral(queue: queue, priority: priority, intent: intent))
      try askAgain()
      return
    }
    // Asking for a callback failed as well: a case without it, and no second try.
    let asks = top?.intent != .humanAgent && !wentTo.contains(.humanAgent)
    if !asks || manual[.humanAgent] == nil {
      report(queue, priority, .days(1), intent: intent ?? top?.intent ?? .humanAgent)
    }
    // What the customer said about how to be reached is not asked twice.
    let reach = (state.flows.flatMap(\.filled) + told).filter {
      [.email, .phone, .name].contains($0.slot)
    }
    for flow in state.flows.reversed() { emit(.dropped(flow.intent)) }
    emit(.settled)
    guard asks, let page = manual[.humanAgent], wentTo.insert(page.id).inserted else { return }
    begin(page.id, slots: [])
    emit(.referred(Referral(queue: queue, priority: priority, intent: intent)))
    for filled in reach where page.wants(filled.slot) {
      emit(.filled(filled.slot, filled.value, line: filled.line))
    }
    try walk()
  }

  /// The callback that is open already is filed under what weighs more.
  private mutating func refer(_ open: Flow, to wanted: Referral) {
    let desk = manual.desk
    let weight = { (it: Referral) in it.priority ?? desk.priority(of: it.queue) }
    if let referral = open.referral, weight(referral) >= weight(wanted) { return }
    emit(.referred(wanted))
  }

  /// Opens a case for people to answer later; the chat stays with the desk.
  mutating func report(
    _ queue: QueueName, _ priority: Priority?, _ within: Step.Within?, intent: IntentID
  ) {
    let referral = top?.referral
    let queue = referral?.queue ?? queue
    // What people were wanted for weighs more than the page that stands in for them.
    let wanted =
      (referral == nil ? priority : referral?.priority) ?? manual.desk.priority(of: queue)
    let due = within.map { situation.now.adding(seconds: $0.seconds) }
    reportDue = due
    emit(
      .handedOff(
        Handoff(
          id: HandoffID(number: numbers.handoff), kind: .case, queue: queue,
          priority: raised(wanted), due: due, intent: referral?.intent ?? intent)))
    numbers.handoff += 1
  }

  /// Abuse and threats raise the priority by one step.
  private func raised(_ priority: Priority) -> Priority {
    guard state.marks.contains(.threat) || state.mood == .abusive else { return priority }
    return switch priority {
    case .low: .normal
    case .normal: .high
    case .high, .urgent: .urgent
    }
  }
}

extension Step.Within {
  /// At most ten years: a longer time is a slip of the pen.
  var seconds: Int {
    switch self {
    case .hours(let hours): min(max(hours, 0), 87_600) * 3_600
    case .days(let days): min(max(days, 0), 3_650) * 86_400
    }
  }
}

extension DeskSettings.Hours {
  /// `9:00-18:00`: the hours of the first day that has some.
  var words: String {
    guard let day = weekdays.compactMap(\.self).first else { return "" }
    return "\(Self.time(day.lowerBound))-\(Self.time(day.upperBound))"
  }

  private static func time(_ second: Int) -> String {
    let minute = second / 60 % 60
    return "\(second / 3_600):\(minute < 10 ? "0" : "")\(minute)"
  }
}

extension DeskSettings {
  /// The queue's own priority; normal for one that `desk.md` does not name.
  func priority(of queue: QueueName) -> Priority {
    queues.first { $0.name == queue }?.priority ?? .normal
  }
}
