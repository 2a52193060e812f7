public import Conversations
import Pages
public import Text

/// What the people at the desk do in a conversation. Whether they may is decided before: by the
/// rules of the queue.
public enum PeopleInput: Hashable, Sendable {
  case tookUp(HandoffID, by: AgentIdentity)
  case said(AgentIdentity, SafeText)
  case noted(Note)
  /// The agent was lost, or a colleague put the chat back: it waits again.
  case requeued(HandoffID, from: AgentIdentity?)
  case passedOn(HandoffID, QueueName, to: AgentName?, Note)
  case gaveBack(AgentIdentity)
  /// `followUp`: the number of the case that a follow-up becomes; nil for other codes.
  case closed(AgentIdentity, AgentClosing, followUp: HandoffID?)
  /// The customer's place in the queue, when it is time to tell it again.
  case placed(QueuePlace)
  /// The last agent who serves the queue of this waiting chat is gone.
  case unattended
  case answeredCase(HandoffID, by: AgentIdentity, CaseAnswer)
  case recorded(RecordKind, [SlotValue], by: AgentIdentity)
  case read(by: AgentIdentity)
}

extension TurnBuilder {
  /// What people do becomes events as it is; the desk says nothing of its own in between.
  mutating func take(_ input: PeopleInput) {
    switch input {
    case .tookUp(let handoff, let agent):
      emit(.tookUp(handoff, by: agent))
      if state.chat?.id == handoff { emit(.joined(agent: agent.shown)) }
    case .said(let agent, let text):
      emit(.agentSaid(AgentLine(name: agent.shown, text: text)))
    case .noted(let note): emit(.noted(note))
    case .requeued(let handoff, let agent):
      if let agent { emit(.left(agent: agent.shown)) }
      emit(.requeued(handoff))
    case .passedOn(let handoff, let queue, let agent, let note):
      emit(.noted(note))
      emit(.passedOn(handoff, queue, to: agent))
      if state.chat?.id == handoff { emit(.transferred(queue)) }
    case .gaveBack(let agent):
      emit(.left(agent: agent.shown))
      emit(.gaveBack(agent.name))
    case .closed(let agent, let closing, let number):
      emit(.wrappedUp(agent.name, closing))
      if let number, let chat = state.chat { followUp(chat, closing, number) }
      emit(.closed(.byAgent))
    case .placed(let place): emit(.queued(place))
    case .unattended: tellUnattended()
    case .answeredCase(let handoff, let agent, let answer):
      emit(.answeredCase(handoff, by: agent.name, answer))
    case .recorded(let kind, let fields, let agent):
      emit(
        .recorded(
          Record(number: RecordNumber(number: numbers.record), kind: kind, fields: fields)))
      numbers.record += 1
      emit(.readBy(agent.name))
    case .read(let agent): emit(.readBy(agent.name))
    }
  }

  /// A chat that closes with something left to do becomes a case of its queue.
  private mutating func followUp(_ chat: Handoff, _ closing: AgentClosing, _ number: HandoffID) {
    emit(
      .handedOff(
        Handoff(
          id: number, kind: .case, queue: chat.queue, priority: chat.priority,
          due: closing.due.map(manual.desk.endOfWork), intent: chat.intent)))
  }
}
