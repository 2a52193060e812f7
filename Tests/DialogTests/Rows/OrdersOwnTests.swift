import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

/// `email, or the order's`: what the proved order has is offered for a yes, and is never shown
/// before.
@Suite struct OrdersOwnTests {
  static let dialog: DialogManager = {
    var pages = SmallShop.peoplePages
    pages["desk/callback-request.md"] = """
      # 折り返し / Call me back

      ## Customers say
      - 折り返しの連絡をください
      - get back to me later

      ## Ask
      - contact-preference
      - email, or the order's, when contact-preference is mail
      - phone, or the order's, when contact-preference is phone
      - name, or the order's
      - address, or the order's
        - ja: こちらのご住所でよろしいですか？
        - en: Is this the address?

      ## Answer
      - ja: {record.number}。
      - en: {record.number}.

      ## Then
      - record callback
      - report to general, within 1 day
      """
    pages["slots.md"] =
      SmallShop.slots + """


        ## address / お届け先 / address
        - kind: address
        - ask ja: お届け先は？
        - ask en: Where to?
        - example ja: 東京都渋谷区1-2-3
        - example en: 1-2-3 Shibuya, Tokyo
        """
    return TestShop.make(pages)
  }()
  static let proved = ["荷物はどこですか", "26110201", "hanako@example.jp"]

  @Test("each is offered for a yes once the order's customer is proved")
  func offered() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.proved)
    let mail = customer.say(all: ["折り返しの連絡をください", "メール"])
    #expect(mail.standard == ["the order's own"] && mail.text.contains("hanako@example.jp"))
    #expect(mail.asks == "email" && mail.choices == ["hanako@example.jp"])
    let name = customer.say("はい")
    #expect(name.asks == "name" && name.text.contains("かなりあ 26110201"))
    let address = customer.say("はい")
    // The page's own words ask the same.
    #expect(address.texts == ["こちらのご住所でよろしいですか？"] && address.choices == ["ひみつ町1-2-3"])
    let back = customer.say("1")
    #expect(back.asks == "confirm" && back.text.contains("ひみつ町1-2-3"))
  }

  @Test("the phone as well, in English")
  func phone() {
    var customer = Customer(Self.dialog, language: .en)
    customer.say(all: ["where is my parcel", "26110201", "hanako@example.jp"])
    let heard = customer.say(all: ["get back to me later", "phone"])
    #expect(heard.asks == "phone" && heard.standard == ["the order's own"])
    #expect(customer.say("yes").asks == "name")
    #expect(customer.state.flows.last?[.phone] == .phone("09012345678"))
  }

  @Test(
    "a no asks for another, which is no wrong answer; another told at once is taken",
    arguments: ["いいえ", "no thanks"])
  func other(no: String) {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.proved + ["折り返しの連絡をください", "メール"])
    var direct = customer
    let heard = customer.say(no)
    #expect(heard.texts == ["メールアドレスは？"] && heard.asks == "email" && heard.choices.isEmpty)
    #expect(customer.state.wrongAnswers == 0)
    #expect(customer.say("b@example.jp").asks == "name")
    #expect(customer.state.flows.last?[.email] == .email("b@example.jp"))
    #expect(direct.say("b@example.jp にしてください").asks == "name")
    #expect(direct.state.flows.last?[.email] == .email("b@example.jp"))
  }

  @Test(
    "before identity nothing of the order is shown; the slot's own words ask",
    arguments: [
      [], ["荷物はどこですか", "26110201"], ["荷物はどこですか", "26110201", "taro@example.jp"],
    ])
  func never(before: [String]) {
    var customer = Customer(Self.dialog)
    for line in before { customer.say(line) }
    var said = ""
    for line in ["折り返しの連絡をください", "メール", "c@example.jp", "花子です", "東京都渋谷区1-2-3"] {
      let heard = customer.say(line)
      said += heard.text + heard.choices.joined()
      #expect(heard.standard.allSatisfy { $0 != "the order's own" })
    }
    #expect(!said.contains("ひみつ") && !said.contains("かなりあ"))
    #expect(said.contains("お届け先は？"))
  }

  @Test("what proved the order is offered to whoever is called back, not taken for granted")
  func referred() {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: ["荷物はどこですか", "26110202", "taro@example.jp", "メール"])
    #expect(heard.asks == "email" && heard.text.contains("taro@example.jp"))
  }

  @Test("an order that lacks it offers nothing")
  func lacking() {
    var customer = Customer(Self.dialog)
    let heard = customer.say(all: ["荷物はどこですか", "26110202", "taro@example.jp", "電話"])
    #expect(heard.asks == "phone" && heard.texts == ["電話番号は？"])
  }
}
