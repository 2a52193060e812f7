import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// A whole flow with a record: order, product of the order, an optional reason, a choice.
@Suite struct ReturnTests {
  static let toProduct = ["返品したいです", "26110201", "hanako@example.jp"]
  static let toReason = toProduct + ["麻シャツ"]
  static let toConfirm = toReason + ["大きすぎた", "メール"]

  func at(_ texts: [String]) -> Customer {
    var customer = Customer()
    customer.say(all: texts)
    return customer
  }

  @Test("says the first words once, offers the items of the order, reads back and records")
  func whole() {
    var customer = Customer()
    #expect(customer.say("返品したいです").texts == ["返品ですね。", "注文番号は？"])
    customer.say("26110201")
    let product = customer.say("hanako@example.jp")
    #expect(product.asks == "product")
    #expect(product.choices == ["つゆ化粧水", "麻シャツ"])
    let reason = customer.say("2")
    #expect(reason.asks == "reason")
    #expect(reason.choices == ["[skip]の行"])
    #expect(customer.say("大きすぎた").choices == ["メール", "お電話"])
    let back = customer.say("メール")
    #expect(back.asks == "confirm")
    #expect(back.standard == ["read back"])
    #expect(back.text.contains("注文: 26110201\n商品: 麻シャツ\n理由: 大きすぎた\nご連絡方法: メール"))
    #expect(back.records.isEmpty)
    let done = customer.say("はい")
    #expect(done.texts == ["返品番号はX-1です。"])
    #expect(done.records.map(\.kind) == [.return])
    #expect(
      done.records.first?.fields.map(\.slot.text) == [
        "order", "product", "reason", "contact-preference",
      ])
    #expect(done.handoff?.kind == .case)
    #expect(done.handoff?.queue.text == "orders" && done.handoff?.priority == .high)
    #expect(done.handoff?.due == Timestamp("2026-11-22T11:00+09:00"))
    #expect(customer.state.flows.isEmpty && customer.numbers == NextNumbers(handoff: 2, record: 2))
  }

  @Test(
    "an offered value is taken by number, full-width number, label or words",
    arguments: ["2", "２", "２番", "2番目でお願いします", "麻シャツ", "シャツの方", "the second one", "the last one"])
  func choices(text: String) {
    var customer = at(Self.toProduct)
    #expect(customer.say(text).asks == "reason")
    #expect(customer.state.flows.last?[.product] == .product(SKU("C201")!))
  }

  @Test("a product that is not in the order is a wrong answer", arguments: ["ばらクリーム", "3", "クリーム"])
  func notInOrder(text: String) {
    var customer = at(Self.toProduct)
    let heard = customer.say(text)
    #expect(heard.asks == "product" && heard.standard == ["wrong answer"])
    #expect(heard.choices == ["つゆ化粧水", "麻シャツ"])
  }

  @Test("a product named before that is not in the order is asked for")
  func namedBefore() {
    var customer = Customer()
    customer.say("クリームは敏感肌でも使えますか")
    let heard = customer.say(all: Self.toProduct)
    #expect(heard.asks == "product")
  }

  @Test("an optional slot is left out", arguments: ["スキップ", "飛ばして", "skip", "[skip]の行"])
  func skips(text: String) {
    var customer = at(Self.toReason)
    #expect(customer.say(text).asks == "contact-preference")
    let back = customer.say("電話")
    #expect(back.asks == "confirm" && !back.text.contains("理由"))
    #expect(customer.say("はい").records.first?.fields.count == 3)
  }

  @Test(
    "any other cannot be skipped", arguments: [["返品したいです"], ["返品したいです", "26110201"], toProduct])
  func cannotSkip(texts: [String]) {
    var customer = at(texts)
    let question = customer.state.question
    #expect(customer.say("スキップ").standard.first == "cannot skip")
    #expect(customer.state.question == question && customer.state.wrongAnswers == 0)
  }

  @Test(
    "a no asks what to change, the new value is read back, and only a yes records",
    arguments: [["お電話"], ["2番目で", "麻シャツ"], ["ご連絡方法", "電話"], ["ご連絡方法を変えたい", "お電話"]])
  func changes(texts: [String]) {
    var customer = at(Self.toConfirm)
    let what = customer.say("いいえ")
    #expect(what.standard == ["change what"] && what.asks == "confirm")
    #expect(what.choices == ["注文", "商品", "理由", "ご連絡方法"])
    var heard = what
    for text in texts {
      heard = customer.say(text)
      #expect(heard.records.isEmpty)
    }
    #expect(heard.asks == "confirm" && heard.standard.last == "read back")
    #expect(customer.say("はい").records.count == 1)
  }

  @Test("a yes to “what shall I change” records nothing", arguments: ["はい", "いいえ"])
  func yesToWhat(text: String) {
    var customer = at(Self.toConfirm + ["いいえ"])
    let heard = customer.say(text)
    #expect(heard.records.isEmpty && heard.standard == ["read back"] && heard.asks == "confirm")
  }

  @Test(
    "a correction at any point ends as if it had been said at once",
    arguments: [
      (toProduct, "やっぱり26110203です kanaria@example.jp"),
      (toReason, "やっぱり26110203です kanaria@example.jp"),
      (toConfirm, "やっぱり26110203です kanaria@example.jp"),
      (toConfirm, "番号は26110203です。kanaria@example.jp"),
    ])
  func corrects(texts: [String], correction: String) throws {
    var late = at(texts)
    late.say(correction)
    var early = at(["返品したいです", "26110203", "kanaria@example.jp"])
    let rest = ["麻シャツ", "大きすぎた", "メール"]
    early.say(all: rest)
    for text in rest.dropFirst(texts.count - 3) { late.say(text) }
    let (a, b) = (late.say("はい"), early.say("はい"))
    #expect(a.records == b.records && a.records.count == 1)
    #expect(a.texts == b.texts)
  }

  @Test("a correction names the new value and keeps everything else")
  func namesValue() {
    var customer = at(Self.toReason + ["大きすぎた", "メール"])
    let heard = customer.say("やっぱり電話で")
    #expect(heard.standard.first == "corrected")
    #expect(heard.texts.first?.contains("ご連絡方法 お電話") == true)
    #expect(heard.asks == "confirm")
    #expect(customer.state.flows.last?.filled.count == 5)
  }

  @Test("words of a reason do not change what was said before")
  func reasonIsWords() {
    var customer = at(Self.toReason)
    customer.say("化粧水とまちがえて買ったため")
    #expect(customer.state.flows.last?[.product] == .product(SKU("C201")!))
  }

  @Test(
    "cancelling records nothing, at any point",
    arguments: [toProduct, toReason, toConfirm, toConfirm + ["いいえ"]])
  func cancels(texts: [String]) {
    var customer = at(texts)
    let heard = customer.say("やめます")
    #expect(heard.standard == ["cancelled"])
    #expect(heard.records.isEmpty && customer.state.records.isEmpty)
    #expect(customer.state.flows.isEmpty && customer.state.question == nil)
    #expect(customer.say("はい").records.isEmpty)
  }

  @Test("cancelling after a record says that the record stays")
  func cancelsAfterRecord() {
    var customer = at(Self.toConfirm + ["はい", "返品したいです"])
    let heard = customer.say("never mind")
    #expect(heard.standard == ["cancelled after a record"] && heard.text.contains("X-1"))
    #expect(customer.state.records.count == 1)
  }

  @Test("with nothing under way there is nothing to cancel; starting over always works")
  func nothing() {
    var customer = Customer()
    #expect(customer.say("やめます").standard == ["nothing to cancel"])
    #expect(customer.say("最初から").standard == ["started over"])
    customer.say(all: Self.toReason)
    #expect(customer.say("start over").standard == ["started over"])
    #expect(customer.state.flows.isEmpty)
  }
}
