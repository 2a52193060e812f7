import Conversations
import Dialog
import Pages
import Store
import Text
import Wire

extension RunningDesk {
  /// What the store's threads report.
  func take(_ result: StoreResult) {
    switch result {
    case .committed(let upTo):
      settled = max(settled, upTo)
      inFlight.finish(upTo: upTo)
      generations.committed(upTo: upTo)
      while let line = unspoken.next(upTo: upTo) { say(line) }
      while let item = followed.next(upTo: upTo) {
        if !item.lines.isEmpty { tellAgent(item.lines, of: item.entry.conversation) }
        follow(item.entry)
      }
    case .failed(let commit, _):
      settled = max(settled, commit)
      generations.failed(commit)
      fail(commit)
    case .read(let ticket, let result):
      if let errand = errands.removeValue(forKey: ticket) { finish(errand, result) }
    case .fatal(let error):
      failure = error
      isStopping = true
      tellAll(.closing)
      sink?.stop()
    }
  }

  private func say(_ line: Unspoken.Line) {
    if case .agreed(let receipt) = line.then {
      return answer(receipt, line.bytes, isDone: true)
    }
    if !line.bytes.isEmpty { sink?.send(line.bytes, to: line.connection) }
    guard let session = sessions[line.connection] else {
      if line.then.owesAnswer { answered(admin: line.connection) }
      return
    }
    switch line.then {
    case .nothing, .agreed: break
    case .begun, .answered, .refused: answered(session)
    case .farewell:
      sink?.setTimer(
        DeskTimer.farewell.id(line.connection), at: now.after(seconds: DeskTimer.farewellSeconds))
      answered(session)
    case .close:
      // What came meanwhile is still answered.
      session.inputEnded = true
      closeWhenDone(session)
    }
  }

  private func finish(_ errand: Errand, _ result: ReadResult) {
    switch errand {
    case .lookUp(let lookUp, let id, let decision): finishLookUp(lookUp, id, decision, result)
    case .fetch(let token, let after, let connection):
      finishFetch(token, after, connection, result)
    case .resume(let id, let after, let connection): finishResume(id, after, connection, result)
    case .retry(let id, let messageID, let connection):
      finishRetry(id, messageID, connection, result)
    case .reload(let id): finishReload(id, result)
    case .reloadBoard(let id, let stored): finishReload(id, stored, result)
    case .awaken(let id): finishAwakening(id, result)
    case .card(let request): finishCard(request, result)
    case .cardEarlier(let request):
      if case .earlier(let ids) = result {
        finish(request, earlier: ids)
      } else {
        finish(request, earlier: [])
      }
    case .mail(let mailing): goOn(mailing, result)
    case .pages(let generation, let id): finishPages(generation, id, result)
    case .agentOrder(let receipt):
      if case .order(let order) = result {
        let names = dialog.manual.catalogue.products.map { ($0.sku, $0.name) }
        done(
          receipt,
          after: AgentReply.order(
            order, names: Dictionary(names, uniquingKeysWith: { first, _ in first })))
      } else if let session = agents[receipt.connection] {
        refuse(WireError(.tryLater), id: receipt.id, session)
      }
    }
  }

  private func finishLookUp(
    _ lookUp: LookUp, _ id: ConversationID, _ decision: Int, _ result: ReadResult
  ) {
    guard let conversation = conversations[id], conversation.decision == decision,
      var situation = conversation.deciding
    else { return }
    switch result {
    case .order(let order): situation.found[lookUp] = .order(order)
    case .failed, .conversation, .records, .openHandoffs, .pages, .earlier:
      conversation.deciding = nil
      if let connection = conversation.current?.from { refuse(connection, of: conversation) }
      conversation.current = nil
      takeUp(conversation)
      return
    }
    conversation.awaited -= 1
    conversation.deciding = situation
    guard conversation.awaited == 0 else { return }
    let latest = Situation(
      state: situation.state, input: situation.input, found: situation.found, now: situation.now,
      numbers: numbers, identity: identity, source: conversation.source, people: standings)
    decide(latest, conversation)
    takeUp(conversation)
  }

  /// The store could not answer: the customer is told to try later, behind what is still to be
  /// said.
  private func refuse(_ connection: ConnectionID, of conversation: LiveConversation) {
    guard let session = sessions[connection] else { return }
    guard settled < conversation.lastCommit else {
      complain(WireError(.tryLater), to: session)
      answered(session)
      return
    }
    unspoken.hold(
      .init(
        commit: conversation.lastCommit, connection: connection,
        bytes: rendering(for: session).error(WireError(.tryLater)), then: .refused))
  }
}
