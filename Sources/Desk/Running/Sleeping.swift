import Conversations
import Dialog
import Handoffs
import Store
import Text
import Wire

/// Conversations that nobody is connected to: out of memory as soon as all of theirs is on disk,
/// and closed when their life is over.
extension RunningDesk {
  /// Drops a conversation that nobody listens to from memory; the store keeps it. One that still
  /// does something or has commits under way goes when they are done.
  func letSleep(_ conversation: LiveConversation) {
    guard conversation.listener == nil, !conversation.isBusy, conversation.inbox.isEmpty,
      conversations[conversation.id] === conversation
    else { return }
    // Whoever comes back before that would be shown a state without them.
    guard settled >= conversation.lastCommit else {
      drowsy.append(conversation)
      return
    }
    conversation.lastListener = nil
    // Whoever has it is told where it stands, also while its customer is away.
    sequences[conversation.id] =
      board.chat(of: conversation.id) == nil ? nil : conversation.state.sequence
    conversations[conversation.id] = nil
    tokens[conversation.token] = nil
    if conversation.state.owner != .nobody {
      dormant.add(
        conversation.id,
        Dormant.Row(
          lastAt: conversation.lastAt, waits: conversation.state.owner.waitsForPeople))
    }
  }

  func letDrowsySleep() {
    guard !drowsy.isEmpty else { return }
    let list = drowsy
    drowsy = []
    for conversation in list { letSleep(conversation) }
  }

  /// Closes conversations whose life is over; false when more are left. Each is fetched: what it
  /// still holds of a promise is kept as the dialog keeps it.
  func sweep() -> Bool {
    let limit = now.wall.adding(seconds: -setup.limits.resumeHours * 3_600)
    let over = dormant.expired(before: limit, atMost: DeskTimer.sweepSize)
    for id in over { wake(id, for: .input(.expired, from: nil, showsTurn: false)) }
    return over.count < DeskTimer.sweepSize
  }

  /// Whether a conversation still ends by its time: not when somebody came back to it, when people
  /// have it, or when it is closed.
  func isOver(_ conversation: LiveConversation) -> Bool {
    conversation.listener == nil && conversation.state.owner == .desk
      && isOver(conversation.lastAt)
  }
}
