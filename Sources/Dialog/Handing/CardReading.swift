import Conversations
import Text

/// What a card takes from the events one after the other.
struct CardReading {
  /// Desk lines shown on a card.
  static let saidLines = 3

  struct Filled {
    let slot: SlotName
    let value: Value
    let line: Int
  }
  private let handoff: Handoff
  private let names: ShownNames
  /// Wrong answers to one question that bring people in.
  private let wrongAnswerLimit: Int
  private(set) var filled: [Filled] = []
  /// What was told of several, such as the goods of an order, before the one in `filled`.
  private var aside: [[Filled]] = []
  private(set) var said: [String] = []
  private(set) var cases: [Handoff] = []
  /// How an answer was promised, by case.
  private(set) var ways: [HandoffID: ContactWay] = [:]
  private var way: ContactWay?
  private(set) var name: String?
  private(set) var misses = 0
  private(set) var since = Timestamp(milliseconds: 0)
  private(set) var again: CardDetails.Again?
  private(set) var note: CardDetails.LastNote?
  /// The page that was being walked last.
  private(set) var page: IntentID?
  /// The slot whose answers could not be read, and how many.
  private(set) var misread: (slot: SlotName, times: Int)?
  /// Messages not understood in a row, up to the handoff.
  private(set) var missesInARow = 0
  private var wants: CardWants
  private var wrong: (slot: SlotName, times: Int)?
  private var lastLeft: String?
  private var line = 0
  private var hasSpoken = false
  private var isOver = false

  init(_ handoff: Handoff, _ names: ShownNames, wrongAnswerLimit: Int) {
    self.handoff = handoff
    self.names = names
    self.wrongAnswerLimit = wrongAnswerLimit
    wants = CardWants(handoff)
  }

  var wanted: String { wants.words }

  mutating func take(_ event: Event, at moment: Timestamp) {
    if event.isLine { line += 1 }
    takeAfterwards(event)
    guard !isOver || isReach(event) else { return }
    wants.take(event)
    switch event {
    case .customerSaid: hasSpoken = true
    // The greeting says nothing of this customer.
    case .deskSaid(let words): if hasSpoken { said.append(CardWants.oneLine(words.text.string)) }
    case .understood(let understanding):
      guard let intent = understanding.taken?.intent, !CardWants.isWithoutSubject(intent) else {
        return
      }
      misread = nil
      missesInARow = 0
    case .began(let intent): if !CardWants.isWithoutSubject(intent) { page = intent }
    case .filled(let slot, let value, let from):
      filled.removeAll { $0.slot == slot }
      filled.append(Filled(slot: slot, value: value, line: from))
      if slot == .name, case .text(let text) = value { name = text.string }
    case .wrappedUp(_, let closing): way = closing.code == .followUp ? closing.by : nil
    case .missed(let step):
      misses = max(misses, step)
      missesInARow = step
    case .misread(let slot):
      let times = (wrong?.slot == slot ? wrong?.times ?? 0 : 0) + 1
      wrong = (slot, times)
      if times >= wrongAnswerLimit { misread = (slot, times) }
    case .settled: wrong = nil
    case .gaveBack:
      page = nil
      misread = nil
      missesInARow = 0
    case .handedOff(let made):
      if made.kind == .case { cases.append(made) }
      if made.kind == .case, let way { ways[made.id] = way }
      if made.id == handoff.id {
        since = moment
        isOver = true
      }
    case .lookedUp(_, let facts):
      for fact in facts where fact.column == "name" {
        if case .text(let text) = fact.value { name = text.string }
      }
    case .putAside(let slots):
      aside.append(filled.filter { slots.contains($0.slot) })
      filled.removeAll { slots.contains($0.slot) }
    case .takenBack(let row):
      guard aside.indices.contains(row) else { return }
      let told = aside.remove(at: row)
      filled.removeAll { old in told.contains { $0.slot == old.slot } }
      filled += told
    case .finished, .dropped: endSeveral()
    case .agentSaid, .queued, .joined, .left, .transferred, .closed, .idled, .opened, .spoke,
      .turnedMood, .marked, .saidAtOnce, .emptied, .skipped, .referred, .focused, .asked,
      .confirmed, .proved, .failedIdentity,
      .recorded, .tookUp, .requeued, .passedOn, .noted, .answeredCase,
      .readBy, .tookPages, .suggested, .rated, .leftLine, .ended:
      break
    }
  }

  /// The slots with the lines they came from; of several, all values.
  var slots: [Filled] {
    var slots = filled
    for old in aside.flatMap(\.self).reversed() {
      guard let index = slots.firstIndex(where: { $0.slot == old.slot }) else {
        slots.append(old)
        continue
      }
      let known = slots[index]
      let values = if case .list(let values) = known.value { values } else { [known.value] }
      slots[index] = Filled(slot: old.slot, value: .list([old.value] + values), line: known.line)
    }
    return slots
  }

  /// The page that asked for several is done: they stay on the card as one value each.
  private mutating func endSeveral() {
    guard !aside.isEmpty else { return }
    filled = slots
    aside = []
  }

  /// What happens to the handoff itself is told although it is over for the desk.
  private mutating func takeAfterwards(_ event: Event) {
    switch event {
    case .noted(let written):
      note = CardDetails.LastNote(by: names[written.by], text: written.text)
    case .left(let agent): lastLeft = agent
    case .requeued(handoff.id): again = lastLeft.map { .lost(agent: $0) } ?? .putBack
    case .passedOn(handoff.id, _, let to):
      again = .passedOn(from: note?.by ?? "", to: to.map { names[$0] })
    case _: return
    }
  }
  /// How the customer can be reached is told after an urgent case was made.
  private func isReach(_ event: Event) -> Bool {
    guard handoff.kind == .case, case .filled(let slot, _, _) = event else { return false }
    return [.email, .phone, .name].contains(slot)
  }

}
