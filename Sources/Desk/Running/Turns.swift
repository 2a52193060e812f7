import Conversations
import Dialog
import Handoffs
import Pages
import Store
import Text
import Wire

extension RunningDesk {
  /// Begins a conversation for a session: its line, the greeting and, unless a message follows in
  /// the same breath, the greeting's turn.
  @discardableResult
  func begin(for session: CustomerSession, showsTurn: Bool) -> LiveConversation {
    let id = ConversationID(number: numbers.conversation)
    numbers.conversation += 1
    let first = session.language ?? dialog.manual.desk.languages.first ?? .ja
    let conversation = LiveConversation(
      id: id, token: setup.makeToken(), language: first, at: now.wall)
    conversation.listener = session
    session.conversation = conversation
    conversations[id] = conversation
    tokens[conversation.token] = conversation
    give(.opening(session.language), to: conversation, from: session, showsTurn: showsTurn)
    return conversation
  }

  /// Puts an input into the conversation's inbox and takes up what can be taken up.
  func give(
    _ input: Input, to conversation: LiveConversation, from session: CustomerSession?,
    showsTurn: Bool
  ) {
    session?.owed += 1
    conversation.inbox.append(.input(input, from: session?.connection, showsTurn: showsTurn))
    takeUp(conversation)
    if let session { adjustReading(of: session) }
  }

  /// Takes up the conversation's inbox as far as it goes.
  func takeUp(_ conversation: LiveConversation) {
    while !conversation.isBusy, let task = conversation.inbox.first {
      if setup.store.isFull || needsQuiet(task, conversation) {
        hold(conversation)
        return
      }
      conversation.inbox.removeFirst()
      if let listener = conversation.listener { adjustReading(of: listener) }
      switch task {
      case .resume(let connection, let after):
        conversation.isReading = true
        read(
          .conversation(conversation.id), for: .resume(conversation.id, after: after, connection))
      case .input(.said(_, let id?), from: let connection?, showsTurn: _)
      where conversation.answered[id] != nil:
        conversation.isReading = true
        read(
          .conversation(conversation.id),
          for: .retry(conversation.id, messageID: id, connection))
      // Somebody came back to it, or people did something in it, meanwhile.
      case .input(.expired, _, _) where !isOver(conversation): continue
      case .input(let input, let connection, let showsTurn):
        guard hasPages(conversation) else {
          conversation.inbox.insert(task, at: 0)
          return
        }
        conversation.current = (connection, showsTurn)
        decide(
          Situation(
            state: conversation.state, input: input, now: now.wall, numbers: numbers,
            identity: identity, source: conversation.source, people: standings), conversation)
      case .people(let input, let receipt):
        guard hasPages(conversation) else {
          conversation.inbox.insert(task, at: 0)
          return
        }
        conversation.receipt = receipt
        decide(
          Situation(
            state: conversation.state, input: .people(input), now: now.wall, numbers: numbers,
            identity: identity), conversation)
      }
    }
    letSleep(conversation)
  }

  /// Reading a conversation back must see everything it was told before.
  private func needsQuiet(_ task: LiveConversation.Task, _ conversation: LiveConversation) -> Bool {
    guard settled < conversation.lastCommit else { return false }
    switch task {
    case .resume: return true
    case .input(.said(_, let id?), _, _): return conversation.answered[id] != nil
    case .input, .people: return false
    }
  }

  private func hold(_ conversation: LiveConversation) {
    if !held.contains(where: { $0 === conversation }) { held.append(conversation) }
  }

  func takeUpHeld() {
    guard !held.isEmpty else { return }
    let waiting = held
    held = []
    for conversation in waiting { takeUp(conversation) }
  }

  /// Decides, or asks for what the decision needs.
  func decide(_ situation: Situation, _ conversation: LiveConversation) {
    switch pages(for: situation.state).decide(situation) {
    case .turn(let turn):
      conversation.deciding = nil
      guard !isTaken(turn, situation.input, conversation) else { return }
      commit(turn, of: conversation, input: situation.input)
    case .needs(let wanted):
      conversation.deciding = situation
      conversation.awaited = wanted.count
      conversation.decision += 1
      for lookUp in wanted {
        let errand = Errand.lookUp(lookUp, conversation.id, decision: conversation.decision)
        switch lookUp {
        case .order(let number): read(.order(number), for: errand)
        }
      }
    }
  }

