import Conversations
import Matching
import Pages
import Text

/// `more, again from product`: a page that asks for several of the same, such as the goods of an
/// order. What was told of one is put aside; the lines from `product` on are asked once more.
extension TurnBuilder {
  /// Keeps what was told of one and asks for the next, with what the message tells of it.
  mutating func askForAnother(
    from first: SlotName, _ line: AskLine, on page: Page, told: [FoundSlot] = []
  ) throws(LookUpsWanted) {
    emit(.putAside(page.severalSlots))
    emit(.emptied(line.slot))
    for slot in told where page.severalSlots.contains(slot.name) { fill(slot.name, slot.value) }
    try walk()
  }

  /// Whether the message names another one in answer to the question whether there is any.
  func namesAnother(_ line: AskLine, _ match: Match, _ text: SafeText, on page: Page) -> Bool {
    guard let first = line.again, match.slots.contains(where: { $0.name == first }) else {
      return false
    }
    guard match.outcome == .match, match.requests.first?.intent != page.id else { return true }
    // Another page's words: only a name and little beside it is meant for this one.
    guard !match.isTemplate, !text.isQuestion, let slot = manual[first],
      let answer = desk.matcher.reader.answer(to: slot, in: text, today: today, among: nil)
    else { return false }
    return !answer.hasOtherWords
  }

  /// An answer that records nothing, such as that something is sold out, while others are put aside:
  /// it is said, and that one is left out, not the others. Returns whether it was.
  mutating func leavesOut(
    _ block: AnswerBlock, on page: Page, _ facts: PageFacts<TurnFacts>
  ) throws(LookUpsWanted) -> Bool {
    guard let flow = top, !flow.aside.isEmpty,
      let again = page.ask.first(where: { $0.again != nil })
    else { return false }
    _ = say(block.wording, facts: facts)
    dropLast(on: page)
    emit(.emptied(again.slot))
    try walk()
    return true
  }

  /// Leaves the one that is being told out; the one told before it is the open one again.
  mutating func dropLast(on page: Page) {
    guard let flow = top, !flow.aside.isEmpty else { return }
    for slot in page.severalSlots where flow[slot] != nil { emit(.emptied(slot)) }
    emit(.takenBack(flow.aside.count - 1))
  }

  /// Makes the one that has `value` the open one, where it was put aside: what is said of it next
  /// is said of it.
  mutating func takeBack(_ slot: SlotName, _ value: Value, on page: Page) {
    guard let flow = top, page.severalSlots.first == slot, flow[slot] != value,
      let row = flow.aside.lastIndex(where: { row in
        row.contains { $0.slot == slot && $0.value == value }
      })
    else { return }
    emit(.putAside(page.severalSlots))
    emit(.takenBack(row))
  }
}

extension Page {
  /// The slots that are asked for again, one time a member.
  var severalSlots: [SlotName] {
    guard let end = ask.firstIndex(where: { $0.again != nil }), let first = ask[end].again,
      let start = ask.firstIndex(where: { $0.slot == first }), start < end
    else { return [] }
    return ask[start..<end].map(\.slot)
  }
}

extension Flow {
  /// The members told so far, the open one last: its slots and values. The same goods told again
  /// replace what was told of them before.
  func members(of page: Page) -> [[Filled]] {
    let slots = page.severalSlots
    let open = filled.filter { slots.contains($0.slot) }
    var members: [[Filled]] = []
    for row in aside + (open.isEmpty ? [] : [open]) {
      let goods = Self.goods(of: row)
      members.removeAll { Self.goods(of: $0) == goods }
      members.append(row)
    }
    return members
  }

  /// What tells one member from another: everything but how many.
  private static func goods(of row: [Filled]) -> [SlotName: Value] {
    var goods: [SlotName: Value] = [:]
    for filled in row {
      if case .number = filled.value { continue }
      goods[filled.slot] = filled.value
    }
    return goods
  }

  /// One slot's value of every member that has one.
  func several(_ page: Page, _ slot: SlotName) -> [Value] {
    members(of: page).compactMap { row in row.first { $0.slot == slot }?.value }
  }
}
