import Conversations
import Dialog
import Handoffs
import Pages
import Store
import Text
import Wire

extension RunningDesk {
  func open(agent session: AgentSession) {
    agents[session.connection] = session
    sink?.setTimer(
      DeskTimer.login.id(session.connection), at: now.after(seconds: setup.limits.loginSeconds))
    sink?.setTimer(
      DeskTimer.ping.id(session.connection), at: now.after(seconds: setup.limits.heartbeatSeconds))
  }

  /// One line of an agent's.
  func take(_ line: InboundLine, from session: AgentSession) {
    guard !isStopping else { return refuse(WireError(.closing), id: nil, session) }
    if let name = session.name { board.heard(name, at: now.monotonic) }
    guard case .text(let text) = line else {
      if let error = WireError(line, limits: setup.limits) { refuse(error, id: nil, session) }
      return
    }
    switch AgentRequest.parse(text) {
    case .failure(let unreadable): refuse(unreadable.error, id: unreadable.id, session)
    case .success(let request):
      if case .pong = request.request { return }
      if let id = request.id {
        if let reply = session.answers.reply(to: id) {
          sink?.send(reply, to: session.connection)
          return
        }
        session.acting = nil
        if let name = session.name, request.request.isAct {
          let key = id + "\n" + text
          if let reply = acts[name]?.reply(to: key) {
            session.answers.remember(id, reply)
            sink?.send(reply, to: session.connection)
            return
          }
          session.acting = AgentReceipt.Act(name: name, key: key)
        }
        guard session.answers.begin(id) else { return }
      }
      take(request.request, id: request.id, from: session)
    }
  }

  private func take(_ request: AgentRequest, id: String?, from session: AgentSession) {
    if case .pong = request { return }
    if case .login(let name, let token) = request { return logIn(name, token, id: id, session) }
    guard let name = session.name, let row = roster[name] else {
      return refuse(WireError(.notLoggedIn), id: id, session)
    }
    do throws(BoardRefusal) {
      try act(request, id: id, as: row, session)
    } catch {
      refuse(WireError(error), id: id, session)
    }
    settleBoard()
  }

  private func act(
    _ request: AgentRequest, id: String?, as row: AgentRow, _ session: AgentSession
  ) throws(BoardRefusal) {
    let name = row.name
    let receipt = AgentReceipt(session, id: id)
    switch request {
    case .login, .pong: break
    case .available:
      try board.becomeAvailable(name, at: now.monotonic)
      done(receipt)
    case .unavailable(let reason):
      let step: Board.StepBack =
        switch reason {
        case .break: .onBreak
        case .last: .last
        }
      perform(try board.stepBack(name, step, at: now.monotonic), receipt: nil)
      done(receipt)
    case .take(let handoff):
      perform(
        try board.take(handoff, by: name, at: now.monotonic, wall: now.wall), receipt: receipt)
    case .decline(let handoff):
      perform(try board.decline(handoff, by: name), receipt: nil)
      done(receipt)
    case .say(let text, let conversation):
      guard board.maySpeak(name, in: conversation) else { throw .notYours }
      let said = SafeText.clean(customer: text).text
      guard !said.trimmed().isEmpty else { return refuseBlank("say", receipt) }
      give(.said(row.identity, said), to: conversation, receipt: receipt)
    case .note(let text, let target):
      let note = Note(by: name, text: SafeText.clean(customer: text).text)
      guard !note.text.trimmed().isEmpty else { return refuseBlank("note", receipt) }
      guard let conversation = conversation(of: target) else { throw .noSuchHandoff }
      give(.noted(note), to: conversation, receipt: receipt)
    case .transfer(let conversation, let target, let note):
      let text = SafeText.clean(customer: note ?? "").text
      if case .queue(let queue) = target,
        !dialog.manual.desk.queues.contains(where: { $0.name == queue })
      {
        let names = dialog.manual.desk.queues.map(\.name.text).joined(separator: ", ")
        let error = WireError(.unknownRequest, "no queue is named \(queue); there are \(names)")
        return refuse(error, id: id, session)
      }
      perform(
        try board.transfer(
          conversation, by: name, to: target, note: text, at: now.monotonic), receipt: receipt,
        note: Note(by: name, text: text))
    case .giveBack(let conversation):
      perform(
        try board.giveBack(conversation, by: name, at: now.monotonic), receipt: receipt)
    case .close(let conversation, let closing):
      try close(conversation, closing, by: row, receipt)
    case .answered(let handoff, let answer, let address):
      try self.answer(handoff, by: name, answer, to: address, receipt)
    case .requeue(let conversation):
      perform(try board.requeue(conversation, by: name, at: now.monotonic), receipt: nil)
      done(receipt)
    case .order(let number, let conversation):
      guard mayRead(name, conversation) else { throw .notYours }
      give(.read(by: row.identity), to: conversation, receipt: nil)
      read(.order(number), for: .agentOrder(receipt))
    case .record(let kind, let conversation, let fields):
      guard mayRead(name, conversation) else { throw .notYours }
      record(kind, fields, in: conversation, by: row, receipt)
    case .history(let conversation):
      give(.read(by: row.identity), to: conversation, receipt: nil)
      prepare(CardRequest(.history(receipt), conversation: conversation, handoff: nil))
    case .queue, .cases, .team, .health: tell(request, row, receipt)
    case .replies, .draft:
      refuse(
        WireError(.unknownRequest, "this desk does not suggest replies yet"), id: id, session)
    }
  }

