import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// “It”, a colour alone, two products: what the words are about.
@Suite struct FocusTests {
  static let dialog = TestShop.make([
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
    C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white-M:3;紺/navy-M:0,,,,さらり,crisp
    C202,clothing,綿シャツ,Cotton Shirt,,5500,白/white-M:3,,,,やわらか,soft
    """,
    "products/product-stock.md": """
    # 在庫 / Stock

    ## Customers say
    - {product}[の{variant}]の在庫はありますか
    - それの在庫は
    - is {product} in stock
    - do you have it in stock

    ## Ask
    - product
    - variant

    ## Answer when variant.stock is 0
    - ja: {product}の{variant}は売り切れです。
    - en: {product} in {variant} is sold out.

    ## Answer
    - ja: {product}の{variant}はあります。
    - en: We have {product} in {variant}.
    """,
  ])

  @Test(
    "“it”, or no noun at all, is the product in focus; a new name moves it",
    arguments: ["手ざわりを教えてください", "what does this fabric feel like"])
  func it(text: String) {
    var customer = Customer(Self.dialog)
    customer.say("麻シャツの在庫はありますか")
    customer.say("1")
    let heard = customer.say(text)
    #expect(heard.asks == nil && (heard.text.contains("さらり") || heard.text.contains("crisp")))
    customer.say("綿シャツの素材感はどんな感じですか")
    #expect(customer.state.product == SKU("C202"))
  }

  @Test(
    "a colour alone goes on with the page that answered last",
    arguments: ["じゃあ紺は？", "how about the navy one?", "紺だとどうですか"])
  func colour(text: String) {
    var customer = Customer(Self.dialog)
    customer.say(all: ["麻シャツの在庫はありますか", "白"])
    let heard = customer.say(text)
    #expect(heard.report.taken?.intent.text == "product-stock")
    #expect(heard.text.contains("売り切れ") || heard.text.contains("sold out"))
    #expect(customer.state.product == SKU("C201"))
  }

  @Test("a part of a variant's name answers; several it could mean are asked between")
  func part() {
    let two = TestShop.make([
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
      C201,clothing,麻シャツ,Linen Shirt,シャツ,6600,白/white-M:3;白/white-L:1;紺/navy-M:2,,,,さらり,crisp
      """,
      "orders/order-place.md": """
      # 注文する / Order

      ## Customers say
      - {product}を買いたい

      ## Ask
      - product
      - variant

      ## Answer
      - ja: {variant}ですね。
      - en: {variant}, then.
      """,
    ])
    var customer = Customer(two)
    customer.say("シャツを買いたい")
    var other = customer
    #expect(other.say("紺で").text.contains("紺-M"))
    let heard = customer.say("白がいいです")
    #expect(heard.choices == ["白-M", "白-L"] && heard.asks == "variant")
    #expect(customer.say("2").text.contains("白-L"))
  }

  @Test(
    "a name that several products bear is asked about, at idle too", arguments: ["シャツ?", "シャツは"])
  func bare(text: String) {
    let two = TestShop.make([
      "products.csv": """
      sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en
      S101,cosmetic,つゆ化粧水,Dew Toner,化粧水,2200,150ml/150ml:5,yes,やさしい,mild,,
      C201,clothing,麻シャツ,Linen Shirt,,6600,白/white-M:3,,,,さらり,crisp
      C202,clothing,綿シャツ,Cotton Shirt,,5500,白/white-M:3,,,,やわらか,soft
      """
    ])
    var customer = Customer(two)
    let heard = customer.say(text)
    #expect(heard.choices == ["麻シャツ", "綿シャツ"])
    let picked = customer.say("2")
    #expect(customer.state.product == SKU("C202") && picked.asks == "clarify")
  }
}
