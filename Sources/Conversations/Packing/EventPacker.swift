import Text

extension Packer {
  mutating func put(tag: EventTag) { put(byte: tag.rawValue) }

  /// An event: its tag, then its parts in the order of its declaration.
  mutating func put(_ event: Event) {
    switch event {
    case .customerSaid(let line):
      put(tag: .customerSaid)
      put(line.text)
      put(line.masked)
    case .deskSaid(let line):
      put(tag: .deskSaid)
      put(line.text)
      put(list: line.choices) { $0.put($1) }
    case .agentSaid(let line):
      put(tag: .agentSaid)
      put(line.name)
      put(line.text)
    case .queued(let place):
      put(tag: .queued)
      put(place.queue.text)
      put(place.position)
      put(optional: place.waitSeconds) { $0.put($1) }
    case .joined(let agent):
      put(tag: .joined)
      put(agent)
    case .left(let agent):
      put(tag: .left)
      put(agent)
    case .transferred(let queue):
      put(tag: .transferred)
      put(queue.text)
    case .closed(let closing):
      put(tag: .closed)
      put(closing.rawValue)
    case .idled: put(tag: .idled)
    case .opened(let id, let language, let at):
      put(tag: .opened)
      put(id.number)
      put(language.rawValue)
      put(at.milliseconds)
    case .understood(let understanding):
      put(tag: .understood)
      put(understanding)
    case .missed(let step):
      put(tag: .missed)
      put(step)
    case .spoke(let language):
      put(tag: .spoke)
      put(language.rawValue)
    case .turnedMood(let mood):
      put(tag: .turnedMood)
      put(mood.rawValue)
    case .marked(let mark):
      put(tag: .marked)
      put(mark.rawValue)
    case .began(let intent):
      put(tag: .began)
      put(intent.text)
    case .saidAtOnce: put(tag: .saidAtOnce)
    case .filled(let slot, let value, let line):
      put(tag: .filled)
      put(slot.text)
      put(value)
      put(line)
    case .emptied(let slot):
      put(tag: .emptied)
      put(slot.text)
    case .skipped(let slot):
      put(tag: .skipped)
      put(slot.text)
    case .referred(let referral):
      put(tag: .referred)
      put(referral)
    case .finished(let intent):
      put(tag: .finished)
      put(intent.text)
    case .dropped(let intent):
      put(tag: .dropped)
      put(intent.text)
    case .focused(let value):
      put(tag: .focused)
      put(value)
    case .asked(let question):
      put(tag: .asked)
      put(question)
    case .settled: put(tag: .settled)
    case .misread(let slot):
      put(tag: .misread)
      put(slot.text)
    case .confirmed: put(tag: .confirmed)
    case .proved(let order, let slot):
      put(tag: .proved)
      put(order.text)
      put(slot.text)
    case .failedIdentity(let order):
      put(tag: .failedIdentity)
      put(order.text)
    case .lookedUp(let order, let facts):
      put(tag: .lookedUp)
      put(order.text)
      put(list: facts) { packer, fact in
        packer.put(fact.column)
        packer.put(fact.value)
      }
    case .recorded(let record):
      put(tag: .recorded)
      put(record.number.number)
      put(record.kind.rawValue)
      put(list: record.fields) { $0.put($1) }
    case .handedOff(let handoff):
      put(tag: .handedOff)
      put(handoff)
    case .tookUp(let handoff, let agent):
      put(tag: .tookUp)
      put(handoff.number)
      put(agent.name.text)
      put(agent.shown)
    case .requeued(let handoff):
      put(tag: .requeued)
      put(handoff.number)
    case .passedOn(let handoff, let queue, let agent):
      put(tag: .passedOn)
      put(handoff.number)
      put(queue.text)
      put(optional: agent) { $0.put($1.text) }
    case .noted(let note):
      put(tag: .noted)
      put(note.by.text)
      put(note.text)
    case .gaveBack(let agent):
      put(tag: .gaveBack)
      put(agent.text)
    case .wrappedUp(let agent, let closing):
      put(tag: .wrappedUp)
      put(agent.text)
      put(closing)
    case .answeredCase(let handoff, let agent, let answer):
      put(tag: .answeredCase)
      put(handoff.number)
      put(agent.text)
      put(answer)
    case .tookPages(let generation):
      put(tag: .tookPages)
      put(generation.number)
    case .readBy(let agent):
      put(tag: .readBy)
      put(agent.text)
    case .suggested(let sku):
      put(tag: .suggested)
      put(sku.text)
    case .rated(let rating):
      put(tag: .rated)
      put(rating)
    case .leftLine(let handoff):
      put(tag: .leftLine)
      put(handoff.number)
    case .putAside(let slots):
      put(tag: .putAside)
      put(list: slots) { $0.put($1.text) }
    case .takenBack(let row):
      put(tag: .takenBack)
      put(row)
    case .ended(let turn, let messageID):
      put(tag: .ended)
      put(turn)
      put(optional: messageID) { $0.put($1) }
    }
  }
}
