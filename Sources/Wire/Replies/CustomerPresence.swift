public import Text

/// Whether a customer is there to read, as an agent's program is told.
public enum CustomerPresence: String, Hashable, Sendable {
  /// The connection is gone; the conversation waits.
  case away = "customer-away"
  case back = "customer-back"
}

extension AgentReply {
  /// A notice about the customer of a chat.
  public static func notice(
    _ presence: CustomerPresence, in conversation: ConversationID
  ) -> [UInt8] {
    let message =
      switch presence {
      case .away: "the customer's connection is gone; they may come back"
      case .back: "the customer is back"
      }
    return notice(presence.rawValue, message, about: conversation)
  }
}
