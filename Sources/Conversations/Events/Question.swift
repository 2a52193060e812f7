public import Text

/// The one thing that the desk's last turn asks for. The wire's `asks` is spelled from this and
/// nowhere else.
public enum Question: Hashable, Sendable {
  case slot(SlotName)
  /// The second fact that proves who asks about an order.
  case identity
  /// A yes to what was read back.
  case confirm
  case clarify([IntentID])
  /// Shall a person take over?
  case consent(QueueName)
  /// Go on with the first flow?
  case resume
  /// A product offered unasked.
  case suggested
  case rating
  case anythingElse

  public var wireName: String {
    switch self {
    case .slot(let name): name.text
    case .identity: "identity"
    case .confirm: "confirm"
    case .clarify: "clarify"
    case .consent: "consent"
    case .resume: "resume"
    case .suggested: "suggested"
    case .rating: "rating"
    case .anythingElse: "anything-else"
    }
  }
}
