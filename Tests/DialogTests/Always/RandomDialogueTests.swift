import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// What holds whatever a customer types, in whatever order. `Customer` itself holds every turn
/// against replay, silence, questions put twice and questions left unasked.
@Suite struct RandomDialogueTests {
  @Test("no fact of an order is told or logged before its customer is proved", arguments: 0..<8)
  func canary(seed: UInt64) {
    var chance = Chance(seed: seed)
    let told = TestShop.secrets + ["発送済み", "shipped", "遅れて", "is late"]
    for _ in 0..<60 {
      var customer = Customer(language: chance.one(of: [.ja, .en, nil]))
      for _ in 0..<10 {
        let heard = customer.say(chance.utterance())
        let log = "\(heard.events)"
        for secret in told where log.contains(secret) {
          Issue.record("told “\(secret)”: \(heard.texts)")
        }
      }
      #expect(customer.state.proofs.isEmpty)
    }
  }

  @Test(
    "the same words with the right pair do tell", arguments: ["荷物はどこですか", "where is my parcel"])
  func canaryCanSing(request: String) {
    var customer = Customer()
    let log = "\(customer.say(all: [request, "26110203", "kanaria@example.jp"]).events)"
    #expect(TestShop.secrets.contains { log.contains($0) })
  }

  @Test("nothing typed traps, in any state", arguments: 0..<6)
  func neverTraps(seed: UInt64) {
    var chance = Chance(seed: 1_000 + seed)
    for _ in 0..<25 {
      var customer = Customer(language: nil)
      for _ in 0..<20 {
        switch chance.below(30) {
        case 0: customer.give(.silence)
        case 1: customer.now = customer.now.adding(seconds: chance.below(2_000))
        case 2: customer.say("hanako@example.jp")
        case 3: customer.say("taro@example.jp")
        case 4...10: customer.say(chance.text(upTo: 200))
        default: customer.say(chance.utterance())
        }
      }
      #expect(customer.state.flows.count <= customer.dialog.manual.pages.count)
      customer.give(chance.below(2) == 0 ? .left : .expired)
      customer.say("荷物はどこですか")
      #expect(customer.state.owner == .nobody)
    }
  }

  @Test("records are only made by a yes to what was read back", arguments: 0..<4)
  func recordsNeedYes(seed: UInt64) {
    var chance = Chance(seed: 2_000 + seed)
    let yes: Set = ["はい", "yes please", "[yes]の行", "<yes>", "1", "２"]
    for _ in 0..<60 {
      var customer = Customer()
      for _ in 0..<15 {
        let before = customer.state
        let text = chance.below(3) == 0 ? "hanako@example.jp" : chance.utterance()
        let heard = customer.say(text)
        guard !heard.records.isEmpty else { continue }
        #expect(before.question == .confirm)
        #expect(yes.contains(text) || ["1", "the first one"].contains(text), "\(text)")
      }
    }
  }

  @Test(
    "while people own the conversation the desk is silent",
    arguments: [
      Event.queued(QueuePlace(queue: QueueName("general")!, position: 1, waitSeconds: nil)),
      .joined(agent: "佐藤"),
    ])
  func silent(event: Event) {
    var state = ConversationState(ConversationID(number: 1), language: .ja)
    state.apply(event)
    let line = CustomerLine(text: SafeText(shop: "荷物はどこですか"), masked: false)
    let situation = Situation(
      state: state, input: .said(line, messageID: "c-1"), now: SmallShop.now,
      numbers: NextNumbers(), identity: IdentityLedger())
    guard case .turn(let turn) = TestShop.dialog.decide(situation) else {
      Issue.record("a look-up")
      return
    }
    #expect(turn.events == [.customerSaid(line), .ended(turn: 0, messageID: "c-1")])
  }
}
