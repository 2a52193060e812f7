import Pages
import Testing
import Text

/// Pages that use every construct of the page language.
enum GoodPages {
  static let damaged = """
    # 割れて届いた / It came broken

    Apologise first.
    まずお詫びします。

    ## Customers say
    - …(割れて|欠けて)(いました|いる)[…]
    - {arrived} + {割れ物}
    - {product} (has|had) (leaked|spilled) …

    ## Not for this page
    - こんばんは -> greeting

    ## At once
    - ja: 申し訳ございません。
    - en: I am sorry.

    ## Ask
    - order, verified by email or phone
    - product, from the order
    - reason
      - ja: どのような様子でしょうか。
      - en: What is damaged?
    - resolution, one of exchange or return, when product.stock is at least 1
    - photo, optional
    - address, or the order's, when resolution is exchange

    ## Read back
    - ja: 次の内容です。
      商品: {product}
      お届け先: {address}
    - en: This is what I have.
      Item: {product}
      Deliver to: {address}

    ## Answer when order.delivered_date is more than {desk.return_days} ago
    - ja: 担当者が確認します。
    - en: A colleague will look.
    - then hand off to returns, priority high

    ## Answer when resolution is exchange and product.stock is at least 1
    - ja: 番号は{record.number}、{report.due}までにご案内します。
    - en: Number {record.number}; we write by {report.due}.
    - then record exchange
    - then report to returns, within 1 day

    ## Answer
    - ja: 担当者が伺います。
    - en: A colleague will find a way.
    - then ask to connect, queue returns

    ## Check
    - 開けたら割れてた
    - C: わ、割れてる
      - D: (asks order)
      - C: 26110203
    """

  static let rules = """
    # 返せますか / Can I return it?

    決まりのページです。

    ## お客様の言葉
    - 返品の決まり[ごと]を(聞きたい|知りたい)です
    - en: WHAT ARE THE RULES

    ## ほかのページの言葉
    - 手続きしたい → page

    ## お聞きすること
    - 理由、言われたときだけ
    - 商品の状態、言われたときだけ
    - 商品、言われたときだけ
    - 注文、言われたときだけ

    ## 表 返品
    | 理由 | 商品の状態 | 商品.種類 | 可否 | 送料 |
    | --- | --- | --- | --- | --- |
    | 破損 | すべて | すべて | できる | 当店 |
    | すべて | 開封済み | 化粧品 | できない | |
    | サイズ、damaged | 未開封 | すべて | できる | お客様 |

    ## 一覧 やわらかい物
    - 商品.肌ざわり が わかっている
    - product.category is cosmetic and product.stock is at least 1

    ## 回答 注文.お届け日 が わかっている、かつ 注文.お届け日 が {desk.return_days} を過ぎた とき
    - ja: 期限（{注文.お届け日 + desk.return_days}）を過ぎております。
    - en: The last day was {注文.お届け日 + desk.return_days}.
    - このあと 担当者をすすめる: returns

    ## 回答 返品.可否 が できない とき
    - ja: 返品できません。
    - en: It cannot be returned.
    - このあと 関連の質問: greeting、page

    ## 回答 返品.送料 が 当店 のとき 2026-01-01 から 2027-12-31 まで
    - ja: {desk.return_days}以内に承ります。
    - en: Within {desk.return_days}.

    ## 回答
    - ja: 送料はお客様の負担です。
    - en: The postage is yours.

    ## このあと
    - 関連の質問: greeting

    ## テスト
    - 返していいの
    """
}

@Test("loads English and Japanese pages without a problem")
func loadsGoodPages() throws {
  let loaded = Shop.load(["complaints/page.md": GoodPages.damaged, "r/rules.md": GoodPages.rules])
  #expect(loaded.text(.en) == "")
  let manual = try #require(loaded.manual)
  #expect(manual.pages.map(\.id.text) == ["greeting", "page", "rules"])
}

@Test("keeps what an English page says")
func readsEnglishPage() throws {
  let (page, _) = try Shop.page(GoodPages.damaged)
  #expect(page.title == Bilingual(ja: "割れて届いた", en: "It came broken"))
  #expect(page.prose == Bilingual(ja: "まずお詫びします。", en: "Apologise first."))
  #expect(page.area == "a")
  #expect(page.file == "Intents/a/page.md")
  #expect(page.phrases.map(\.isWhole) == [false, false, false])
  #expect(page.phrases.map(\.language) == [.ja, nil, .en])
  #expect(page.phrases[1].parts.count == 2)
  #expect(page.elsewhere.map(\.intent) == [.greeting])
  #expect(
    page.ask.map(\.slot.text) == [
      "order", "product", "reason", "resolution", "photo", "address",
    ])
  #expect(page.ask[0].verifiedBy == [.email, .phone])
  #expect(page.ask[1].source == .fromOrder)
  #expect(page.ask[2].wording?.en.count == 1)
  #expect(page.ask[3].oneOf.map(\.text) == ["exchange", "return"])
  #expect(page.ask[3].condition.tests.count == 1)
  #expect(page.ask[4].need == .optional)
  #expect(page.ask[5].source == .orOrders)
  #expect(page.readBack?.ja.first?.pieces.count == 4)
  #expect(page.answers.map(\.then.count) == [1, 2, 1])
  #expect(
    page.answers[1].then.map(\.act) == [
      .record(.exchange), .report(try #require(QueueName("returns")), nil, within: .days(1)),
    ])
  #expect(page.checks.map(\.depth) == [0, 0, 1, 1])
  #expect(page.checks[2].text == "D: (asks order)")
}

@Test("a Japanese page means what an English one does")
func readsJapanesePage() throws {
  let loaded = Shop.load(["a/rules.md": GoodPages.rules, "a/page.md": GoodPages.damaged])
  let manual = try #require(loaded.manual)
  let page = try #require(IntentID("rules").flatMap { manual[$0] })
  #expect(page.ask.map(\.slot.text) == ["reason", "condition", "product", "order"])
  #expect(page.ask.allSatisfy { $0.need == .ifSaid })
  #expect(page.tables.first?.resultColumns == ["可否", "送料"])
  #expect(page.tables.first?.rows.map(\.condition.tests.count) == [1, 2, 2])
  #expect(page.lists.first?.anyOf.map(\.tests.count) == [1, 2])
  let delivered = Term.fact(FactName("order", "delivered_date"))
  let first = try #require(page.answers.first).condition.tests
  #expect(first.map(\.left) == [delivered, delivered])
  #expect(
    first.map(\.relation) == [
      .isKnown, .isLongerAgo(.rule(FactName("desk", "return_days"))),
    ])
  #expect(page.answers[1].condition.tests.first?.left == .cell(table: "返品", column: "可否"))
  #expect(page.answers[2].from == (try day("2026-01-01")))
  #expect(page.answers[2].until == (try day("2027-12-31")))
  #expect(page.answers[0].then.map(\.act) == [.askToConnect(QueueName("returns"))])
  #expect(page.phrases.map(\.language) == [.ja, .en])
}

@Test("the same tree gives the same manual and the same problems, in whatever order its files come")
func isDeterministic() {
  let files = Shop.files(["a/page.md": GoodPages.damaged + "\n## Oops\n- {nothing}\n"])
  let today = Shop.today
  let one = ManualLoader.load(files, root: "Intents", today: today)
  let two = ManualLoader.load(files.reversed(), root: "Intents", today: today)
  #expect(one.diagnostics == two.diagnostics)
  #expect(Set(one.diagnostics).count == one.diagnostics.count)
}
