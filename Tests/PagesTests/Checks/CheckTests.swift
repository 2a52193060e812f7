import Foundation
import Pages
import Testing
import Text

/// What the checks find in pages that load; the manual is there all the same.
private func found(
  _ pages: [String: String], desk: String = Shop.desk, slots: String = Shop.slots
) -> LoadedManual {
  Shop.load(pages, desk: desk, slots: slots)
}

private let head = "# 題 / Title\n## Customers say\n- テスト\n"
private let plain = "## Answer\n- ja: あ\n- en: a\n"

private let faulty: [(name: String, load: @Sendable () -> LoadedManual)] = [
  (
    "check-shape",
    {
      found([
        "a/untitled.md": "## Customers say\n- あれ\n" + plain,
        "a/half.md": "# 題\n## Customers say\n- これ\n" + plain,
        "a/silent.md": "# 題 / Title\n" + plain,
        "a/dumb.md": "# 題 / Title\n## Customers say\n- それ\n## Then\n- related greeting\n",
      ])
    }
  ),
  (
    "check-languages",
    {
      found([
        "a/page.md": head
          + "## At once\n- ja: はい\n## Ask\n- product\n  - ja: どれ\n## Answer\n- en: a\n"
      ])
    }
  ),
  (
    "check-known-terms",
    {
      found([
        "a/never.md": head + "## Answer\n- ja: {product.name}\n- en: {order.status} {address}\n",
        "a/maybe.md": """
        # 題 / Title
        ## Customers say
        - もしや
        ## At once
        - ja: {product}
        - en: a
        ## Ask
        - product
          - ja: {photo}
          - en: which?
        - order, verified by email
        - photo, optional
        - address, when photo is yes
        ## Answer when order.status is delayed
        - ja: {order.new_expected_date} {order.promised_date} {order.tracking} {address}
        - en: a
        ## Answer when order.status is shipped or delivered and photo is yes
        - ja: {order.tracking} {order.delivered_date} {address} {photo}
        - en: {record.number} {report.due}
        ## Answer when product.feel is unknown
        - ja: あ
        - en: a
        ## Answer
        - ja: {product.feel}{product.sensitive_note}
        - en: a
        """,
        "a/unproved.md": """
        # 題 / Title
        ## Customers say
        - 証拠
        ## Ask
        - order
        ## Answer when order.status is shipped
        - ja: あ
        - en: a
        ## Answer
        - ja: あ
        - en: a
        """,
      ])
    }
  ),
  (
    "check-choice-words",
    {
      found([
        "a/page.md": head
          + "## Ask\n- product\n- order, verified by email\n## Answer when product.sensitive_skin is yes"
          + "\n- ja: {product.sensitive_skin}\n- en: {product.category}\n## Answer when "
          + "order.payment is known\n- ja: {order.payment}\n- en: a\n" + plain
      ])
    }
  ),
  (
    "check-coverage",
    {
      found([
        "a/status.md": """
        # 題 / Title
        ## Customers say
        - 状況
        ## Ask
        - order, verified by email
        ## Answer when order.status is received, preparing, shipped or out-for-delivery
        - ja: あ
        - en: a
        ## Answer when order.status is delayed and order.new_expected_date is known
        - ja: あ
        - en: a
        ## Answer when order.status is delivered or return-received
        - ja: あ
        - en: a
        """,
        "a/skin.md": """
        # 題 / Title
        ## Customers say
        - 肌
        ## Ask
        - product
        ## Answer when product.sensitive_skin is yes or patch-test
        - ja: あ
        - en: a
        ## Answer when product.sensitive_skin is no
        - ja: あ
        - en: a
        """,
        "a/stock.md": """
        # 題 / Title
        ## Customers say
        - 在庫
        ## Ask
        - product
        ## Answer when product.stock is at least 1
        - ja: あ
        - en: a
        ## Answer when product.stock is at most 0 and product.restock_date is known
        - ja: あ
        - en: a
        """,
      ])
    }
  ),
  (
    "check-never-reached",
    {
      found([
        "a/page.md": head
          + "## Ask\n- order, verified by email\n## Answer when order.status is shipped or delayed\n"
          + "- ja: あ\n- en: a\n## Answer when order.status is delayed and order.carrier is known\n"
          + "- ja: あ\n- en: a\n" + plain
          + "## Answer when order.status is cancelled\n- ja: あ\n- en: a\n"
      ])
    }
  ),
  (
    "check-same-phrase",
    {
      found([
        "a/one.md":
          "# 一 / One\n## Customers say\n- where is (it|my parcel)\n- ニモツ…\n- お届け\n- お届け\n" + plain,
        "a/two.md":
          "# 二 / Two\n## Customers say\n- Ｗhere is  ( it | my parcel )\n- ニモツ…\n- 道\n"
          + "## Not for this page\n- 道 -> one\n- 空 -> two\n" + plain,
      ])
    }
  ),
  (
    "check-steps",
    {
      found([
        "complaints/page.md": head + plain
          + "- then recommend\n- then record refund\n- then record exchange\n- then ask again product\n"
          + "- then related page\n## Then\n- hand off to returns\n- ask to connect\n- go to greeting\n",
        "a/round.md": "# 輪 / Round\n## Customers say\n- 輪\n" + plain + "- then go to trip\n",
        "a/trip.md": "# 旅 / Trip\n## Customers say\n- 旅\n" + plain + "- then go to round\n",
        "a/self.md": "# 我 / Self\n## Customers say\n- 我\n" + plain + "- then go to self\n",
      ])
    }
  ),
  (
    "check-desk",
    {
      let desk = Shop.desk.replacingOccurrences(of: "- closing en: words\n", with: "")
        .replacingOccurrences(of: "- idle ja: 文\n", with: "- idle ja: {order}です\n")
      return found(
        [
          "care/page.md": head
            + "## Answer\n- ja: 使うと、\n  必ず治る\n- en: a\n",
          "care/fine.md": "# 題 / Title\n## Customers say\n- よし\n" + plain
            + "- ja: 腕でお試しください\n",
        ],
        desk: desk
          + "\n## Words not to use in care\n- 必ず治る, cures: no claim of cure\n"
          + "## Words needed in care\n- お試し, patch test\n## Words needed in caer\n- x\n")
    }
  ),
  (
    "check-dates",
    {
      found([
        "a/page.md": head
          + "## Answer until 2026-11-20\n- ja: あ\n- en: a\n## Answer until 2026-11-30\n- ja: あ\n"
          + "- en: a\n## Answer until 2026-12-31\n- ja: あ\n- en: a\n" + plain
      ])
    }
  ),
]

