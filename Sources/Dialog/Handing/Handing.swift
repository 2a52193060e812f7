import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// The page that takes a callback where no person can take the chat.
  private var callbackPage: Page? { manual[.callbackRequest] ?? manual[.humanAgent] }

  /// Brings people in: the queue, when somebody is there; the truth and a choice when the wait
  /// would be long or nobody is; a callback out of hours.
  mutating func handToPeople(
    _ queue: QueueName, priority: Priority?, intent: IntentID? = nil
  ) throws(LookUpsWanted) {
    let referral = Referral(queue: queue, priority: priority, intent: intent)
    // A page wants people while a callback is being asked for already: that one goes on.
    if intent != nil, let open = openCallback {
      dropFlows(but: open.intent)
      refer(open, to: referral)
      try askAgain()
      return
    }
    let standing = situation.people[queue]
    let hours = manual.desk.hours(of: queue)
    let isOpen = hours.isOpen(at: situation.now, zone: manual.desk.zone)
    // Asking for a callback failed as well: a case without it, so that people are told.
    let isStuck = top.map { $0.intent == callbackPage?.id } ?? false
    if isStuck, !isOpen || standing?.isStaffed != true {
      report(queue, priority, .days(1), intent: intent ?? top?.intent ?? .humanAgent)
      dropFlows()
      return
    }
    dropFlows(but: isStuck ? nil : openCallback?.intent)
    guard isOpen else {
      say(.outOfHours, [.hours: .text(SafeText(shop: hours.words))])
      reportUrgent(referral)
      try takeCallback(referral)
      return
    }
    guard let standing, standing.isStaffed else {
      reportUrgent(referral)
      sayNobodyThere(referral)
      emit(.asked(.consent(queue)))
      return
    }
    let limit = manual.desk.limits.callbackOfferedOverMinutes * 60
    if let wait = standing.waitSeconds, wait > limit, !isStuck {
      say(.longWait, [.minutes: .number(wait / 60)], choices: waits(referral))
      emit(.asked(.consent(queue)))
      return
    }
    joinQueue(referral)
  }

  /// Whether nobody can take a chat now while a callback is being asked for: that one goes on.
  mutating func goesOnWithCallback(instead queue: QueueName) -> Bool {
    let hours = manual.desk.hours(of: queue)
    let isThere =
      hours.isOpen(at: situation.now, zone: manual.desk.zone)
      && situation.people[queue]?.isStaffed == true
    guard !isThere, let open = openCallback else { return false }
    dropFlows(but: open.intent)
    return true
  }

  /// The callback that is being asked for, on top or below.
  private var openCallback: Flow? { state.flows.last { $0.intent == callbackPage?.id } }

  /// The truth, the hours, and the choice to wait or to be called back.
  mutating func sayNobodyThere(_ referral: Referral) {
    let hours = manual.desk.hours(of: referral.queue)
    say(.noPeopleNow, [.hours: .text(SafeText(shop: hours.words))], choices: waits(referral))
  }

  private mutating func dropFlows(but kept: IntentID? = nil) {
    for flow in state.flows.reversed() where flow.intent != kept { emit(.dropped(flow.intent)) }
    if kept == nil || state.question.map(isOfFlow) != true { emit(.settled) }
  }

  private func isOfFlow(_ question: Question) -> Bool {
    switch question {
    case .slot, .identity, .confirm: top != nil
    case .clarify, .consent, .resume, .suggested, .rating, .anythingElse: false
    }
  }

  /// What cannot wait becomes a case at once, before anybody is asked how to be reached.
  private mutating func reportUrgent(_ referral: Referral) {
    let priority = referral.priority ?? manual.desk.priority(of: referral.queue)
    guard priority == .urgent, let intent = referral.intent, openCase(of: referral) == nil else {
      return
    }
    let id = HandoffID(number: numbers.handoff)
    numbers.handoff += 1
    emit(
      .handedOff(
        Handoff(
          id: id, kind: .case, queue: referral.queue, priority: .urgent,
          due: situation.now.adding(seconds: Step.Within.days(1).seconds), intent: intent)))
    say(.urgentReported, [.number: .text(SafeText(shop: id.description))])
  }

  /// The case that was made of `referral` in this conversation.
  private func openCase(of referral: Referral) -> Handoff? {
    state.handoffs.last {
      $0.kind == .case && $0.queue == referral.queue && $0.intent == referral.intent
    }
  }

  /// The callback that is open already is filed under what weighs more.
  private mutating func refer(_ open: Flow, to wanted: Referral) {
    let desk = manual.desk
    let weight = { (it: Referral) in it.priority ?? desk.priority(of: it.queue) }
    if let referral = open.referral, weight(referral) >= weight(wanted) { return }
    emit(.referred(wanted))
  }

  /// The chat waits for a person; the desk falls silent.
  mutating func joinQueue(_ referral: Referral) {
    dropFlows()
    let standing = situation.people[referral.queue]
    let handoff = Handoff(
      id: HandoffID(number: numbers.handoff), kind: .chat, queue: referral.queue,
      priority: raised(referral.priority ?? manual.desk.priority(of: referral.queue)), due: nil,
      intent: referral.intent)
    numbers.handoff += 1
    emit(.handedOff(handoff))
    emit(
      .queued(
        QueuePlace(
          queue: referral.queue, position: standing?.position ?? 1,
          waitSeconds: standing?.waitSeconds)))
  }

  /// Begins the page that takes a callback, with what the customer said about how to be reached.
  mutating func takeCallback(_ referral: Referral) throws(LookUpsWanted) {
    emit(.settled)
    guard let page = callbackPage, wentTo.insert(page.id).inserted else { return }
    if let open = openCallback {
      refer(open, to: referral)
      try walk()
      return
    }
    let reach = state.reach
    begin(page.id, slots: [])
    emit(.referred(referral))
    for filled in reach where page.wants(filled.slot) {
      emit(.filled(filled.slot, filled.value, line: filled.line))
    }
    try walk()
  }

  private func waits(_ referral: Referral) -> [Choice] {
    [(StandardLine.wait, Choice.Meaning.wait(referral)), (.callback, .callback(referral))]
      .compactMap { line, meaning in text(of: line).map { Choice(label: $0, meaning: meaning) } }
  }

  /// Opens a case for people to answer later; the chat stays with the desk.
  mutating func report(
    _ queue: QueueName, _ priority: Priority?, _ within: Step.Within?, intent: IntentID
  ) {
    let referral = top?.referral
    // It was made at once, when nobody could take the chat: the same case.
    if let referral,
      referral.priority == .urgent || manual.desk.priority(of: referral.queue) == .urgent,
      let made = openCase(of: referral)
    {
      reportDue = made.due
      return
    }
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
  /// When people of a queue are there: its own hours, else the shop's.
  func hours(of queue: QueueName) -> Hours {
    queues.first { $0.name == queue }?.hours ?? hours
  }

  /// The queue's own priority; normal for one that `desk.md` does not name.
  func priority(of queue: QueueName) -> Priority {
    queues.first { $0.name == queue }?.priority ?? .normal
  }
}
