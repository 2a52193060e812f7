import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct WrongAnswerTests {
  @Test(
    "says what is needed with an example; the third goes to people",
    arguments: [
      (["荷物はどこですか"], "12", "注文", "26110201"),
      (["この化粧品は敏感肌でも使えますか"], "ふにゃふにゃ", "商品", "化粧水"),
      (["荷物はどこですか", "26110201"], "ふにゃふにゃ", "メールアドレス", "hanako@example.jp"),
      (["担当者と話したい"], "ふにゃふにゃ", "ご連絡方法", "メール"),
    ])
  func ladder(before: [String], text: String, title: String, example: String) {
    var customer = Customer()
    let asks = customer.say(all: before).asks
    for _ in 1...2 {
      let heard = customer.say(text)
      #expect(heard.standard == ["wrong answer"])
      #expect(heard.text.contains("\(title) \(example)"))
      #expect(heard.asks == asks && heard.report.miss == 0)
    }
    let third = customer.say(text)
    #expect(third.standard.first == "wrong answer, last")
  }

  @Test("the third wrong answer begins a callback for people")
  func handsOver() {
    var customer = Customer()
    let third = customer.say(all: ["荷物はどこですか", "12", "34", "56"])
    #expect(third.asks == "contact-preference")
    #expect(third.referral == Referral(queue: QueueName("general")!, priority: nil, intent: nil))
    #expect(customer.state.flows.map(\.intent) == [.humanAgent])
    let done = customer.say(all: ["メール", "hanako@example.jp", "花子です", "スキップ", "はい"])
    #expect(done.records.map(\.kind) == [.callback])
    #expect(done.handoff?.queue.text == "general" && done.handoff?.kind == .case)
  }

  @Test("a right answer starts the count anew")
  func rightAnswer() {
    var customer = Customer()
    customer.say(all: ["返品したいです", "12", "34", "26110201", "hanako@example.jp"])
    #expect(customer.say("ふにゃ").standard == ["wrong answer"])
    #expect(customer.say("ふにゃ").standard == ["wrong answer"])
  }

  @Test("who cannot even be called back is answered by people: a case is opened")
  func stuck() {
    var customer = Customer()
    let heard = customer.say(all: ["担当者と話したい", "ふ", "ふ", "ふ"])
    #expect(heard.standard == ["wrong answer, last", "passed on"])
    #expect(heard.handoff?.kind == .case && heard.handoff?.queue.text == "general")
    // When people leave on the next day.
    #expect(heard.handoff?.due == Timestamp("2026-11-22T18:00+09:00"))
    #expect(customer.state.flows.isEmpty && customer.state.question == nil)
    #expect(customer.state.owner == .desk)
  }

  @Test("the case keeps the queue and the priority that people were wanted with")
  func stuckReferral() {
    var customer = Customer()
    let delayed = customer.say(all: ["荷物はどこですか", "26110202", "taro@example.jp"])
    #expect(delayed.referral?.queue.text == "orders")
    let heard = customer.say(all: ["ふ", "ふ", "ふ"])
    #expect(heard.handoff?.queue.text == "orders" && heard.handoff?.priority == .high)
    #expect(heard.handoff?.intent?.text == "order-status")
  }

  @Test("asked about the same order again, the callback goes on where it was")
  func callbackGoesOn() {
    var customer = Customer()
    // The address that proved the order is not asked for twice.
    let open = customer.say(all: ["荷物はどこですか", "26110202", "taro@example.jp", "メール"])
    #expect(open.asks == "name")
    let before = customer.state.flows
    let heard = customer.say("荷物はどこですか")
    #expect(heard.text.contains("遅れています") && heard.asks == "name")
    #expect(heard.handoff == nil && customer.state.flows == before)
  }

  @Test(
    "an address or a number given where mail or phone is asked says which",
    arguments: [
      ("hanako@example.jp", "mail", "email"), ("090-1234-5678", "phone", "phone"),
    ])
  func impliedChoice(text: String, choice: String, slot: String) {
    var customer = Customer()
    let heard = customer.say(all: ["担当者と話したい", text])
    #expect(heard.asks == "name")
    let flow = customer.state.flows.last
    #expect(flow?[SlotName("contact-preference")!] == .choice(ChoiceID(choice)!))
    #expect(flow?[SlotName(slot)!] != nil)
  }

  @Test(
    "a no answers no question but yes or no",
    arguments: [
      ["荷物はどこですか"], ["荷物はどこですか", "26110201"], ["担当者と話したい"], ["対応が悪いです"],
    ])
  func no(before: [String]) {
    var customer = Customer()
    let asks = customer.say(all: before).asks
    let heard = customer.say("いいえ")
    #expect(heard.standard == ["wrong answer"] && heard.asks == asks)
    #expect(customer.say("やめます").standard == ["cancelled"])
  }

  @Test("a no leaves out what may be left out")
  func noSkips() {
    var customer = Customer()
    customer.say(all: ReturnTests.toReason)
    #expect(customer.say("いいえ").asks == "contact-preference")
  }

  @Test("a side question does not count, and does not wipe the count")
  func sideQuestion() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "12", "34", "シャツの素材感はどんな感じですか"])
    #expect(customer.state.wrongAnswers == 2)
    #expect(customer.say("56").standard.first == "wrong answer, last")
  }
}