  private func close(
    _ conversation: ConversationID, _ closing: AgentClosing, by row: AgentRow,
    _ receipt: AgentReceipt
  ) throws(BoardRefusal) {
    let followUp = HandoffID(number: numbers.handoff)
    let due = closing.due.map(dialog.manual.desk.endOfWork)
    let closure = Closure(
      closing.code, due: due, by: closing.by, deskShouldHaveKnown: closing.deskShouldHaveKnown)
    let changes = try board.close(
      conversation, by: row.name, as: closure, followUp: followUp, wall: now.wall,
      at: now.monotonic)
    if closing.code == .followUp { numbers.handoff += 1 }
    perform(
      changes, receipt: receipt,
      closing: (closing, closing.code == .followUp ? followUp : nil))
  }

  /// Whether an agent may look into a conversation's affairs: has its chat, or a case of it.
  private func mayRead(_ name: AgentName, _ conversation: ConversationID) -> Bool {
    board.maySpeak(name, in: conversation)
      || board.cases.values.contains { $0.conversation == conversation && $0.owner == name }
  }

  private func conversation(of target: AgentRequest.NoteTarget) -> ConversationID? {
    switch target {
    case .conversation(let id): id
    case .handoff(let id): board.chats[id]?.conversation ?? board.cases[id]?.conversation
    }
  }

  private func record(
    _ kind: RecordKind, _ fields: [JSON.Member], in conversation: ConversationID,
    by row: AgentRow, _ receipt: AgentReceipt
  ) {
    guard let session = agents[receipt.connection] else { return }
    var values: [SlotValue] = []
    for field in fields {
      guard let slot = SlotName(field.key), dialog.manual[slot] != nil,
        let text = field.value.string ?? field.value.int.map(String.init)
      else {
        let error = WireError(.badJSON, "\(field.key) is no slot with a text or a number")
        return refuse(error, id: receipt.id, session)
      }
      values.append(dialog.slotValue(slot, said: text, at: now.wall))
    }
    if kind == .goodwillPoints, !dialog.manual.desk.allowsGoodwill(values) {
      let limit = dialog.manual.desk.limits.goodwillPoints
      let error = WireError(.badJSON, "points is a number from 1 to \(limit)")
      return refuse(error, id: receipt.id, session)
    }
    give(.recorded(kind, values, by: row.identity), to: conversation, receipt: receipt)
  }

