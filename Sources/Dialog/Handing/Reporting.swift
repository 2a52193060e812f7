import Conversations
import Pages
import Text

extension TurnBuilder {
  /// Opens a case for people to answer later; the chat stays with the desk. What people were wanted
  /// for, where a callback stands in for them, weighs more than the page that does. Returns the
  /// number of the case; one that was made at once, when nobody could take the chat, is the same.
  @discardableResult
  mutating func report(
    _ queue: QueueName, _ priority: Priority?, _ within: Step.Within?, intent: IntentID
  ) -> HandoffID {
    guard let referral = top?.referral else {
      return file(queue, priority ?? manual.desk.priority(of: queue), within, intent)
    }
    let wanted = weight(of: referral)
    if wanted == .urgent, let made = openCase(of: referral) {
      (reported, reportDue) = (made.id, made.due)
      return made.id
    }
    return file(referral.queue, wanted, within, referral.intent ?? intent)
  }

  private mutating func file(
    _ queue: QueueName, _ priority: Priority, _ within: Step.Within?, _ intent: IntentID
  ) -> HandoffID {
    let desk = manual.desk
    let due = within.map {
      desk.hours(of: queue).due($0, after: situation.now, zone: desk.zone)
    }
    reportDue = due
    let id = HandoffID(number: numbers.handoff)
    reported = id
    numbers.handoff += 1
    emit(
      .handedOff(
        Handoff(
          id: id, kind: .case, queue: queue, priority: raised(priority), due: due, intent: intent)))
    return id
  }

  /// What cannot wait becomes a case at once, before anybody is asked how to be reached.
  mutating func reportUrgent(_ referral: Referral) {
    guard weight(of: referral) == .urgent, let intent = referral.intent,
      openCase(of: referral) == nil
    else { return }
    let id = file(referral.queue, .urgent, .days(1), intent)
    say(.urgentReported, [.number: .text(SafeText(shop: id.description))])
  }

  /// The case that was made of `referral` in this conversation.
  private func openCase(of referral: Referral) -> Handoff? {
    state.handoffs.last {
      $0.kind == .case && $0.queue == referral.queue && $0.intent == referral.intent
    }
  }

  func weight(of referral: Referral) -> Priority {
    referral.priority ?? manual.desk.priority(of: referral.queue)
  }
}

/// What a page had said people would see to, when nobody was there and the customer leaves the
/// callback, or the choice of one, that stood in for them: nothing of it gets lost.
extension TurnBuilder {
  /// The wait or the callback that the open question offers, and what for.
  var offeredReferral: Referral? {
    guard case .consent = state.question else { return nil }
    return (situation.state.offered + state.offered).lazy.compactMap(\.meaning.referral).first
  }

  /// Makes a case of `referral` with what is known. Returns its number, and whether it is new; nil
  /// where no page wanted people: the customer did, and no longer does.
  mutating func keep(_ referral: Referral?) -> (id: HandoffID, isNew: Bool)? {
    guard let referral, let intent = referral.intent,
      ![IntentID.humanAgent, callbackPage?.id].contains(intent)
    else { return nil }
    if let made = openCase(of: referral) { return (made.id, false) }
    return (file(referral.queue, weight(of: referral), .days(1), intent), true)
  }

  /// The same, and tells the customer of a new one.
  mutating func keepAndTell(_ referral: Referral?) {
    guard let kept = keep(referral), kept.isNew else { return }
    say(.passedOn, [.number: .text(SafeText(shop: kept.id.description))])
  }

  /// Makes cases of all that is open when the conversation ends. Returns the number of one of them.
  @discardableResult
  mutating func keepAll() -> HandoffID? {
    let offered = keep(offeredReferral)?.id
    return state.flows.compactMap { keep($0.referral)?.id }.last ?? offered
  }
}
