import Pages
import Testing
import Text

@Test("the desk's settings")
func deskSettings() throws {
  let desk = try #require(Shop.load().manual).desk
  #expect(desk.name == Bilingual(ja: "はなもみ堂", en: "Hanamomi"))
  #expect(desk.zone == .japan)
  #expect(desk.languages == [.ja, .en])
  #expect(desk.queues.map(\.name.text) == ["general", "returns", "complaints"])
  #expect(desk.queues.map(\.priority) == [.normal, .normal, .high])
  #expect(desk.hours.weekdays == Array(repeating: 32_400..<64_800, count: 7))
  #expect(desk.hours.closed == [.yearly(fromMonth: 12, fromDay: 31, toMonth: 1, toDay: 3)])
  #expect(desk.rules["return_days"] == .days(8...8))
  #expect(desk.rules["refund_days"] == .days(7...10))
  #expect(desk.rules["shipping_fee"] == .yen(550))
  #expect(desk.rules["percent"] == .number(1))
  #expect(desk.limits.notUnderstood == 3)
  #expect(desk.limits.wrongAnswers == 2)
  #expect(desk.limits.wrongAnswersQueue.text == "returns")
  #expect(Set(desk.lines.keys) == Set(StandardLine.allCases))
}

@Test("hours by weekday, in either language, and of one queue alone")
func hours() throws {
  let desk = Shop.desk.replacing(
    "- every day: 09:00-18:00\n- closed: 12-31..01-03",
    with: """
      - monday to friday: 09:30-18:00
      - 土曜、日曜: 10:00〜24:00
      - wednesday: closed
      - closed: 2026-12-29..2027-01-04, 05-03

      ## Hours of returns
      - weekdays: 13:00-17:00
      """)
  let settings = try #require(Shop.load(desk: desk).manual).desk
  let week = settings.hours.weekdays
  #expect(
    week == [
      36_000..<86_400, 34_200..<64_800, 34_200..<64_800, nil, 34_200..<64_800,
      34_200..<64_800, 36_000..<86_400,
    ])
  #expect(
    settings.hours.closed == [
      .dates(try day("2026-12-29"), try day("2027-01-04")),
      .yearly(fromMonth: 5, fromDay: 3, toMonth: 5, toDay: 3),
    ])
  #expect(settings.queues.map { $0.hours?.weekdays[1] } == [nil, 46_800..<61_200, nil])
}

@Test("slots, their choices, facts and patterns")
func slots() throws {
  let manual = try #require(
    Shop.load(
      slots: Shop.slots
        + "\n## code / 番号 / gift code\n- kind: pattern\n- pattern: 2 letters, \"-\", 4 to 6 digits\n"
    ).manual)
  let order = try #require(manual[.order])
  #expect(order.kind == .order)
  #expect(order.pattern == SlotPattern(parts: [.digits(8...8)]))
  #expect(order.example == Bilingual(ja: "26110201", en: "26110201"))
  #expect(order.facts.map(\.name.column) == ["promised_date", "delivered_date", "status"])
  #expect(order.facts.last?.choices.count == 8)
  let condition = try #require(SlotName("condition").flatMap { manual[$0] })
  #expect(condition.title == Bilingual(ja: "商品の状態", en: "condition"))
  #expect(condition.choices.first?.also == ["開けた", "opened it"])
  let code = try #require(SlotName("code").flatMap { manual[$0] })
  #expect(code.title.en == "gift code")
  #expect(code.pattern?.parts == [.letters(2...2), .exactly("-"), .digits(4...6)])
}

@Test("word lists and concepts")
func words() throws {
  let words = try #require(Shop.load().manual).words
  #expect(words.concepts.map(\.name.text) == ["broken", "arrived"])
  #expect(words.concepts[0].nameJa == ConceptName("割れ物"))
  #expect(words.concepts[0].members.map(\.text) == ["割れ", "欠け", "crack", "in pieces"])
  #expect(words.concepts[0].members.map(\.isStem) == [false, false, true, false])
  #expect(words[.yes] == ["はい", "ええ", "yes"])
  #expect(words[.no] == ["いいえ", "no"])
}

