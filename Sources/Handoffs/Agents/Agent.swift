public import Text

/// A person who answers customers, as `frontdesk agents add` wrote them down.
public struct Agent: Hashable, Sendable {
  /// Chats at a time when nothing else is said. Source: the design, section 6.
  public static let usualCapacity = 3

  public let name: AgentName
  /// What customers and colleagues read.
  public let shown: String
  public let queues: QueueSet
  /// Chats at a time, offers counted; at least 1.
  public let capacity: Int

  /// A capacity under 1 is taken as 1.
  public init(
    name: AgentName, shown: String, queues: QueueSet, capacity: Int = Agent.usualCapacity
  ) {
    self.name = name
    self.shown = shown
    self.queues = queues
    self.capacity = max(1, capacity)
  }
}

/// Whether an agent wants customers. Source: the design, section 6; the protocol, `welcome`.
public enum Presence: String, Hashable, Sendable, CaseIterable {
  case available
  /// No new offers; away once the chats in hand have ended.
  case last
  case onBreak = "break"
  case away
  /// A customer has left and the agent has not closed that chat yet. Offered chats only when
  /// nobody else can take them: no customer waits for paperwork.
  case wrapUp = "wrap-up"

  /// Whether new chats may be offered at all.
  public var takesOffers: Bool {
    switch self {
    case .available, .wrapUp: true
    case .last, .onBreak, .away: false
    }
  }
}

/// An agent's place at the desk. Times are of the monotonic clock, in nanoseconds.
public struct Seat: Hashable, Sendable {
  public internal(set) var agent: Agent
  public internal(set) var presence = Presence.away
  public internal(set) var isSignedIn = false
  /// When the agent last became available, or got or ended a chat.
  public internal(set) var idleSince: UInt64
  /// When a line of the agent's last came in.
  public internal(set) var heardAt: UInt64
  /// After a restart: until when chats are kept for an agent who has not signed in again.
  public internal(set) var keptUntil: UInt64?
  /// What is reserved for the agent, in the order it was offered.
  public internal(set) var offers: [HandoffID] = []
  /// Chats in hand, in the order they were taken.
  public internal(set) var chats: [HandoffID] = []
  /// Chats whose customer has left and that still need a closing code.
  public internal(set) var wrapUps: [HandoffID] = []

  init(_ agent: Agent, at now: UInt64) {
    self.agent = agent
    idleSince = now
    heardAt = now
  }

  /// Chats in hand and reserved.
  public var load: Int { chats.count + offers.count }
  public var hasRoom: Bool { load < agent.capacity }
  /// Whether a new chat of some queue may be offered now.
  public var takesOffers: Bool { isSignedIn && presence.takesOffers && hasRoom }

  /// Whether this agent is asked before `other`: one who is not writing up before one who is, one
  /// without a chat before one with some, then the longest idle, then by name.
  func isAskedBefore(_ other: Seat) -> Bool {
    let writesUp = (presence == .wrapUp, other.presence == .wrapUp)
    if writesUp.0 != writesUp.1 { return !writesUp.0 }
    if (load == 0) != (other.load == 0) { return load == 0 }
    if idleSince != other.idleSince { return idleSince < other.idleSince }
    return agent.name < other.agent.name
  }
}
