import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct MoodTests {
  @Test(
    "anger alone: one apology and the offer of a person, no miss",
    arguments: ["ふざけるな", "I am fed up!", "ばかやろう"])
  func alone(text: String) {
    var customer = Customer()
    let heard = customer.say(text)
    #expect(heard.standard == ["apology", "offer a person"])
    #expect(heard.asks == "consent" && heard.report.miss == 0)
    #expect(customer.say("はい").asks == "contact-preference")
  }

  @Test("apologises once in a conversation")
  func once() {
    var customer = Customer()
    customer.say("ふざけるな")
    for text in ["ふざけるな", "ばかやろう", "I am fed up!"] {
      #expect(!customer.say(text).standard.contains("apology"))
    }
    #expect(customer.state.mood == .abusive)
    customer.say("ふざけるな")
    #expect(customer.state.mood == .abusive)
  }

  @Test("an angry request is taken up, the person offered beside it")
  func request() {
    var customer = Customer()
    let heard = customer.say("ふざけるな。荷物はどこですか")
    #expect(heard.standard.first == "apology" && heard.asks == "order")
    #expect(heard.choices.contains("担当者"))
    #expect(customer.say("担当者").asks == "contact-preference")
  }

  @Test("an angry question is answered, then the person offered")
  func question() {
    var customer = Customer()
    let heard = customer.say("ふざけるな。化粧水は敏感肌でも使えますか")
    #expect(heard.texts.count == 3 && heard.asks == "consent")
    #expect(heard.text.contains("使えます"))
  }

  @Test("anger in a flow is no wrong answer; a no goes on where it was")
  func inFlow() {
    var customer = Customer()
    customer.say(all: ["荷物はどこですか", "26110201"])
    let heard = customer.say("ふざけるな")
    #expect(heard.standard == ["apology", "offer a person"])
    #expect(customer.state.wrongAnswers == 0)
    let no = customer.say("いいえ")
    #expect(no.asks == "identity" && no.standard.first == "person declined")
  }

  @Test(
    "abuse, threats and symptoms are marked",
    arguments: [
      ("ばかやろう", Mark.abuse), ("消費者センターに言います", .threat), ("I will call my lawyer", .threat),
      ("かゆい", .health),
    ])
  func marks(text: String, mark: Mark) {
    var customer = Customer()
    customer.say(text)
    customer.say(text)
    #expect(customer.state.marks == [mark])
  }

  @Test(
    "a threat or abuse raises the priority of the case by one step",
    arguments: [("こんにちは", Priority.low), ("消費者センターに言います", .normal), ("ばかやろう", .normal)])
  func raises(before: String, priority: Priority) {
    var customer = Customer()
    customer.say(before)
    let done = customer.say(all: ["対応が悪いです", "待たされた", "はい"])
    #expect(done.handoff?.priority == priority)
  }
}
