import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// Makes sure who asks about an order. Returns whether it is proved; when not, something was
  /// asked or the conversation was handed to people.
  mutating func identify(_ number: OrderNumber, _ line: AskLine) throws(LookUpsWanted) -> Bool {
    if state.proof(of: number) != nil { return true }
    if situation.identity.isBlocked(
      number, conversation: state.id, source: situation.source, at: situation.now)
    {
      say(.identityByPeople)
      try handToPeople(manual.desk.limits.wrongAnswersQueue, priority: nil)
      return false
    }
    let given = line.verifiedBy.compactMap { slot in top?[slot].map { (slot, $0) } }
    if given.isEmpty, try proveByKnown(number, line) { return true }
    guard !given.isEmpty, top?.identityRefused != true else {
      say(line.verifiedBy.identityLine)
      emit(.asked(.identity))
      return false
    }
    // Known or unknown, right or wrong: the same look-up, the same words.
    let order = try order(number)
    for (slot, value) in given where Verified<Order>.proves(value, as: slot, for: order) {
      emit(.proved(number, by: slot))
      focusOnOnlyItem(of: order)
      return true
    }
    // Both stay known: whichever of the two was wrong, the other need not be said again.
    emit(.failedIdentity(number))
    if state.failedIdentities % DialogLimits.failedIdentities == 0 {
      say(.identityFailed)
      offerPerson(manual.desk.limits.wrongAnswersQueue)
    } else {
      say(.identityFailed)
      emit(.asked(.identity))
    }
    return false
  }

  /// Tries what has proved another order of this customer, so that it is not asked for twice. When it
  /// does not fit, nothing has failed: nobody said that it would.
  private mutating func proveByKnown(
    _ number: OrderNumber, _ line: AskLine
  ) throws(LookUpsWanted) -> Bool {
    let known = state.provedFacts.filter { line.verifiedBy.contains($0.slot) }
    guard !known.isEmpty else { return false }
    let order = try order(number)
    for fact in known where Verified<Order>.proves(fact.value, as: fact.slot, for: order) {
      emit(.filled(fact.slot, fact.value, line: messageLine))
      emit(.proved(number, by: fact.slot))
      focusOnOnlyItem(of: order)
      return true
    }
    return false
  }

  /// The answer to the question who asks: an e-mail address, a phone number, or another order
  /// number.
  mutating func answerIdentity(_ match: Match) throws(LookUpsWanted) -> Bool {
    guard let flow = top, let page = manual[flow.intent],
      let line = page.identityLine, let slot = line.verifiedBy.first.flatMap({ manual[$0] })
    else { return false }
    if match.acts.contains(.skip) {
      say(.cannotSkip, [.slot: .text(title(of: slot.name))])
      try askAgain()
      return true
    }
    if !match.acts.contains(.no),
      asksSomethingElse(match, than: flow.intent, asked: nil, nil)
    {
      return false
    }
    let facts = line.verifiedBy + [.order]
    if match.slots.contains(where: { facts.contains($0.name) }) {
      emit(.settled)
      for slot in match.slots where page.wants(slot.name) { fill(slot.name, slot.value) }
      try walk()
      return true
    }
    if match.outcome == .match, !match.acts.contains(.no) { return false }
    try misread(slot)
    return true
  }
}

extension [SlotName] {
  /// The line that asks for one of these.
  var identityLine: StandardLine {
    switch (contains(.email), contains(.phone)) {
    case (true, false): .identityByEmail
    case (false, true): .identityByPhone
    case (true, true), (false, false): .identityByEither
    }
  }
}
