import Conversations
import Store
import Text
import Wire

/// Why something is being read from the store.
enum Errand {
  /// A look-up that the conversation's decision of this number waits for.
  case lookUp(LookUp, ConversationID, decision: Int)
  /// A customer came back with a token.
  case fetch(ConversationToken, after: Int, ConnectionID)
  /// The same customer's lines are to be sent again.
  case resume(ConversationID, after: Int, ConnectionID)
  /// A message that was answered before came again.
  case retry(ConversationID, messageID: String, ConnectionID)
  /// A commit failed: what memory holds is dropped for what the disk holds.
  case reload(ConversationID)
  /// The same, when the conversation was read: what people have of it follows.
  case reloadBoard(ConversationID, StoredConversation)
  /// People need a conversation that memory does not hold, or its time is over.
  case awaken(ConversationID)
  case card(CardRequest)
  case cardEarlier(CardRequest)
  case mail(Mailing)
  /// Earlier pages, for a conversation that is to finish on them.
  case pages(Generation, ConversationID)
  /// An agent looks an order up.
  case agentOrder(AgentReceipt)
}
