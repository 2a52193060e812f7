import Conversations
import Matching
import Pages
import Text

/// Which answer of the flow on top a message names, by what customers call it: `住所`, `email`.
extension TurnBuilder {
  /// The one answered slot that the words name.
  func slotNamed(in text: SafeText) -> SlotName? {
    let said = Folding.fold(text.string).scalars
    let named = answeredSlots.filter { slot in
      [slot.title.ja, slot.title.en].contains { said.holds(Folding.fold($0).scalars) }
    }
    return named.count == 1 ? named.first?.name : nil
  }

  /// The one answered slot of which the message is the name and nothing else: its title, its id, a
  /// part of its title, or a word that `words.md` counts with its title.
  func slotNamed(by text: SafeText) -> SlotName? {
    let said = Folding.fold(text.trimmed().string).scalars
    guard said.count > 1, said.count <= DialogLimits.slotName else { return nil }
    let slots = answeredSlots
    func only(_ fits: (SlotDefinition) -> Bool) -> SlotName? {
      let named = slots.filter(fits)
      return named.count == 1 ? named.first?.name : nil
    }
    func names(_ slot: SlotDefinition) -> [[UInt32]] {
      [slot.title.ja, slot.title.en, slot.name.text].map { Folding.fold($0).scalars }
    }
    return only { names($0).contains(said) }
      ?? only { names($0).contains { Mention.of(said, in: $0) } } ?? slotKindred(to: said)
  }

  /// The slot whose title stands nearest to the words in a class of `words.md`.
  private func slotKindred(to said: [UInt32]) -> SlotName? {
    for concept in manual.words.concepts {
      let members = concept.members.map { Folding.fold($0.text).scalars }
      guard members.contains(said) else { continue }
      for member in members where member.count > 1 {
        let kindred = answeredSlots.filter { slot in
          [slot.title.ja, slot.title.en].contains { Folding.fold($0).scalars.holds(member) }
        }
        if kindred.count == 1, let only = kindred.first { return only.name }
      }
    }
    return nil
  }

  private var answeredSlots: [SlotDefinition] {
    guard let flow = top, let page = manual[flow.intent] else { return [] }
    var slots: [SlotDefinition] = []
    for line in page.ask where flow[line.slot] != nil {
      guard let slot = manual[line.slot], !slots.contains(where: { $0.name == slot.name }) else {
        continue
      }
      slots.append(slot)
    }
    return slots
  }
}
