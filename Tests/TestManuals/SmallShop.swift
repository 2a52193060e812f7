public import Pages
public import Text

/// A shop of a few pages, whose desk says the names of its standard lines: tests can tell every
/// line apart, and no test breaks when the real shop changes its wording.
public enum SmallShop {
  public static let today = CivilDate(year: 2026, month: 11, day: 21) ?? .epoch
  /// 2026-11-21T14:00+09:00.
  public static let now = ShopZone.japan.moment(today, secondOfDay: 14 * 3_600)

  /// The tree, with `pages` (path and text) added or put in place of its own.
  public static func files(_ pages: [String: String] = [:]) -> [ManualFile] {
    var tree = Self.pages
    for (path, text) in pages { tree[path] = text }
    tree["desk.md"] = tree["desk.md"] ?? desk
    tree["slots.md"] = tree["slots.md"] ?? slots
    tree["words.md"] = tree["words.md"] ?? words
    tree["products.csv"] = tree["products.csv"] ?? products
    return tree.map { ManualFile(path: $0.key, bytes: Array($0.value.utf8)) }
      .sorted { $0.path < $1.path }
  }

  /// The loaded tree. Traps when the test's own pages are wrong, with what is wrong.
  public static func manual(_ pages: [String: String] = [:]) -> Manual {
    let loaded = ManualLoader.load(files(pages), root: "Intents", today: today)
    guard let manual = loaded.manual else {
      preconditionFailure(
        loaded.diagnostics.map {
          $0.rendered(in: .en, source: loaded.line(at: $0.range.start))
        }.joined(separator: "\n"))
    }
    return manual
  }

  /// `[name]` in Japanese, `<name>` in English, with the blanks it may use.
  static var desk: String {
    let lines = StandardLine.allCases.flatMap { line in
      let blanks = line.given.map { " {\($0.rawValue)}" }.joined()
      return [
        "- \(line.rawValue) ja: [\(line.rawValue)]の行\(blanks)",
        "- \(line.rawValue) en: <\(line.rawValue)>\(blanks)",
      ]
    }
    return """
      # 受付 / The desk

      ## Shop
      - name ja: 小さな店
      - name en: Small Shop
      - time zone: Asia/Tokyo
      - languages: ja, en

      ## Hours of people
      - every day: 09:00-18:00

      ## Queues
      - general
      - orders, priority high

      ## Rules
      - return_days: 8 days

      ## Limits
      - not understood: 3 in a row, then general
      - wrong answers: 3 to one question, then general

      ## Lines
      \(lines.joined(separator: "\n"))
      """
  }

  public static let slots = """
    # 聞くこと / Slots

    ## order / 注文 / order number
    - kind: order
    - ask ja: 注文番号は？
    - ask en: Order number?
    - example: 26110201
    - fact status / 状況
      - received: ja 受付中; en received
      - preparing: ja 準備中; en preparing
      - shipped: ja 発送済み; en shipped
      - out-for-delivery: ja 配達中; en out for delivery
      - delayed: ja 遅れ; en delayed
      - delivered: ja お届け済み; en delivered
      - return-received: ja 返品済み; en returned
      - cancelled: ja 取り消し; en cancelled
    - fact promised_date / お届け予定日

    ## product / 商品 / product
    - kind: product
    - ask ja: どの商品ですか？
    - ask en: Which product?
    - example ja: 化粧水
    - example en: toner
    - fact feel / 手ざわり
    - fact sensitive_skin / 敏感肌
      - yes: ja 使える; en yes
      - patch-test: ja パッチテスト; en patch test
      - no: ja 使えない; en no
    - fact sensitive_note / 敏感肌の注意

    ## email / メールアドレス / e-mail address
    - kind: email
    - ask ja: メールアドレスは？
    - ask en: E-mail?
    - example: hanako@example.jp

    ## phone / 電話番号 / phone number
    - kind: phone
    - ask ja: 電話番号は？
    - ask en: Phone?
    - example: 090-1234-5678

    ## name / お名前 / name
    - kind: name
    - ask ja: お名前は？
    - ask en: Name?
    - example ja: 山田花子
    - example en: Hanako Yamada

    ## reason / 理由 / reason
    - kind: text
    - ask ja: 理由は？
    - ask en: Why?
    - example ja: 急ぎのため
    - example en: in a hurry

    ## contact-preference / ご連絡方法 / contact
    - kind: choice
    - mail: ja メール; en e-mail; also email
    - phone: ja お電話; en phone; also 電話, call
    - ask ja: メールと電話のどちらですか？
    - ask en: Mail or phone?
    - example ja: メール
    - example en: phone
    """

  static let words = """
    # 言葉 / Words

    ## Yes
    - はい, ええ, お願いします, yes, yes please

    ## No
    - いいえ, いえ, 結構です, no, no thanks

    ## Cancel
    - やめます, 取り消して, cancel that, never mind

    ## Correct
    - やっぱり, じゃなくて, actually

    ## Skip
    - 飛ばして, スキップ, skip

    ## Start over
    - 最初から, start over

    ## Angry
    - ふざけるな, fed up

    ## Abusive
    - ばかやろう, idiot

    ## Threat
    - 消費者センター, lawyer

    ## Health
    - かゆい, rash

    ## Hearsay
    - という口コミ, と聞きまし, review said
    """

