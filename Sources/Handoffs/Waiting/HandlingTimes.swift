public import Text

/// How long chats took lately, for the wait that customers are told.
public struct HandlingTimes: Hashable, Sendable {
  /// Chats remembered a queue.
  public static let remembered = 20
  private var recent: [QueueName: [Int]] = [:]

  public init() {}

  /// A chat of `queue` was with an agent for so many seconds.
  public mutating func add(seconds: Int, queue: QueueName) {
    var list = recent[queue] ?? []
    list.append(max(0, seconds))
    if list.count > Self.remembered { list.removeFirst() }
    recent[queue] = list
  }

  /// The median of the queue's last chats, in seconds (of two in the middle the shorter); nil when
  /// there were none.
  public func median(of queue: QueueName) -> Int? {
    guard let list = recent[queue], !list.isEmpty else { return nil }
    return list.sorted()[(list.count - 1) / 2]
  }

  /// The expected wait in seconds at `position` (1 is next) of `queue`, when agents answer `places`
  /// chats of it at a time: one place becomes free every median / places, so it is position x
  /// median / places, rounded up. nil when nothing is known or nobody answers.
  public func expectedWait(position: Int, queue: QueueName, places: Int) -> Int? {
    guard places > 0, position > 0, let median = median(of: queue) else { return nil }
    let (product, overflows) = position.multipliedReportingOverflow(by: median)
    guard !overflows else { return nil }
    return product / places + (product % places == 0 ? 0 : 1)
  }
}
