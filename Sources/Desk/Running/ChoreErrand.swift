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
  /// A mail is let go, or taken away again.
  case sendMail
}
