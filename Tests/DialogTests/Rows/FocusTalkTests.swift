import Conversations
import Dialog
import TestManuals
import Testing
import Text

/// Whole conversations about products: what “it”, a dropped noun, a colour and two names are about.
@Suite struct FocusTalkTests {
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
    sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en,size_ja,size_en,appearance_ja,appearance_en
    S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5,yes,やさしい,mild,,,,,,
    C201,clothing,麻シャツ,Linen Shirt,,6600,白/white-M:3;白/white-L:0;紺/navy-M:0,,,,さらり,crisp,丈66,length 66,白と紺,white and navy
    C202,clothing,綿ニット,Cotton Sweater,ニット;sweater,5500,黒/black-M:3,,,,やわらか,soft,丈60,length 60,黒のみ,black only
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
    "products/product-size.md": """
    # サイズ / Size

    ## Customers say
    - {product}のサイズ(は|を教えて)
    - それのサイズ(は|を教えて)
    - サイズ(は|を教えてください)
    - what size is {product}
    - (what|and) [is|about] its size
    - what sizes does it come in

    ## Ask
    - product

    ## Answer
    - ja: {product}のサイズ: {product.size}
    - en: Size of {product}: {product.size}
    """,
    "products/product-appearance.md": """
    # 色 / Colour

    ## Customers say
    - {product}の色(は|を教えて)
    - [じゃあ]色は
    - what colour is {product}
    - (what|and) [is|about] its colour

    ## Ask
    - product

    ## Answer
    - ja: {product}の色: {product.appearance}
    - en: Colour of {product}: {product.appearance}
    """,
  ])

  @Test("“it”, a dropped noun, a colour alone, a new name: in Japanese")
  func japanese() {
    var customer = Customer(Self.dialog)
    for (said, heard) in [
      ("麻シャツの手ざわりを教えてください", "さらり"), ("それのサイズは？", "丈66"), ("じゃあ色は？", "白と紺"),
      ("じゃあニットは？", "黒のみ"), ("サイズは？", "丈60"), ("麻シャツの紺の在庫はありますか", "麻シャツの紺-Mは売り切れ"),
      ("それの在庫は", "どの種類"), ("白-M", "麻シャツの白-Mはあります"), ("それの手ざわりを教えてください", "さらり"),
    ] {
      let turn = customer.say(said)
      #expect(turn.text.contains(heard), "\(said): \(turn.texts)")
    }
  }

  @Test("and in English")
  func english() {
    var customer = Customer(Self.dialog, language: .en)
    for (said, heard) in [
      ("how does Linen Shirt feel", "crisp"), ("what is its size?", "length 66"),
      ("and its colour?", "white and navy"), ("how about the sweater?", "black only"),
      ("what about its size", "length 60"), ("is Linen Shirt in stock", "Which one?"),
      ("navy-M", "navy-M is sold out"), ("how about the white one?", "white"),
    ] {
      let turn = customer.say(said)
      let shown = turn.text + turn.choices.joined(separator: " ")
      #expect(shown.contains(heard), "\(said): \(turn.texts) \(turn.choices)")
    }
  }

  @Test(
    "a colour that several variants bear is asked between; a picked one answers",
    arguments: [
      ("麻シャツの在庫はありますか", "白がいいです", Language.ja), ("is Linen Shirt in stock", "the white one", .en),
    ])
  func between(first: String, colour: String, language: Language) {
    var customer = Customer(Self.dialog, language: language)
    customer.say(first)
    let asked = customer.say(colour)
    #expect(asked.choices.count == 2 && asked.asks == "variant")
    let picked = customer.say("1")
    #expect(picked.asks == nil && picked.report.taken == nil || picked.text.contains("-M"))
    #expect(picked.text.contains(language == .ja ? "はあります" : "We have"))
  }

  @Test(
    "two products named are asked between, and the one picked is answered and in focus",
    arguments: ["麻シャツとニットの手ざわりを教えてください", "what do the linen shirt and the sweater feel like"])
  func two(text: String) {
    var customer = Customer(Self.dialog)
    let asked = customer.say(text)
    #expect(asked.asks == "product" && asked.choices.count == 2, "\(asked.texts)")
    let picked = customer.say("2")
    #expect(picked.text.contains("やわらか") || picked.text.contains("soft"))
    #expect(customer.state.product == SKU("C202"))
  }

  @Test(
    "a colour that only another product bears is not taken for the one in focus",
    arguments: ["黒は？", "how about the black one?"])
  func elsewhere(text: String) {
    var customer = Customer(Self.dialog)
    customer.say(all: ["麻シャツの在庫はありますか", "紺"])
    let heard = customer.say(text)
    #expect(!heard.text.contains("麻シャツの黒") && !heard.text.contains("紺-Mは"))
  }

  @Test(
    "a colour that the product in focus does not come in is one of a product named before",
    arguments: [
      (
        Language.ja, ["麻シャツの手ざわりを教えてください", "ニットの在庫はありますか"], "白いのはどうですか", "麻シャツ",
        "C201"
      ),
      (
        .en, ["how does Linen Shirt feel", "is the sweater in stock"],
        "how about the white one?", "Linen Shirt", "C201"
      ),
      (
        .ja, ["ニットの手ざわりを教えてください", "麻シャツの手ざわりを教えてください"], "黒いのはどうですか", "やわらか", "C202"
      ),
    ])
  func namedBefore(
    language: Language, before: [String], text: String, told: String, sku: String
  ) {
    var customer = Customer(Self.dialog, language: language)
    customer.say(all: before)
    let heard = customer.say(text)
    let shown = heard.text + heard.choices.joined(separator: " ")
    #expect(customer.state.product?.text == sku && heard.report.miss == 0, "\(heard.texts)")
    #expect(shown.contains(told) || shown.contains("白-M") || shown.contains("white-M"))
  }

  @Test("of several products named before, the latest one that has it")
  func latest() {
    var customer = Customer(
      TestShop.make([
        "products.csv": """
        sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en
        C201,clothing,麻シャツ,Linen Shirt,,6600,白/white:3;紺/navy:1,,,,さらり,crisp
        C202,clothing,綿ニット,Cotton Sweater,ニット;sweater,5500,ホワイト/white:3;灰/grey:2,,,,やわらか,soft
        C203,clothing,毛織コート,Wool Coat,コート;coat,9900,黒/black:3;茶/brown:2,,,,あたたか,warm
        """
      ]))
    for name in ["麻シャツ", "ニット", "コート"] { customer.say("\(name)の手ざわりを教えてください") }
    #expect(customer.state.products.map(\.text) == ["C201", "C202", "C203"])
    #expect(customer.say("白いのはどうですか").text.contains("やわらか"))
    #expect(customer.say("紺は？").text.contains("さらり"))
    #expect(customer.say("白いのは？").text.contains("さらり"))
  }

  @Test(
    "a colour and a size together are one variant",
    arguments: ["白のMはありますか", "Mの白", "white M"])
  func colourAndSize(text: String) {
    var customer = Customer(Self.dialog)
    customer.say("麻シャツの在庫はありますか")
    #expect(customer.say(text).text.contains("麻シャツの白-M"), "\(text)")
  }

  @Test("what was named while two pages fitted is what the picked one is about")
  func namedWhileChoosing() {
    func page(_ title: String) -> String {
      """
      # \(title) / \(title)

      ## Customers say
      - {product}のお手入れのしかた

      ## Ask
      - product

      ## Answer
      - ja: {product}の\(title)です。
      - en: \(title) of {product}.
      """
    }
    var customer = Customer(
      TestShop.make(["a/fee.md": page("ねだん"), "a/days.md": page("にっすう")]))
    let heard = customer.say("麻シャツのお手入れのしかた")
    #expect(heard.asks == "clarify" && customer.state.product?.text == "C201", "\(heard.texts)")
    #expect(customer.say("1").text.contains("麻シャツの"))
  }

  @Test("a colour that nothing has, or a kanji within a word, changes nothing")
  func noColour() {
    var customer = Customer(Self.dialog)
    customer.say("麻シャツの手ざわりを教えてください")
    for text in ["赤いのはどうですか", "面白いですね"] {
      let heard = customer.say(text)
      #expect(!heard.text.contains("さらり"), "\(text)")
    }
    var first = Customer(Self.dialog)
    #expect(first.say("白いのはどうですか").report.miss == 1)
  }
}
