public import Text

/// Failed identities of the last quarter of an hour, by order, conversation and source. Where there
/// were too many, people alone answer about orders until the oldest of them is that long ago. It
/// keeps a bounded number of moments, whoever fails how often.
/// Source: the design, section 5.
public struct IdentityLedger: Hashable, Sendable {
  /// Failures after which an order, or a conversation, is answered by people only.
  public static let failures = 5
  /// The same for a source: an office or a family may share one.
  public static let sourceFailures = 20
  public static let windowSeconds = 15 * 60
  /// Orders, conversations and sources remembered; beyond that the oldest are forgotten.
  public static let most = 10_000

  private enum Key: Hashable {
    case order(OrderNumber)
    case conversation(ConversationID)
    case source(String)

    var limit: Int {
      switch self {
      case .order, .conversation: IdentityLedger.failures
      case .source: IdentityLedger.sourceFailures
      }
    }
  }
  private var moments: [Key: [Timestamp]] = [:]

  public init() {}

  /// How many orders, conversations and sources are remembered.
  public var count: Int { moments.count }

  /// Takes in a failed identity of `order` at `moment`.
  /// - Parameters:
  ///   - conversation: in which it failed.
  ///   - source: where the customer writes from, as in `Situation.source`.
  public mutating func fail(
    _ order: OrderNumber, conversation: ConversationID? = nil, source: String? = nil,
    at moment: Timestamp
  ) {
    count(keys(order, conversation, source), at: moment)
  }

  /// Takes in a failed identity of which only `source` is still known.
  public mutating func fail(from source: String, at moment: Timestamp) {
    count([.source(source)], at: moment)
  }

  private mutating func count(_ keys: [Key], at moment: Timestamp) {
    for key in keys {
      var kept = moments[key, default: []].suffix(key.limit - 1)
      kept.append(moment)
      moments[key] = Array(kept)
    }
    if moments.count > Self.most { forget(at: moment) }
  }

  /// Whether only people may answer about `order` here at `now`.
  public func isBlocked(
    _ order: OrderNumber, conversation: ConversationID? = nil, source: String? = nil,
    at now: Timestamp
  ) -> Bool {
    keys(order, conversation, source).contains { key in
      guard let recent = moments[key], recent.count >= key.limit, let oldest = recent.first
      else { return false }
      return now.seconds(since: oldest) < Self.windowSeconds
    }
  }

  private func keys(
    _ order: OrderNumber, _ conversation: ConversationID?, _ source: String?
  ) -> [Key] {
    [.order(order)] + (conversation.map { [.conversation($0)] } ?? [])
      + (source.map { [.source($0)] } ?? [])
  }

  /// Drops what is too old to count; when that is not enough, the older half of the rest.
  private mutating func forget(at now: Timestamp) {
    moments = moments.filter { _, times in
      times.last.map { now.seconds(since: $0) < Self.windowSeconds } ?? false
    }
    guard moments.count > Self.most / 2 else { return }
    let latest = moments.values.compactMap { $0.last?.milliseconds }.sorted()
    let cut = latest[latest.count - Self.most / 2]
    moments = moments.filter { _, times in (times.last?.milliseconds ?? 0) > cut }
  }
}
