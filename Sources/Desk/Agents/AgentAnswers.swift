/// What the requests of one connection of an agent's were answered, by their ids, so that one sent
/// again does nothing.
final class AgentAnswers {
  private var replies: [String: [UInt8]] = [:]
  private var order: [String] = []
  /// Requests that are being done, with how often each was sent again meanwhile.
  private var underWay: [String: Int] = [:]

  /// What a request with this id was answered; nil for a new one.
  func reply(to id: String) -> [UInt8]? { replies[id] }

  /// A request begins. False when the same one is being done: it will be answered once more.
  func begin(_ id: String) -> Bool {
    if let repeats = underWay[id] {
      underWay[id] = repeats + 1
      return false
    }
    underWay[id] = 0
    return true
  }

  /// A request was answered. One that was refused can be tried anew.
  /// - Returns: how many times the answer is to be sent.
  func end(_ id: String, _ reply: [UInt8], isDone: Bool) -> Int {
    let times = 1 + (underWay.removeValue(forKey: id) ?? 0)
    guard isDone, replies.updateValue(reply, forKey: id) == nil else { return times }
    order.append(id)
    if order.count > Self.remembered { replies[order.removeFirst()] = nil }
    return times
  }

  /// Answers kept. The oldest goes when there are more.
  private static let remembered = 256
}
