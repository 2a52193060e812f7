import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// A correction sets the slots it names and walks the flow again from there. What was read back
  /// needs no word such as “actually”: another value is enough.
  mutating func correct(_ match: Match, _ text: SafeText) throws(LookUpsWanted) -> Bool {
    guard let flow = top, flow.saidAtOnce, let page = manual[flow.intent] else { return false }
    let says = match.acts.contains(.correct)
    guard says || state.question == .confirm else { return false }
    if state.question == .confirm, let slot = slotNamed(by: text) {
      try askAnew(slot)
      return true
    }
    var changed: [FoundSlot] = []
    for slot in match.slots where page.wants(slot.name) && flow[slot.name] != slot.value {
      guard flow[slot.name] != nil || state.question == .confirm else { continue }
      changed.removeAll { $0.name == slot.name }
      changed.append(slot)
    }
    // A word such as “actually” with another value of what was told is a correction, whatever page
    // has such words too.
    let retold = says && !text.isQuestion && changed.contains { flow[$0.name] != nil }
    if !retold, asksSomethingElse(match, than: flow.intent, asked: nil, nil) { return false }
    if changed.isEmpty, says || isChanging { changed = try readInContext(text, flow, page) }
    guard !changed.isEmpty else {
      guard says, !match.isTemplate, let slot = slotNamed(in: text) else { return false }
      try askAnew(slot)
      return true
    }
    emit(.settled)
    for slot in changed { takeBack(slot.name, slot.value, on: page) }
    changed.removeAll { top?[$0.name] == $0.value }
    for slot in changed { fill(slot.name, slot.value) }
    // What else the message told of the page is taken as well.
    for slot in match.slots where page.wants(slot.name) && top?[slot.name] == nil {
      fill(slot.name, slot.value)
    }
    for slot in changed {
      say(
        .corrected,
        [.slot: .text(title(of: slot.name)), .value: words(of: slot.value, as: slot.name)])
    }
    try walk()
    return true
  }

  /// Asks for something that was told once more.
  mutating func askAnew(_ slot: SlotName) throws(LookUpsWanted) {
    emit(.settled)
    emit(.emptied(slot))
    try walk()
  }

  /// Another value of the one told slot that the words can only be read for: `actually three`.
  private func readInContext(
    _ text: SafeText, _ flow: Flow, _ page: Page
  ) throws(LookUpsWanted) -> [FoundSlot] {
    var found: [FoundSlot] = []
    for line in page.ask where flow[line.slot] != nil && state.question != .slot(line.slot) {
      guard let slot = manual[line.slot], !slot.kind.takesAnyWords else { continue }
      let among = try choices(for: line).compactMap(\.value)
      let isClosed = line.source == .fromOrder || !slot.choices.isEmpty || slot.kind == .variant
      guard
        let answer = desk.matcher.reader.answer(
          to: slot, in: text, today: today, among: isClosed && !among.isEmpty ? among : nil),
        answer.value != flow[line.slot], line.oneOf.isEmpty || among.contains(answer.value)
      else { continue }
      found.append(
        FoundSlot(name: line.slot, value: answer.value, range: answer.range, exact: answer.exact))
    }
    return found.count == 1 ? found : []
  }

  mutating func cancel() throws(LookUpsWanted) {
    let hadQuestion = state.question != nil
    let offered = keep(offeredReferral)?.id
    emit(.settled)
    guard let flow = top else {
      if hadQuestion { sayCancelled(keeping: offered) } else { say(.nothingToCancel) }
      return
    }
    let kept = keep(flow.referral)?.id ?? offered
    emit(.dropped(flow.intent))
    sayCancelled(keeping: kept)
    try goOnBelow(afterFlow: true)
  }

  /// What was and was not saved of what the customer leaves.
  /// - Parameter kept: the case that stays of it.
  mutating func sayCancelled(keeping kept: HandoffID? = nil) {
    if let number = kept?.description ?? state.records.last?.number.description {
      say(.cancelledAfterRecord, [.number: .text(SafeText(shop: number))])
    } else {
      say(.cancelled)
    }
  }

  mutating func startOver() {
    keepAndTell(offeredReferral)
    for flow in state.flows { keepAndTell(flow.referral) }
    emit(.settled)
    for flow in state.flows.reversed() { emit(.dropped(flow.intent)) }
    say(.startedOver)
  }
}
