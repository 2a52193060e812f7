import Conversations
public import Text

/// Failed identities by order, as far back as they matter. After five within a quarter of an hour
/// an order is answered by people only, until the oldest of the five is that long ago.
/// Source: the design, section 5.
public struct IdentityLedger: Hashable, Sendable {
  public static let failures = 5
  public static let windowSeconds = 15 * 60

  private var moments: [OrderNumber: [Timestamp]] = [:]

  public init() {}

  /// Takes in a failed identity of `order` at `moment`.
  public mutating func fail(_ order: OrderNumber, at moment: Timestamp) {
    var kept = moments[order, default: []].suffix(Self.failures - 1)
    kept.append(moment)
    moments[order] = Array(kept)
  }

  /// Whether only people may answer about `order` at `now`.
  public func isBlocked(_ order: OrderNumber, at now: Timestamp) -> Bool {
    guard let recent = moments[order], recent.count >= Self.failures, let oldest = recent.first
    else { return false }
    return now.seconds(since: oldest) < Self.windowSeconds
  }
}
