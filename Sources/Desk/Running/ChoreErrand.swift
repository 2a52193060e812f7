import Conversations
import Store
import Text
import Wire

/// What a chore under way is for.
enum ChoreErrand {
  case importOrders(for: ConnectionID, OrdersSource)
  case checkToken(AgentName, id: String?, for: ConnectionID)
  /// The mail that answers a case is written where nobody fetches it yet.
  case layDownMail(Mailing)
  case lookForPages
  /// Pages of long ago, for a conversation that was begun on them.
  case compilePages(Generation, for: ConversationID)
  /// A mail is let go, or taken away again.
  case sendMail
}
