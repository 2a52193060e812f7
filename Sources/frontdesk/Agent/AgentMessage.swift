import Text
import Wire

/// A line that the desk sent to an agent. Source: the protocol, "Agent, JSON dialect", out. A key
/// that is missing reads as empty: a card with a hole helps more than none.
enum AgentMessage: Hashable, Sendable {
  case welcome(Welcome)
  case offered(Offer)
  case withdrawn(HandoffID, reason: String)
  case taken(Taken)
  /// Something said in a chat that this agent holds.
  case said(ConversationID, AgentLine)
  case queue([Row])
  case cases([Row])
  case team([Colleague])
  case history(History)
  case order(JSON)
  case left(ConversationID, who: String)
  /// With the chat that it is about, if it is about one.
  case notice(code: String, message: String, ConversationID?)
  /// To be answered with the same number.
  case ping(JSON)
  case done(id: String?)
  case error(code: String, message: String, id: String?)
  /// Of a newer desk, or of a request that this console does not make; passed over.
  case unknown

  /// Who logged in, and what they still hold.
  struct Welcome: Hashable, Sendable {
    let name: String
    let shown: String
    let queues: [String]
    let capacity: Int
    let state: String
    let holds: [Held]
  }

  /// A chat that is still this agent's, and the seq of its last line.
  struct Held: Hashable, Sendable {
    let conversation: ConversationID
    let seq: Int
  }

  enum Kind: Hashable, Sendable { case chat, `case` }

  /// A reservation of a chat or a case.
  struct Offer: Hashable, Sendable {
    let handoff: HandoffID
    let kind: Kind
    let conversation: ConversationID?
    let queue: String
    let priority: String
    let waitedSeconds: Int
    /// When a case is due, as the desk wrote it.
    let due: String?
    let note: String?
    let summary: AgentSummary
  }

  /// A chat or a case that is this agent's now, with all that was said in it.
  struct Taken: Hashable, Sendable {
    let handoff: HandoffID
    let kind: Kind
    let conversation: ConversationID
    let summary: AgentSummary
    let transcript: [AgentLine]
  }

  /// One of those who wait.
  struct Row: Hashable, Sendable {
    let handoff: HandoffID
    let kind: Kind
    let conversation: ConversationID?
    let queue: String
    let priority: String
    let waitedSeconds: Int
    let wants: String
    let due: String?
    let owner: String?
    /// Whether it is the owner's; a chat that is only offered is not.
    let isHeld: Bool
    let customer: String
    /// How a case is to be answered, by the protocol's name; empty when nothing was said of it.
    let by: String
    /// nil when the row does not tell.
    let contact: AgentContact?
  }

  /// Somebody who answers customers, there or not.
  struct Colleague: Hashable, Sendable {
    let name: String
    let shown: String
    let state: String
    let chats: [String]
  }

  /// A conversation read back.
  struct History: Hashable, Sendable {
    let conversation: ConversationID
    let summary: AgentSummary
    let transcript: [AgentLine]
    let earlier: [String]
  }
}

/// One line of a conversation as agents see it.
struct AgentLine: Hashable, Sendable {
  enum Speaker: Hashable, Sendable {
    case customer, desk
    /// A person by their shown name; nil when the desk did not say who.
    case agent(String?)
    /// A colleague, to colleagues only.
    case note(String?)
    /// What happened, by the protocol's name; the text tells the queue or the person.
    case event(String)
  }

  /// nil for what the desk has not numbered.
  let seq: Int?
  let speaker: Speaker
  let text: String
  /// The moment it was said, `2026-11-21T14:00:00+09:00`; nil when the desk did not tell.
  let at: String?
  /// What the desk offered with it.
  let choices: [String]
  /// What stands behind an event that one word is not enough for.
  let more: More

  struct More: Hashable, Sendable {
    var cause = ""
    /// Who passed a chat on, and to whom; empty for a queue.
    var by = ""
    var to = ""
  }

  init(
    seq: Int?, _ speaker: Speaker, _ text: String, at: String? = nil, choices: [String] = [],
    more: More = More()
  ) {
    self.seq = seq
    self.speaker = speaker
    self.text = text
    self.at = at
    self.choices = choices
    self.more = more
  }

  /// The same line with a moment, where the desk did not tell one.
  func stamped(_ moment: String) -> AgentLine {
    at == nil
      ? AgentLine(seq: seq, speaker, text, at: moment, choices: choices, more: more) : self
  }

  /// Whether its seq is its own: a note may stand under that of the line before it.
  var isNumbered: Bool {
    switch speaker {
    case .customer, .desk, .agent: true
    case .note, .event: false
    }
  }

  /// `14:00`, as the desk wrote it.
  var clock: String? {
    guard let at, Timestamp(at) != nil else { return nil }
    return String(at.dropFirst(11).prefix(5))
  }
}
