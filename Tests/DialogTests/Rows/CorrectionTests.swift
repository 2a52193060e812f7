import Conversations
import Dialog
import Pages
import TestManuals
import Testing
import Text

@Suite struct CorrectionTests {
  static let dialog = TestShop.make([
    "words.md": """
    # 言葉 / Words

    ## Yes
    - はい, yes

    ## No
    - いいえ, いえ, no

    ## Cancel
    - やめます, cancel that

    ## Correct
    - いえ, やっぱり, じゃなくて, actually, no it's

    ## Skip
    - スキップ, skip

    ## Start over
    - 最初から, start over

    ## Angry
    - ふざけるな

    ## Abusive
    - ばかやろう

    ## Threat
    - 弁護士

    ## Health
    - かゆい
    """
  ])
  static let toConfirm = ["返品したいです", "26110201", "hanako@example.jp", "麻シャツ", "大きすぎた", "メール"]

  @Test(
    "a correction may begin in any of the shop's words, at any point",
    arguments: [
      (3, "いえ、番号は26110203です", SlotName.order, Value.order(OrderNumber("26110203")!)),
      (6, "いえ、商品は化粧水です", .product, .product(SKU("S101")!)),
      (6, "actually the Dew Toner", .product, .product(SKU("S101")!)),
      (6, "no it's by phone", SlotName("contact-preference")!, .choice(ChoiceID("phone")!)),
    ])
  func anyWords(after: Int, text: String, slot: SlotName, value: Value) {
    var customer = Customer(Self.dialog)
    customer.say(all: Array(Self.toConfirm.prefix(after)))
    let heard = customer.say(text)
    #expect(heard.standard.first == "corrected")
    #expect(customer.state.flows.last?[slot] == value)
    #expect(heard.records.isEmpty)
  }

  @Test("a correction that names only what is wrong asks for it again")
  func namesSlot() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.toConfirm)
    let heard = customer.say("やっぱり理由を変えたい")
    #expect(heard.asks == "reason" && customer.state.flows.last?[.reason] == nil)
    #expect(customer.say("色がちがう").asks == "confirm")
  }

  @Test("a no alone is no correction")
  func onlyNo() {
    var customer = Customer(Self.dialog)
    customer.say(all: Self.toConfirm)
    #expect(customer.say("いえ").standard == ["change what"])
  }

  @Test("a correction wins over a page that has such words too")
  func winsOverPage() {
    var customer = Customer(
      TestShop.make([
        "a/by-phone.md": """
        # 電話のこと / Phone

        ## Customers say
        - やっぱり電話で

        ## Answer
        - ja: 電話のことですね。
        - en: About phones.
        """
      ]))
    customer.say(all: ReturnTests.toConfirm)
    let heard = customer.say("やっぱり電話で")
    #expect(heard.standard.first == "corrected" && heard.asks == "confirm")
  }

  /// Orders with an address, a quantity and an e-mail address, by a shop that counts 住所 with お届け先.
  static let ordering: DialogManager = {
    var words = ""
    for file in SmallShop.files() where file.path == "words.md" {
      words = String(decoding: file.bytes, as: UTF8.self)
    }
    return TestShop.make([
      "words.md": words + """


        ## Concepts
        - where-to / 届け先 = 住所, 宛先, 届け先, 番地
        """,
      "slots.md": SmallShop.slots + """


        ## quantity / 数量 / quantity
        - kind: number
        - ask ja: いくつですか？
        - ask en: How many?
        - example: 2

        ## address / お届け先 / delivery address
        - kind: address
        - ask ja: どちらへ？
        - ask en: Where to?
        - example ja: 東京都見本町1-2-3
        - example en: 1-2-3 Mihoncho, Tokyo
        """,
      "orders/order-place.md": """
      # 注文 / Order

      ## Customers say
      - 注文したいです
      - I would like to order

      ## Ask
      - quantity
      - address
      - email
      - name

      ## Answer
      - ja: {record.number}で承りました。
      - en: Ordered under {record.number}.
      - then record order
      """,
    ])
  }()
  static let toChange = [
    "注文したいです", "2個", "東京都千代田区見本町1-2-3", "hanako@example.jp", "山田花子", "いいえ",
  ]

  @Test(
    "behind a no to what was read back, the name of an answer asks for it again",
    arguments: [
      ("住所", "address"), ("お届け先", "address"), ("届け先", "address"), ("delivery address", "address"),
      ("address", "address"), ("宛先", "address"), ("数量", "quantity"), ("Quantity", "quantity"),
      ("email", "email"), ("メール", "email"), ("メールアドレス", "email"), ("お名前", "name"),
      ("名前", "name"), ("name", "name"), ("数量を変えたいです", "quantity"),
    ])
  func nameAlone(text: String, slot: String) {
    var customer = Customer(Self.ordering)
    let asked = customer.say(all: Self.toChange)
    #expect(asked.standard == ["change what"] && asked.asks == "confirm", "\(asked.texts)")
    let heard = customer.say(text)
    #expect(heard.asks == slot && !heard.standard.contains("read back"), "\(heard.texts)")
    let value: SlotName = SlotName(slot)!
    #expect(customer.state.flows.last?[value] == nil)
    #expect(customer.state.flows.last?.filled.count == 3)
  }

  @Test("and so does the name without a no before it")
  func nameAtReadBack() {
    var customer = Customer(Self.ordering)
    customer.say(all: Array(Self.toChange.dropLast()))
    #expect(customer.say("住所").asks == "address")
    #expect(customer.say("大阪府大阪市北区見本1-4-8").asks == "confirm")
  }

  @Test(
    "a new value there corrects it and is read back",
    arguments: [
      ("taro@example.jp", SlotName.email, Value.email("taro@example.jp")),
      ("5個です", .quantity, .number(5)), ("12", .quantity, .number(12)),
    ])
  func newValue(text: String, slot: SlotName, value: Value) {
    var customer = Customer(Self.ordering)
    customer.say(all: Self.toChange)
    let heard = customer.say(text)
    #expect(heard.asks == "confirm" && heard.standard == ["corrected", "read back"])
    #expect(customer.state.flows.last?[slot] == value)
  }

  @Test("words that are neither are asked about again, with the same answers to choose from")
  func neither() {
    var customer = Customer(Self.ordering)
    customer.say(all: Self.toChange)
    let heard = customer.say("ふにゃふにゃ")
    #expect(heard.standard == ["not understood 1", "change what"], "\(heard.texts)")
    #expect(heard.choices == ["数量", "お届け先", "メールアドレス", "お名前"])
    #expect(customer.say("1").asks == "quantity")
  }
}
