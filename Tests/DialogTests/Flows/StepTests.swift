import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// What may follow an answer: other pages, the same question again, a product that goes with it.
@Suite struct StepTests {
  @Test("“go to” answers on the other page with what was told; the words stay with their page")
  func goesTo() {
    var customer = Customer(
      TestShop.make([
        "a/cloth.md": """
        # 布 / Cloth

        ## Customers say
        - {product}の布のこと

        ## Ask
        - product

        ## Answer
        - ja: 素材感の話ですね。
        - en: How it feels, then.

        ## Then
        - go to product-feel
        """
      ]))
    let heard = customer.say("シャツの布のこと")
    #expect(heard.texts == ["素材感の話ですね。", "麻シャツの手ざわり: さらりとしています。"])
    #expect(heard.report.taken?.intent.text == "cloth")
    #expect(customer.state.flows.isEmpty)
  }

  @Test("“ask again” asks for the slot and never goes round by itself")
  func asksAgain() {
    let page = """
      # 在庫 / Stock

      ## Customers say
      - {product}はありますか
      - 在庫を知りたい

      ## Ask
      - product

      ## Answer when product.stock is 0
      - ja: {product}は売り切れです。ほかの商品は？
      - en: {product} is sold out.
      - then ask again product

      ## Answer
      - ja: {product}はあります。
      - en: We have {product}.
      """
    var customer = Customer(TestShop.make(["a/stock.md": page]))
    let sold = customer.say("クリームはありますか")
    #expect(sold.texts == ["ばらクリームは売り切れです。ほかの商品は？", "どの商品ですか？"])
    #expect(sold.asks == "product")
    #expect(customer.say("化粧水").texts == ["つゆ化粧水はあります。"])
  }

  @Test(
    "“or the order's” offers the order's own value, by yes or number; another may be given",
    arguments: [("はい", "09012345678"), ("1", "09012345678"), ("080-1111-2222", "08011112222")])
  func orTheOrders(answer: String, phone: String) {
    let page = """
      # 電話の希望 / Call me

      ## Customers say
      - 電話がほしい

      ## Ask
      - order, verified by email
      - phone, or the order's

      ## Answer
      - ja: {record.number}。{phone}にかけます。
      - en: {record.number}. We call {phone}.

      ## Then
      - record callback
      """
    var customer = Customer(TestShop.make(["a/call-me.md": page]))
    let asked = customer.say(all: ["電話がほしい", "26110201", "hanako@example.jp"])
    #expect(asked.asks == "phone" && asked.choices.count == 1)
    customer.say(answer)
    let done = customer.say("はい")
    #expect(done.records.first?.fields.last == SlotValue(.phone, .phone(phone)))
  }

  static let related = TestShop.make([
    "products/feel-again.md": """
    # 肌ざわり / Touch

    ## Customers say
    - {product}の肌ざわり

    ## Ask
    - product

    ## Answer
    - ja: {product}はやわらかいです。
    - en: {product} is soft.

    ## Then
    - recommend
    """,
    "complaints/torn.md": """
    # やぶれ / Torn

    ## Customers say
    - {product}がやぶれた

    ## Ask
    - product

    ## Answer
    - ja: 申し訳ございません。
    - en: I am sorry.
    """,
    "products.csv": """
    sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en,goes_with
    S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5,yes,刺激の少ない処方です。,It is mild.,,,S102;C201
    S102,cosmetic,ばらクリーム,Rose Cream,クリーム;cream,3300,50g/50g:0,no,香りがあります。,It is scented.,,,S101
    C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white-M:3,,,,さらりとしています。,It feels crisp.,
    """,
  ])

  @Test("recommends one product that goes with this one and is not sold out")
  func recommends() {
    var customer = Customer(Self.related)
    let heard = customer.say("化粧水の肌ざわり")
    #expect(heard.texts == ["つゆ化粧水はやわらかいです。", "[suggest]の行 麻シャツ"])
    #expect(heard.asks == "suggested" && heard.report.suggested.map(\.text) == ["C201"])
    let yes = customer.say("はい")
    #expect(customer.state.product?.text == "C201" && yes.report.suggested.isEmpty)
    // Not the page again that has just recommended it: other pages about the product.
    #expect(yes.standard == ["related"] && !yes.choices.isEmpty)
    #expect(!yes.choices.contains("肌ざわり") && !yes.text.contains("やわらかい"))
    let picked = yes.choices.firstIndex(of: "素材感").map { customer.say("\($0 + 1)") }
    #expect(picked?.texts == ["麻シャツの手ざわり: さらりとしています。"])
  }

