public import Conversations
public import Text

/// Why an offer ended without its agent. Source: the protocol, `withdrawn`.
public enum Withdrawal: String, Hashable, Sendable, CaseIterable {
  /// Its time was over, or the agent went.
  case lapsed
  /// A colleague claimed it.
  case taken
  case customerLeft = "customer-left"
}

/// Why a chat went from its agent back into the queue.
public enum RequeueReason: Hashable, Sendable {
  case agentLost
  case forced(by: AgentName)
}

/// Something that came about on the board and that somebody must be told, or that must be stored.
public enum BoardChange: Hashable, Sendable {
  // Chats.
  case offered(HandoffID, to: AgentName, until: UInt64)
  case withdrawn(HandoffID, from: AgentName, Withdrawal)
  /// The agent has the chat now.
  case assigned(HandoffID, ConversationID, AgentName)
  /// Back at the front with its age; the customer hears so, with the place, once.
  case requeued(HandoffID, ConversationID, from: AgentName, QueuePlace, RequeueReason)
  /// Passed on. The place when it waits in a queue now, nil when it is offered to the agent.
  case transferred(HandoffID, ConversationID, from: AgentName, TransferTarget, QueuePlace?)
  /// The desk answers again, from `idle`.
  case givenBack(HandoffID, ConversationID, by: AgentName)
  /// The customer is gone and the agent, who had the chat, must still close it.
  case customerLeft(HandoffID, ConversationID, AgentName)
  /// It waited and does not any more; nobody had it.
  case stoppedWaiting(HandoffID, ConversationID)
  /// Ended. Without a closure when the customer had left and then its agent was lost.
  case closed(HandoffID, ConversationID, by: AgentName, Closure?)
  /// The customer must hear this place.
  case positionChanged(ConversationID, QueuePlace)
  /// Nobody takes the customers of its queue any more; the customer must hear so, and may choose.
  case unattended(HandoffID, ConversationID)

  // Agents.
  /// The agent gets no offers until available again: an offer lapsed, or the last chat ended.
  case agentAway(AgentName)
  /// The agent was silent for too long and counts as signed out.
  case agentLost(AgentName)

  // Cases, with those who are there and answer for its queue.
  case caseOpened(HandoffID, to: [AgentName])
  case caseRings(HandoffID, to: [AgentName])
  case caseTaken(HandoffID, AgentName)
  case caseMoved(HandoffID, QueueName, to: [AgentName])
  /// Nobody has it any more; it waits in its queue.
  case caseFreed(HandoffID)
  case caseDone(HandoffID, AgentName, CaseAnswer)
}
