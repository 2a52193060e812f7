import Pages
import Testing
import Text

private let head = "# 題 / Title\n## Customers say\n- テスト\n"

private func found(_ sections: String) -> [String] {
  Shop.load(["a/page.md": head + sections]).diagnostics.map(\.check)
}

private func loads(_ sections: String) -> String {
  Shop.load(["a/page.md": head + sections]).text(.en)
}

@Test("whoever writes what the fix for an unknown fact says ends with a page without faults")
func literalFollowing() throws {
  let plain = "- ja: {product.feel}です。\n- en: It is {product.feel}.\n"
  let loaded = Shop.load(["a/page.md": head + "## Ask\n- product\n## Answer\n" + plain])
  let fix = try #require(loaded.diagnostics.first?.fix)
  for (text, mark) in [(fix.en, Character("`")), (fix.ja, "「")] {
    let inside = try #require(text.split(separator: mark).dropFirst().first)
    let heading = inside.prefix { $0 != "」" }
    #expect(
      loads("## Ask\n- product\n\(heading)\n\(plain)## Answer\n- ja: あ\n- en: a\n") == "")
  }
}

@Test(
  "a heading may say its condition with a comma before it, の apart, and `, and`",
  arguments: [
    "## Answer, when order.status is shipped", "## 回答 注文.状況 が 発送済み の とき",
    "## Answer: when order.status is shipped",
    "## Answer when order.status is shipped, and quantity is at least 1",
  ])
func lenientHeadings(heading: String) throws {
  let asks = "## Ask\n- order, verified by email\n- quantity, optional\n"
  let (page, _) = try Shop.page(
    head + asks + heading + "\n- ja: あ\n- en: a\n## Answer\n- ja: {quantity}\n- en: a\n")
  let test = try #require(page.answers.first?.condition.tests.first)
  #expect(test.left == .fact(FactName("order", "status")))
}

@Test("a question in one language only is asked in the words of slots.md in the other")
func askedAsElsewhere() throws {
  let (page, manual) = try Shop.page(
    head + "## Ask\n- reason\n  - ja: どうして。\n## Answer\n- ja: {reason}\n- en: {reason}\n")
  let line = try #require(page.ask.first)
  let slot = try #require(manual[line.slot])
  #expect(line.wording?.en == slot.ask.en)
  #expect(line.wording?.ja != slot.ask.ja)
}

@Test("one problem in a table is told once, and the slots that it tests are not called useless")
func tableFaultsAlone() {
  #expect(
    found(
      "## Ask\n- reason\n## Table T\n| resaon | ok |\n| --- | --- |\n| damaged | yes |\n"
        + "| any | no |\n## Answer when T.ok is yes\n- ja: あ\n- en: a\n"
        + "## Answer\n- ja: あ\n- en: a\n") == ["table-column"])
  #expect(
    found(
      "## Ask\n- reason\n## Table T\n| reason | ok |\n| --- | --- |\n| damaged |\n"
        + "## Answer when T.ok is yes\n- ja: {T.ok}\n- en: a\n## Answer\n- ja: あ\n- en: a\n")
      == ["table"])
}

@Test(
  "a recommendation needs a product, and a product asked for it is used",
  arguments: [
    ("## Ask\n- product\n", []), ("", ["steps"]), ("## Ask\n- product, if said\n", []),
    ("## Ask\n- photo\n", ["steps", "unused-slot"]),
  ] as [(String, [String])])
func recommending(ask: String, checks: [String]) {
  #expect(Set(found(ask + "## Answer\n- ja: あ\n- en: a\n- then recommend\n")) == Set(checks))
}

@Test("a slot asked twice is told of once")
func askedTwice() {
  #expect(
    found("## Ask\n- reason\n- reason\n## Answer\n- ja: あ\n- en: a\n").sorted()
      == ["asked-twice", "unused-slot"])
}

@Test(
  "marks of the page language in a phrase are told of, words that look like them are not",
  arguments: [
    ("swap the size -> return-start", 1), ("fr: bonjour", 1), ("jp: これ", 1),
    ("{broken}+{arrived}", 1), ("{broken} +{arrived}", 1), ("re: my order", 0), ("A+B のこと", 0),
    ("{broken} + {arrived}", 0), ("size M+", 0),
  ])
func phraseMarks(phrase: String, count: Int) {
  let page = "# 題 / Title\n## Customers say\n- \(phrase)\n## Answer\n- ja: あ\n- en: a\n"
  #expect(
    Shop.load(["a/page.md": page]).diagnostics.map(\.check).count { $0 == "phrase-mark" } == count)
}