@Test(
  "every word list by its Japanese heading too",
  arguments: zip(
    WordList.allCases,
    ["はい", "いいえ", "取り消し", "言い直し", "飛ばす", "最初から", "お怒り", "暴言", "脅し", "健康", "人の話"]))
func wordListHeadings(list: WordList, japanese: String) throws {
  for heading in [japanese, list.rawValue, "\(japanese) / \(list.rawValue)"] {
    let text = "## \(heading)\n- ひとつ, ふたつ*\n- three\n"
    let concepts = "## Concepts\n- broken = 割れ\n"
    let manual = try #require(Shop.load(words: concepts + text).manual)
    #expect(manual.words[list] == ["ひとつ", "ふたつ*", "three"])
  }
}

@Test("products: names, variants, stock, pairs of columns as one fact")
func products() throws {
  let catalogue = try #require(Shop.load().manual).catalogue
  #expect(catalogue.products.map(\.sku.text) == ["lotion-1", "soap-1", "knit-1"])
  let lotion = catalogue.products[0]
  #expect(lotion.aliases == ["すみれ水", "violet water"])
  #expect(lotion.facts["price"] == .yen(1_980))
  #expect(lotion.facts["sensitive_skin"] == (try choice("yes")))
  #expect(lotion.facts["sensitive_note"] == .words(Bilingual(ja: "テスト済みです。", en: "It was tested.")))
  #expect(lotion.facts["feel"] == nil)
  #expect(lotion.goesWith.map(\.text) == ["soap-1"])
  let soap = catalogue.products[1]
  #expect(soap.facts["restock_date"] == .date(try day("2026-11-26")))
  #expect(soap.facts["stock"] == .number(0))
  let knit = catalogue.products[2]
  #expect(
    knit.variants.map(\.words) == [
      Bilingual(ja: "ネイビー-M", en: "navy-M"), Bilingual(ja: "ネイビー-L", en: "navy-L"),
    ])
  #expect(knit.facts["stock"] == .number(4))
}

@Test("a column with a list in slots.md holds its ids, or their words, and nothing else")
func closedColumn() throws {
  let slots = Shop.slots.replacing(
    "- fact feel / 肌ざわり",
    with: "- fact sheer / 透け感\n  - no: ja 透けにくい; en not sheer\n  - white: ja 白は透ける; en the white is"
  )
  let header = "sku,category,name_ja,name_en,price_jpy,sheer\n"
  let good = header + "x-1,clothing,甲,A,100,white\nx-2,clothing,乙,B,100,透けにくい\n"
  let manual = try #require(Shop.load(slots: slots, products: good).manual)
  #expect(
    manual.catalogue.products.map { $0.facts["sheer"] } == [try choice("white"), try choice("no")])
  let bad = Shop.load(slots: slots, products: header + "x-1,clothing,甲,A,100,grey\n")
  #expect(bad.manual == nil)
  #expect(bad.diagnostics.map(\.range.start.column) == [22])
}

@Test("a column of the shop's own is a fact")
func ownColumn() throws {
  let manual = try #require(
    Shop.load(
      [
        "a/page.md":
          "# 題 / T\n## Customers say\n- x\n## Ask\n- product\n## Answer when product.weight is known\n"
          + "- ja: {product.weight}\n- en: {product.weight}\n## Answer\n- ja: あ\n- en: a\n"
      ],
      products: "sku,category,name_ja,name_en,price_jpy,weight\nx-1,cosmetic,甲,A,100,30 g\n"
    ).manual)
  #expect(manual.catalogue.products[0].facts["weight"] == .words(Bilingual(ja: "30 g", en: "30 g")))
}
