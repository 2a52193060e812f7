import Conversations
import Dialog
import Store
import Text
import Wire

extension RunningDesk {
  /// What the store's threads report.
  func take(_ result: StoreResult) {
    switch result {
    case .committed(let upTo):
      committed = upTo
      inFlight.finish(upTo: upTo)
      while let line = unspoken.next(upTo: upTo) { say(line) }
    case .failed(let commit, _): fail(commit)
    case .read(let ticket, let result):
      if let errand = errands.removeValue(forKey: ticket) { finish(errand, result) }
    case .fatal(let error):
      failure = error
      tellAll(.tryLater)
      sink?.stop()
    }
  }

  private func say(_ line: Unspoken.Line) {
    if !line.bytes.isEmpty { sink?.send(line.bytes, to: line.connection) }
    guard let session = sessions[line.connection] else { return }
    switch line.then {
    case .nothing: break
    case .answered:
      session.owed -= 1
      closeWhenDone(session)
    case .farewell:
      session.owed -= 1
      sink?.setTimer(
        DeskTimer.farewell.id(line.connection), at: now.after(seconds: DeskTimer.farewellSeconds))
      closeWhenDone(session)
    case .close: sink?.close(line.connection)
    }
  }

  /// A turn did not reach the disk: what memory made of it is dropped, and those who wait hear so.
  private func fail(_ commit: CommitNumber) {
    for line in unspoken.drop(commit) {
      guard let session = sessions[line.connection] else {
        if admins.contains(line.connection) {
          sink?.send(WireError(.tryLater).customerLine, to: line.connection)
        }
        continue
      }
      sink?.send(rendering(for: session).error(WireError(.tryLater)), to: line.connection)
      if line.then != .nothing { session.owed -= 1 }
      closeWhenDone(session)
    }
    guard let id = inFlight.fail(commit), let conversation = conversations[id],
      !conversation.isReading
    else { return }
    conversation.deciding = nil
    conversation.isReading = true
    read(.conversation(id), for: .reload(id))
  }

  private func finish(_ errand: Errand, _ result: ReadResult) {
    switch errand {
    case .lookUp(let lookUp, let id): finishLookUp(lookUp, id, result)
    case .fetch(let token, let after, let connection):
      finishFetch(token, after, connection, result)
    case .resume(let id, let after, let connection):
      guard let conversation = conversations[id] else { return }
      conversation.isReading = false
      if case .conversation(let stored?) = result, let session = sessions[connection] {
        attach(session, to: conversation, stored, after: after)
      } else {
        refuse(connection)
      }
      takeUp(conversation)
    case .retry(let id, let messageID, let connection):
      guard let conversation = conversations[id] else { return }
      conversation.isReading = false
      if case .conversation(let stored?) = result, let session = sessions[connection] {
        sink?.send(repeated(messageID, of: stored, for: session), to: connection)
        session.owed -= 1
        closeWhenDone(session)
      } else {
        refuse(connection)
      }
      takeUp(conversation)
    case .reload(let id):
      guard let conversation = conversations[id] else { return }
      conversation.isReading = false
      reload(conversation, result)
    }
  }

  private func finishLookUp(_ lookUp: LookUp, _ id: ConversationID, _ result: ReadResult) {
    guard let conversation = conversations[id], var situation = conversation.deciding else { return }
    conversation.awaited -= 1
    switch result {
    case .order(let order): situation.found[lookUp] = .order(order)
    case .failed, .conversation, .earlier, .records:
      conversation.deciding = nil
      if let connection = conversation.current?.from { refuse(connection) }
      conversation.current = nil
      takeUp(conversation)
      return
    }
    conversation.deciding = situation
    guard conversation.awaited == 0 else { return }
    let latest = Situation(
      state: situation.state, input: situation.input, found: situation.found, now: situation.now,
      numbers: numbers, identity: identity)
    decide(latest, conversation)
    takeUp(conversation)
  }

  /// The store could not answer: the customer is told to try later.
  private func refuse(_ connection: ConnectionID) {
    guard let session = sessions[connection] else { return }
    session.owed -= 1
    sink?.send(rendering(for: session).error(WireError(.tryLater)), to: connection)
    closeWhenDone(session)
  }

  private func reload(_ conversation: LiveConversation, _ result: ReadResult) {
    if case .conversation(let stored?) = result, let fresh = LiveConversation(stored) {
      conversation.state = fresh.state
      conversation.entries = fresh.entries
      conversation.answered = fresh.answered
      takeUp(conversation)
      return
    }
    // Not even its beginning was stored: the next message begins anew.
    conversations[conversation.id] = nil
    tokens[conversation.token] = nil
    conversation.listener?.conversation = nil
    conversation.listener = nil
  }
}
