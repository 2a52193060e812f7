import Text

/// A moment as the console has it. The wall clock may stand elsewhere than the desk's and may be put
/// right meanwhile: what has passed is told by the steady one alone.
struct AgentMoment: Hashable, Sendable {
  let wall: Timestamp
  /// Of a clock that only goes forward, from any beginning.
  let steadyMilliseconds: Int64

  func adding(seconds: Int) -> AgentMoment {
    AgentMoment(
      wall: wall.adding(seconds: seconds),
      steadyMilliseconds: steadyMilliseconds &+ Int64(seconds) &* 1_000)
  }

  func seconds(since other: AgentMoment) -> Int {
    Int(max(0, steadyMilliseconds &- other.steadyMilliseconds) / 1_000)
  }
}

/// The desk's own clock, as its lines tell it: with another day than this machine's in a rehearsal.
struct DeskClock: Hashable, Sendable {
  private struct Heard: Hashable {
    let stamp: Timestamp
    let moment: AgentMoment
  }
  private var last: Heard?

  /// The desk wrote this moment into a line that has just come.
  mutating func heard(_ at: String?, _ now: AgentMoment) {
    guard let stamp = at.flatMap({ Timestamp($0) }), stamp >= last?.stamp ?? stamp else { return }
    last = Heard(stamp: stamp, moment: now)
  }

  /// What it says now: this machine's time before the desk told any.
  func time(_ now: AgentMoment) -> Timestamp {
    last.map { $0.stamp.adding(seconds: now.seconds(since: $0.moment)) } ?? now.wall
  }
}

/// A chat that the agent holds, as far as the console knows it.
struct AgentChat: Hashable, Sendable {
  let conversation: ConversationID
  /// What `/1` goes to; stays with the chat as long as it is held.
  let number: Int
  var summary: AgentSummary
  var lines: [AgentLine]
  /// Lines that came while another chat was shown.
  var unread = 0
  /// When the customer's last line came here.
  var customerAt: AgentMoment
  /// The customer closed their window; they may come back.
  var hasLeft = false
  /// The customer's connection broke.
  var isAway = false
  /// Texts of this agent that were shown before the desk said them back.
  var unechoed: [String] = []

  /// The seq of the last line that is known.
  var lastSeq: Int { lines.reduce(0) { max($0, $1.seq ?? 0) } }

  init(
    _ conversation: ConversationID, number: Int, summary: AgentSummary, lines: [AgentLine],
    now: AgentMoment
  ) {
    self.conversation = conversation
    self.number = number
    self.summary = summary
    self.lines = lines
    customerAt = now
  }

  func silentSeconds(now: AgentMoment) -> Int { now.seconds(since: customerAt) }
}
