public import Pages
public import Text

/// Reads values out of customers' words.
public struct SlotReader: Sendable {
  let definitions: [SlotDefinition]
  let fillers: Fillers

  init(_ manual: Manual, fillers: Fillers) {
    self.fillers = fillers
    definitions = manual.slots
  }

  /// Everything that can be recognised without knowing the question, by place in the message.
  public func slots(in text: SafeText, today: CivilDate) -> [FoundSlot] {
    slots(in: Folded(folding: text.string), of: text, today: today)
  }

  func slots(in folded: Folded, of text: SafeText, today: CivilDate) -> [FoundSlot] { [] }

  /// The value that `text` gives for the open question after `slot`, in any wording; nil when it
  /// does not answer it.
  /// - Parameter among: the values offered with the question, in their order; nil when it was open.
  public func answer(
    to slot: SlotDefinition, in text: SafeText, today: CivilDate, among: [Value]?
  ) -> SlotAnswer? { nil }

  /// The products that the words could mean, best first.
  public func products(named text: SafeText) -> [ProductCandidate] { [] }
}
