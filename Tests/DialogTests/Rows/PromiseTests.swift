import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// What the desk says that people will do is true: never said where nobody can, never lost where it
/// was.
@Suite struct PromiseTests {
  static let dialog = PeopleTests.dialog
  /// Brings people in by a page: the order is late, and somebody has to look.
  static let late = ["荷物はどこですか", "26110202", "taro@example.jp"]
  static let orders = QueueName("orders")!

  /// In the evening, or in opening hours with nobody there or with somebody.
  enum Hour: CaseIterable { case evening, unattended, attended }

  static func customer(_ hour: Hour) -> Customer {
    switch hour {
    case .evening: Customer(Self.dialog)
    case .unattended: PeopleTests.customer(staffed: false)
    case .attended: PeopleTests.customer(staffed: true)
    }
  }

  @Test(
    "that a person takes over is said where one does, and nowhere else",
    arguments: Hour.allCases,
    [["ふにゃふにゃ", "ふにゃふにゃ", "ふにゃふにゃ"], ["荷物はどこですか", "12", "34", "56"]])
  func takesOver(hour: Hour, lines: [String]) {
    var customer = Self.customer(hour)
    let heard = customer.say(all: lines)
    #expect(heard.standard.contains("person takes over") == (hour == .attended))
    #expect(heard.standard.contains("out of hours") == (hour == .evening))
    #expect(heard.standard.contains("no people now") == (hour == .unattended))
    #expect((heard.handoff?.kind == .chat) == (hour == .attended))
  }

  @Test(
    "asking for a person: connected is said where one is there, whatever is under way",
    arguments: Hour.allCases, [[], ["折り返しの連絡をください", "メール"], ["返品したいです"]])
  func connects(hour: Hour, before: [String]) {
    var customer = Self.customer(hour)
    if !before.isEmpty { customer.say(all: before) }
    let heard = customer.say("担当者と話したい")
    #expect(heard.text.contains("おつなぎします") == (hour == .attended))
    switch hour {
    case .attended: #expect(heard.handoff?.kind == .chat)
    case .evening:
      #expect(heard.standard.first == "out of hours" && heard.handoff == nil)
      let asksMail = before.first == "折り返しの連絡をください"
      #expect(heard.asks == (asksMail ? "email" : "contact-preference"))
    case .unattended:
      #expect(heard.standard == ["no people now"] && heard.asks == "consent")
      #expect(heard.choices == ["[wait]の行", "[callback]の行"])
    }
  }

  @Test(
    "a long wait is no promise either, and a callback that was begun goes on with what was told")
  func longWait() {
    var customer = PeopleTests.customer(staffed: true)
    customer.people[PeopleTests.general] = QueueStanding(
      isStaffed: true, position: 9, waitSeconds: 3_000)
    customer.say(all: ["折り返しの連絡をください", "メール", "a@example.jp"])
    let heard = customer.say("担当者と話したい")
    #expect(heard.standard == ["long wait"] && !heard.text.contains("おつなぎします"))
    #expect(customer.say("2").asks == "name")
  }

  @Test("who cannot even be called back hears the number of the case, and of no person")
  func stuck() {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: ["折り返しの連絡をください", "ふ", "ふ", "ふ"])
    #expect(heard.standard == ["wrong answer, last", "passed on"] && heard.text.contains("H-1"))
    #expect(heard.handoff?.kind == .case)
  }

  @Test(
    "what a page wanted people for is kept as a case when the callback is let go, and told",
    arguments: [
      ("やめます", "cancelled after a record"), ("最初から", "passed on"),
      ("never mind", "cancelled after a record"),
    ])
  func dropped(words: String, line: String) {
    var customer = Customer(Self.dialog)
    #expect(customer.say(all: Self.late).asks == "contact-preference")
    let heard = customer.say(words)
    #expect(heard.standard.contains(line) && heard.text.contains("H-1"))
    #expect(!heard.standard.contains("cancelled"))
    #expect(heard.handoff?.kind == .case && heard.handoff?.queue == Self.orders)
    #expect(heard.handoff?.intent?.text == "order-status")
    #expect(customer.state.flows.isEmpty && heard.records.isEmpty)
  }

  @Test("a callback that waits below is kept as a case when it is not gone on with")
  func leftBelow() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.late)
    customer.say(all: ["対応が悪いです", "待たされた"])
    #expect(customer.say("はい").asks == "resume")
    let heard = customer.say("いいえ")
    #expect(heard.handoff?.intent?.text == "order-status" && heard.standard.first == "passed on")
  }

  @Test(
    "the same where waiting or a callback was the choice and neither is taken",
    arguments: ["いいえ", "やめます", "化粧水は敏感肌でも使えますか", "最初から"])
  func neither(words: String) {
    var customer = PeopleTests.customer(staffed: false)
    let offer = customer.say(all: Self.late)
    #expect(offer.asks == "consent" && offer.handoff == nil)
    let heard = customer.say(words)
    #expect(heard.handoff?.kind == .case && heard.handoff?.queue == Self.orders)
    #expect(heard.text.contains("H-1") && !heard.standard.contains("cancelled"))
    // Once: it is not made again.
    customer.say("こんにちは")
    #expect(customer.state.handoffs.count == 1)
  }

  @Test(
    "who leaves without a word, or stays away, leaves a case", arguments: [Input.left, .expired])
  func silently(input: Input) {
    for hour in [Hour.evening, .unattended] {
      var customer = Self.customer(hour)
      customer.say(all: Self.late)
      customer.give(input)
      #expect(customer.state.handoffs.map(\.kind) == [.case] && customer.state.owner == .nobody)
    }
  }

  @Test(
    "a person whom only the customer wanted leaves nothing behind",
    arguments: [["担当者と話したい"], ["折り返しの連絡をください"], ["ふにゃ", "ふにゃ", "ふにゃふにゃ"]])
  func wish(lines: [String]) {
    for hour in [Hour.evening, .unattended] {
      var customer = Self.customer(hour)
      customer.say(all: lines)
      let heard = customer.say("やめます")
      #expect(heard.standard == ["cancelled"] && customer.state.handoffs.isEmpty)
    }
  }

  @Test("an urgent case that was made at once is not made again")
  func urgent() {
    var customer = Customer(Self.dialog)
    customer.say("肌が赤くなりました")
    let heard = customer.say("やめます")
    #expect(heard.standard == ["cancelled after a record"] && heard.text.contains("H-1"))
    #expect(customer.state.handoffs.count == 1)
  }

  @Test(
    "how to be reached, told in answer to that choice, takes the callback",
    arguments: [
      ("メールで", "name"), ("a@example.jp", "name"), ("折り返しの連絡をください", "contact-preference"),
    ])
  func takesReach(words: String, asks: String) {
    var customer = PeopleTests.customer(staffed: false)
    customer.say(all: Self.late)
    let heard = customer.say(words)
    #expect(heard.asks == asks && heard.handoff == nil)
    #expect(customer.state.flows.last?.referral?.queue == Self.orders)
  }
}
