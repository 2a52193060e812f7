import Conversations
import Dialog
import Store
import Text
import Wire

extension RunningDesk {
  func open(_ session: CustomerSession) {
    sessions[session.connection] = session
    if session.dialect == .undecided {
      sink?.setTimer(
        DeskTimer.greeting.id(session.connection), at: now.after(seconds: DeskTimer.greetingSeconds)
      )
    }
    sink?.setTimer(
      DeskTimer.idle.id(session.connection), at: now.after(seconds: setup.limits.idleSeconds))
  }

  func rendering(for session: CustomerSession) -> Rendering {
    Rendering(
      isJSON: session.dialect == .json,
      traces: session.trace && (session.door.mayTrace || setup.tracesTCP),
      words: DeskWords(manual: setup.dialog.manual),
      language: session.conversation?.state.language ?? session.language ?? .ja)
  }

  /// One line of a customer, whatever the dialect.
  func take(_ line: InboundLine, from session: CustomerSession) {
    sink?.cancelTimer(DeskTimer.greeting.id(session.connection))
    guard !isStopping else {
      sink?.send(rendering(for: session).error(WireError(.closing)), to: session.connection)
      return
    }
    guard case .text(let text) = line else {
      settleDialect(of: session, json: false)
      if let error = WireError(line, limits: setup.limits) {
        sink?.send(rendering(for: session).error(error), to: session.connection)
      }
      return
    }
    if session.dialect == .undecided {
      settleDialect(of: session, json: text.utf8.first == UInt8(ascii: "{"))
    }
    guard session.dialect == .json else {
      take(.say(text: text, id: nil), from: session)
      return
    }
    if text == ClientNotice.terminal {
      session.isTerminal = true
      return
    }
    switch CustomerRequest.parse(text) {
    case .success(let request): take(request, from: session)
    case .failure(let error): sink?.send(error.customerLine, to: session.connection)
    }
  }

  /// The first line shows who is at the other end. A program that was silent for a second was
  /// greeted in text; it is told its conversation again in its own dialect.
  private func settleDialect(of session: CustomerSession, json: Bool) {
    guard session.dialect == .undecided else { return }
    session.dialect = json ? .json : .text
    guard json, let greeted = session.conversation else { return }
    session.conversation = nil
    greeted.listener = nil
    letSleep(greeted)
  }

  func take(_ request: CustomerRequest, from session: CustomerSession) {
    if session.isFetching {
      session.waiting.append(request)
      if session.waiting.count >= setup.limits.inbox { sink?.pause(session.connection) }
      return
    }
    switch request {
    case .hello(let trace, let language):
      session.trace = trace
      session.language = language ?? session.language
      if session.conversation == nil {
        begin(for: session, showsTurn: true)
      } else {
        let error = WireError(.unknownRequest, "hello is the first line of a connection, once")
        sink?.send(error.customerLine, to: session.connection)
      }
    case .say(let text, let id):
      let cleaned = SafeText.clean(customer: text)
      let line = CustomerLine(text: cleaned.text, masked: cleaned.masked)
      let conversation = session.conversation ?? begin(for: session, showsTurn: false)
      give(.said(line, messageID: id), to: conversation, from: session, showsTurn: true)
    case .bye:
      let conversation = session.conversation ?? begin(for: session, showsTurn: false)
      give(.left, to: conversation, from: session, showsTurn: false)
    case .resume(let token, let after): resume(token, after: after, session)
    }
  }

  private func resume(_ text: String, after: Int, _ session: CustomerSession) {
    guard let token = ConversationToken(text) else {
      sink?.send(WireError(.noSuchConversation).customerLine, to: session.connection)
      return
    }
    session.owed += 1
    if let live = tokens[token] {
      live.inbox.append(.resume(session.connection, after: after))
      takeUp(live)
    } else {
      session.isFetching = true
      read(
        .conversationByToken(token), for: .fetch(token, after: after, session.connection))
    }
  }

  /// What a token brought from the store.
  func finishFetch(
    _ token: ConversationToken, _ after: Int, _ connection: ConnectionID, _ result: ReadResult
  ) {
    guard let session = sessions[connection] else { return }
    session.isFetching = false
    if let live = tokens[token] {
      // Another connection brought it into memory meanwhile.
      live.inbox.append(.resume(connection, after: after))
      takeUp(live)
    } else if case .conversation(let stored?) = result, let live = LiveConversation(stored),
      !isOver(stored.lastAt)
    {
      dormant.remove(live.id)
      conversations[live.id] = live
      tokens[token] = live
      live.inbox.append(.resume(connection, after: after))
      takeUp(live)
    } else {
      session.owed -= 1
      let error: WireErrorCode =
        if case .failed = result { .tryLater } else { .noSuchConversation }
      sink?.send(WireError(error).customerLine, to: connection)
    }
    takeWaiting(session)
  }

  private func takeWaiting(_ session: CustomerSession) {
    let waiting = session.waiting
    session.waiting = []
    sink?.resume(session.connection)
    for request in waiting { take(request, from: session) }
    closeWhenDone(session)
  }

  /// Makes `session` the one that listens to a conversation, and sends it what it has missed.
  func attach(
    _ session: CustomerSession, to conversation: LiveConversation, _ stored: StoredConversation,
    after: Int
  ) {
    if let older = conversation.listener, older !== session {
      older.conversation = nil
      sink?.send(rendering(for: older).error(WireError(.closing)), to: older.connection)
      sink?.close(older.connection)
    }
    if let left = session.conversation, left !== conversation {
      left.listener = nil
      letSleep(left)
    }
    conversation.listener = session
    session.conversation = conversation
    let rendering = rendering(for: session)
    var bytes = rendering.resumed(conversation.id, seq: conversation.state.sequence)
    let told = Retelling(stored.entries)
    for line in told.lines where line.seq > after {
      bytes += rendering.said(line.event, seq: line.seq, in: conversation.state.language)
    }
    if let report = told.lastTurn { bytes += rendering.turn(report) }
    sink?.send(bytes, to: session.connection)
    session.owed -= 1
    if conversation.state.owner == .nobody {
      conversations[conversation.id] = nil
      tokens[conversation.token] = nil
      conversation.listener = nil
      session.conversation = nil
    }
    closeWhenDone(session)
  }

  /// The lines with which a message was answered before, and its turn.
  func repeated(
    _ messageID: String, of stored: StoredConversation, for session: CustomerSession
  ) -> [UInt8] {
    let rendering = rendering(for: session)
    guard let turn = Retelling(stored.entries).turns.first(where: { $0.report.messageID == messageID })
    else { return rendering.error(WireError(.tryLater)) }
    return turn.lines.flatMap {
      rendering.said($0.event, seq: $0.seq, in: turn.report.after.language)
    } + rendering.turn(turn.report)
  }

  /// Ends a connection that sends no more once it has all its answers.
  func closeWhenDone(_ session: CustomerSession) {
    guard session.inputEnded, session.owed <= 0, !session.isFetching, session.waiting.isEmpty
    else { return }
    sink?.close(session.connection)
  }

  func isOver(_ lastAt: Timestamp) -> Bool {
    now.wall.seconds(since: lastAt) >= setup.limits.resumeHours * 3_600
  }
}

/// What the `chat` command tells the desk it joins, before its user's first line: that JSON follows
/// whatever comes first, and that it wants to be let go after a goodbye.
public enum ClientNotice {
  public static let terminal = #"{"terminal":true}"#
}
