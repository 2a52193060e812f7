import Conversations
import Handoffs
import Store
import Text
import Wire

/// The board as it is stored: who waits, who has whom, which cases are open.
extension RunningDesk {
  static func board(_ opening: Opening, _ limits: WireLimits, at now: UInt64) -> Board {
    Board(
      restoring: opening.openHandoffs.compactMap(StoredChat.init),
      cases: opening.openHandoffs.compactMap(Case.init),
      agents: opening.agents.map(\.agent), figures: BoardFigures(limits), at: now)
  }

  /// An act of people's could not be saved: the board goes back to what is stored.
  func correctBoard(_ id: ConversationID, _ rows: [HandoffRow]) {
    let changes = board.correct(
      id, to: rows.lazy.compactMap(StoredChat.init).last, cases: rows.compactMap(Case.init),
      at: now.monotonic)
    for row in rows {
      if row.handoff.kind == .case {
        caseConversations[row.handoff.id] = id
        // It is not answered, whatever was laid down for it.
        if !mailing.contains(row.handoff.id) { drop(row.handoff.id) }
      }
      prepare(CardRequest(.restored, conversation: id, handoff: row.handoff.id))
    }
    // Its agent had never let go of it.
    if let chat = board.chat(of: id), case .held(let name, _) = chat.stage {
      desks[name]?.follows.insert(id)
    }
    perform(changes, receipt: nil)
    settleBoard()
  }
}

extension BoardFigures {
  /// With what the shop has set.
  init(_ limits: WireLimits) {
    self.init()
    silence = UInt64(max(1, limits.lostSeconds)) * Self.second
  }
}

extension StoredChat {
  /// nil for a case.
  init?(_ row: HandoffRow) {
    guard row.handoff.kind == .chat else { return nil }
    let stage: Stage =
      switch row.state {
      case .taken(let name): .held(name)
      case .open, .done: row.isFront || row.keptFor != nil ? .offered : .queued
      }
    self.init(
      handoff: row.handoff, conversation: row.conversation, queue: row.queue, since: row.at,
      stage: stage)
  }
}

extension Case {
  /// nil for a chat.
  init?(_ row: HandoffRow) {
    guard row.handoff.kind == .case else { return nil }
    let owner: AgentName? = if case .taken(let name) = row.state { name } else { nil }
    self.init(
      handoff: row.handoff, conversation: row.conversation, openedAt: row.at,
      state: owner == nil ? .open : .taken, queue: row.queue, owner: owner)
  }
}
