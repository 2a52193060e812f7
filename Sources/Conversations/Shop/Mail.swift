public import Text

/// A mail of the shop's that answers a customer's case.
public struct Mail: Hashable, Sendable {
  public struct Party: Hashable, Sendable {
    /// nil when it is not known: whoever sends the mail fills it in.
    public let address: String?
    public let name: String?
    public init(address: String?, name: String?) {
      self.address = address
      self.name = name
    }
  }
  public let handoff: HandoffID
  public let from: Party
  public let to: Party
  public let subject: String
  public let text: SafeText
  public let at: Timestamp
  public init(
    handoff: HandoffID, from: Party, to: Party, subject: String, text: SafeText, at: Timestamp
  ) {
    self.handoff = handoff
    self.from = from
    self.to = to
    self.subject = subject
    self.text = text
    self.at = at
  }
}
