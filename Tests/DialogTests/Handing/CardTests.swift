import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// What people are told of a conversation that comes to them.
@Suite struct CardTests {
  private func entries(_ events: [Event]) -> [Entry] {
    [Entry(conversation: ConversationID(number: 1), ordinal: 0, at: SmallShop.now, events: events)]
  }
  private func card(_ customer: Customer, _ more: [Event] = []) throws -> HandoffCard {
    let handoff = try #require(customer.state.handoffs.last)
    return customer.dialog.card(of: entries(customer.log + more), for: handoff, earlier: [])
  }

  @Test("after wrong answers: what could not be read and on which page, and where to write")
  func wrongAnswers() throws {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "12", "34", "56"])
    customer.say(all: ["メール", "hanako@example.jp", "花子です", "スキップ", "はい"])
    let card = try card(customer)
    #expect(card.wants == "荷物はどこですか")
    guard case .wrongAnswers(.order, let title, 3)? = card.details.why else {
      Issue.record("\(String(describing: card.details.why))")
      return
    }
    #expect(title.ja == "注文" && card.reason.contains("注文 ×3"))
    #expect(card.details.by == .mail && card.details.email == "hanako@example.jp")
    #expect(card.details.promises.map(\.by) == [.mail])
    #expect(card.details.handoff?.kind == .case && card.details.language == .ja)
    let way = card.details.slotWords.first { $0.column == "contact-preference" }
    #expect(way?.words.ja == "メール")
  }

  @Test("who asked only for a person wants what was said last and not answered, never an answer")
  func wants() throws {
    var customer = Customer()
    customer.say(all: ["この化粧品は敏感肌でも使えますか", "つゆ化粧水", "ふにゃふにゃ", "担当者と話したい"])
    customer.say(all: ["メール", "hanako@example.jp", "花子です", "スキップ", "はい"])
    #expect(try card(customer).wants == "ふにゃふにゃ")
    var other = Customer()
    other.say(all: ["担当者と話したい", "メール", "hanako@example.jp", "花子です", "スキップ", "はい"])
    #expect(try card(other).wants == "担当者と話したい")
  }

  @Test("what people had before a give-back is not what is wanted after it")
  func givenBack() throws {
    let (agent, queue) = (try #require(AgentName("sato")), try #require(QueueName("general")))
    let intent = try #require(IntentID("order-status"))
    func said(_ text: String) -> Event {
      .customerSaid(CustomerLine(text: SafeText(shop: text), masked: false))
    }
    func understood(_ intent: IntentID) -> Event {
      .understood(
        Understanding(
          taken: .init(intent, score: 9_000), alternatives: [], requests: [intent],
          reason: .nothing))
    }
    func handed(_ number: Int64) -> Handoff {
      Handoff(
        id: HandoffID(number: number), kind: .chat, queue: queue, priority: .normal, due: nil,
        intent: .humanAgent)
    }
    let sato = AgentIdentity(name: agent, shown: "佐藤")
    let events: [Event] = [
      .opened(ConversationID(number: 1), .ja, at: SmallShop.now), said("荷物はどこ"),
      understood(intent), .began(intent), said("担当者"), understood(.humanAgent),
      .handedOff(handed(1)), .tookUp(HandoffID(number: 1), by: sato), .left(agent: "佐藤"),
      .gaveBack(agent), said("もう一度 担当者"), understood(.humanAgent), .handedOff(handed(2)),
      .tookUp(HandoffID(number: 2), by: sato), .left(agent: "佐藤"),
      .requeued(HandoffID(number: 2)),
    ]
    let first = TestShop.dialog.card(of: entries(events), for: handed(1), earlier: [])
    #expect(first.wants == "荷物はどこ")
    let second = TestShop.dialog.card(of: entries(events), for: handed(2), earlier: [])
    #expect(second.wants == "もう一度 担当者")
    #expect(second.details.again == .lost(agent: "佐藤"))
    #expect(CardWants.words(of: handed(2), in: entries(events)) == second.wants)
  }
}
