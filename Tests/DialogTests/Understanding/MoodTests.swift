import Conversations
import Dialog
import Matching
import Pages
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

  /// A shop where words of anger stand near a page's own.
  static let near = TestShop.make([
    "complaints/complaint-service.md": """
    # 対応への苦情 / Complaint

    ## Customers say
    - ふざけるな対応だ
    - ふざけるなと言いたい対応です
    - your service makes me fed up
    - fed up with your service

    ## Answer
    - ja: 苦情を伺います。
    - en: I note the complaint.
    """
  ])

  @Test(
    "only anger is no page's, however near its words stand; what names a thing is",
    arguments: [
      ("ふざけるな", true), ("もう、ふざけるなよ！", true), ("I am fed up!!", true), ("I'm so fed up", true),
      ("ふざけるな対応だ", false), ("fed up with your service", false),
    ])
  func noPage(text: String, isAlone: Bool) {
    let today = SmallShop.today
    let words = SafeText.clean(customer: text).text
    #expect(Self.near.matcher.isOnlyMood(words, today: today) == isAlone)
    var customer = Customer(Self.near)
    let heard = customer.say(text)
    #expect(heard.standard.first == "apology")
    #expect(heard.standard == ["apology", "offer a person"])
    #expect(heard.texts.contains { $0.contains("苦情") || $0.contains("complaint") } == !isAlone)
    #expect(heard.asks == "consent" && heard.report.miss == 0)
  }

  @Test("anger alone once more: the person again, no apology, no page, no miss")
  func again() {
    var customer = Customer(Self.near)
    customer.say("ふざけるな")
    for text in ["ふざけるな", "I am fed up", "ばかやろう"] {
      let heard = customer.say(text)
      #expect(heard.standard == ["offer a person"] && heard.asks == "consent", "\(heard.texts)")
      #expect(heard.report.miss == 0)
    }
  }

  @Test("calm words are no anger", arguments: ["荷物はどこですか", "", "。。。", "what can you do"])
  func calm(text: String) {
    #expect(
      !Self.near.matcher.isOnlyMood(SafeText.clean(customer: text).text, today: SmallShop.today))
  }

  @Test(
    "a sentence that tells what others said makes nobody angry, by the shop's own words",
    arguments: [
      ("ふざけるなという口コミを見ました", Mood.calm), ("a REVIEW SAID it was idiot", .calm),
      ("ふざけるなという評判です", .angry), ("ふざけるなという口コミ。ふざけるな", .angry),
    ])
  func hearsay(text: String, mood: Mood) {
    var customer = Customer()
    customer.say(text)
    #expect(customer.state.mood == mood)
  }

  @Test("a shop without words for it takes all anger for the customer's own")
  func noHearsay() {
    var words = ""
    for file in SmallShop.files() where file.path == "words.md" {
      words = String(decoding: file.bytes, as: UTF8.self)
    }
    let list = "- という口コミ, と聞きまし, review said"
    #expect(words.contains(list))
    var customer = Customer(TestShop.make(["words.md": words.replacing(list, with: "- という噂*")]))
    customer.say("ふざけるなという噂です")
    #expect(customer.state.mood == .calm)
    customer.say("ふざけるなという口コミを見ました")
    #expect(customer.state.mood == .angry)
  }
}
