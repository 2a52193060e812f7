public import Pages
public import Text

/// The manual's pages compiled: a message in, a ranked and explained match out. The same pages and
/// the same words always give the same match, to the bit.
public struct Matcher: Sendable {
  /// Reads slots by the same manual.
  public let reader: SlotReader

  /// Compiles the pages. The order of pages and phrases changes nothing.
  public init(_ manual: Manual) {
    reader = SlotReader(manual)
  }

  /// What `text` comes to. `today` is the day in the shop, for dates such as "yesterday".
  public func match(_ text: SafeText, today: CivilDate) -> Match {
    Match(
      outcome: .unknown, language: nil, ranking: [], choices: [], requests: [],
      slots: reader.slots(in: text, today: today), acts: [], explanation: .nothing(missing: []))
  }
}
