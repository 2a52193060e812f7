import Pages
import Testing
import Text

/// Trees with faults, by the golden file that shows what their authors read.
private let faulty: [(name: String, load: @Sendable () -> LoadedManual)] = [
  (
    "headings",
    {
      page(
        """
        ## Customers say
        - x
        ## Custmers say
        - y
        ### Deep
        # Second title / 二
        ## Ask
        stray words
        ## Ask
        - product
        ## Table
        | a |
        ## Answer
        | a | b |
        - ja: あ
        - en: a
        """)
    }
  ),
  (
    "full-width-heads",
    {
      page(
        """
        ＃＃ お客様の言葉
        － 届きましたか
        ・着きましたか
        -届いた
        ## お聞きすること
        － 理由
        ## 表 返品
        ｜ 理由 ｜ 可否 ｜
        ｜ --- ｜ --- ｜
        ｜ 破損 ｜ できる ｜
        ## 回答
        - ja： はい
        - en： Yes
        """)
    }
  ),
  (
    "phrases",
    {
      page(
        """
        ## Customers say
        - when will {ordr} arrive with {brokn}
        - a (b|c
        - a b) c
        - (a|) b
        - () b
        - (a] b
        - [a]
        - …
        - a + 
        - a \\
        - {oder:x} y
        - {
        - a | b
          goes on
        -
        ## Not for this page
        - somewhere
        - else -> greting
        ## Answer
        - ja: あ
        - en: a
        """)
    }
  ),
  (
    "asks",
    {
      page(
        """
        ## Customers say
        - x
        ## Ask
        - ordr
        - order, verifed by email
        - order, verified by email or fax
        - condition, one of opened or burnt
        - reason, optionl
        - photo,, optional
        - 商品の状態、未開封 か 使用済み から
        - お写真、理由 が 破そん のとき
        - phone, when contact-preference is mail
        ## Answer
        - ja: あ
        - en: a
        """)
    }
  ),
  (
    "conditions",
    {
      page(
        """
        ## Customers say
        - x
        ## Ask
        - order, verified by email
        - quantity
        - condition
        ## Answer when
        - ja: あ
        ## Answer when order.status is shiped
        - ja: あ
        ## Answer when order.statsu is shipped
        - ja: あ
        ## Answer when order.status
        - ja: あ
        ## Answer when order.status is before today
        - ja: あ
        ## Answer when order.delivered_date is within 8 days
        - ja: あ
        ## Answer when order.delivered_date is more than soon ago
        - ja: あ
        ## Answer when order.delivered_date is more than {desk.shipping_fee} ago
        - ja: あ
        ## Answer when order.delivered_date is more than {desk.retrun_days} ago
        - ja: あ
        ## Answer when quantity is at least many
        - ja: あ
        ## Answer when order.delivered_date is at least 3
        - ja: あ
        ## Answer when order.note is known
        - ja: あ
        ## 回答 注文.状況 が 発送 のとき
        - ja: あ
        ## 回答 状態 が 開封済み、かつ 商品の状態 が 開封 のとき
        - ja: あ
        ## Answer from 2026-13-01
        - ja: あ
        ## Answer from 2026-12-01 until 2026-11-01
        - ja: あ
        """)
    }
  ),
  (
    "texts-and-steps",
    {
      page(
        """
        ## Customers say
        - x
        ## Ask
        - product
        ## Answer
        - ja: {prodct}は{product.fel}です{
        - en:
        - {product} without a language
        - fr: bonjour
        - then hand of to returns
        - then hand off to retruns
        - then hand off to returns, priority big
        - then hand off to returns, within 2 days
        - then report to returns, within soon
        - then record exchnge
        - then related greting, page
        - then go to
        - then ask again colour
        - このあと 引き継ぐ: 返品係
        - このあと おすすめ
        """)
    }
  ),
  (
    "tables",
    {
      page(
        """
        ## Customers say
        - x
        ## Ask
        - reason
        ## Table rules
        | reason | order.statsu | allowed | allowed |
        | --- | --- | --- | --- |
        | damagd | any | yes | |
        | damaged | any |
        ## Table empty
        ## List soft
        ## List warm
        - product.feal is known
        ## Answer when rules.alowed is yes
        - ja: {rules}
        - en: {rules.allowed}
        """)
    }
  ),
  (
    "slots-and-words",
    {
      Shop.load(
        slots: """
          ## Order number / 注文
          - kind: order
          ## order / 注文
          - kind: ordr
          ## size / サイズ
          - kind: choice
          ## colour / 色
          - kind: choice
          - red: ja 赤
          - Dark Red: ja 濃い赤; en dark red
          - blue: ja 青; en blue; alos 空色
          - blue: ja 青; en blue
          ## code / 番号
          - kind: pattern
          - pattern: 2 letters, 3 letters
          ## code-two / 番号
          - kind: pattern
          ## nothing / なし
          - ask en: What?
          - just words
          ## arrived / 着
          - kind: text
          - fact two words / 二
          """,
        words: """
          ## Concepts
          - broken / 割れ物 = 割れ
          - crushed / 割れ物 = つぶれ
          - arrived = 届い
          - empty =
          - no equals sign
          ## Yess
          - yes
          """)
    }
  ),
  (
    "desk",
    {
      Shop.load(
        desk: """
          ## Shop
          - name ja: 店
          - time zone: Mars
          - languages: ja, en, fr
          - colour: red
          ## Hours of people
          - every day: nine to five
          - someday: 09:00-18:00
          - closed: new year
          ## Hours of retruns
          - every day: 10:00-17:00
          ## Queues
          - returns
          - returns
          - Big Queue
          - general, prority high
          - orders, priority huge
          ## Rules
          - return days: 8 days
          - fee: 550 yen
          - fee: 660 yen
          ## Limits
          - not understood: often, then general
          - wrong anwsers: 3
          - goodwill points: 5, then nobody
          ## Lines
          - greeting: Hello
          - greting en: Hello
          - greeting en: Hello {dsk.name}, {example}
          - yes ja:
          ## Yearly wishes
          - x
          """)
    }
  ),
  (
    "products",
    {
      Shop.load(
        products: """
          sku,category,name_ja,name_en,price_jpy,variants,sensitive_skin,sensitive_note_ja,feel_ja,feel_en,goes_with,restock_date
          a-1,cosmetic,甲,A,980,:3,yes,,,,b-2,
          a-1,cosmetic,甲,A,980,:3,,,,,,
          b 2,cosmetic,乙,B,980,,,,,,,
          c-3,Big Things,丙,C,980,,,,,,,
          d-4,cosmetic,,D,free,,,,,,,
          e-5,cosmetic,戊,E,980,赤/red;青/blue:many,maybe,,やわらか,,a-11,soon
          f-6,cosmetic,己,F,980,,,,,,,,extra
          """)
    }
  ),
  (
    "products-quotes",
    { Shop.load(products: "sku,category,name_ja,name_en\nx-1,cosmetic,\"一\"二,X\n") }
  ),
  (
    "products-columns",
    { Shop.load(products: "sku,category,name_ja,name_ja\nx-1,cosmetic,一,X\n") }
  ),
  (
    "files",
    {
      let bad = Array("# a\n\n## Customers say\n- ".utf8) + [0xFF, 0x0A]
      return ManualLoader.load(
        Shop.files([
          "lost.md": "x", "a/Bad Name.md": "x", "a/picture.png": "x", "README.md": "# {x}",
          "a/greeting.md": Shop.greeting, "notes.txt": "x",
        ]).filter { $0.path != "words.md" } + [ManualFile(path: "a/bytes.md", bytes: bad)],
        root: "Intents", today: Shop.today)
    }
  ),
]

/// The tree with one page below a good title.
private func page(_ text: String) -> LoadedManual {
  Shop.load(["a/page.md": "# 題 / Title\n" + text + "\n"])
}

@Test("each fault is shown at its place, with what to write instead", arguments: faulty.map(\.name))
func diagnostics(name: String) throws {
  let load = try #require(faulty.first { $0.name == name }).load
  let loaded = load()
  let isBad = loaded.diagnostics.contains { $0.severity == .error }
  #expect((loaded.manual == nil) == isBad)
  for diagnostic in loaded.diagnostics {
    #expect(diagnostic.fix != nil, "\(diagnostic.problem.en)")
  }
  try Golden.expect(loaded.text(.en) + "\n\n" + loaded.text(.ja) + "\n", name)
}
