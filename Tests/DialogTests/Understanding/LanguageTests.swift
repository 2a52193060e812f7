import Conversations
import Dialog
import Testing
import Text

@Suite struct LanguageTests {
  @Test("greets in the language asked for")
  func greetsInOne() {
    #expect(Customer(language: .ja).greeting.texts == ["[greeting]の行"])
    #expect(Customer(language: .en).greeting.texts == ["<greeting>"])
    #expect(Customer(language: .en).state.language == .en)
  }

  @Test("greets in each language of the desk when none was asked for")
  func greetsInBoth() {
    #expect(Customer(language: nil).greeting.texts == ["[greeting]の行", "<greeting>"])
    #expect(Customer(language: nil).greeting.report.turn == 0)
  }

  @Test(
    "the first words decide when no language was asked for",
    arguments: [("hi", Language.en), ("hello", .en), ("はい", .ja), ("123", .ja), ("😀", .ja)])
  func firstWords(text: String, language: Language) {
    var customer = Customer(language: nil)
    customer.say(text)
    #expect(customer.state.language == language)
    var asked = Customer(language: language.other)
    asked.say("ok")
    #expect(asked.state.language == language.other)
  }

  @Test("follows the customer's language message by message")
  func follows() {
    var customer = Customer()
    #expect(customer.say("where is my parcel").texts == ["Order number?"])
    #expect(customer.say("化粧水は敏感肌でも使えますか").texts.first == "「つゆ化粧水」は使えます。刺激の少ない処方です。")
    #expect(customer.state.language == .ja)
  }

  @Test(
    "stays with the language on short words and values",
    arguments: ["26110201", "ok", "S101", "toner", "🙂", "123", "a@b.jp", "no way"])
  func staysOnShort(text: String) {
    var customer = Customer()
    customer.say("荷物はどこですか")
    customer.say(text)
    #expect(customer.state.language == .ja)
  }

  @Test("changes on a sentence, though it was not understood")
  func changesOnMiss() {
    var customer = Customer()
    customer.say("こんにちは")
    let heard = customer.say("colourless green ideas sleep furiously tonight")
    #expect(customer.state.language == .en)
    #expect(heard.text.hasPrefix("<"))
  }

  @Test("a switch in mid-flow keeps the slots and asks again in the new language")
  func midFlow() {
    var customer = Customer()
    customer.say("荷物はどこですか")
    customer.say("26110201")
    let heard = customer.say("how does Linen Shirt feel")
    #expect(
      heard.texts == ["The feel of Linen Shirt: It feels crisp.", "<identity by email or phone>"])
    #expect(customer.state.flows.last?[.order] == .order(OrderNumber("26110201")!))
    #expect(customer.say("hanako@example.jp").text.contains("26110201 is shipped"))
  }

  @Test(
    "at any question of a flow, a sentence in the other language keeps the slots and asks again in it",
    arguments: 1...6)
  func anyQuestion(told: Int) {
    let lines = ["返品したいです", "26110201", "hanako@example.jp", "1", "サイズ", "メール"]
    var customer = Customer()
    let asks = customer.say(all: Array(lines.prefix(told))).asks
    let flow = customer.state.flows.last
    let heard = customer.say("how does Linen Shirt feel")
    #expect(customer.state.language == .en && heard.asks == asks)
    #expect(customer.state.flows.last?.filled == flow?.filled)
    #expect(
      heard.texts.allSatisfy { text in
        !text.unicodeScalars.contains { (0x3041...0x3096).contains($0.value) }
      })
    // Short words keep it; a sentence changes it back.
    customer.say("26110201")
    #expect(customer.state.language == .en)
    #expect(customer.say("麻シャツの手ざわりを教えてください").asks != nil)
    #expect(customer.state.language == .ja)
  }
}
