import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// Who brings people in, and what happens when none is there.
@Suite struct PeopleTests {
  static let dialog = TestShop.make(
    SmallShop.peoplePages.merging([
      "products/skin-trouble.md": """
      # 肌の異変 / Trouble

      ## Customers say
      - 肌が赤くなりました
      - my skin turned red

      ## Answer
      - ja: 使うのをやめて医師へ。
      - en: Stop using it and see a doctor.

      ## Then
      - hand off to general, priority urgent
      """
    ]) { $1 })
  static let general = QueueName("general")!

  /// In opening hours, with or without people.
  static func customer(staffed: Bool?) -> Customer {
    var customer = Customer(Self.dialog)
    customer.now = SmallShop.now
    if let staffed {
      customer.people = [
        general: QueueStanding(isStaffed: staffed, position: 1, waitSeconds: nil),
        QueueName("orders")!: QueueStanding(isStaffed: staffed, position: 1, waitSeconds: nil),
      ]
    }
    return customer
  }

  @Test(
    "a symptom brings the page's advice and a person at once, whatever was being asked",
    arguments: [[], ["荷物はどこですか"], ["対応が悪いです"], ReturnTests.toReason], ["かゆいです", "I got a rash"])
  func trouble(before: [String], text: String) {
    var customer = Self.customer(staffed: true)
    for line in before { customer.say(line) }
    let heard = customer.say(text)
    #expect(heard.report.taken?.intent == .skinTrouble)
    #expect(heard.texts.first?.contains("医") == true || heard.text.contains("doctor"))
    #expect(heard.handoff?.kind == .chat && heard.handoff?.priority == .urgent)
    #expect(customer.state.owner == .queued(Self.general))
  }

  @Test(
    "with nobody there, an urgent case is made before anything is asked", arguments: [true, false])
  func urgentAtOnce(inHours: Bool) {
    var customer = Self.customer(staffed: false)
    if !inHours { customer.now = SmallShop.now.adding(seconds: 6 * 3_600) }
    let heard = customer.say("肌が赤くなりました")
    #expect(heard.handoff?.kind == .case && heard.handoff?.priority == .urgent)
    #expect(heard.handoff?.intent == .skinTrouble && heard.standard.contains("urgent report"))
    #expect(heard.text.contains("H-1"))
    // The callback that follows tells how to reach the customer, and makes no second case.
    if inHours { customer.say("はい") }
    let done = customer.say(all: ["メール", "a@example.jp", "花子です", "スキップ", "はい"])
    #expect(done.records.map(\.kind) == [.callback] && done.handoff == nil)
    #expect(customer.state.handoffs.count == 1)
    let card = Self.dialog.card(
      of: [
        Entry(conversation: customer.state.id, ordinal: 0, at: customer.now, events: customer.log)
      ],
      for: customer.state.handoffs[0], earlier: [])
    #expect(card.slots.contains(SlotValue(.email, .email("a@example.jp"))))
  }

  @Test("in opening hours with nobody there, waiting or a callback is the customer's choice")
  func choice() {
    var customer = Self.customer(staffed: false)
    let heard = customer.say("担当者と話したい")
    #expect(heard.asks == "consent" && heard.choices == ["[wait]の行", "[callback]の行"])
    #expect(heard.handoff == nil)
    var waiting = customer
    #expect(waiting.say("1").handoff?.kind == .chat)
    #expect(customer.say("2").asks == "contact-preference")
  }

  @Test("whoever waits when the last agent leaves hears so, and may take a callback at any time")
  func unattended() {
    var customer = Self.customer(staffed: true)
    customer.say("担当者と話したい")
    let before = customer.log.count
    customer.give(.people(.unattended))
    let told = customer.log[before...].compactMap {
      if case .deskSaid(let line) = $0 { line } else { nil }
    }
    #expect(told.count == 1 && told[0].choices.count == 2)
    #expect(customer.state.owner == .queued(Self.general))
    // Words in between are answered by nobody, and take nothing away.
    #expect(customer.say("もしもし").lines.isEmpty)
    let taken = customer.say("2")
    #expect(taken.has(.leftLine(HandoffID(number: 1))))
    #expect(taken.asks == "contact-preference" && customer.state.owner == .desk)
  }

  @Test("nobody who does not wait is told", arguments: [true, false])
  func unattendedElsewhere(asks: Bool) {
    var customer = Self.customer(staffed: true)
    if asks { customer.say("荷物はどこですか") }
    let state = customer.state
    customer.give(.people(.unattended))
    #expect(customer.state == state)
  }

  @Test("a callback below another flow goes on where it was when people are wanted again")
  func callbackBelow() {
    var customer = Self.customer(staffed: nil)
    customer.now = SmallShop.now.adding(seconds: 6 * 3_600)
    customer.say(all: ["折り返しの連絡をください", "メール", "a@example.jp"])
    customer.say("返品したいです")
    let heard = customer.say(all: ["荷物はどこですか", "26110202", "taro@example.jp"])
    #expect(heard.text.contains("遅れています") && heard.asks == "name")
    #expect(customer.state.flows.map(\.intent) == [.callbackRequest])
    #expect(customer.state.flows.last?.referral?.queue.text == "orders")
    let done = customer.say(all: ["花子です", "スキップ", "はい"])
    #expect(done.records.map(\.kind) == [.callback] && done.handoff?.queue.text == "orders")
  }

  @Test("angry and wanting a person: one apology, and the chat is theirs")
  func angryPerson() {
    var customer = Self.customer(staffed: true)
    let heard = customer.say("ふざけるな。担当者と話したい")
    #expect(heard.standard.first == "apology" && heard.handoff?.kind == .chat)
    #expect(heard.asks == nil)
  }

  @Test("a yes to a person who is not there, while a callback is asked for, goes on with it")
  func consentInCallback() {
    var customer = Customer(Self.dialog)
    customer.say(all: ["折り返しの連絡をください", "メール", "ふざけるな"])
    #expect(customer.state.question == .consent(Self.general))
    let heard = customer.say("はい")
    #expect(heard.asks == "email" && heard.handoff == nil)
  }

  @Test("“again” with another request: the lines again, then the request")
  func againAndMore() {
    var customer = Customer(Self.dialog)
    let heard = customer.say("もう一度言って。それと荷物はどこですか")
    #expect(heard.asks == "order")
  }
}
