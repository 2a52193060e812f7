import Text

/// A chat that the agent holds, as far as the console knows it.
struct AgentChat: Hashable, Sendable {
  let conversation: ConversationID
  /// What `/1` goes to; stays with the chat as long as it is held.
  let number: Int
  var summary: AgentSummary
  var lines: [AgentLine]
  /// Lines that came while another chat was shown.
  var unread = 0
  /// When the customer last said something.
  var customerAt: Timestamp
  /// The customer closed their window; they may come back.
  var hasLeft = false
  /// Texts of this agent that were shown before the desk said them back.
  var unechoed: [String] = []

  /// The seq of the last line that is known.
  var lastSeq: Int { lines.reduce(0) { max($0, $1.seq ?? 0) } }

  init(
    _ conversation: ConversationID, number: Int, summary: AgentSummary, lines: [AgentLine],
    now: Timestamp
  ) {
    self.conversation = conversation
    self.number = number
    self.summary = summary
    self.lines = lines
    customerAt = Self.customerMoment(lines, now)
  }

  func silentSeconds(now: Timestamp) -> Int { max(0, now.seconds(since: customerAt)) }

  /// When the customer spoke last, by the desk's clock where that can be this one: a desk whose
  /// clock stands still tells of other days.
  private static func customerMoment(_ lines: [AgentLine], _ now: Timestamp) -> Timestamp {
    let dayMilliseconds: Int64 = 86_400_000
    guard let at = lines.last(where: { $0.speaker == .customer })?.at, let moment = Timestamp(at),
      moment <= now, now.milliseconds - moment.milliseconds < dayMilliseconds
    else { return now }
    return moment
  }
}
