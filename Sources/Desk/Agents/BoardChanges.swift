import Conversations
import Dialog
import Handoffs
import Pages
import Store
import Text
import Wire

/// What follows from the board: conversations are told as inputs of their own, agents as lines.
extension RunningDesk {
  /// Lets the board do what is due, and rings again when something else will be.
  func settleBoard() {
    perform(board.settle(at: now.monotonic, wall: now.wall), receipt: nil)
    if let next = board.nextDeadline {
      sink?.setTimer(DeskTimer.board.id(), at: next)
    } else {
      sink?.cancelTimer(DeskTimer.board.id())
    }
  }

  /// - Parameters:
  ///   - receipt: the request that brought the changes; answered with the first one that is stored.
  ///   - note: what was written with a transfer.
  ///   - closing: how a chat was closed, and the number of its follow-up.
  func perform(
    _ changes: [BoardChange], receipt: AgentReceipt?, note: Note? = nil,
    closing: (AgentClosing, HandoffID?)? = nil
  ) {
    var receipt = receipt
    func take() -> AgentReceipt? {
      defer { receipt = nil }
      return receipt
    }
    for change in changes {
      switch change {
      case .offered(let handoff, let agent, _):
        stand(handoff, atFront: true)
        offer(handoff, to: agent)
      case .withdrawn(let handoff, let agent, let reason):
        stand(handoff, atFront: board.chats[handoff]?.isFront ?? false)
        send(AgentReply.withdrawn(handoff, reason), to: agent)
      case .assigned(let handoff, let conversation, let agent):
        guard let row = roster[agent] else { continue }
        give(.tookUp(handoff, by: row.identity), to: conversation, receipt: nil)
        prepare(
          CardRequest(
            .taken(take() ?? AgentReceipt(unasked: desks[agent]?.connection ?? .none)),
            conversation: conversation, handoff: handoff))
      case .requeued(let handoff, let conversation, let agent, let place, _):
        let from = roster[agent]?.identity ?? AgentIdentity(name: agent, shown: agent.text)
        stopFollowing(conversation, agent)
        give(.requeued(handoff, from: from), to: conversation, receipt: take())
        give(.placed(place), to: conversation, receipt: nil)
      case .transferred(let handoff, let conversation, let agent, let target, let place):
        stopFollowing(conversation, agent)
        guard let note, let chat = board.chat(of: conversation) else { continue }
        let colleague: AgentName? = if case .agent(let name) = target { name } else { nil }
        give(
          .passedOn(handoff, chat.queue, to: colleague, note), to: conversation, receipt: take())
        if let place { give(.placed(place), to: conversation, receipt: nil) }
      case .givenBack(_, let conversation, let agent):
        stopFollowing(conversation, agent)
        guard let row = roster[agent] else { continue }
        give(.gaveBack(row.identity), to: conversation, receipt: take())
      case .customerLeft(_, let conversation, let agent):
        send(AgentReply.left(conversation), to: agent)
      case .stoppedWaiting: continue
      case .closed(let handoff, let conversation, let agent, _):
        stopFollowing(conversation, agent)
        cards[handoff] = nil
        let identity = roster[agent]?.identity ?? AgentIdentity(name: agent, shown: agent.text)
        let (how, followUp) = closing ?? (AgentClosing(code: .noAnswer), nil)
        give(.closed(identity, how, followUp: followUp), to: conversation, receipt: take())
      case .positionChanged(let conversation, let place):
        give(.placed(place), to: conversation, receipt: nil)
      case .unattended(_, let conversation):
        give(.unattended, to: conversation, receipt: nil)
      case .agentAway(let agent):
        send(AgentReply.notice("away", "an offer lapsed: you are away until available"), to: agent)
      case .agentLost(let agent):
        if let session = desks.removeValue(forKey: agent) { sink?.close(session.connection) }
      case .caseOpened(let handoff, let names), .caseMoved(let handoff, _, let names):
        for name in names where board.seats[name]?.presence == .available {
          announced[handoff, default: []].insert(name)
          offer(handoff, to: name)
        }
      case .caseRings(let handoff, let names):
        for name in names {
          send(AgentReply.notice("case-overdue", "\(handoff) is overdue"), to: name)
        }
      case .caseTaken(let handoff, let agent):
        withdrawAnnouncement(handoff, keptBy: agent)
        guard let row = roster[agent], let found = board.cases[handoff] else { continue }
        give(.tookUp(handoff, by: row.identity), to: found.conversation, receipt: nil)
        prepare(
          CardRequest(
            .taken(take() ?? AgentReceipt(unasked: desks[agent]?.connection ?? .none)),
            conversation: found.conversation, handoff: handoff))
      case .caseFreed(let handoff):
        guard let found = board.cases[handoff] else { continue }
        give(.requeued(handoff, from: nil), to: found.conversation, receipt: nil)
      case .caseDone(let handoff, let agent, let answer):
        withdrawAnnouncement(handoff, keptBy: agent)
        guard let row = roster[agent], let conversation = caseConversations[handoff] else {
          continue
        }
        give(
          .answeredCase(handoff, by: row.identity, answer), to: conversation, receipt: take())
        cards[handoff] = nil
        caseConversations[handoff] = nil
      }
    }
    // Nothing that is stored came of it.
    if let receipt { done(receipt) }
  }

