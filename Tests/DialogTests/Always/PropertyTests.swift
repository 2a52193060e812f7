import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// What holds of every dialogue, over generated ones.
@Suite struct PropertyTests {
  /// Right answers for every question of the small shop.
  static func answer(to question: Question?, _ chance: inout Chance) -> String {
    switch question {
    case .slot(let slot):
      switch slot.text {
      case "order": "26110201"
      case "product": chance.one(of: ["麻シャツ", "化粧水"])
      case "email": "a@example.jp"
      case "phone": "080-1111-2222"
      case "name": "花子です"
      case "reason": chance.one(of: ["大きすぎた", "スキップ", "色がちがう"])
      case "contact-preference": chance.one(of: ["メール", "電話"])
      default: "1"
      }
    case .identity: "hanako@example.jp"
    case .confirm, .resume: "はい"
    case .clarify, .consent, .suggested, .rating, .anythingElse, nil: "いいえ"
    }
  }
  static let flows = ["返品したいです", "対応が悪いです", "担当者と話したい", "I want to return something"]
  static let sides = InterruptionTests.sides

  /// A conversation a few right answers into a flow.
  static func open(_ chance: inout Chance) -> Customer {
    var customer = Customer(language: chance.one(of: [.ja, .en]))
    customer.decidesTwice = false
    customer.say(chance.one(of: flows))
    for _ in 0..<chance.below(6) where customer.state.question != nil {
      if customer.state.question == .confirm { break }
      customer.say(answer(to: customer.state.question, &chance))
    }
    return customer
  }

  @Test(
    "any page with nothing to ask leaves the slots alone and the question asked once",
    arguments: 0..<3)
  func interruptions(seed: UInt64) {
    var chance = Chance(seed: 3_000 + seed)
    for _ in 0..<60 {
      var customer = Self.open(&chance)
      guard customer.state.question != nil else { continue }
      let before = customer.state
      let heard = customer.say(chance.one(of: Self.sides))
      // The page that is open, asked anew: an answer to its own question.
      guard heard.report.taken?.intent != before.flows.last?.intent else { continue }
      #expect(customer.state.flows == before.flows)
      #expect(customer.state.question == before.question)
      #expect(heard.events.count { if case .asked = $0 { true } else { false } } == 1)
    }
  }

  @Test("cancelling at any point leaves no record, and no flow", arguments: 0..<3)
  func cancels(seed: UInt64) {
    var chance = Chance(seed: 4_000 + seed)
    for _ in 0..<60 {
      var customer = Self.open(&chance)
      let heard = customer.say(chance.one(of: ["やめます", "never mind"]))
      #expect(heard.records.isEmpty && customer.state.records.isEmpty)
      #expect(customer.state.flows.isEmpty && customer.state.question == nil)
      #expect(customer.say("はい").records.isEmpty)
    }
  }

  @Test("a correction at any point ends as if it had been said right at once", arguments: 0..<4)
  func corrections(seed: UInt64) {
    var chance = Chance(seed: 5_000 + seed)
    let wrong = ["26110201", "hanako@example.jp", "化粧水", "大きすぎた", "メール"]
    let corrections = ["やっぱり麻シャツです", "actually the Linen Shirt", "やっぱりシャツにします"]
    for _ in 0..<12 {
      var (late, early) = (Customer(), Customer())
      late.say(all: ["返品したいです"] + wrong.prefix(3))
      let after = chance.below(3)
      for text in wrong[3...].prefix(after) { late.say(text) }
      late.say(chance.one(of: corrections))
      for text in wrong[3...].dropFirst(after) { late.say(text) }
      early.say(all: ["返品したいです"] + wrong.prefix(2) + ["麻シャツ"] + wrong[3...])
      let (a, b) = (late.say("はい"), early.say("はい"))
      #expect(a.records == b.records && a.records.count == 1)
      #expect(a.report.handoff == b.report.handoff)
    }
  }

  @Test("replaying gives the same state and the same bytes", arguments: 0..<3)
  func replays(seed: UInt64) throws {
    var chance = Chance(seed: 6_000 + seed)
    for _ in 0..<20 {
      let words = (0..<8).map { _ in chance.utterance() } + ["hanako@example.jp", "さようなら", "5"]
      var (one, two) = (Customer(), Customer())
      for text in words {
        one.say(text)
        two.say(text)
      }
      let bytes = EventPacking.pack(one.log)
      #expect(bytes == EventPacking.pack(two.log))
      let read = try EventPacking.unpack(bytes)
      #expect(read == one.log && ConversationState(replaying: read) == one.state)
    }
  }

  @Test("a switch of language in a flow keeps the slots, and short words keep the language")
  func language() {
    var customer = Customer()
    customer.say(all: ["返品したいです", "26110201", "hanako@example.jp"])
    let slots = customer.state.flows.last?.filled
    let heard = customer.say("can I use Dew Toner on sensitive skin")
    #expect(customer.state.language == .en && heard.texts.last == "Which product?")
    #expect(customer.state.flows.last?.filled == slots)
    #expect(customer.say("ok").standard.first?.contains("wrong") == true)
    #expect(customer.state.language == .en)
  }
}
