import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct IdentityTests {
  static let a = OrderNumber("26110201")!
  static let b = OrderNumber("26119201")!
  /// Hanako has two orders.
  static let orders = TestShop.orders.merging([
    b: TestShop.order(
      "26119201", email: "hanako@example.jp", phone: "09012345678", status: .shipped)
  ]) { $1 }

  @Test("what proved one order is tried for the next before it is asked for")
  func secondOrder() {
    var customer = Customer(orders: Self.orders)
    customer.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    let heard = customer.say("注文26119201の状況を教えてください")
    #expect(heard.text.contains("発送済み") && heard.asks == nil)
    #expect(customer.state.proofs.map(\.order) == [Self.a, Self.b])
  }

  @Test(
    "another customer's order, and one that is not there, are asked about in the same words",
    arguments: ["26110203", "26119999"])
  func notTheirs(number: String) {
    var customer = Customer(orders: Self.orders)
    customer.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    let heard = customer.say("注文\(number)の状況を教えてください")
    #expect(heard.standard == ["identity by email or phone"] && heard.asks == "identity")
    #expect(customer.state.failedIdentities == 0)
    #expect(customer.lookedFor == [.order(OrderNumber(number)!)])
  }

  @Test("an address that proved nothing is never tried by itself")
  func onlyProved() {
    var customer = Customer(orders: Self.orders)
    customer.say(all: ["荷物はどこですか", "26119999", "hanako@example.jp", "やめます"])
    let heard = customer.say("注文26110201の状況を教えてください")
    #expect(heard.asks == "identity" && customer.state.proofs.isEmpty)
  }

  @Test(
    "unknown and wrong: the same words, the same look-ups, the same events",
    arguments: ["x@example.jp", "090-0000-0000"])
  func sameWork(fact: String) {
    var (known, unknown) = (Customer(), Customer())
    known.say(all: ["荷物はどこですか", "26110203"])
    unknown.say(all: ["荷物はどこですか", "26119999"])
    let (a, b) = (known.say(fact), unknown.say(fact))
    #expect(a.texts == b.texts && a.choices == b.choices && a.asks == b.asks)
    #expect(known.lookedFor.count == unknown.lookedFor.count)
    #expect(a.events.count == b.events.count)
  }

  @Test("after five failures an order is answered by people for a quarter of an hour, to everybody")
  func fiveFailures() {
    var ledger = IdentityLedger()
    for _ in 0..<5 { ledger.fail(Self.a, at: SmallShop.now) }
    var owner = Customer()
    owner.now = SmallShop.now
    owner.identity = ledger
    owner.people = [
      QueueName("general")!: QueueStanding(isStaffed: true, position: 1, waitSeconds: nil)
    ]
    let heard = owner.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"])
    #expect(owner.state.proofs.isEmpty && owner.state.handoffs.map(\.kind) == [.chat])
    #expect(!heard.text.contains("発送済み"))
    var later = Customer()
    later.identity = ledger
    later.now = SmallShop.now.adding(seconds: IdentityLedger.windowSeconds)
    #expect(
      later.say(all: ["荷物はどこですか", "26110201", "hanako@example.jp"]).text.contains("発送済み"))
  }

  @Test("a conversation that fails five times, over any orders, is answered by people")
  func conversation() {
    var ledger = IdentityLedger()
    let (mine, other) = (ConversationID(number: 1), ConversationID(number: 2))
    for number in 0..<5 {
      #expect(!ledger.isBlocked(Self.b, conversation: mine, at: SmallShop.now))
      ledger.fail(OrderNumber("2611000\(number)")!, conversation: mine, at: SmallShop.now)
    }
    #expect(ledger.isBlocked(Self.b, conversation: mine, at: SmallShop.now))
    #expect(!ledger.isBlocked(Self.b, conversation: other, at: SmallShop.now))
  }

  @Test("a source that fails twenty times is answered by people; others are not")
  func source() {
    var ledger = IdentityLedger()
    for number in 0..<IdentityLedger.sourceFailures {
      #expect(!ledger.isBlocked(Self.b, source: "10.0.0.1", at: SmallShop.now))
      let id = ConversationID(number: Int64(number))
      let order = OrderNumber("261100" + (number < 10 ? "0" : "") + "\(number)")!
      ledger.fail(order, conversation: id, source: "10.0.0.1", at: SmallShop.now)
    }
    #expect(ledger.isBlocked(Self.b, source: "10.0.0.1", at: SmallShop.now))
    #expect(!ledger.isBlocked(Self.b, source: "10.0.0.2", at: SmallShop.now))
  }

  @Test("the ledger stays bounded, and remembers the latest")
  func bounded() {
    var ledger = IdentityLedger()
    let most = 25_000
    for number in 0..<most {
      let digits = "\(10_000_000 + number)"
      ledger.fail(
        OrderNumber(digits)!, at: SmallShop.now.adding(seconds: number / 100))
    }
    #expect(ledger.count <= IdentityLedger.most)
    for _ in 0..<5 { ledger.fail(Self.a, at: SmallShop.now.adding(seconds: most / 100)) }
    #expect(ledger.isBlocked(Self.a, at: SmallShop.now.adding(seconds: most / 100)))
  }
}