@Test(
  "what a check finds is shown at its place, and the desk can still start",
  arguments: faulty.map(\.name))
func checks(name: String) throws {
  let loaded = try #require(faulty.first { $0.name == name }).load()
  #expect(loaded.manual != nil)
  #expect(!loaded.diagnostics.isEmpty)
  for diagnostic in loaded.diagnostics {
    #expect(diagnostic.fix != nil, "\(diagnostic.problem.en)")
  }
  try Golden.expect(loaded.text(.en) + "\n\n" + loaded.text(.ja) + "\n", name)
}

@Test("every value answered, or a plain answer, is enough", arguments: ["cancelled", ""])
func coverageIsContent(last: String) {
  let statuses =
    "received, preparing, shipped, out-for-delivery, delayed, delivered, return-received"
  let end =
    last.isEmpty ? plain : "## Answer when order.status is \(last)\n- ja: あ\n- en: a\n"
  let loaded = found([
    "a/page.md": head
      + "## Ask\n- order, verified by email\n## Answer when order.status is \(statuses)\n- ja: あ\n"
      + "- en: a\n" + end
  ])
  #expect(loaded.text(.en) == "")
}

@Test("facts that a condition makes known may be named")
func knownFacts() {
  let loaded = found([
    "a/page.md": """
    # 題 / Title
    ## Customers say
    - テスト
    ## Ask
    - order, verified by email
    - product, if said
    - resolution
    - address, or the order's, when resolution is exchange
    ## Answer when order.status is shipped and product is known
    - ja: {order.tracking} {product.price} {product.stock}
    - en: {order.carrier} {order.shipped_date} {order.items}
    ## Answer when product.sensitive_skin is yes
    - ja: {product.sensitive_note}{product}
    - en: a
    ## Answer when resolution is exchange
    - ja: {address}
    - en: {order.promised_date + 1 day}
    - then record exchange
    ## Answer
    - ja: {record.number} {report.due}
    - en: {desk.return_days}
    - then record return
    - then report to returns, within 1 day
    """
  ])
  #expect(loaded.text(.en) == "")
}

@Test(
  "an answer that no value comes to is found, one that some value comes to is left alone",
  arguments: [
    (["condition is opened", "condition is unopened", "condition is known"], [2]),
    (["condition is opened and photo is yes", "condition is opened", "photo is yes"], []),
    (["quantity is at least 3", "quantity is at most 2", "quantity is at most 5"], [2]),
    (["quantity is at least 3", "quantity is at most 5"], []),
    (["condition is opened and condition is unopened"], [0]),
    (["condition is not opened", "condition is unopened"], [1]),
    (["photo is yes", "photo is no", "quantity is 1"], []),
    (["photo is yes", "photo is no", "photo is unknown", "quantity is 1"], [3]),
    (["order.delivered_date is before today", "order.delivered_date is known"], []),
    (["order.delivered_date is before today", "order.delivered_date is before today"], [1]),
    (["reason is damaged or size", "reason is not damaged", "reason is known"], [2]),
    (["reason is damaged", "reason is size", "reason is known"], []),
  ] as [([String], [Int])])
func unreached(conditions: [String], never: [Int]) {
  let asks = """
    ## Ask
    - order, verified by email
    - condition
    - quantity
    - reason
    - photo, optional

    """
  let blocks = conditions.map { "## Answer when \($0)\n- ja: あ\n- en: a\n" }.joined()
  let loaded = found(["a/page.md": head + asks + blocks + plain + "- then record exchange\n"])
  let lines = loaded.diagnostics.filter { $0.check == "never-reached" }.map(\.range.start.line)
  #expect(lines == never.map { 10 + $0 * 3 }, "\(loaded.text(.en))")
}

@Test("answers for certain days only leave the others unanswered")
func onlyDated() {
  let loaded = found(["a/page.md": head + "## Answer from 2026-11-01\n- ja: あ\n- en: a\n"])
  #expect(loaded.diagnostics.map(\.check) == ["unanswered-value"])
}
