import Conversations
import Dialog
import Handoffs
import Pages
import Store
import Text
import Wire

/// A handoff card to be made from what the store holds, and what it is for.
struct CardRequest {
  enum Purpose {
    /// The handoff was stored: it goes on the board with its card.
    case enqueue(since: Timestamp)
    case offer(to: AgentName)
    case taken(AgentReceipt)
    case history(AgentReceipt)
    /// Kept for the lists, after a restart.
    case restored
  }
  let purpose: Purpose
  let conversation: ConversationID
  /// nil for a history without one.
  let handoff: HandoffID?
  /// The handoff itself, before the board knows it.
  var made: Handoff?
  var entries: [Entry] = []

  init(
    _ purpose: Purpose, conversation: ConversationID, handoff: HandoffID?, made: Handoff? = nil
  ) {
    self.purpose = purpose
    self.conversation = conversation
    self.handoff = handoff
    self.made = made
  }

  /// What was written when the handoff was passed on last; nil when it never was.
  static func note(of handoff: HandoffID, in entries: [Entry]) -> SafeText? {
    var written: SafeText?
    var note: SafeText?
    for event in entries.lazy.flatMap(\.events) {
      if case .noted(let said) = event { written = said.text }
      if case .passedOn(handoff, _, _) = event { note = written }
    }
    return note
  }
}

extension RunningDesk {
  /// Reads what a card needs once everything decided so far is on disk.
  func prepare(_ request: CardRequest) {
    if let live = conversations[request.conversation],
      !live.inbox.isEmpty || live.isBusy
        || settled < live.lastCommit
    {
      preparing.append(request)
      return
    }
    if awakening[request.conversation] != nil {
      preparing.append(request)
      return
    }
    read(.conversation(request.conversation), for: .card(request))
  }

  /// Takes up the cards that waited for commits.
  func takeUpPreparing() {
    guard !preparing.isEmpty else { return }
    let list = preparing
    preparing = []
    for request in list { prepare(request) }
  }

  /// The conversation was read; other conversations of the same customer are looked for when the
  /// customer is proved.
  func finishCard(_ request: CardRequest, _ result: ReadResult) {
    guard case .conversation(let stored?) = result else { return fail(request) }
    var request = request
    request.entries = stored.entries
    guard let state = stored.state, let proof = state.proofs.first else {
      return finish(request, earlier: [])
    }
    var email: String?
    if proof.by.contains(.email),
      case .email(let address) = state.reach.first(where: { $0.slot == .email })?.value
    {
      email = address
    }
    read(
      .earlier(than: request.conversation, order: proof.order, email: email),
      for: .cardEarlier(request))
  }

  func finish(_ request: CardRequest, earlier: [ConversationID]) {
    let handoff =
      request.made ?? request.handoff.flatMap { waiting($0)?.0 }
      ?? ConversationState(replaying: request.entries.lazy.flatMap(\.events))?.handoffs.last
    guard let handoff = handoff ?? standIn else { return fail(request) }
    let card = dialog.card(of: request.entries, for: handoff, earlier: earlier)
    switch request.purpose {
    case .restored:
      cards[handoff.id] = card
      if let note = CardRequest.note(of: handoff.id, in: request.entries) {
        board.restore(note: note, of: handoff.id)
      }
      sequences[request.conversation] = TranscriptLine.all(of: request.entries).last?.seq
      finishRestoring(request.handoff)
    case .enqueue(let since):
      cards[handoff.id] = card
      enqueue(handoff, of: request.conversation, since: since)
    case .offer(let agent):
      // What it was for may have been taken, or have come to nothing, meanwhile.
      guard let id = request.handoff, let (row, conversation, since, note) = waiting(id),
        board.chats[id].map({ $0.agent == agent && $0.isWaiting }) ?? true
      else { return }
      cards[id] = card
      send(
        AgentReply.offered(
          row, of: conversation, waited: max(0, now.wall.seconds(since: since)),
          note: note?.string, card: card, zone: zone), to: agent)
    case .taken(let receipt):
      guard let session = agents[receipt.connection] else { return }
      // That it was taken could not be saved.
      guard let name = session.name, board.has(name, handoff.id) else {
        return refuse(WireError(.tryLater), receipt)
      }
      let lines = TranscriptLine.all(of: request.entries)
      let bytes = AgentReply.taken(
        handoff, of: request.conversation, card: card, transcript: lines, zone: zone)
      if handoff.kind == .chat {
        session.follows.insert(request.conversation)
      }
      let last = lines.last?.seq ?? 0
      let missed = (session.early.removeValue(forKey: request.conversation) ?? [])
        .filter { $0.seq > last }
      done(
        receipt,
        after: bytes + missed.flatMap { AgentReply.said($0, in: request.conversation) })
    case .history(let receipt):
      done(
        receipt,
        after: AgentReply.history(
          of: request.conversation, card: card,
          transcript: TranscriptLine.all(of: request.entries), earlier: earlier, zone: zone))
    }
  }

  private var zone: ShopZone { dialog.manual.desk.zone }

  /// A conversation that was never handed over still has a history.
  private var standIn: Handoff? {
    dialog.manual.desk.queues.first.map {
      Handoff(
        id: HandoffID(number: 0), kind: .chat, queue: $0.name, priority: $0.priority, due: nil,
        intent: nil)
    }
  }

  private func enqueue(_ handoff: Handoff, of conversation: ConversationID, since: Timestamp) {
    switch handoff.kind {
    case .chat:
      do throws(BoardRefusal) {
        try board.enqueue(handoff, of: conversation, since: since, at: now.monotonic)
      } catch {
        return
      }
    case .case:
      caseConversations[handoff.id] = conversation
      perform(
        board.open(Case(handoff: handoff, conversation: conversation, openedAt: since)),
        receipt: nil)
    }
    settleBoard()
  }

  func fail(_ request: CardRequest) {
    switch request.purpose {
    case .taken(let receipt), .history(let receipt):
      refuse(WireError(.noSuchConversation), receipt)
    case .restored: finishRestoring(request.handoff)
    case .enqueue, .offer: return
    }
  }

  // MARK: Following a chat

  /// Sends the lines of a stored turn to the agent who has the chat.
  func tellAgent(_ lines: [TranscriptLine], of id: ConversationID) {
    guard let chat = board.chat(of: id), case .held(let name, _) = chat.stage,
      let session = desks[name]
    else { return }
    if session.follows.contains(id) {
      sink?.send(lines.flatMap { AgentReply.said($0, in: id) }, to: session.connection)
    } else {
      session.early[id, default: []] += lines
    }
  }

  /// Tells the agent who has the chat whether its customer is there.
  func tellAgent(_ presence: CustomerPresence, of id: ConversationID) {
    guard let chat = board.chat(of: id), case .held(let name, _) = chat.stage else { return }
    send(AgentReply.notice(presence, in: id), to: name)
  }

  func stopFollowing(_ id: ConversationID, _ agent: AgentName) {
    desks[agent]?.follows.remove(id)
    desks[agent]?.early[id] = nil
  }
}
