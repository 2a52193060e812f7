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
      guard let session, session.dialect == .undecided, session.conversation == nil else { return }
      begin(for: session, showsTurn: true)
    case .idle: if let session { endIdle(session) }
    case .farewell:
      guard let session, session.conversation == nil, session.owed <= 0 else { return }
      sink?.close(session.connection)
    case .sweep:
      sweep()
      sink?.setTimer(DeskTimer.sweep.id(), at: now.after(seconds: DeskTimer.sweepSeconds))
    case .stop: sink?.stop()
    }
  }

  /// A customer who has said nothing for the idle time is told so and let go; the conversation
  /// waits for them. Not while a person has it or is about to.
  private func endIdle(_ session: CustomerSession) {
    let limit = UInt64(max(0, setup.limits.idleSeconds)) * 1_000_000_000
    let end = session.lastLine &+ limit
    let waits =
      switch session.conversation?.state.owner {
      case .queued, .agent: true
      case .desk, .nobody, nil: false
      }
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

  /// Drops a conversation that nobody is connected to from memory; the store keeps it.
  func letSleep(_ conversation: LiveConversation) {
    guard conversation.listener == nil, !conversation.isBusy, conversation.inbox.isEmpty,
      conversations[conversation.id] === conversation
    else { return }
    conversations[conversation.id] = nil
    tokens[conversation.token] = nil
    if conversation.state.owner != .nobody {
      dormant.add(conversation.id, entries: conversation.entries, lastAt: conversation.lastAt)
    }
  }

  /// Closes conversations whose life is over, and lets go of those that nobody listens to.
  private func sweep() {
    for conversation in conversations.values.sorted(by: { $0.id < $1.id })
    where conversation.listener == nil {
      letSleep(conversation)
    }
    let limit = now.wall.adding(seconds: -setup.limits.resumeHours * 3_600)
    for (id, row) in dormant.expired(before: limit) {
      let entry = Entry(
        conversation: id, ordinal: row.entries, at: now.wall, events: [.closed(.timeOut)])
      inFlight.add(setup.store.write([.append(entry)]), of: id)
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
    sink?.setTimer(DeskTimer.stop.id(), at: now.after(seconds: DeskTimer.stopSeconds))
    endWhenQuiet()
  }

  /// Once the running turns are said, everyone is told and the loop ends.
  func endWhenQuiet() {
    guard isStopping, unspoken.isEmpty, inFlight.isEmpty,
      !conversations.values.contains(where: { $0.isBusy || !$0.inbox.isEmpty })
    else { return }
    tellAll(.closing)
    sink?.stop()
  }

  func tellAll(_ code: WireErrorCode) {
    for session in sessions.values {
      sink?.send(rendering(for: session).error(WireError(code)), to: session.connection)
    }
  }
}
