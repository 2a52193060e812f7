import Conversations
import Dialog
import Store
import Text
import Wire

/// What follows when a commit fails: nothing of it was said, and nothing of it may be built upon.
extension RunningDesk {
  /// A turn did not reach the disk: what memory made of it is dropped, and those who wait hear so.
  func fail(_ commit: CommitNumber) {
    for line in unspoken.drop(commit) { regret(line) }
    followed.drop(commit)
    guard let id = inFlight.fail(commit), let conversation = conversations[id] else { return }
    if let situation = conversation.deciding, case .people(let input) = situation.input {
      conversation.inbox.insert(.people(input, conversation.receipt), at: 0)
      conversation.deciding = nil
      conversation.receipt = nil
    } else if let situation = conversation.deciding {
      // It was being decided on a state that never was.
      conversation.inbox.insert(
        .input(
          situation.input, from: conversation.current?.from,
          showsTurn: conversation.current?.showsTurn ?? false), at: 0)
      conversation.deciding = nil
      conversation.current = nil
    }
    guard !conversation.isReading else { return }
    conversation.isReading = true
    doubted.append(conversation)
  }

  private func regret(_ line: Unspoken.Line) {
    if case .agreed(let receipt) = line.then { return refuse(WireError(.tryLater), receipt) }
    guard let session = sessions[line.connection] else {
      if admins[line.connection] != nil, line.then.owesAnswer {
        sink?.send(WireError(.tryLater).customerLine, to: line.connection)
        answered(admin: line.connection)
      }
      return
    }
    switch line.then {
    case .nothing, .agreed: break
    case .begun: answered(session)
    case .answered, .farewell:
      complain(WireError(.tryLater), to: session)
      answered(session)
    case .refused:
      sink?.send(line.bytes, to: line.connection)
      answered(session)
    case .close: sink?.close(line.connection)
    }
  }

  /// Reads back the conversations of which nothing is under way any more: only then the disk says
  /// what became of them.
  func readDoubted() {
    guard !doubted.isEmpty else { return }
    let list = doubted
    doubted = []
    for conversation in list {
      if settled < conversation.lastCommit {
        doubted.append(conversation)
      } else {
        read(.conversation(conversation.id), for: .reload(conversation.id))
      }
    }
  }

  func finishReload(_ id: ConversationID, _ result: ReadResult) {
    guard let conversation = conversations[id] else { return }
    if case .conversation(let stored?) = result {
      read(.openHandoffs(of: id), for: .reloadBoard(id, stored))
    } else if case .failed = result {
      giveUp(conversation)
    } else {
      // Not even its beginning was stored.
      conversation.isReading = false
      let listener = conversation.listener
      forget(conversation)
      scatter(conversation.inbox, of: listener)
    }
  }

  func finishReload(_ id: ConversationID, _ stored: StoredConversation, _ result: ReadResult) {
    guard let conversation = conversations[id] else { return }
    guard case .openHandoffs(let rows) = result, let fresh = LiveConversation(stored) else {
      return giveUp(conversation)
    }
    conversation.isReading = false
    conversation.state = fresh.state
    conversation.entries = fresh.entries
    conversation.lastAt = fresh.lastAt
    conversation.answered = fresh.answered
    attachLastListener(to: conversation)
    correctBoard(id, rows)
    takeUp(conversation)
  }

  private func giveUp(_ conversation: LiveConversation) {
    conversation.isReading = false
    forget(conversation)
    for task in conversation.inbox { sayLater(task) }
  }

  /// A goodbye that did not reach the disk ended nothing.
  private func attachLastListener(to conversation: LiveConversation) {
    guard let session = conversation.lastListener else { return }
    conversation.lastListener = nil
    guard conversation.state.owner != .nobody, sessions[session.connection] === session,
      session.conversation == nil
    else { return }
    conversation.listener = session
    session.conversation = conversation
  }

  /// Lets go of a conversation that the disk does not know, or does not show: what is said next
  /// begins anew.
  private func forget(_ conversation: LiveConversation) {
    conversations[conversation.id] = nil
    tokens[conversation.token] = nil
    conversation.listener?.conversation = nil
    conversation.listener = nil
  }

  private func sayLater(_ task: LiveConversation.Task) {
    switch task {
    case .resume(let connection, _): refuseResume(connection, .tryLater)
    case .input(_, from: let connection?, _):
      guard let session = sessions[connection] else { return }
      complain(WireError(.tryLater), to: session)
      answered(session)
    case .input(_, from: nil, _), .people(_, nil): return
    case .people(_, let receipt?): refuse(WireError(.tryLater), receipt)
    }
  }
}
