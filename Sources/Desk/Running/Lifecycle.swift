import Conversations
import Dialog
import Store
import Text
public import Wire

extension RunningDesk {
  public func timer(_ timer: TimerID, at moment: Moment) {
    now = moment
    guard let kind = DeskTimer(rawValue: timer.kind) else { return }
    let session = sessions[ConnectionID(raw: timer.owner)]
    switch kind {
    case .greeting:
      guard let session, session.dialect == .undecided, session.conversation == nil, !isStopping
      else { return }
      begin(for: session, showsTurn: true)
    case .idle: if let session { endIdle(session) }
    case .farewell:
      guard let session, session.conversation == nil, session.owed <= 0 else { return }
      sink?.close(session.connection)
    case .sweep:
      let isDone = sweep()
      sink?.setTimer(
        DeskTimer.sweep.id(),
        at: now.after(seconds: isDone ? DeskTimer.sweepSeconds : DeskTimer.nextSweepSeconds))
    case .stop: sink?.stop()
    case .login:
      guard let agent = agents[ConnectionID(raw: timer.owner)], agent.name == nil else { return }
      refuse(WireError(.notLoggedIn), id: nil, agent)
      sink?.close(agent.connection)
    case .ping: if let agent = agents[ConnectionID(raw: timer.owner)] { ping(agent) }
    case .board: settleBoard()
    }
  }

  /// A customer who has said nothing for the idle time is told so and let go; the conversation
  /// waits for them. Not while a person has it or is about to.
  private func endIdle(_ session: CustomerSession) {
    let limit = UInt64(max(0, setup.limits.idleSeconds)) * 1_000_000_000
    let end = session.lastLine &+ limit
    let waits = session.conversation?.state.owner.waitsForPeople ?? false
    guard end <= now.monotonic, !waits else {
      let next = waits ? now.after(seconds: setup.limits.idleSeconds) : end
      sink?.setTimer(DeskTimer.idle.id(session.connection), at: next)
      return
    }
    if let conversation = session.conversation {
      give(.silence, to: conversation, from: nil, showsTurn: false)
    } else {
      sink?.close(session.connection)
    }
  }

  // MARK: The end

  public func stopRequested(at moment: Moment) {
    now = moment
    guard !isStopping else {
      sink?.stop()
      return
    }
    isStopping = true
    sink?.setTimer(DeskTimer.stop.id(), at: now.after(seconds: setup.limits.stopSeconds - 1))
    endWhenQuiet()
  }

  /// Once the running turns are said, everyone is told and the loop ends.
  func endWhenQuiet() {
    guard isStopping, failure == nil, unspoken.isEmpty, inFlight.isEmpty, choreErrands.isEmpty,
      !conversations.values.contains(where: { $0.isBusy || !$0.inbox.isEmpty })
    else { return }
    tellAll(.closing)
    sink?.stop()
  }

  func tellAll(_ code: WireErrorCode) {
    for session in sessions.values { complain(WireError(code), to: session) }
    for agent in agents.values { refuse(WireError(code), id: nil, agent) }
    for connection in admins.keys { sink?.send(WireError(code).customerLine, to: connection) }
  }
}