  @Test("once in a conversation, and a no is taken politely")
  func onceOnly() {
    var customer = Customer(Self.related)
    customer.say("化粧水の肌ざわり")
    let no = customer.say("いいえ")
    #expect(no.standard == ["suggest declined"] && no.text.contains("麻シャツ"))
    #expect(customer.state.question == nil)
    #expect(customer.say("クリームの肌ざわり").texts == ["ばらクリームはやわらかいです。"])
    #expect(customer.say("化粧水の肌ざわり").texts == ["つゆ化粧水はやわらかいです。"])
  }

  @Test(
    "pages answered in this turn are not offered with the answer; where none is left, nothing is")
  func relatedWithoutItself() {
    func page(_ title: String, _ related: String) -> String {
      """
      # \(title) / \(title)

      ## Customers say
      - \(title)のお話

      ## Answer
      - ja: \(title)です。
      - en: \(title).
      - then related \(related)
      """
    }
    var customer = Customer(
      TestShop.make([
        "a/alpha.md": page("りんご", "alpha, beta"), "a/beta.md": page("ぶどう", "alpha, beta"),
        "a/gamma.md": page("すもも", "gamma"),
      ]))
    #expect(customer.say("りんごのお話").choices == ["ぶどう"])
    let second = customer.say("1")
    #expect(second.texts.first == "ぶどうです。" && second.choices == ["りんご"])
    let last = customer.say("すもものお話")
    #expect(last.texts == ["すももです。"] && last.choices.isEmpty)
  }

  @Test("an offer lapses when the customer asks something else")
  func lapses() {
    var customer = Customer(Self.related)
    customer.say("化粧水の肌ざわり")
    #expect(customer.say("荷物はどこですか").asks == "order")
    #expect(customer.say("はい").standard == ["wrong answer"])
  }

  @Test(
    "recommends nothing without a partner, to angry customers, or inside another flow",
    arguments: [
      ["シャツの肌ざわり"], ["ふざけるな", "化粧水の肌ざわり"], ["かゆい", "化粧水の肌ざわり"],
      ["荷物はどこですか", "化粧水の肌ざわり"], ["対応が悪いです", "化粧水の肌ざわり"],
    ])
  func never(texts: [String]) {
    var customer = Customer(Self.related)
    #expect(customer.say(all: texts).report.suggested.isEmpty)
    #expect(customer.state.suggested.isEmpty)
  }

  @Test("a page without words in the customer's language says so and offers a person")
  func noWords() {
    let page = """
      # 秘密 / Secret

      ## Customers say
      - 秘密の話
      - the secret thing

      ## Answer
      - ja: これです。
      """
    var customer = Customer(TestShop.make(["a/secret.md": page]))
    #expect(customer.say("秘密の話").texts == ["これです。"])
    let heard = customer.say("the secret thing")
    #expect(heard.standard == ["no answer in this language", "offer a person"])
    #expect(heard.asks == "consent")
  }

  @Test("the only variant of a product is taken, several are offered, and a new product asks anew")
  func variants() {
    let pages = [
      "slots.md": SmallShop.slots + """


        ## variant / 種類 / variant
        - kind: variant
        - ask ja: どの種類ですか？
        - ask en: Which one?
        - example ja: 白
        - example en: white
        """,
      "products.csv": """
      sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en
      S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5,yes,やさしい,mild,,
      S102,cosmetic,ばらクリーム,Rose Cream,クリーム;cream,3300,50g/50g:0,no,香り,scent,,
      C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white-M:3;紺/navy-M:2,,,,,
      """,
      "orders/order-place.md": """
      # 注文する / Order

      ## Customers say
      - {product}を買いたい

      ## Ask
      - product
      - variant

      ## Answer
      - ja: {record.number}で承りました。
      - en: Ordered under {record.number}.

      ## Then
      - record order
      """,
    ]
    var customer = Customer(TestShop.make(pages))
    #expect(customer.say("化粧水を買いたい").asks == "confirm")
    let other = customer.say("やっぱりシャツ")
    #expect(other.asks == "variant" && other.choices == ["白-M", "紺-M"])
    #expect(customer.say("2").asks == "confirm")
    let done = customer.say("はい")
    #expect(done.records.first?.fields.map(\.slot) == [.product, .variant])
  }
}
