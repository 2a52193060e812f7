import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// The page that takes a callback where no person can take the chat.
  var callbackPage: Page? { manual[.callbackRequest] ?? manual[.humanAgent] }

  /// Brings people in: the queue, when somebody is there; the truth and a choice when the wait
  /// would be long or nobody is; a callback out of hours.
  /// - Parameters:
  ///   - isWish: whether the customer asked for a person in so many words.
  ///   - promise: said where a person does take the chat, and nowhere else.
  mutating func handToPeople(
    _ queue: QueueName, priority: Priority?, intent: IntentID? = nil, isWish: Bool = false,
    promise: StandardLine? = nil
  ) throws(LookUpsWanted) {
    let referral = Referral(queue: queue, priority: priority, intent: intent)
    let isWish = isWish || intent == .humanAgent
    // A page wants people while a callback is being asked for already: that one goes on.
    if intent != nil, !isWish, let open = openCallback {
      dropFlows(but: open.intent)
      refer(open, to: referral)
      try askAgain()
      return
    }
    // Asking for a callback failed as well: a case without it, so that people are told.
    let isStuck = !isWish && top.map { $0.intent == callbackPage?.id } ?? false
    if isStuck, !isAttended(queue) {
      let made = report(queue, priority, .days(1), intent: intent ?? top?.intent ?? .humanAgent)
      dropFlows()
      say(.passedOn, [.number: .text(SafeText(shop: made.description))])
      return
    }
    dropFlows(but: isStuck ? nil : openCallback?.intent)
    guard isOpen(queue) else {
      say(.outOfHours, [.hours: .text(SafeText(shop: manual.desk.hours(of: queue).words))])
      reportUrgent(referral)
      try takeCallback(referral)
      return
    }
    guard isAttended(queue) else {
      reportUrgent(referral)
      sayNobodyThere(referral)
      emit(.asked(.consent(queue)))
      return
    }
    if let minutes = longWait(queue), !isStuck {
      say(.longWait, [.minutes: .number(minutes)], choices: waits(referral))
      emit(.asked(.consent(queue)))
      return
    }
    if let promise { say(promise) }
    joinQueue(referral)
  }

  /// Whether a chat handed over now would be taken, without a wait for which a callback is offered.
  func wouldBeTaken(_ queue: QueueName) -> Bool { isAttended(queue) && longWait(queue) == nil }

  private func isOpen(_ queue: QueueName) -> Bool {
    manual.desk.hours(of: queue).isOpen(at: situation.now, zone: manual.desk.zone)
  }

  private func isAttended(_ queue: QueueName) -> Bool {
    isOpen(queue) && situation.people[queue]?.isStaffed == true
  }

  /// The minutes until a person could take the chat, where they are more than `desk.md` bears.
  private func longWait(_ queue: QueueName) -> Int? {
    guard let wait = situation.people[queue]?.waitSeconds,
      wait > manual.desk.limits.callbackOfferedOverMinutes * 60
    else { return nil }
    return wait / 60
  }

  /// The callback that is being asked for, on top or below.
  var openCallback: Flow? { state.flows.last { $0.intent == callbackPage?.id } }

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

  /// The callback that is open already is filed under what weighs more.
  private mutating func refer(_ open: Flow, to wanted: Referral) {
    guard wanted.intent != .humanAgent else { return }
    if let referral = open.referral, weight(of: referral) >= weight(of: wanted) { return }
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

  /// Begins the page that takes a callback, with what the customer said about how to be reached, now
  /// or before. What proved an order is offered there, not taken for granted.
  mutating func takeCallback(
    _ referral: Referral, told: [FoundSlot] = []
  ) throws(LookUpsWanted) {
    emit(.settled)
    guard let page = callbackPage, wentTo.insert(page.id).inserted else { return }
    if let open = openCallback {
      refer(open, to: referral)
      try walk()
      return
    }
    let reach = state.reach
    begin(page.id, slots: told)
    emit(.referred(referral))
    for filled in reach where page.wants(filled.slot) && top?[filled.slot] == nil {
      if try isOrdersOwn(filled.value, filled.slot, page) { continue }
      emit(.filled(filled.slot, filled.value, line: filled.line))
    }
    try walk()
  }

  private func waits(_ referral: Referral) -> [Choice] {
    [(StandardLine.wait, Choice.Meaning.wait(referral)), (.callback, .callback(referral))]
      .compactMap { line, meaning in text(of: line).map { Choice(label: $0, meaning: meaning) } }
  }

  /// Abuse and threats raise the priority by one step.
  func raised(_ priority: Priority) -> Priority {
    guard state.marks.contains(.threat) || state.mood == .abusive else { return priority }
    return switch priority {
    case .low: .normal
    case .normal: .high
    case .high, .urgent: .urgent
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