  /// Whether an agent took the chat before its customer, who chose not to wait, was heard: then the
  /// agent's act comes first, and the customer's line is taken up again behind it.
  private func isTaken(_ turn: Turn, _ input: Input, _ conversation: LiveConversation) -> Bool {
    guard let left = turn.lineLeft, board.chats[left]?.isWaiting == false,
      let act = conversation.inbox.firstIndex(where: \.isTakingUp),
      let (connection, showsTurn) = conversation.current
    else { return false }
    conversation.current = nil
    conversation.inbox.insert(
      .input(input, from: connection, showsTurn: showsTurn), at: act + 1)
    return true
  }

  /// Moves the state on, hands the turn to the store, and holds its lines until it is on disk.
  private func commit(_ turn: Turn, of conversation: LiveConversation, input: Input) {
    let before = conversation.state
    conversation.state = turn.after
    conversation.lastAt = now.wall
    numbers = turn.numbers.noLess(than: numbers)
    let entry = Entry(
      conversation: conversation.id, ordinal: conversation.entries, at: now.wall,
      events: turn.events)
    var writes: [Write] = []
    if entry.ordinal == 0 {
      writes.append(.begin(conversation.id, token: conversation.token, at: now.wall))
    }
    writes.append(.append(entry))
    writes += count(turn, conversation)
    conversation.entries += 1
    let keeping = generations.write
    if let keeping { writes.append(keeping) }
    let commit = setup.store.write(writes)
    if keeping != nil { generations.carried(by: commit) }
    conversation.lastCommit = commit
    inFlight.add(commit, of: conversation.id)
    if case .ended(let number, let id?) = turn.events.last { conversation.answered[id] = number }
    hold(turn, after: before, until: commit, of: conversation, input: input)
    if let receipt = conversation.receipt {
      conversation.receipt = nil
      unspoken.hold(
        .init(
          commit: commit, connection: receipt.connection, bytes: AgentReply.done(receipt.id),
          then: .agreed(receipt)))
    }
    keepForPeople(entry, after: before, until: commit)
    if turn.lineLeft != nil {
      // At once: nobody may be offered a chat that is none any more.
      perform(board.stopWaiting(conversation.id), receipt: nil)
      settleBoard()
    }
    if turn.after.owner == .nobody { retire(conversation) }
  }

  /// Counts the failed identities of a turn; what must be stored of them beside it.
  private func count(_ turn: Turn, _ conversation: LiveConversation) -> [Write] {
    var writes: [Write] = []
    let source = conversation.source
    for case .failedIdentity(let order) in turn.events {
      identity.fail(order, conversation: conversation.id, source: source, at: now.wall)
      guard let source else { continue }
      let oldest = now.wall.adding(seconds: -IdentityLedger.windowSeconds)
      writes.append(.failedFrom(source: source, at: now.wall, forgetting: oldest))
    }
    return writes
  }

  /// What the people at the desk must see of an entry once it is on disk: the customer's lines of a
  /// chat in hand, and whatever moves the board.
  private func keepForPeople(
    _ entry: Entry, after before: ConversationState, until commit: CommitNumber
  ) {
    var lines: [TranscriptLine] = []
    var concerns = false
    var seq = before.sequence
    for event in entry.events {
      if event.isLine { seq += 1 }
      switch event {
      case .customerSaid, .deskSaid:
        if board.chat(of: entry.conversation) != nil {
          lines.append(TranscriptLine(seq: seq, event: event, at: entry.at))
        }
      case .handedOff, .closed, .answeredCase: concerns = true
      case .agentSaid, .queued, .joined, .left, .transferred, .idled, .opened, .understood,
        .missed, .spoke, .turnedMood, .marked, .began, .saidAtOnce, .filled, .emptied, .skipped,
        .referred, .finished, .dropped, .focused, .asked, .settled, .misread, .confirmed,
        .proved, .failedIdentity, .lookedUp, .recorded, .tookUp, .requeued, .passedOn, .noted,
        .gaveBack, .wrappedUp, .readBy, .tookPages, .suggested, .rated, .leftLine, .putAside,
        .takenBack, .ended:
        break
      }
    }
    guard concerns || !lines.isEmpty else { return }
    followed.add(.init(commit: commit, entry: entry, lines: lines))
  }

