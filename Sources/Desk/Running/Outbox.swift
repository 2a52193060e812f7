public import Text

/// Where the shop's mails are fetched from. A mail is laid down before the act that it belongs to is
/// saved, and let go after it: so none is lost, and none goes out for what never was. Called as
/// chores.
public protocol Outbox: Sendable {
  /// Writes a case's mail durably where nobody fetches it yet.
  func layDown(_ file: [UInt8], for handoff: HandoffID) -> Result<Void, AdminProblem>
  /// Puts the mail where it is fetched from; none there changes nothing.
  func release(_ handoff: HandoffID) -> Result<Void, AdminProblem>
  /// Takes the mail away again.
  func drop(_ handoff: HandoffID)
}
