import Pages
import Testing
import Text

/// Whether `condition` holds for one known value (or none) of `term`.
private func holds(_ condition: String, _ values: [Term: Value]) throws -> Bool {
  let (page, manual) = try Shop.page(
    """
    # 題 / Title
    ## Customers say
    - テスト
    ## Ask
    - order, verified by email
    - reason
    - product
    - quantity, optional
    - photo, optional
    ## Answer when \(condition)
    - ja: a
    - en: a
    ## Answer
    - ja: b
    - en: b
    """)
  let answer = try #require(page.answer(for: Known(values: values), manual: manual))
  return !answer.condition.tests.isEmpty
}

private let delivered = Known.fact("order", "delivered_date")
private let status = Known.fact("order", "status")

@Test(
  "a comparison with an unknown value fits nothing",
  arguments: [
    "order.status is shipped", "order.status is not shipped",
    "order.delivered_date is before today",
    "order.delivered_date is after 2026-01-01", "order.delivered_date is within 8 days of today",
    "order.delivered_date is more than 8 days ago", "quantity is at least 0",
    "quantity is at most 9",
    "order.delivered_date is known", "注文.状況 が 発送済み でない とき",
  ])
func unknownFitsNothing(condition: String) throws {
  #expect(try holds(condition, [:]) == false)
}

@Test(
  "only `is unknown` fits an unknown value",
  arguments: ["order.status is unknown", "注文.状況 が わからない とき", "注文.お届け日がわかっていないとき"])
func unknownFits(condition: String) throws {
  #expect(try holds(condition, [:]))
}

@Test(
  "values by id, by Japanese and by English words, joined either way",
  arguments: [
    ("order.status is shipped", true), ("order.status is received or shipped", true),
    ("order.status is received, preparing or delayed", false),
    ("order.status is not received or delayed", true), ("order.status is 発送済み", true),
    ("order.status is out for delivery or shipped", true),
    ("注文.状況 が 発送済み のとき", true), ("注文.状況 が 遅延 か 発送済み のとき", true),
    ("注文.状況が遅延か発送済みのとき", true), ("注文.状況 が shipped でない とき", false),
    ("注文.状況 が 遅延 ではない のとき", true), ("注文.状況 が 遅延、配達中 のとき", false),
    ("order.status is shipped and order.status is known", true),
    ("注文.状況 が 発送済み、かつ order.status is delayed", false),
    ("ｏｒｄｅｒ．ｓｔａｔｕｓ　is　shipped", true),
  ])
func choices(condition: String, expected: Bool) throws {
  #expect(try holds(condition, [status: try choice("shipped")]) == expected)
}

@Test(
  "days are calendar days and a span takes in its last one",
  arguments: [
    ("2026-11-13", "is within 8 days of today", true),
    ("2026-11-29", "is within 8 days of today", true),
    ("2026-11-12", "is within {desk.return_days} of today", false),
    ("2026-11-13", "is more than 8 days ago", false),
    ("2026-11-12", "is more than {desk.return_days} ago", true),
    ("2026-11-20", "is before today", true), ("2026-11-21", "is before today", false),
    ("2026-11-21", "is after today", false), ("2026-11-22", "is after today", true),
    ("2026-11-21", "is today", true), ("2026-11-20", "is today", false),
    ("2026-11-15", "is before today - 5 days", true),
    ("2026-11-16", "is before today - 5 days", false),
    ("2026-11-28", "is after today + desk.return_days", false),
    ("2026-11-30", "is after today + {desk.return_days}", true),
    ("2026-11-13", "が 今日 から 8 日以内 のとき", true),
    ("2026-11-12", "が 今日から８日以内のとき", false),
    ("2026-11-12", "が {desk.return_days} を過ぎた とき", true),
    ("2026-11-13", "が 8日を過ぎたとき", false),
    ("2026-11-20", "が 今日より前 のとき", true),
    ("2026-11-22", "が 2026-11-21 より後 のとき", true),
    ("2026-11-22", "が 2026年11月22日 のとき", true),
  ])
func days(date: String, relation: String, expected: Bool) throws {
  let condition =
    relation.hasPrefix("が") ? "注文.お届け日 " + relation : "order.delivered_date " + relation
  #expect(try holds(condition, [delivered: .date(try day(date))]) == expected)
}

@Test(
  "`today` may stand on the left",
  arguments: [
    ("2026-11-13", "today is after order.delivered_date + desk.return_days", false),
    ("2026-11-12", "today is after order.delivered_date + desk.return_days", true),
    ("2026-11-12", "今日 が 注文.お届け日 より後 のとき", true),
  ])
func todayOnTheLeft(date: String, condition: String, expected: Bool) throws {
  #expect(try holds(condition, [delivered: .date(try day(date))]) == expected)
}

@Test(
  "numbers, from both sides",
  arguments: [
    ("quantity is at least 3", 3, true), ("quantity is at least 3", 2, false),
    ("quantity is at most 3", 3, true), ("quantity is at most 3", 4, false),
    ("数量 が 3 以上 のとき", 3, true), ("数量 が ３個以上のとき", 2, false), ("数量 が 3 以下 のとき", 4, false),
    ("quantity is 3", 3, true), ("quantity is at least desk.percent", 1, true),
    ("quantity is at least desk.percent", 0, false),
  ])
func numbers(condition: String, value: Int, expected: Bool) throws {
  #expect(try holds(condition, [Known.slot("quantity"): .number(value)]) == expected)
}

@Test("facts of the product come from the catalogue")
func productFacts() throws {
  let knit = Value.product(try #require(SKU("knit-1")))
  let product = Known.slot("product")
  #expect(try holds("product.category is clothing", [product: knit]))
  #expect(try holds("product.stock is at least 4", [product: knit]))
  #expect(try holds("product.stock is at least 5", [product: knit]) == false)
  #expect(try holds("product.sensitive_skin is unknown", [product: knit]))
  #expect(try holds("商品 が もみニット のとき", [product: knit]))
  #expect(try holds("商品.price is at least 5,940円", [product: knit]))
}

@Test("a slot of choices that also takes text compares the text with none of them")
func choiceOrText() throws {
  let reason = Known.slot("reason")
  #expect(try holds("reason is damaged", [reason: try choice("damaged")]))
  let said = Value.text(SafeText(shop: "色が気に入らない"))
  #expect(try holds("reason is damaged", [reason: said]) == false)
  #expect(try holds("reason is not damaged", [reason: said]))
}

@Test("a yes-no slot", arguments: [("photo is yes", true), ("お写真 が いいえ のとき", false)])
func yesNo(condition: String, expected: Bool) throws {
  #expect(try holds(condition, [Known.slot("photo"): .flag(true)]) == expected)
}
