import Pages
import Testing
import Text

/// A page whose one answer says `text` in both languages.
private func said(
  _ text: String, _ language: Language, _ values: [Term: Value] = [:]
) throws -> Result<String, MissingTerm> {
  let (page, manual) = try Shop.page(
    """
    # 題 / Title
    ## Customers say
    - テスト
    ## Ask
    - order, verified by email
    - product
    - resolution
    - reason
    - photo
    ## Answer
    - ja: \(text)
    - en: \(text)
    - then record return
    - then report to returns
    """)
  let facts = PageFacts(page: page, manual: manual, base: Known(values: values))
  let block = try #require(page.answer(for: facts, manual: manual))
  let answer = try #require(block.wording.text(in: language, turn: 0))
  return answer.written(in: language, facts: facts, manual: manual)
}

private let promised = Known.fact("order", "promised_date")

@Test(
  "dates in the form of the language, the year only when it is another",
  arguments: [
    ("2026-11-24", "{order.promised_date}", "11月24日（火）", "Tuesday, 24 November"),
    ("2027-01-05", "{order.promised_date}", "2027年1月5日（火）", "Tuesday, 5 January 2027"),
    ("2026-11-13", "{order.promised_date + 8 days}", "11月21日（土）", "Saturday, 21 November"),
    ("2026-11-13", "{注文.お届け予定日＋desk.return_days}", "11月21日（土）", "Saturday, 21 November"),
    ("2026-11-13", "{order.promised_date - 13 日}", "10月31日（土）", "Saturday, 31 October"),
    ("2026-11-13", "｛order.promised_date｝", "11月13日（金）", "Friday, 13 November"),
  ])
func dates(date: String, text: String, ja: String, en: String) throws {
  let values: [Term: Value] = [promised: .date(try day(date))]
  #expect(try said(text, .ja, values) == .success(ja))
  #expect(try said(text, .en, values) == .success(en))
}

@Test("amounts, spans, products, ids and lists are written in the language of the answer")
func values() throws {
  let values: [Term: Value] = [
    Known.slot("product"): .product(try #require(SKU("lotion-1"))),
    Known.slot("resolution"): try choice("return"),
    Known.slot("photo"): .flag(false),
    Known.slot("order"): .order(try #require(OrderNumber("26110201"))),
    Known.fact("order", "status"): try choice("out-for-delivery"),
    Known.fact("order", "items"): .list([
      .product(try #require(SKU("lotion-1"))), .product(try #require(SKU("soap-1"))),
      .product(try #require(SKU("knit-1"))),
    ]),
    Known.fact("record", "number"): .text(SafeText(shop: "X-7")),
  ]
  func both(_ text: String) throws -> [String] {
    try Language.allCases.map { try said(text, $0, values).get() }
  }
  #expect(try both("{product}") == ["すみれ化粧水", "Violet Lotion"])
  #expect(try both("{product.price}") == ["1,980円", "1,980 yen"])
  #expect(try both("{product.category}") == ["化粧品", "cosmetics"])
  #expect(try both("{desk.return_days}/{desk.refund_days}") == ["8日/7～10日", "8 days/7 to 10 days"])
  #expect(try both("{resolution}") == ["返品・返金", "return for a refund"])
  #expect(try both("{order.status}") == ["配達中", "out for delivery"])
  #expect(
    try both("{order.items}")
      == ["すみれ化粧水、あわ石けん、もみニット", "Violet Lotion, Foam Soap and Momi Knit"])
  #expect(try both("{photo}") == ["いいえ", "no"])
  #expect(try both("{order} {record.number}") == ["26110201 X-7", "26110201 X-7"])
  #expect(try both("{desk.name}") == ["はなもみ堂", "Hanamomi"])
  #expect(try both("{cart.total}") == ["2,530円", "2,530 yen"])
  #expect(try both("\\{order\\} (a|b) … [c]") == ["{order} (a|b) … [c]", "{order} (a|b) … [c]"])
}

@Test("a blank that is not known is named, and nothing is said by half")
func missingTerm() throws {
  #expect(try said("x {order.promised_date}", .ja) == .failure(MissingTerm(promised)))
}

@Test("a table's cells and a list's products")
func cellsAndLists() throws {
  let loaded = Shop.load(["a/rules.md": GoodPages.rules, "a/page.md": GoodPages.damaged])
  let manual = try #require(loaded.manual)
  let page = try #require(IntentID("rules").flatMap { manual[$0] })
  let lotion = Value.product(try #require(SKU("lotion-1")))
  func facts(_ values: [Term: Value]) -> PageFacts<Known> {
    PageFacts(page: page, manual: manual, base: Known(values: values))
  }
  let allowed = Term.cell(table: "返品", column: "可否")
  let postage = Term.cell(table: "返品", column: "送料")
  let opened: [Term: Value] = [
    Known.slot("product"): lotion, Known.slot("condition"): try choice("opened"),
  ]
  #expect(facts(opened).value(of: allowed) == .words(Bilingual(ja: "できない", en: "できない")))
  #expect(facts(opened).value(of: postage) == nil)
  #expect(facts([:]).value(of: allowed) == nil)
  #expect(page.answer(for: Known(values: opened), manual: manual) == page.answers[1])
  let broken: [Term: Value] = [Known.slot("reason"): try choice("damaged")]
  #expect(page.answer(for: Known(values: broken), manual: manual) == page.answers[2])
  #expect(
    page.answer(for: Known(values: broken, today: try day("2028-01-01")), manual: manual)
      == page.answers[3])
  #expect(
    page.answer(for: Known(values: broken, today: try day("2027-12-31")), manual: manual)
      == page.answers[2])
  #expect(
    facts([:]).value(of: .list("やわらかい物"))
      == .list([lotion, .product(try #require(SKU("knit-1")))]))
}

@Test("variants of one language take turns", arguments: [(0, "い"), (1, "ろ"), (2, "い"), (-1, "ろ")])
func variantsTakeTurns(turn: Int, expected: String) throws {
  let (page, manual) = try Shop.page(
    """
    # 題 / Title
    ## Customers say
    - テスト
    ## Answer
    - ja: い
    - ja: ろ
    - en: a
    """)
  let text = try #require(page.answers[0].wording.text(in: .ja, turn: turn))
  #expect(text.written(in: .ja, facts: Known(), manual: manual) == .success(expected))
}

@Test("an indented line goes on with its break, a blank line between two is kept")
func continuationLines() throws {
  let (page, manual) = try Shop.page(
    "# 題 / Title\n## Customers say\n- テスト\n## Answer\n- ja：一行目：\n  二行目\n\n  四行目\n- en: a\n")
  let text = try #require(page.answers[0].wording.text(in: .ja, turn: 0))
  #expect(
    text.written(in: .ja, facts: Known(), manual: manual) == .success("一行目：\n二行目\n\n四行目"))
}
