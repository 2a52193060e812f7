import Conversations
import Matching
import Pages
import Text

extension TurnBuilder {
  /// A correction sets the slots it names and walks the flow again from there. What was read back
  /// needs no word such as “actually”: another value is enough.
  mutating func correct(_ match: Match) throws(LookUpsWanted) -> Bool {
    guard let flow = top, flow.saidAtOnce, let page = manual[flow.intent] else { return false }
    let says = match.acts.contains(.correct)
    guard says || state.question == .confirm,
      !asksSomethingElse(match, than: flow.intent, asked: nil, nil)
    else { return false }
    var changed: [FoundSlot] = []
    for slot in match.slots where page.wants(slot.name) && flow[slot.name] != slot.value {
      guard flow[slot.name] != nil || state.question == .confirm else { continue }
      changed.removeAll { $0.name == slot.name }
      changed.append(slot)
    }
    guard !changed.isEmpty else { return false }
    emit(.settled)
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

  mutating func cancel() throws(LookUpsWanted) {
    let hadQuestion = state.question != nil
    emit(.settled)
    guard let flow = top else {
      say(hadQuestion ? .cancelled : .nothingToCancel)
      return
    }
    emit(.dropped(flow.intent))
    sayCancelled()
    try goOnBelow(afterFlow: true)
  }

  /// What was and was not saved of what the customer leaves.
  mutating func sayCancelled() {
    if let record = state.records.last {
      say(.cancelledAfterRecord, [.number: .text(SafeText(shop: "\(record.number)"))])
    } else {
      say(.cancelled)
    }
  }

  mutating func startOver() {
    emit(.settled)
    for flow in state.flows.reversed() { emit(.dropped(flow.intent)) }
    say(.startedOver)
  }
}
