import Conversations
public import Matching
public import Pages
public import Text

/// Decides what the desk does next. A value made from the pages alone; it reads no clock and keeps
/// nothing between decisions.
public struct DialogManager: Sendable {
  public let manual: Manual
  public let matcher: Matcher
  /// The pages' number in the store; nil when they are not kept, as in a rehearsal.
  public let generation: Generation?
  /// What in a message tells of the words of others.
  let hearsay: Hearsay
  /// What customers call the parts of variants.
  let variantParts: VariantParts
  private let columns: [IntentID: [String]]

  public init(manual: Manual, matcher: Matcher, generation: Generation? = nil) {
    self.manual = manual
    self.matcher = matcher
    self.generation = generation
    variantParts = VariantParts(manual.catalogue)
    hearsay = Hearsay(manual.words)
    columns = Dictionary(
      manual.pages.map { ($0.id, OrderColumns.named(by: $0)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The columns of an order that `page` names, sorted.
  func orderColumns(of page: Page) -> [String] { columns[page.id] ?? [] }

  /// The turn that `situation` leads to, or what must be looked up first. Total: every input in
  /// every state is answered.
  public func decide(_ situation: Situation) -> Decision {
    var turn = TurnBuilder(self, situation)
    do throws(LookUpsWanted) {
      try turn.take(situation.input)
    } catch {
      return .needs(error.wanted)
    }
    return .turn(turn.finished)
  }
}

/// Thrown while a turn is built when it cannot go on without a look-up.
struct LookUpsWanted: Error {
  let wanted: [LookUp]
}