  static let products = """
    sku,category,name_ja,name_en,aliases,price_jpy,variants,sensitive_skin,sensitive_note_ja,sensitive_note_en,feel_ja,feel_en
    S101,cosmetic,つゆ化粧水,Dew Toner,化粧水;toner,2200,150ml/150ml:5,yes,刺激の少ない処方です。,It is mild.,,
    S102,cosmetic,ばらクリーム,Rose Cream,クリーム;cream,3300,50g/50g:0,no,香りがあります。,It is scented.,,
    C201,clothing,麻シャツ,Linen Shirt,シャツ;shirt,6600,白/white-M:3,,,,さらりとしています。,It feels crisp.
    """

  public static let pages: [String: String] = [
    "desk/greeting.md": """
    # ごあいさつ / Greeting

    あいさつです。

    Says hello.

    ## Customers say
    - こんにちは
    - おはようございます
    - hello
    - good morning

    ## Answer
    - ja: こんにちは、と返します。
    - en: Hello to you.
    """,
    "desk/thanks.md": """
    # お礼 / Thanks

    ## Customers say
    - ありがとう[ございます]
    - thank you
    - thanks a lot

    ## Answer
    - ja: どういたしまして。
    - en: You are welcome.
    """,
    "desk/help.md": """
    # できること / What I can do

    ## Customers say
    - 何ができますか
    - what can you do
    - help

    ## Answer
    - ja: 次のことができます。
    - en: I can do this.

    ## Then
    - related product-skin-sensitivity, order-status
    """,
    "desk/repeat.md": """
    # もう一度 / Say it again

    ## Customers say
    - もう一度言って
    - say that again

    ## Answer
    - ja: もう一度申します。
    - en: Once more.
    """,
    "desk/human-agent.md": """
    # 担当者 / A person

    ## Customers say
    - 担当者(と話したい|につないで)
    - 人間と話したい
    - let me talk to a person
    - I want a human

    ## Ask
    - contact-preference
    - email, when contact-preference is mail
    - phone, when contact-preference is phone
    - name
    - reason, optional

    ## Answer
    - ja: 受付番号は{record.number}です。{report.due}までにご連絡します。
    - en: Your number is {record.number}. We will be in touch by {report.due}.

    ## Then
    - record callback
    - report to general, within 1 day
    """,
    "products/product-skin-sensitivity.md": """
    # 敏感肌 / Sensitive skin

    ## Customers say
    - {product}は敏感肌でも使えますか
    - この化粧品は敏感肌でも使えますか
    - 肌が弱いのですが{product}は大丈夫ですか
    - can I use {product} on sensitive skin
    - is {product} safe for sensitive skin
    - is this cosmetic suitable for sensitive skin

    ## Ask
    - product

    ## Answer when product.sensitive_skin is yes
    - ja: 「{product}」は使えます。{product.sensitive_note}
    - en: You can use {product}. {product.sensitive_note}

    ## Answer when product.sensitive_skin is no
    - ja: 「{product}」はお勧めしません。{product.sensitive_note}
    - en: We do not advise {product}. {product.sensitive_note}

    ## Answer
    - ja: 「{product}」の記録がありません。
    - en: I have no record for {product}.
    - then ask to connect
    """,
    "products/product-feel.md": """
    # 素材感 / How it feels

    ## Customers say
    - {product}の素材感はどんな感じですか
    - この洋服の素材感はどんな感じですか
    - 手ざわりを教えてください
    - how does {product} feel
    - what does this fabric feel like

    ## Ask
    - product

    ## Answer when product.feel is known
    - ja: {product}の手ざわり: {product.feel}
    - en: The feel of {product}: {product.feel}

    ## Answer
    - ja: {product}は布ではありません。
    - en: {product} is no fabric.
    """,
    "orders/order-status.md": """
    # 注文の状況 / Where is my order?

    ## Customers say
    - 注文した品物はいつ届きますか
    - 荷物はどこですか
    - 注文{order}の状況を教えてください
    - when will my order arrive
    - where is my parcel
    - where is order {order}

    ## Ask
    - order, verified by email or phone

    ## Answer when order.status is delayed
    - ja: {order}は遅れています。担当者がお調べします。
    - en: {order} is late. A colleague will find out.
    - then hand off to orders, priority high

    ## Answer
    - ja: {order}は{order.status}で、{order.promised_date}の予定です。
    - en: {order} is {order.status}, due on {order.promised_date}.
    """,
  ]

  /// Pages that bring people in: a chat for the queue, and a callback where nobody is there.
  public static let peoplePages: [String: String] = [
    "desk/human-agent.md": """
    # 担当者 / A person

    ## Customers say
    - 担当者(と話したい|につないで)
    - let me talk to a person

    ## Answer
    - ja: 担当者におつなぎします。
    - en: I will find you a person.

    ## Then
    - hand off to general
    """,
    "desk/callback-request.md": """
    # 折り返し / Call me back

    ## Customers say
    - 折り返しの連絡をください
    - get back to me later

    ## Ask
    - contact-preference
    - email, when contact-preference is mail
    - phone, when contact-preference is phone
    - name
    - reason, optional

    ## Answer
    - ja: 受付番号は{record.number}です。{report.due}までにご連絡します。
    - en: Your number is {record.number}. We will be in touch by {report.due}.

    ## Then
    - record callback
    - report to general, within 1 day
    """,
  ]
}
