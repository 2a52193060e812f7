import Foundation
import Pages
import Testing
import Text

/// A small invented shop, whole and without a fault, for tests to change.
enum Shop {
  static let today = CivilDate(year: 2026, month: 11, day: 21) ?? .epoch

  static let desk = """
    # 受付 / Desk

    ## Shop
    - name ja: はなもみ堂
    - name en: Hanamomi
    - time zone: Asia/Tokyo
    - languages: ja, en

    ## Hours of people
    - every day: 09:00-18:00
    - closed: 12-31..01-03

    ## Queues
    - general
    - returns
    - complaints, priority high

    ## Rules / 店の決まり
    - return_days: 8 days
    - refund_days: 7 to 10 days
    - shipping_fee: 550 yen
    - free_shipping_from: 5500 yen
    - percent: 1

    ## Limits
    - not understood: 3 in a row, then general
    - wrong answers: 2 to one question, then returns

    ## Lines

    """ + lines

  /// Every standard line in both languages.
  static let lines = StandardLine.allCases.map { line in
    let words: (String, String) =
      switch line {
      case .yes: ("はい", "yes")
      case .no: ("いいえ", "no")
      case .greeting: ("ようこそ、{desk.name}です。", "Welcome to {desk.name}.")
      default: ("文", "words")
      }
    return "- \(line.rawValue) ja: \(words.0)\n- \(line.rawValue) en: \(words.1)\n"
  }.joined()

  static let slots = """
    # 聞くこと / Slots

    ## order / 注文
    - kind: order
    - pattern: 8 digits
    - ask ja: ご注文番号は何番でしょうか。
    - ask en: What is your order number?
    - example: 26110201
    - fact promised_date / お届け予定日
    - fact delivered_date / お届け日
    - fact status / 状況
      - received: ja ご注文受付; en received
      - preparing: ja 発送準備中; en being packed
      - shipped: ja 発送済み; en shipped
      - out-for-delivery: ja 配達中; en out for delivery
      - delayed: ja 遅延; en delayed
      - delivered: ja お届け済み; en delivered
      - return-received: ja 返送品受領; en return received
      - cancelled: ja キャンセル済み; en cancelled

    ## product / 商品
    - kind: product
    - ask ja: どの商品でしょうか。
    - ask en: Which product?
    - fact category / 種類
      - cosmetic: ja 化粧品; en cosmetics
      - clothing: ja 衣料品; en clothing
    - fact feel / 肌ざわり

    ## email / メールアドレス
    - kind: email
    - ask ja: メールアドレスは。
    - ask en: Your e-mail address?

    ## phone / 電話番号
    - kind: phone
    - ask ja: 電話番号は。
    - ask en: Your telephone number?

    ## address / お届け先
    - kind: address
    - ask ja: ご住所は。
    - ask en: Your address?

    ## condition / 商品の状態
    - kind: choice
    - opened: ja 開封済み; en opened; also 開けた, opened it
    - unopened: ja 未開封; en unopened; also sealed
    - ask ja: どのような状態でしょうか。
    - ask en: What state is it in?

    ## reason / 理由
    - kind: choice-or-text
    - damaged: ja 破損; en damaged
    - size: ja サイズ; en size
    - ask ja: 理由は。
    - ask en: Why?

    ## resolution / ご希望
    - kind: choice
    - exchange: ja 交換; en exchange
    - return: ja 返品・返金; en return for a refund; also 返品
    - ask ja: 交換と返品のどちらでしょうか。
    - ask en: Exchange or refund?

    ## photo / お写真
    - kind: yes-no
    - ask ja: お写真は。
    - ask en: Is there a photo?

    ## quantity / 数量
    - kind: number
    - ask ja: いくつでしょうか。
    - ask en: How many?
    """

  static let words = """
    # 言葉 / Words

    ## Concepts
    - broken / 割れ物 = 割れ, 欠け, crack*, in pieces
    - arrived / 着いた = 届い, arriv*

    ## はい / Yes
    - はい, ええ, yes

    ## いいえ
    - いいえ, no
    """

  static let products = """
    sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en,goes_with,restock_date
    lotion-1,cosmetic,すみれ化粧水,Violet Lotion,すみれ水;violet water,1980,150ml:12,yes,テスト済みです。,It was tested.,,,soap-1,
    soap-1,cosmetic,あわ石けん,Foam Soap,,880,:0,,,,,,,today+5
    knit-1,clothing,もみニット,Momi Knit,ニット,5940,ネイビー/navy-M:0;ネイビー/navy-L:4,,,,やわらかい,soft,,
    """

  static let greeting = """
    # ごあいさつ / Hello

    ## Customers say
    - こんにちは
    - hello

    ## Answer
    - ja: こんにちは。
    - en: Hello.
    """

  /// The files of the tree: the four settings, a greeting, and `pages` by path.
  static func files(
    _ pages: [String: String] = [:], desk: String = desk, slots: String = slots,
    words: String = words, products: String = products
  ) -> [ManualFile] {
    var texts = [
      "desk.md": desk, "slots.md": slots, "words.md": words, "products.csv": products,
      "desk/greeting.md": greeting,
    ]
    texts.merge(pages) { $1 }
    return texts.map { ManualFile(path: $0.key, bytes: Array($0.value.utf8)) }
  }

  static func load(
    _ pages: [String: String] = [:], desk: String = desk, slots: String = slots,
    words: String = words, products: String = products
  ) -> LoadedManual {
    ManualLoader.load(
      files(pages, desk: desk, slots: slots, words: words, products: products), root: "Intents",
      today: today)
  }

  /// The manual of the tree with one page `a/page.md`, which must load.
  static func page(_ text: String) throws -> (Page, Manual) {
    let loaded = load(["a/page.md": text])
    let manual = try #require(loaded.manual, "\(loaded.text(.en))")
    let id = try #require(IntentID("page"))
    return (try #require(manual[id]), manual)
  }
}

extension LoadedManual {
  /// Every diagnostic as a checker prints it.
  func text(_ language: Language) -> String {
    diagnostics.map { $0.rendered(in: language, source: line(at: $0.range.start)) }
      .joined(separator: "\n")
  }
}

/// Facts from a table.
struct Known: FactReading {
  var values: [Term: Value] = [:]
  var today = Shop.today
  func value(of term: Term) -> Value? { values[term] }

  static func fact(_ owner: String, _ column: String) -> Term { .fact(FactName(owner, column)) }
  static func slot(_ name: String) -> Term {
    SlotName(name).map { .slot($0) } ?? .today
  }
}

func choice(_ id: String) throws -> Value { .choice(try #require(ChoiceID(id))) }
func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

/// Texts kept in `Golden/`; `RECORD_GOLDEN=1` writes them anew.
enum Golden {
  static func expect(_ text: String, _ name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: true, encoding: .utf8)
      return
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == text, "Golden/\(name).txt")
  }
}
