import Conversations
import Dialog
import Handoffs
public import Store
import Text
public import Wire

/// The desk while it runs: sessions, conversations, look-ups. Belongs to the loop's thread; nothing
/// here is locked, because nothing else touches it.
public final class RunningDesk: LineService {
  let setup: DeskSetup
  var generations: Generations
  weak var sink: (any LineSink)?
  var sessions: [ConnectionID: CustomerSession] = [:]
  var admins: [ConnectionID: AdminSession] = [:]
  var agents: [ConnectionID: AgentSession] = [:]
  /// Who is logged in, and where.
  var desks: [AgentName: AgentSession] = [:]
  /// The people who answer, as the shop set them up.
  var roster: [AgentName: AgentRow] = [:]
  /// What agents did in conversations, so that none of it is done twice.
  var acts: [AgentName: AgentAnswers] = [:]
  /// Who waits, who has whom.
  var board: Board
  /// The cards of what is on the board.
  var cards: [HandoffID: HandoffCard] = [:]
  /// The last line of each chat that people had before a restart.
  var sequences: [ConversationID: Int] = [:]
  /// Handoffs of before the start that are still being read, and agents who wait for that.
  var restoring: Set<HandoffID> = []
  var logins: [(AgentRow, id: String?, ConnectionID)] = []
  /// Cards to be made once what they are about is on disk.
  var preparing: [CardRequest] = []
  /// Who was told of a case that nobody has.
  var announced: [HandoffID: Set<AgentName>] = [:]
  /// Cases that are being answered by mail.
  var mailing: Set<HandoffID> = []
  var caseConversations: [HandoffID: ConversationID] = [:]
  /// What people did in conversations that are being fetched.
  var awakening: [ConversationID: [LiveConversation.Task]] = [:]
  /// Stored entries that the board follows once they are on disk.
  var followed = Followed()
  var conversations: [ConversationID: LiveConversation] = [:]
  var tokens: [ConversationToken: LiveConversation] = [:]
  var dormant: Dormant
  var numbers: NextNumbers
  var identity = IdentityLedger()
  var unspoken = Unspoken()
  /// Commits under way, with the conversation each is of.
  var inFlight = InFlight()
  /// Up to here every commit is reported: on disk, or failed.
  var settled = CommitNumber(0)
  var errands: [UInt64: Errand] = [:]
  /// What the chores under way are for.
  var choreErrands: [UInt64: ChoreErrand] = [:]
  var nextTicket: UInt64 = 1
  /// Conversations whose next task waits for their commits, or for room in the store.
  var held: [LiveConversation] = []
  /// Conversations of which a commit failed, to be read back once all of theirs are reported.
  var doubted: [LiveConversation] = []
  /// Conversations that nobody listens to, kept until their commits are reported.
  var drowsy: [LiveConversation] = []
  var now = Moment(monotonic: 0, wall: Timestamp(milliseconds: 0))
  var isStopping = false
  /// Why the desk had to end; nil while all is well.
  public internal(set) var failure: StoreError?

