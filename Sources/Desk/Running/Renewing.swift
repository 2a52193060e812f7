import Conversations
import Dialog
import Store
import Text
import Wire

/// Pages that change while the desk runs.
extension RunningDesk {
  func lookForPages() {
    guard let look = setup.source.look, !isStopping else { return }
    start(.lookForPages) { .pages(look()) }
  }

  /// A conversation that began something finishes it on the pages that it began with; every other
  /// one is answered from the new ones at once.
  func finish(_ news: PagesNews) {
    switch news {
    case .same: break
    case .renewed(let pages):
      if generations.renew(pages, at: now.wall), let generation = dialog.generation {
        tellAgents(AgentReply.notice("pages-taken", "the pages have changed: \(generation)"))
      }
    case .broken(let message): tellAgents(AgentReply.notice("pages-kept", message))
    }
    sink?.setTimer(
      DeskTimer.pages.id(), at: now.after(milliseconds: DeskTimer.pagesMilliseconds))
  }

  private func tellAgents(_ line: [UInt8]) {
    for session in desks.values { sink?.send(line, to: session.connection) }
  }

  /// The pages that a state is answered from.
  func pages(for state: ConversationState) -> DialogManager {
    generations.pages(underWay: state.isUnderWay ? state.pages : nil) ?? dialog
  }

  /// Whether the pages are there that a conversation is answered from; if not, they are fetched, and
  /// it is taken up again then.
  func hasPages(_ conversation: LiveConversation) -> Bool {
    let state = conversation.state
    guard state.isUnderWay, let generation = state.pages,
      generations.pages(underWay: generation) == nil
    else { return true }
    conversation.isReading = true
    read(.pages(generation), for: .pages(generation, conversation.id))
    return false
  }

  /// The texts of earlier pages were read.
  func finishPages(_ generation: Generation, _ id: ConversationID, _ result: ReadResult) {
    guard case .pages(let version?) = result else { return finish(generation, nil, for: id) }
    let source = setup.source
    start(.compilePages(generation, for: id)) { .compiled(source.compile(version)) }
  }

  func finish(_ generation: Generation, _ pages: NewPages?, for id: ConversationID) {
    generations.take(pages, as: generation)
    guard let conversation = conversations[id] else { return }
    conversation.isReading = false
    takeUp(conversation)
  }
}
