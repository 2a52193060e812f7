internal import Text

/// Which pages are the shop's business and which only keep a conversation going.
enum PageKinds {
  /// Pages that are talk, or that send a customer away: never offered to choose from.
  private static let neverOffered: Set<IntentID> = [
    .greeting, .thanks, .goodbye, .repeat, .smallTalk, .notOurs,
  ]

  /// Whether a customer may be asked "do you mean this one?".
  static func canBeOffered(_ page: IntentID) -> Bool { !neverOffered.contains(page) }
}
