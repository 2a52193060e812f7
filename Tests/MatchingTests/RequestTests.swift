import Testing
import Text

@testable import Matching

@Suite("Several requests in one message")
struct RequestTests {
  @Test(
    "each is found, in order",
    arguments: [
      ("返品の条件を教えて。あと、ギフト包装はできますか？", ["return-policy", "gift-wrap"]),
      ("how can I pay? And do you do gift wrapping?", ["payment-methods", "gift-wrap"]),
      ("配送状況を教えて。クレジットカードは使えますか。", ["order-status", "payment-methods"]),
      ("where is my order, and also can you gift wrap it", ["order-status", "gift-wrap"]),
    ])
  func several(_ raw: String, _ intents: [String]) {
    let match = SmallShop.match(raw)
    #expect(match.outcome == .match)
    #expect(match.requests.map(\.intent.text) == intents)
    let text = TestManual.text(raw)
    for request in match.requests { #expect(text[utf8: request.range] == request.text) }
    #expect(
      zip(match.requests, match.requests.dropFirst()).allSatisfy {
        $0.range.upperBound <= $1.range.lowerBound
      })
  }

  @Test(
    "what is only said beside a request is no request",
    arguments: [
      ("先週ネットで買いました。箱がつぶれて中身が出ていた", "complaint-damaged"),
      ("I have been waiting all day and my order has not come yet", "order-status"),
      ("母に贈りたいのですが、ギフト包装はできますか", "gift-wrap"),
      ("I am new here. How can I pay?", "payment-methods"),
    ])
  func besideOne(_ raw: String, _ intent: String) {
    #expect(SmallShop.match(raw).requests.map(\.intent.text) == [intent])
  }

  @Test(
    "greeting and thanks around one do not count",
    arguments: [
      "こんにちは。配送状況を教えて。ありがとうございます。", "Hello! Where is my order? Thank you so much.",
      "おはようございます！荷物がまだ来ません。よろしくお願いします", "thank you. where is my order",
    ])
  func social(_ raw: String) {
    #expect(SmallShop.match(raw).requests.map(\.intent.text) == ["order-status"])
  }

  @Test(
    "greeting and thanks alone count",
    arguments: [
      ("こんにちは", "greeting"), ("ありがとうございます！", "thanks"), ("hello", "greeting"),
      ("Thank you so much", "thanks"),
    ])
  func alone(_ raw: String, _ intent: String) {
    #expect(SmallShop.match(raw).requests.map(\.intent.text) == [intent])
  }

  @Test("parts of one intent are one request")
  func merged() {
    let match = SmallShop.match("荷物がまだ来ません。発送はいつになりますか。")
    #expect(match.requests.map(\.intent.text) == ["order-status"])
  }

  @Test("slots go with the request they stand in")
  func slots() {
    let match = SmallShop.match("配送状況を教えて。番号は26110201です。ギフト包装はできますか")
    #expect(match.slots.map(\.name.text) == ["order"])
    #expect(match.requests.count >= 1)
  }
}