  public init(_ setup: DeskSetup, sink: any LineSink, at moment: Moment) {
    self.setup = setup
    self.sink = sink
    now = moment
    let opening = setup.store.opening
    generations = Generations(setup.pages, opening: opening, at: moment.wall)
    numbers = opening.next
    dormant = Dormant(opening.openConversations)
    roster = Dictionary(
      opening.agents.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    board = Self.board(opening, setup.limits, at: moment.monotonic)
    for row in opening.openHandoffs {
      if row.handoff.kind == .case { caseConversations[row.handoff.id] = row.conversation }
    }
    for failure in opening.identityFailures {
      identity.fail(failure.order, conversation: failure.conversation, at: failure.at)
    }
    for failure in opening.identitySources { identity.fail(from: failure.source, at: failure.at) }
    if setup.source.look != nil {
      sink.setTimer(
        DeskTimer.pages.id(), at: moment.after(milliseconds: DeskTimer.pagesMilliseconds))
    }
    sink.setTimer(DeskTimer.sweep.id(), at: moment.after(seconds: DeskTimer.sweepSeconds))
    restoring = Set(opening.openHandoffs.map(\.handoff.id))
    for row in opening.openHandoffs {
      prepare(
        CardRequest(.restored, conversation: row.conversation, handoff: row.handoff.id))
    }
    settleBoard()
  }

  /// The newest pages.
  var dialog: DialogManager { generations.current }

  // MARK: LineService

  public func opened(
    _ connection: ConnectionID, door: Door, address: PeerAddress, at moment: Moment
  ) {
    now = moment
    switch door.side {
    case .customers: open(CustomerSession(connection, door: door, address: address, at: moment))
    case .admin: admins[connection] = AdminSession()
    case .agents: open(agent: AgentSession(connection, door: door))
    }
  }

  public func line(_ connection: ConnectionID, _ line: InboundLine, at moment: Moment) {
    now = moment
    if let session = sessions[connection] {
      session.lastLine = moment.monotonic
      take(line, from: session)
    } else if let agent = agents[connection] {
      take(line, from: agent)
    } else if admins[connection] != nil {
      administer(line, from: connection)
    }
  }

  public func inputEnded(_ connection: ConnectionID, at moment: Moment) {
    now = moment
    if let session = sessions[connection] {
      session.inputEnded = true
      closeWhenDone(session)
    } else if admins[connection] != nil {
      admins[connection]?.inputEnded = true
      closeWhenDone(admin: connection)
    } else {
      sink?.close(connection)
    }
  }

  public func closed(_ connection: ConnectionID, reason: CloseReason, at moment: Moment) {
    now = moment
    admins[connection] = nil
    if let agent = agents.removeValue(forKey: connection) { lose(agent) }
    guard let session = sessions.removeValue(forKey: connection) else { return }
    sink?.cancelTimer(DeskTimer.greeting.id(connection))
    sink?.cancelTimer(DeskTimer.idle.id(connection))
    sink?.cancelTimer(DeskTimer.farewell.id(connection))
    if let conversation = session.conversation, conversation.listener === session {
      conversation.listener = nil
      tellAgent(.away, of: conversation.id)
      letSleep(conversation)
    }
    // The desk of a `chat` is there for its own customer: no daemon stays behind.
    if session.door == .customersStandard, !isStopping { stopRequested(at: moment) }
  }

  public func woken(at moment: Moment) {
    now = moment
    for result in setup.store.drain() { take(result) }
    for (ticket, result) in setup.chores.drain() { finish(ticket, result) }
    readDoubted()
    takeUpHeld()
    takeUpPreparing()
    letDrowsySleep()
    endWhenQuiet()
  }
}

/// What the desk waits for, named for the loop's timers.
enum DeskTimer: UInt8 {
  /// A connection that says nothing is greeted in text.
  case greeting = 1
  case idle
  /// A terminal that said goodbye is let go.
  case farewell
  /// Conversations whose life is over are closed.
  case sweep
  /// The desk ends, whoever is still there.
  case stop
  /// An agent's console that does not log in is let go.
  case login
  /// An agent's console is asked whether it is there.
  case ping
  /// Something on the board is due.
  case board
  /// The pages on the disk are looked at.
  case pages

  /// Two looks at the same change and the compiling stay under the second that the staff wait.
  static let pagesMilliseconds = 100

  /// Source: the protocol, `bye`: a terminal's chat ends within 3 s.
  static let farewellSeconds = 1
  static let sweepSeconds = 600
  /// Between two sweeps when there was more than one could take.
  static let nextSweepSeconds = 1
  /// Conversations that one sweep closes: the customers' turns go between.
  static let sweepSize = 256

  func id(_ connection: ConnectionID? = nil) -> TimerID {
    TimerID(kind: rawValue, owner: connection?.raw ?? 0)
  }
}
