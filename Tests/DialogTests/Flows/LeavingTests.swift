import Conversations
import Dialog
import TestManuals
import Testing
import Text

@Suite struct LeavingTests {
  static let dialog = TestShop.make([
    "desk/goodbye.md": """
    # さようなら / Goodbye

    ## Customers say
    - さようなら
    - goodbye

    ## Answer
    - ja: またどうぞ。
    - en: Come again.
    """
  ])

  @Test("who says goodbye is let go; what was told is said not to be saved")
  func goodbye() {
    var customer = Customer(Self.dialog)
    customer.say("荷物はどこですか")
    #expect(customer.say("さようなら").texts.first == "またどうぞ。")
    #expect(customer.state.flows.isEmpty && customer.state.question == .rating)
    customer.say(all: ["荷物はどこですか", "26110201"])
    let heard = customer.say("さようなら")
    #expect(heard.standard == ["cancelled"] && heard.texts.last == "またどうぞ。")
    #expect(customer.state.flows.isEmpty && customer.state.question == nil)
  }

  @Test("thanks in a flow are answered, and the question is asked again")
  func thanks() {
    var customer = Customer(Self.dialog)
    customer.say("荷物はどこですか")
    #expect(customer.say("ありがとうございます").asks == "order")
  }
}
