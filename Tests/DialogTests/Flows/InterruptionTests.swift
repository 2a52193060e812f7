import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

@Suite struct InterruptionTests {
  /// Every page of the shop that only answers, as one may be asked.
  static let sides = [
    "シャツの素材感はどんな感じですか", "化粧水は敏感肌でも使えますか", "クリームは敏感肌でも使えますか",
    "how does Linen Shirt feel", "can I use Dew Toner on sensitive skin", "こんにちは", "ありがとうございます",
    "thank you", "何ができますか", "what can you do",
  ]
  /// Ways to every open question.
  static let opens: [[String]] = [
    ["荷物はどこですか"], ["荷物はどこですか", "26110201"], ["この化粧品は敏感肌でも使えますか"],
    ["where is my parcel", "26110201", "wrong@example.jp"],
    ReturnTests.toProduct, ReturnTests.toReason, ReturnTests.toReason + ["大きい"],
    ReturnTests.toConfirm, ["担当者と話したい"], ["担当者と話したい", "メール", "a@example.jp"],
    ["対応が悪いです"],
  ]

  @Test(
    "a side question is answered and the open one put again once, the slots untouched",
    arguments: opens, sides)
  func answeredAndAskedAgain(open: [String], side: String) {
    var customer = Customer()
    customer.say(all: open)
    let before = customer.state
    let heard = customer.say(side)
    // The open page itself, asked anew with the product: that is an answer.
    if heard.report.taken?.intent == before.flows.last?.intent {
      #expect(customer.state.flows.isEmpty && heard.texts.count == 1)
      return
    }
    #expect(heard.report.taken != nil)
    #expect(customer.state.flows == before.flows)
    #expect(customer.state.question == before.question)
    #expect(heard.events.count { if case .asked = $0 { true } else { false } } == 1)
    #expect(heard.texts.count >= 2)
    // Once more, to see that nothing piles up.
    customer.say(side)
    #expect(customer.state.flows == before.flows && customer.state.question == before.question)
  }

  @Test(
    "another flow is taken up; at its end the desk asks whether to go on with the first",
    arguments: [("はい", "order"), ("いいえ", nil), ("ok", nil)])
  func another(answer: String, asks: String?) {
    var customer = Customer()
    customer.say("荷物はどこですか")
    #expect(customer.say("対応が悪いです").asks == "reason")
    #expect(customer.state.flows.map(\.intent.text) == ["order-status", "complaint-service"])
    customer.say("待たされたこと")
    let done = customer.say("はい")
    #expect(done.records.map(\.kind) == [.complaint])
    #expect(done.asks == "resume" && done.standard == ["go on with the first"])
    #expect(done.text.contains("注文の状況"))
    let heard = customer.say(answer)
    if answer != "ok" { #expect(heard.asks == asks) }
    if answer == "いいえ" {
      #expect(heard.standard == ["first left alone"] && customer.state.flows.isEmpty)
    }
  }

  @Test("what the first flow waits for may be told instead of a yes")
  func toldInstead() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "対応が悪いです", "やめます"])
    #expect(customer.state.question == .resume)
    #expect(customer.say("26110201").asks == "identity")
  }

  @Test("words that say nothing leave the offer open")
  func nothingSaid() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "対応が悪いです", "やめます"])
    let heard = customer.say("ふにゃふにゃ")
    #expect(heard.report.miss == 1 && heard.asks == "resume")
  }

  @Test("flows never pile up: one that waits is taken up where it was")
  func noPile() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201"])
    for _ in 0..<5 {
      customer.say("返品したいです")
      customer.say("荷物はどこですか")
    }
    #expect(customer.state.flows.map(\.intent.text) == ["return-start", "order-status"])
    #expect(customer.state.question == .identity)
    #expect(customer.state.flows.last?[.order] == .order(OrderNumber("26110201")!))
  }

  @Test("several requests in one message are taken up in order")
  func several() {
    var customer = Customer()
    let heard = customer.say("化粧水は敏感肌でも使えますか。それとシャツの素材感はどんな感じですか")
    #expect(heard.report.requests.map(\.text) == ["product-skin-sensitivity", "product-feel"])
    #expect(heard.report.taken?.intent.text == "product-skin-sensitivity")
    #expect(heard.texts.first?.contains("つゆ化粧水") == true)
    #expect(heard.standard == ["several requests"])
    #expect(heard.texts.last == "麻シャツの手ざわり: さらりとしています。")
    #expect(customer.state.flows.isEmpty)
  }

  @Test("a request waits while the one before it still asks")
  func waits() {
    var customer = Customer()
    let heard = customer.say("荷物はどこですか。それとシャツの素材感はどんな感じですか")
    #expect(heard.asks == "order")
    let told = customer.say(all: ["26110201", "hanako@example.jp"])
    #expect(told.texts.last == "麻シャツの手ざわり: さらりとしています。")
    #expect(customer.state.flows.isEmpty)
  }

  @Test(
    "“again” says the lines of the last turn, with its question and choices",
    arguments: [["こんにちは"], ["荷物はどこですか"], ReturnTests.toProduct, ReturnTests.toConfirm])
  func again(texts: [String]) {
    var customer = Customer()
    let last = customer.say(all: texts)
    let state = customer.state
    let heard = customer.say("もう一度言って")
    #expect(heard.lines == last.lines)
    #expect(heard.asks == last.asks && heard.report.taken?.intent == .repeat)
    #expect(customer.state.flows == state.flows)
    #expect(customer.say("say that again").lines == last.lines)
  }
}
