import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct OrderStatusTests {
  static let answer = "26110201は発送済みで、2026年12月31日の予定です。"

  @Test(
    "asks for the number, then for a second fact, then tells",
    arguments: ["hanako@example.jp", "HANAKO@Example.JP です", "090-1234-5678", "０９０１２３４５６７８です"])
  func stepByStep(proof: String) {
    var customer = Customer()
    #expect(customer.say("荷物はどこですか").asks == "order")
    #expect(customer.say("番号は２６１１０２０１です").asks == "identity")
    #expect(customer.say(proof).text.contains("26110201は発送済み"))
    #expect(customer.state.proofs.map(\.order.text) == ["26110201"])
    #expect(customer.state.flows.isEmpty)
  }

  @Test(
    "takes number and second fact in one message, in any order",
    arguments: [
      ["荷物はどこですか", "26110201、hanako@example.jpです"],
      ["荷物はどこですか", "hanako@example.jpで注文した26110201です"],
      ["注文26110201の状況を教えてください", "hanako@example.jp"],
      ["荷物はどこですか 26110201 hanako@example.jp"],
      ["where is order 26110201", "hanako@example.jp"],
      ["荷物はどこですか", "hanako@example.jp", "26110201"],
    ])
  func together(texts: [String]) {
    var customer = Customer()
    let heard = customer.say(all: texts)
    #expect(heard.text.contains("26110201") && heard.asks == nil)
    #expect(heard.events.contains { if case .lookedUp = $0 { true } else { false } })
    #expect(customer.state.flows.isEmpty)
  }

  @Test("once proved, is not asked again for the same order; for another one it is")
  func provedOnce() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    #expect(customer.say("荷物はどこですか").text.contains("発送済み"))
    #expect(customer.say("注文26110203の状況を教えてください").asks == "identity")
  }

  @Test(
    "a wrong pair gets the same words and the same shape of events, order or no order",
    arguments: [
      ["hanako@example.jp"], ["09000000000"], ["x@example.jp", "y@example.jp", "z@example.jp"],
    ])
  func samePair(wrong: [String]) {
    var known = Customer()
    var unknown = Customer()
    known.say(all: ["荷物はどこですか", "26110203"])
    unknown.say(all: ["荷物はどこですか", "26119999"])
    for text in wrong {
      let (a, b) = (known.say(text), unknown.say(text))
      #expect(a.texts == b.texts && a.choices == b.choices)
      #expect(a.events.map(shape) == b.events.map(shape))
      #expect(a.standard.first == "identity failed")
      #expect(known.lookedFor.count == unknown.lookedFor.count)
    }
  }

  /// An event without the order's number.
  func shape(_ event: Event) -> String {
    "\(event)".replacing("26110203", with: "N").replacing("26119999", with: "N")
  }

  @Test(
    "a corrected number keeps the e-mail",
    arguments: ["26110201", "番号は26110201です", "やっぱり26110201です"])
  func correctedNumber(text: String) {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110203"])
    #expect(customer.say("hanako@example.jp").standard == ["identity failed"])
    #expect(customer.say(text).text.contains("26110201は発送済み"))
    #expect(customer.state.failedIdentities == 1)
  }

  @Test("a corrected e-mail keeps the number")
  func correctedMail() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201"])
    #expect(customer.say("hanakoo@example.jp").standard == ["identity failed"])
    #expect(customer.say("hanako@example.jp").text.contains("26110201は発送済み"))
  }

  @Test("a refused pair is not tried again by itself")
  func notTriedAgain() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201", "x@example.jp"])
    customer.say("シャツの素材感はどんな感じですか")
    customer.say("返品したいです")
    customer.say("やめます")
    customer.say("はい")
    #expect(customer.state.failedIdentities == 1)
    #expect(customer.state.question == .identity)
  }

  @Test("after three failures a person is offered, and the right fact still counts")
  func offersPerson() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201", "a@example.jp", "b@example.jp"])
    let third = customer.say("c@example.jp")
    #expect(third.standard == ["identity failed", "offer a person"])
    #expect(third.asks == "consent")
    #expect(customer.say("hanako@example.jp").text.contains("26110201は発送済み"))
  }

  @Test(
    "after three failures a yes leads to people, a no back to the question",
    arguments: [("はい", "contact-preference"), ("いいえ", "identity")])
  func consent(answer: String, asks: String) {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201", "a@example.jp", "b@example.jp", "c@example.jp"])
    #expect(customer.say(answer).asks == asks)
  }

  @Test(
    "after five failures in a quarter of an hour the order is for people only",
    arguments: ["26110201", "26119999"])
  func peopleOnly(number: String) {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", number])
    for text in ["a@example.jp", "b@example.jp", "c@example.jp", "d@example.jp", "e@example.jp"] {
      customer.say(text)
    }
    let sixth = customer.say("hanako@example.jp")
    #expect(sixth.standard.first == "identity by people")
    #expect(sixth.asks == "contact-preference")
    #expect(sixth.referral != nil)
    #expect(!sixth.text.contains("発送済み"))
    #expect(customer.lookedFor.isEmpty)
  }

  @Test("who has proved who they are is not locked out by somebody else's failures")
  func ownerStays() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    let number = OrderNumber("26110201")!
    for _ in 0..<9 { customer.identity.fail(number, at: customer.now) }
    #expect(customer.say("荷物はどこですか").text.contains("発送済み"))
  }

  @Test("a quarter of an hour later the desk answers again")
  func later() {
    var ledger = IdentityLedger()
    let number = OrderNumber("26110201")!
    for second in 0..<5 { ledger.fail(number, at: SmallShop.now.adding(seconds: second)) }
    #expect(!IdentityLedger().isBlocked(number, at: SmallShop.now))
    #expect(ledger.isBlocked(number, at: SmallShop.now.adding(seconds: 899)))
    #expect(!ledger.isBlocked(number, at: SmallShop.now.adding(seconds: 900)))
    #expect(!ledger.isBlocked(OrderNumber("26110202")!, at: SmallShop.now))
    ledger.fail(number, at: SmallShop.now.adding(seconds: 901))
    #expect(ledger.isBlocked(number, at: SmallShop.now.adding(seconds: 900)))
  }

  @Test("an order that is late is handed over, with the page's priority")
  func handsOver() {
    var customer = Customer()
    let heard = customer.say(all: ["荷物はどこですか", "26110202", "taro@example.jp"])
    #expect(heard.texts.first == "26110202は遅れています。担当者がお調べします。")
    #expect(heard.referral?.queue.text == "orders" && heard.referral?.priority == .high)
    #expect(heard.asks == "contact-preference")
    // The e-mail address that proved them is known.
    #expect(customer.say("メール").asks == "name")
  }

  @Test("before the proof the log holds no fact, after it only what the page names")
  func onlyNamedFacts() {
    var customer = Customer()
    let heard = customer.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    let columns = heard.events.compactMap { event -> [String]? in
      if case .lookedUp(_, let facts) = event { facts.map(\.column) } else { nil }
    }
    #expect(columns == [["promised_date", "status"]])
  }
}