  /// A case was told to several; one has it now.
  private func withdrawAnnouncement(_ handoff: HandoffID, keptBy agent: AgentName) {
    for name in (announced.removeValue(forKey: handoff) ?? []).sorted() where name != agent {
      send(AgentReply.withdrawn(handoff, .taken), to: name)
    }
  }

  /// After a restart who was offered stands at the front.
  private func stand(_ handoff: HandoffID, atFront: Bool) {
    if board.chats[handoff] != nil {
      _ = setup.store.write([.stand(handoff, atFront: atFront)])
    }
  }

  func send(_ bytes: [UInt8], to agent: AgentName) {
    if let session = desks[agent] { sink?.send(bytes, to: session.connection) }
  }

  private func offer(_ handoff: HandoffID, to agent: AgentName) {
    guard let (row, conversation, since, note) = waiting(handoff) else { return }
    guard let card = cards[handoff] else {
      prepare(CardRequest(.offer(to: agent), conversation: conversation, handoff: handoff))
      return
    }
    send(
      AgentReply.offered(
        row, of: conversation, waited: max(0, now.wall.seconds(since: since)),
        note: note?.string, card: card, zone: dialog.manual.desk.zone), to: agent)
  }

  /// A chat or case as the board has it now.
  func waiting(_ id: HandoffID) -> (Handoff, ConversationID, since: Timestamp, note: SafeText?)? {
    if let chat = board.chats[id] {
      return (chat.handoff.moved(to: chat.queue), chat.conversation, chat.since, chat.note)
    }
    if let found = board.cases[id] {
      return (found.handoff.moved(to: found.queue), found.conversation, found.openedAt, found.note)
    }
    return nil
  }

  // MARK: Conversations

  /// Puts what people did into a conversation's inbox, fetching it when memory does not hold it.
  func give(_ input: PeopleInput, to id: ConversationID, receipt: AgentReceipt?) {
    wake(id, for: .people(input, receipt))
  }

  /// Puts a task into a conversation's inbox, fetching it when memory does not hold it.
  func wake(_ id: ConversationID, for task: LiveConversation.Task) {
    if let live = conversations[id] {
      live.inbox.append(task)
      takeUp(live)
    } else {
      awakening[id, default: []].append(task)
      if awakening[id]?.count == 1 { read(.conversation(id), for: .awaken(id)) }
    }
  }

  /// A conversation that people need, or whose time is over, was read.
  func finishAwakening(_ id: ConversationID, _ result: ReadResult) {
    let tasks = awakening.removeValue(forKey: id) ?? []
    let live: LiveConversation
    if let held = conversations[id] {
      live = held
    } else if case .conversation(let stored?) = result, let fresh = LiveConversation(stored) {
      live = fresh
      dormant.remove(id)
      conversations[id] = live
      tokens[live.token] = live
    } else {
      let code: WireErrorCode =
        if case .conversation(nil) = result { .noSuchConversation } else { .tryLater }
      for case .people(_, let receipt?) in tasks { refuse(WireError(code), receipt) }
      // One that could not be read now is looked at again by the next sweep.
      if case .failed = result, tasks.contains(where: \.isEnd) {
        dormant.add(id, Dormant.Row(lastAt: Timestamp(milliseconds: 0), waits: false))
      }
      return
    }
    live.inbox += tasks
    takeUp(live)
  }

  /// What a stored entry means for the board: a chat or case is there only once it is on disk.
  func follow(_ entry: Entry) {
    for event in entry.events {
      switch event {
      case .handedOff(let handoff):
        // A follow-up is on the board already.
        guard board.cases[handoff.id] == nil else {
          caseConversations[handoff.id] = entry.conversation
          prepare(
            CardRequest(.restored, conversation: entry.conversation, handoff: handoff.id))
          continue
        }
        prepare(
          CardRequest(
            .enqueue(since: entry.at), conversation: entry.conversation,
            handoff: handoff.id, made: handoff))
      case .closed(.customerLeft), .closed(.timeOut):
        perform(board.customerLeft(entry.conversation, at: now.monotonic), receipt: nil)
        settleBoard()
      case .answeredCase(let handoff, _, let answer):
        if answer.by == .mail, answer.outcome == .mailed { release(handoff) }
      case .customerSaid, .deskSaid, .agentSaid, .queued, .joined, .left, .transferred,
        .closed(.byAgent), .idled, .opened, .understood, .missed, .spoke, .turnedMood, .marked,
        .began, .saidAtOnce, .filled, .emptied, .skipped, .referred, .finished, .dropped,
        .focused, .asked, .settled, .misread, .confirmed, .proved, .failedIdentity, .lookedUp,
        .recorded, .tookUp, .requeued, .passedOn, .noted, .gaveBack, .wrappedUp, .readBy,
        .tookPages, .suggested, .rated, .leftLine, .putAside, .takenBack, .ended:
        break
      }
    }
  }

  /// How every queue stands, for a turn that may hand over.
  var standings: [QueueName: QueueStanding] {
    Dictionary(
      dialog.manual.desk.queues.map { queue in
        let place = board.placeOnEntry(
          queue: queue.name, priority: queue.priority, since: now.wall)
        return (
          queue.name,
          QueueStanding(
            isStaffed: board.isStaffed(queue.name), position: place.position,
            waitSeconds: place.waitSeconds)
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}

extension ConnectionID {
  /// A connection that nobody has.
  static let none = ConnectionID(raw: .max)
}
