import Conversations
import Handoffs
import Text

extension AgentName {
  static let sato = AgentName("sato")!
  static let tanaka = AgentName("tanaka")!
  static let suzuki = AgentName("suzuki")!
  static let mori = AgentName("mori")!
  static let nobody = AgentName("nobody")!
}

extension QueueName {
  static let orders = QueueName("orders")!
  static let returns = QueueName("returns")!
  static let general = QueueName("general")!
}

extension SafeText {
  static let note = SafeText(shop: "割れた皿の写真が届いています")
  static let blank = SafeText(shop: " \u{3000} ")
}

extension UInt64 {
  static func seconds(_ count: Int) -> UInt64 { UInt64(count) * BoardFigures.second }
}

func h(_ number: Int64) -> HandoffID { HandoffID(number: number) }
func c(_ number: Int64) -> ConversationID { ConversationID(number: number) }
