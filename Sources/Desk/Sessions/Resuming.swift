import Conversations
import Store
import Text
import Wire

/// Coming back to a conversation by its token, and hearing an answer again.
extension RunningDesk {
  func resume(_ text: String, after: Int, _ session: CustomerSession) {
    guard let token = ConversationToken(text) else {
      complain(WireError(.noSuchConversation), to: session)
      return
    }
    session.owed += 1
    session.isResuming = true
    if let live = tokens[token] {
      live.inbox.append(.resume(session.connection, after: after))
      takeUp(live)
    } else {
      read(.conversationByToken(token), for: .fetch(token, after: after, session.connection))
    }
  }

  /// What a token brought from the store.
  func finishFetch(
    _ token: ConversationToken, _ after: Int, _ connection: ConnectionID, _ result: ReadResult
  ) {
    guard sessions[connection] != nil else { return }
    if let live = tokens[token] {
      // Another connection brought it into memory meanwhile.
      live.inbox.append(.resume(connection, after: after))
      takeUp(live)
    } else if case .conversation(let stored?) = result, let live = LiveConversation(stored),
      live.state.owner.waitsForPeople || !isOver(stored.lastAt)
    {
      dormant.remove(live.id)
      conversations[live.id] = live
      tokens[token] = live
      live.inbox.append(.resume(connection, after: after))
      takeUp(live)
    } else if case .failed = result {
      refuseResume(connection, .tryLater)
    } else {
      refuseResume(connection, .noSuchConversation)
    }
  }

  func refuseResume(_ connection: ConnectionID, _ code: WireErrorCode) {
    guard let session = sessions[connection] else { return }
    session.isResuming = false
    complain(WireError(code), to: session)
    answered(session)
  }

  func finishResume(
    _ id: ConversationID, _ after: Int, _ connection: ConnectionID, _ result: ReadResult
  ) {
    guard let conversation = conversations[id] else {
      refuseResume(connection, .noSuchConversation)
      return
    }
    conversation.isReading = false
    if case .conversation(let stored?) = result {
      if let session = sessions[connection] {
        attach(session, to: conversation, stored, after: after)
      }
    } else {
      refuseResume(connection, .tryLater)
    }
    takeUp(conversation)
  }

  /// Makes `session` the one that listens to a conversation, and sends it what it has missed.
  private func attach(
    _ session: CustomerSession, to conversation: LiveConversation, _ stored: StoredConversation,
    after: Int
  ) {
    if let older = conversation.listener, older !== session {
      complain(WireError(.closing), to: older)
      older.conversation = nil
      older.waiting = []
      sink?.close(older.connection)
    }
    if let left = session.conversation, left !== conversation {
      left.listener = nil
      letSleep(left)
    }
    let isOpen = conversation.state.owner != .nobody
    conversation.listener = isOpen ? session : nil
    session.conversation = isOpen ? conversation : nil
    if isOpen { tellAgent(.back, of: conversation.id) }
    let rendering = rendering(for: session)
    var bytes = rendering.resumed(
      conversation.id, seq: conversation.state.sequence, in: conversation.state.language)
    let told = Retelling(stored.entries)
    for line in told.lines where line.seq > after {
      bytes += rendering.said(line.event, seq: line.seq, in: line.language, turn: line.turn)
    }
    if let report = told.lastTurn { bytes += rendering.turn(report) }
    sink?.send(bytes, to: session.connection)
    session.isResuming = false
    answered(session)
  }

  func finishRetry(
    _ id: ConversationID, _ messageID: String, _ connection: ConnectionID, _ result: ReadResult
  ) {
    guard let conversation = conversations[id] else { return }
    conversation.isReading = false
    if let session = sessions[connection] {
      if case .conversation(let stored?) = result {
        sink?.send(repeated(messageID, of: stored, for: session), to: connection)
      } else {
        complain(WireError(.tryLater), to: session)
      }
      answered(session)
    }
    takeUp(conversation)
  }

  /// The lines with which a message was answered before, and its turn.
  private func repeated(
    _ messageID: String, of stored: StoredConversation, for session: CustomerSession
  ) -> [UInt8] {
    let rendering = rendering(for: session)
    guard
      let turn = Retelling(stored.entries).turns.first(where: { $0.report.messageID == messageID })
    else { return rendering.error(WireError(.tryLater)) }
    return turn.lines.flatMap {
      rendering.said($0.event, seq: $0.seq, in: $0.language, turn: $0.turn)
    } + rendering.turn(turn.report)
  }

  /// Whether a conversation that was silent since then cannot be come back to.
  func isOver(_ lastAt: Timestamp) -> Bool {
    now.wall.seconds(since: lastAt) >= setup.limits.resumeHours * 3_600
  }
}
