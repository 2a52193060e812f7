import Conversations
import Testing
import Text
import Wire

/// Lines to a customer's program, to the letter of the protocol.
@Suite struct CustomerReplyTests {
  private static let id = ConversationID(number: 41)

  private func line(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("the first line of a conversation, and the line that answers resume")
  func opens() {
    #expect(
      line(CustomerReply.opened(Self.id, token: "abc", seq: 0))
        == #"{"conversation":"C-41","token":"abc","seq":0}"# + "\n")
    #expect(
      line(CustomerReply.resumed(Self.id, seq: 9)) == #"{"conversation":"C-41","seq":9}"# + "\n")
  }

  @Test("what the desk says: choices only when it offers some, line breaks escaped")
  func desk() throws {
    let plain = Event.deskSaid(DeskLine(text: SafeText(shop: "一\n\"二\""), choices: []))
    #expect(
      line(CustomerReply.said(plain, seq: 5))
        == #"{"seq":5,"from":"desk","text":"一\n\"二\""}"# + "\n")
    let choices = [
      Choice(label: SafeText(shop: "はい"), meaning: .yes),
      Choice(label: SafeText(shop: "No"), meaning: .no),
    ]
    let offering = Event.deskSaid(DeskLine(text: SafeText(shop: "?"), choices: choices))
    #expect(
      line(CustomerReply.said(offering, seq: 6))
        == #"{"seq":6,"from":"desk","text":"?","choices":["はい","No"]}"# + "\n")
  }

  @Test("what a person says carries the shown name")
  func agent() {
    let said = Event.agentSaid(AgentLine(name: "佐藤", text: SafeText(shop: "お待たせしました")))
    #expect(
      line(CustomerReply.said(said, seq: 6))
        == #"{"seq":6,"from":"agent","name":"佐藤","text":"お待たせしました"}"# + "\n")
  }

  @Test("events; the wait is left out when it is not known")
  func events() throws {
    let queue = try #require(QueueName("orders"))
    let cases: [(Event, String)] = [
      (
        .queued(QueuePlace(queue: queue, position: 2, waitSeconds: 180)),
        #"{"seq":7,"event":"queued","queue":"orders","position":2,"wait":180}"#
      ),
      (
        .queued(QueuePlace(queue: queue, position: 1, waitSeconds: nil)),
        #"{"seq":7,"event":"queued","queue":"orders","position":1}"#
      ),
      (.joined(agent: "佐藤"), #"{"seq":7,"event":"joined","name":"佐藤"}"#),
      (.left(agent: "佐藤"), #"{"seq":7,"event":"left","name":"佐藤"}"#),
      (.transferred(queue), #"{"seq":7,"event":"transferred","queue":"orders"}"#),
      (.closed(.customerLeft), #"{"seq":7,"event":"closed"}"#),
      (.closed(.timeOut), #"{"seq":7,"event":"closed"}"#), (.idled, #"{"seq":7,"event":"idle"}"#),
    ]
    for (event, expected) in cases {
      #expect(line(CustomerReply.said(event, seq: 7)) == expected + "\n")
      // What is sent out is a line of the conversation.
      #expect(event.isLine)
    }
  }

  @Test("for who asked, an event and the way back carry the shop's words last; what was said never")
  func words() {
    #expect(
      line(CustomerReply.said(.joined(agent: "佐藤"), seq: 7, words: "担当の佐藤です"))
        == #"{"seq":7,"event":"joined","name":"佐藤","text":"担当の佐藤です"}"# + "\n")
    #expect(
      line(CustomerReply.resumed(Self.id, seq: 9, words: "再び"))
        == #"{"conversation":"C-41","seq":9,"text":"再び"}"# + "\n")
    let said = Event.agentSaid(AgentLine(name: "佐藤", text: SafeText(shop: "はい")))
    #expect(CustomerReply.said(said, seq: 6, words: "x") == CustomerReply.said(said, seq: 6))
  }

  @Test("the customer's own words and everything that is no line are not sent out")
  func notSent() throws {
    let order = try #require(OrderNumber("26110201"))
    let said = CustomerLine(text: .clean(customer: "x").text, masked: false)
    let silent: [Event] = [
      .customerSaid(said), .missed(1), .settled, .confirmed, .failedIdentity(order),
      .ended(turn: 1, messageID: nil), .opened(Self.id, .ja, at: Timestamp(milliseconds: 0)),
    ]
    for event in silent { #expect(CustomerReply.said(event, seq: 1) == nil) }
  }
}
