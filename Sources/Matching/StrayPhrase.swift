public import Pages

/// A phrase that the pages would clearly send to another page if it were not written where it is: a
/// customer who says nearly the same lands there. `Matcher.findingStrays` finds them.
public struct StrayPhrase: Hashable, Sendable {
  public let page: Page
  public let phrase: Phrase
  public let winner: Page
}
