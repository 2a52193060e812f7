public import Text

/// The queues that an agent answers for.
public enum QueueSet: Hashable, Sendable, CustomStringConvertible {
  /// Every queue there is, and every one that is added later.
  case all
  case some(Set<QueueName>)

  /// Reads `all`, or names with commas between: `orders,returns`. nil when empty or when a name is
  /// no queue name. Source: the protocol, `frontdesk agents add`.
  public init?(_ text: String) {
    guard text != "all" else {
      self = .all
      return
    }
    var names: Set<QueueName> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let name = QueueName(String(part)) else { return nil }
      names.insert(name)
    }
    self = .some(names)
  }

  public func contains(_ queue: QueueName) -> Bool {
    switch self {
    case .all: true
    case .some(let names): names.contains(queue)
    }
  }

  /// As `init?(_:)` reads it, names in order.
  public var description: String {
    switch self {
    case .all: "all"
    case .some(let names): names.sorted().map(\.text).joined(separator: ",")
    }
  }
}
