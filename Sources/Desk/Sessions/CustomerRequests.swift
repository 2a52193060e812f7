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
        DeskTimer.greeting.id(session.connection),
        at: now.after(seconds: setup.limits.greetingSeconds))
    }
    sink?.setTimer(
      DeskTimer.idle.id(session.connection), at: now.after(seconds: setup.limits.idleSeconds))
  }

  func rendering(for session: CustomerSession) -> Rendering {
    Rendering(
      isJSON: session.dialect == .json,
      traces: session.trace && (session.door.mayTrace || setup.tracesTCP),
      worded: session.wantsWords,
      words: DeskWords(manual: dialog.manual),
      language: session.conversation?.state.language ?? session.language ?? .ja)
  }

  /// Sends an error at once, whatever else is under way.
  func complain(_ error: WireError, to session: CustomerSession) {
    sink?.send(rendering(for: session).error(error), to: session.connection)
  }

  /// One line of a customer, whatever the dialect.
  func take(_ line: InboundLine, from session: CustomerSession) {
    sink?.cancelTimer(DeskTimer.greeting.id(session.connection))
    guard !isStopping else {
      complain(WireError(.closing), to: session)
      return
    }
    let isFirst = session.dialect == .undecided
    if isFirst {
      settleDialect(
        of: session, json: sink?.firstByte(of: session.connection) == UInt8(ascii: "{"))
    }
    guard case .text(let text) = line else {
      if let error = WireError(line, limits: setup.limits) {
        // A person is greeted first, whatever came of their first line.
        if isFirst, session.dialect == .text, session.conversation == nil {
          begin(for: session, showsTurn: false)
        }
        receive(.complaint(error), from: session)
      }
      return
    }
    guard session.dialect == .json else {
      receive(.request(.say(text: text, id: nil)), from: session)
      return
    }
    if text == ClientNotice.terminal {
      session.isTerminal = true
      return
    }
    switch CustomerRequest.parse(text) {
    case .success(let request): receive(.request(request), from: session)
    case .failure(let error): receive(.complaint(error), from: session)
    }
  }

  /// The first line shows who is at the other end. A program that was silent for a second was
  /// greeted in text; what it asks for now begins a conversation in its own dialect, and the one
  /// that it never knew of ends by itself.
  private func settleDialect(of session: CustomerSession, json: Bool) {
    session.dialect = json ? .json : .text
    guard json, let greeted = session.conversation else { return }
    session.conversation = nil
    greeted.listener = nil
    letSleep(greeted)
  }

  /// Takes up what came in, or keeps it behind what must be answered first: answers and errors are
  /// said in the order of what they answer.
  private func receive(_ pending: CustomerSession.Pending, from session: CustomerSession) {
    if session.waiting.isEmpty, mayTake(pending, from: session) {
      perform(pending, for: session)
    } else {
      session.waiting.append(pending)
      adjustReading(of: session)
    }
  }

  private func mayTake(
    _ pending: CustomerSession.Pending, from session: CustomerSession
  ) -> Bool {
    guard !session.isResuming else { return false }
    switch pending {
    // The conversation's inbox keeps their order.
    case .request(.say), .request(.bye): return true
    case .request(.hello), .request(.resume), .complaint: return session.owed <= 0
    }
  }

  /// Goes on with what waited, as far as it may, and ends a connection that has all its answers.
  func takeWaiting(_ session: CustomerSession) {
    while let next = session.waiting.first, mayTake(next, from: session) {
      session.waiting.removeFirst()
      perform(next, for: session)
    }
    adjustReading(of: session)
    closeWhenDone(session)
  }

  private func perform(_ pending: CustomerSession.Pending, for session: CustomerSession) {
    switch pending {
    case .complaint(let error): complain(error, to: session)
    case .request(let request): perform(request, for: session)
    }
  }

  private func perform(_ request: CustomerRequest, for session: CustomerSession) {
    switch request {
    case .hello(let trace, let language, let words):
      guard session.conversation == nil else {
        complain(
          WireError(.unknownRequest, "hello is the first line of a conversation, once"),
          to: session)
        return
      }
      session.trace = trace
      session.wantsWords = words
      session.language = language ?? session.language
      begin(for: session, showsTurn: true)
    case .say(let text, let id):
      let cleaned = SafeText.clean(customer: text)
      let line = CustomerLine(text: cleaned.text, masked: cleaned.masked)
      let conversation = session.conversation ?? begin(for: session, showsTurn: false)
      give(
        .said(line, messageID: id.map(Self.storable)), to: conversation, from: session,
        showsTurn: true)
    case .bye:
      let conversation = session.conversation ?? begin(for: session, showsTurn: false)
      give(.left, to: conversation, from: session, showsTurn: false)
    case .resume(let token, let after, let words):
      session.wantsWords = session.wantsWords || words
      resume(token, after: after, session)
    }
  }

  /// A message's id as it is kept and said back: a card number in it is masked, as everywhere.
  private static func storable(_ id: String) -> String {
    let cleaned = SafeText.clean(customer: id)
    return cleaned.masked ? cleaned.text.string : id
  }

  /// Whoever sends faster than the desk answers is not read until it has caught up.
  func adjustReading(of session: CustomerSession) {
    let waiting = max(session.waiting.count, session.conversation?.inbox.count ?? 0)
    if !session.isPaused, waiting >= setup.limits.inbox {
      session.isPaused = true
      sink?.pause(session.connection)
    } else if session.isPaused, waiting <= setup.limits.inbox / 2 {
      session.isPaused = false
      sink?.resume(session.connection)
    }
  }

  /// One of the answers that a connection waits for is out.
  func answered(_ session: CustomerSession) {
    session.owed -= 1
    takeWaiting(session)
  }

  /// Ends a connection that sends no more once it has all its answers.
  func closeWhenDone(_ session: CustomerSession) {
    guard session.inputEnded, session.owed <= 0, session.waiting.isEmpty else { return }
    sink?.close(session.connection)
  }
}

/// What the `chat` command tells the desk it joins, before its user's first line: that JSON follows
/// whatever comes first, and that it wants to be let go after a goodbye.
public enum ClientNotice {
  public static let terminal = #"{"terminal":true}"#
}