  private func refuseBlank(_ what: String, _ receipt: AgentReceipt) {
    refuse(WireError(.badJSON, "\(what) has no words in it"), receipt)
  }

  // MARK: Answers

  func refuse(_ error: WireError, id: String?, _ session: AgentSession) {
    refuse(error, AgentReceipt(session, id: id))
  }

  func refuse(_ error: WireError, _ receipt: AgentReceipt) {
    answer(receipt, AgentReply.refused(error, id: receipt.id), isDone: false)
  }

  /// Sends the answer of a request, and once more for each time it was sent again meanwhile.
  func answer(_ receipt: AgentReceipt, _ reply: [UInt8], isDone: Bool) {
    if isDone, let act = receipt.act {
      let done = acts[act.name] ?? AgentAnswers()
      done.remember(act.key, reply)
      acts[act.name] = done
    }
    let times = receipt.id.flatMap { receipt.answers?.end($0, reply, isDone: isDone) } ?? 1
    guard agents[receipt.connection] != nil else { return }
    for _ in 0..<times { sink?.send(reply, to: receipt.connection) }
  }

  /// Answers a request that changed nothing on disk.
  func done(_ receipt: AgentReceipt, after bytes: [UInt8] = []) {
    answer(receipt, bytes + AgentReply.done(receipt.id), isDone: true)
  }

  private func tell(_ request: AgentRequest, _ row: AgentRow, _ receipt: AgentReceipt) {
    let zone = dialog.manual.desk.zone
    switch request {
    case .queue:
      let rows = board.queueRows(of: row.queueSet, at: now.wall).map { line in
        AgentReply.Row(
          handoff: line.chat.handoff.moved(to: line.chat.queue),
          conversation: line.chat.conversation, waited: line.waitedSeconds,
          wants: cards[line.chat.handoff.id]?.wants ?? "", owner: line.chat.agent,
          isHeld: !line.chat.isWaiting, card: cards[line.chat.handoff.id])
      }
      done(receipt, after: AgentReply.queue(rows, zone: zone))
    case .cases:
      let rows = board.cases(of: row.queueSet, at: now.wall).map { found in
        AgentReply.Row(
          handoff: found.handoff.moved(to: found.queue), conversation: found.conversation,
          waited: found.waitedSeconds(at: now.wall),
          wants: cards[found.handoff.id]?.wants ?? "", owner: found.owner,
          card: cards[found.handoff.id])
      }
      done(receipt, after: AgentReply.cases(rows, zone: zone))
    case .team:
      let rows = board.teamRows(at: now.monotonic).map { one in
        AgentReply.Colleague(
          agent: AgentIdentity(name: one.agent.name, shown: one.agent.shown),
          state: one.presence.rawValue, chats: one.chats)
      }
      done(receipt, after: AgentReply.team(rows))
    case .health:
      let waiting = board.chats.values.count { $0.isWaiting }
      let figures: [(String, Int)] = [
        ("customers", sessions.count), ("agents", agents.values.count { $0.name != nil }),
        ("waiting", waiting), ("with-agents", board.chats.count - waiting),
        ("cases", board.cases.count),
      ]
      done(receipt, after: AgentReply.health(figures, limits: setup.limits))
    case .login, .available, .unavailable, .take, .decline, .say, .note, .transfer, .giveBack,
      .close, .answered, .replies, .draft, .order, .record, .history, .requeue, .pong:
      break
    }
  }
}

extension WireError {
  /// The board's refusal on the wire.
  init(_ refusal: BoardRefusal) {
    self.init(WireErrorCode(rawValue: refusal.code) ?? .unknownRequest, refusal.message)
  }
}

extension AgentRow {
  var identity: AgentIdentity { AgentIdentity(name: name, shown: shown) }
  var queueSet: QueueSet { queues.map { .some(Set($0)) } ?? .all }
  var agent: Agent { Agent(name: name, shown: shown, queues: queueSet, capacity: capacity) }
}