  private func hold(
    _ turn: Turn, after before: ConversationState, until commit: CommitNumber,
    of conversation: LiveConversation, input: Input
  ) {
    let asked = conversation.current
    conversation.current = nil
    guard let session = conversation.listener else { return }
    var bytes: [UInt8] = []
    let dialect = rendering(for: session)
    if case .opening = input {
      bytes += dialect.opened(conversation.id, token: conversation.token)
    }
    let context = TurnContext(turn.events)
    var seq = before.sequence
    for event in turn.events where event.isLine {
      seq += 1
      bytes += dialect.said(event, seq: seq, in: turn.after.language, turn: context)
    }
    if asked?.showsTurn ?? false, let report = TurnReport(turn.events, after: turn.after) {
      bytes += dialect.turn(report)
    }
    let then: Unspoken.Then =
      switch input {
      case .silence, .expired: .close
      case .left: session.isTerminal ? .farewell : .answered
      case .people: .nothing
      case .opening: asked?.showsTurn ?? false ? .answered : .begun
      case .said: .answered
      }
    unspoken.hold(
      .init(
        commit: commit, connection: session.connection, bytes: bytes,
        then: asked?.from == session.connection || input.endsConnection ? then : .nothing))
  }

  /// Nothing more is said in a closed conversation; what its customer had typed after the goodbye
  /// is a conversation of its own.
  private func retire(_ conversation: LiveConversation) {
    conversation.lastListener = conversation.listener
    conversation.listener?.conversation = nil
    conversation.listener = nil
    let left = conversation.inbox
    // Whoever is on the way back to it still hears how it ended.
    conversation.inbox = []
    var rest: [LiveConversation.Task] = []
    for task in left {
      switch task {
      case .resume, .people: conversation.inbox.append(task)
      case .input: rest.append(task)
      }
    }
    scatter(rest, of: conversation.lastListener)
  }

  /// Takes up anew what waited in a conversation that takes nothing more.
  func scatter(_ tasks: [LiveConversation.Task], of listener: CustomerSession?) {
    for task in tasks {
      switch task {
      case .resume(let connection, _): refuseResume(connection, .noSuchConversation)
      case .input(let input, from: let connection?, _):
        guard let session = sessions[connection] else { continue }
        if case .said = input, session === listener {
          session.owed -= 1
          let next = session.conversation ?? begin(for: session, showsTurn: false)
          give(input, to: next, from: session, showsTurn: true)
        } else {
          answered(session)
        }
      case .people(_, let receipt):
        guard let receipt, let agent = agents[receipt.connection] else { continue }
        refuse(WireError(.noSuchConversation), id: receipt.id, agent)
      case .input(_, from: nil, _): continue
      }
    }
    if let listener { adjustReading(of: listener) }
  }

  func read(_ read: Read, for errand: Errand) {
    let ticket = nextTicket
    nextTicket += 1
    errands[ticket] = errand
    setup.store.read(read, ticket: ticket)
  }
}

extension Input {
  /// Whether the desk ends the connection by it.
  var endsConnection: Bool {
    switch self {
    case .silence, .expired: true
    case .opening, .said, .left, .people: false
    }
  }
}

extension NextNumbers {
  /// Each series at its further number: several conversations move them.
  func noLess(than other: NextNumbers) -> NextNumbers {
    NextNumbers(
      conversation: max(conversation, other.conversation), handoff: max(handoff, other.handoff),
      record: max(record, other.record))
  }
}
