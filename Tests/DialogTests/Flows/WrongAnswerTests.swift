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

  @Test("who cannot even be called back hears the truth, and is not asked in a circle")
  func stuck() {
    var customer = Customer()
    let heard = customer.say(all: ["担当者と話したい", "ふ", "ふ", "ふ"])
    #expect(heard.standard == ["wrong answer, last", "no people now"])
    #expect(heard.text.contains("9:00-18:00"))
    #expect(customer.state.flows.isEmpty)
  }

  @Test("a side question does not count, and does not wipe the count")
  func sideQuestion() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "12", "34", "シャツの素材感はどんな感じですか"])
    #expect(customer.state.wrongAnswers == 2)
    #expect(customer.say("56").standard.first == "wrong answer, last")
  }
}
