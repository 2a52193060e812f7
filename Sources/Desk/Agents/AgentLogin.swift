import Conversations
import Dialog
import Handoffs
import Store
import Text
import Wire

extension RunningDesk {
  /// On the socket file the file's mode is the key and the token may be left out; over TCP it is
  /// checked beside the loop's thread, for that takes its time.
  func logIn(_ name: AgentName, _ token: String?, id: String?, _ session: AgentSession) {
    guard session.name == nil || session.name == name else {
      return refuse(
        WireError(.unknownRequest, "somebody is logged in on this connection"), id: id, session)
    }
    let row = roster[name]
    if session.door == .agentsUnix, token == nil {
      guard let row else {
        return refuse(
          WireError(
            .wrongToken, "no agent is named \(name); add one: frontdesk agents add \(name)"),
          id: id, session)
      }
      return letIn(row, id: id, session)
    }
    guard !session.isCheckingToken else { return refuse(WireError(.tooFast), id: id, session) }
    session.isCheckingToken = true
    let checkToken = setup.checkToken
    // The same work for a name that nobody has.
    let hash = row?.tokenHash ?? ""
    let given = token ?? ""
    start(.checkToken(name, id: id, for: session.connection)) { .token(checkToken(given, hash)) }
  }

  func finishLogin(_ name: AgentName, id: String?, _ connection: ConnectionID, isRight: Bool) {
    guard let session = agents[connection] else { return }
    session.isCheckingToken = false
    guard isRight, let row = roster[name] else {
      refuse(WireError(.wrongToken), id: id, session)
      return
    }
    letIn(row, id: id, session)
  }

  private func letIn(_ row: AgentRow, id: String?, _ session: AgentSession) {
    if let older = desks[row.name], older !== session {
      refuse(WireError(.closing), id: nil, older)
      older.name = nil
      sink?.close(older.connection)
      session.follows = older.follows
    }
    do throws(BoardRefusal) {
      try board.signIn(row.name, at: now.monotonic)
    } catch {
      return refuse(WireError(error), id: id, session)
    }
    sink?.cancelTimer(DeskTimer.login.id(session.connection))
    session.name = row.name
    desks[row.name] = session
    let held = board.holds(row.name)
    session.follows.formUnion(held)
    let holds = held.map {
      AgentReply.Held(
        conversation: $0, seq: conversations[$0]?.state.sequence ?? sequences[$0] ?? 0)
    }
    let state = board.seats[row.name]?.presence ?? .away
    done(
      AgentReceipt(session, id: id),
      after: AgentReply.welcome(
        row.identity, queues: row.queues, capacity: row.capacity, state: state.rawValue,
        holds: holds))
    settleBoard()
  }

  /// A console is gone: its chats go back to the front.
  func lose(_ session: AgentSession) {
    sink?.cancelTimer(DeskTimer.login.id(session.connection))
    sink?.cancelTimer(DeskTimer.ping.id(session.connection))
    guard let name = session.name, desks[name] === session else { return }
    desks[name] = nil
    perform(board.signOut(name, at: now.monotonic), receipt: nil)
    settleBoard()
  }

  /// Asks whether the console is still there.
  func ping(_ session: AgentSession) {
    session.pings += 1
    sink?.send(AgentReply.ping(session.pings), to: session.connection)
    sink?.setTimer(
      DeskTimer.ping.id(session.connection), at: now.after(seconds: setup.limits.heartbeatSeconds))
  }
}
