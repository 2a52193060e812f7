import Pages
import Testing
import Text

@testable import Matching

@Suite("The same pages and words always match the same")
struct DeterminismTests {
  static let messages = [
    "荷物っていつ届くの", "返品の送料", "カード", "箱が割れて届いた", "where's my stuff", "pay cash", "present", "26110201",
    "返品の条件を教えて。あと、ギフト包装はできますか？", "ローズローションの瓶にひび", "hello, broken bottle",
  ]

  @Test("a second build gives the same bits")
  func again() {
    let second = Matcher(SmallShop.manual())
    for raw in Self.messages { #expect(SmallShop.match(raw) == SmallShop.match(raw, second)) }
  }

  @Test("the order of pages and phrases changes nothing")
  func order() {
    let turned = SmallShop.pages.reversed().map { ($0.id, Array($0.phrases.reversed())) }
    let second = Matcher(SmallShop.manual(turned))
    for raw in Self.messages { #expect(SmallShop.match(raw) == SmallShop.match(raw, second)) }
  }
}
