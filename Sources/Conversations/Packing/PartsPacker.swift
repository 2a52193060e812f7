import Text

// The parts of events. The numbers here are as lasting as those of `EventTag`.
extension Packer {
  mutating func put(_ text: SafeText) { put(text.string) }

  mutating func put(_ field: SlotValue) {
    put(field.slot.text)
    put(field.value)
  }

  mutating func put(_ choice: Choice) {
    put(choice.label)
    switch choice.meaning {
    case .page(let intent):
      put(byte: 1)
      put(intent.text)
    case .value(let slot, let value):
      put(byte: 2)
      put(slot.text)
      put(value)
    case .yes: put(byte: 3)
    case .no: put(byte: 4)
    case .skip: put(byte: 5)
    case .none: put(byte: 6)
    case .change(let slot):
      put(byte: 7)
      put(slot.text)
    case .wait(let referral):
      put(byte: 8)
      put(referral)
    case .callback(let referral):
      put(byte: 9)
      put(referral)
    case .rate(let rating):
      put(byte: 10)
      put(rating)
    }
  }

  mutating func put(_ question: Question) {
    switch question {
    case .slot(let slot):
      put(byte: 1)
      put(slot.text)
    case .identity: put(byte: 2)
    case .confirm: put(byte: 3)
    case .clarify(let intents):
      put(byte: 4)
      put(list: intents) { $0.put($1.text) }
    case .consent(let queue):
      put(byte: 5)
      put(queue.text)
    case .resume: put(byte: 6)
    case .suggested: put(byte: 7)
    case .rating: put(byte: 8)
    case .anythingElse: put(byte: 9)
    }
  }

  mutating func put(_ understanding: Understanding) {
    put(optional: understanding.taken) { $0.put($1) }
    put(list: understanding.alternatives) { $0.put($1) }
    put(list: understanding.requests) { $0.put($1.text) }
    switch understanding.reason {
    case .template(let template, let line):
      put(byte: 1)
      put(template)
      put(line)
    case .likeness(let pieces, let runnerUp):
      put(byte: 2)
      put(list: pieces) { packer, piece in
        packer.put(piece.words)
        packer.put(piece.weight)
      }
      put(optional: runnerUp) { $0.put($1.text) }
    case .picked: put(byte: 3)
    case .nothing: put(byte: 4)
    }
  }

  private mutating func put(_ scored: Understanding.Scored) {
    put(scored.intent.text)
    put(scored.score)
  }

  mutating func put(_ closing: AgentClosing) {
    put(closing.code.rawValue)
    put(optional: closing.due) { $0.put($1.dayNumber) }
    put(optional: closing.by) { $0.put($1.rawValue) }
    put(closing.deskShouldHaveKnown)
  }

  mutating func put(_ answer: CaseAnswer) {
    put(answer.by.rawValue)
    put(answer.outcome.rawValue)
    put(answer.text)
  }

  mutating func put(_ referral: Referral) {
    put(referral.queue.text)
    put(optional: referral.priority) { $0.put($1.rawValue) }
    put(optional: referral.intent) { $0.put($1.text) }
  }

  mutating func put(_ handoff: Handoff) {
    put(handoff.id.number)
    put(handoff.kind.rawValue)
    put(handoff.queue.text)
    put(handoff.priority.rawValue)
    put(optional: handoff.due) { $0.put($1.milliseconds) }
    put(optional: handoff.intent) { $0.put($1.text) }
  }
}
