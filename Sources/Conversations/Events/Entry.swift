public import Text

/// What one decision left in the log: a row of the store, written whole or not at all.
public struct Entry: Hashable, Sendable {
  public let conversation: ConversationID
  /// The entry's place in its conversation, from 0 without gaps.
  public let ordinal: Int
  public let at: Timestamp
  public let events: [Event]
  public init(conversation: ConversationID, ordinal: Int, at: Timestamp, events: [Event]) {
    self.conversation = conversation
    self.ordinal = ordinal
    self.at = at
    self.events = events
  }
}
