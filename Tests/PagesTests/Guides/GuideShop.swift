import Pages
import Text

/// The shop that the guides' examples are laid over: small, and named as the demo shop names things.
enum GuideShop {
  static let desk = Shop.desk
    .replacing("- returns\n", with: "- returns\n- orders\n- products\n- security\n")
    .replacing("- percent: 1", with: "- delivery_days: 2 to 5 days\n- points_percent: 1")

  static let slots = """
    # 聞くこと / Slots

    ## order / 注文
    - kind: order
    - ask ja: ご注文番号は。
    - ask en: What is your order number?
    - fact promised_date / お届け予定日
    - fact delivered_date / お届け日
    - fact order_date / ご注文日
    - fact shipped_date / 発送日
    - fact status / 状況
      - received: ja ご注文受付済み; en received
      - preparing: ja 発送の準備中; en being packed
      - shipped: ja 発送済み; en on its way
      - out-for-delivery: ja 本日配達中; en out for delivery
      - delayed: ja お届けの遅れ; en delayed
      - delivered: ja お届け済み; en delivered
      - return-received: ja 返送品を受領済み; en return received
      - cancelled: ja キャンセル済み; en cancelled

    ## product / 商品
    - kind: product
    - ask ja: どの商品でしょうか。
    - ask en: Which product?
    - fact category / 種類
      - cosmetic: ja 化粧品; en cosmetics
      - clothing: ja 衣料品; en clothing
    - fact price / 価格
    - fact stock / 在庫数
    - fact restock_date / 再入荷日
    - fact feel / 着心地
    - fact sensitive_skin / 敏感肌
      - yes: ja お使いいただける; en suitable
      - patch-test: ja 試してから; en after a patch test
      - no: ja お勧めしない; en not advised
    - fact fragrance / 香料
      - yes: ja あり; en yes
      - no: ja なし; en no

    ## email / メールアドレス
    - kind: email
    - ask ja: メールアドレスは。
    - ask en: Your e-mail address?

    ## phone / お電話番号
    - kind: phone
    - ask ja: お電話番号は。
    - ask en: Your telephone number?

    ## address / お届け先
    - kind: address
    - ask ja: ご住所は。
    - ask en: Your address?

    ## photo / お写真
    - kind: yes-no
    - ask ja: お写真は。
    - ask en: Is there a photo?

    ## variant / 色・サイズ
    - kind: variant
    - ask ja: どの色でしょうか。
    - ask en: Which one?
    - example ja: 白
    - example en: white
    - fact stock / 在庫数

    ## more / ほかのご注文
    - kind: yes-no
    - ask ja: ほかにもございますか。
    - ask en: Anything more?
    - example ja: いいえ
    - example en: no

    ## quantity / 数量
    - kind: number
    - ask ja: いくつでしょうか。
    - ask en: How many?

    ## condition / 商品の状態
    - kind: choice
    - unopened: ja 未開封; en unopened
    - opened: ja 開封済み; en opened
    - unused: ja 未使用; en unused
    - used: ja 使用済み; en used
    - ask ja: どのような状態でしょうか。
    - ask en: What state is it in?

    ## reason / 理由
    - kind: choice-or-text
    - damaged: ja 破損; en damaged
    - defective: ja 不良; en faulty
    - wrong-item: ja お届け違い; en the wrong item
    - ask ja: 理由は。
    - ask en: Why?

    ## resolution / ご希望の対応
    - kind: choice
    - exchange: ja 交換; en exchange
    - return: ja 返品・返金; en return for a refund; also 返品
    - ask ja: どちらをご希望でしょうか。
    - ask en: Exchange or refund?

    ## contact-preference / ご連絡方法
    - kind: choice
    - mail: ja メール; en e-mail
    - phone: ja お電話; en phone
    - ask ja: ご連絡の方法は。
    - ask en: E-mail or phone?
    """

  static let words = """
    # 言葉 / Words

    ## Concepts
    - no-fit / 合わない = 合わな, 大きすぎ, too big, doesn't fit
    - clothes / 洋服 = 洋服, 衣類, clothes, garment*
    - broken / 破損 = 割れ, 欠け, crack*

    ## Yes
    - はい, yes

    ## No
    - いいえ, no
    """

  /// Pages that the examples send customers to.
  private static let others = [
    "returns/exchange-start.md", "returns/return-policy.md", "complaints/complaint-damaged.md",
    "products/alteration.md",
  ]

  /// A page of which only the name matters.
  private static func other(_ path: String) -> String {
    """
    # ほか / Other

    ## Customers say
    - 「\(path)」のこと
    - about \(path)

    ## Answer
    - ja: 承ります。
    - en: We see to that.
    """
  }

  static func load(
    _ pages: [String: String] = [:], desk: String = desk, slots: String = slots,
    words: String = words, products: String = Shop.products
  ) -> LoadedManual {
    let given = others.reduce(into: [String: String]()) { $0[$1] = other($1) }
    return Shop.load(
      given.merging(pages) { $1 }, desk: desk, slots: slots, words: words, products: products)
  }
}

/// Where a piece of a page stands when it is read: a page that has no fault of its own.
enum GuidePage {
  /// Its area is the one that the guides' rules of words are for.
  static let path = "products/guide.md"

  static let title = "# ご案内 / The guide\n\n"
  static let phrases = "## Customers say\n- ご案内のこと\n- about the guide\n\n"
  static let answer = "## Answer\n- ja: 承ります。\n- en: We see to that.\n\n"

  /// `sections` with what a page needs besides.
  static func whole(_ sections: String, language: Language) -> String {
    let headings = sections.split(separator: "\n").filter { $0.hasPrefix("## ") }
    func has(_ names: [String]) -> Bool {
      headings.contains { heading in names.contains { heading.hasPrefix("## " + $0) } }
    }
    return title + (has(["Customers say", "お客様の言葉"]) ? "" : phrases) + sections + "\n\n"
      + (has(["Answer", "回答"]) ? "" : answer)
  }

  /// A page around one line, by the part it belongs to.
  static func around(_ line: String, part: String) -> String? {
    let ask = "## Ask\n- product\n\n"
    let ja = "- ja: {product}を承ります。\n"
    let en = "- en: We see to {product}.\n"
    switch part {
    case "phrases": return title + "## Customers say\n\(line)\n\n" + answer
    case "elsewhere": return title + phrases + "## Not for this page\n\(line)\n\n" + answer
    case "ask": return title + phrases + "## Ask\n\(line)\n\n" + answer
    case "answer":
      // The line in question, and the other language.
      return title + phrases + ask + "## Answer\n"
        + (line.hasPrefix("- ja:") ? "" : ja) + "\(line)\n" + (line.hasPrefix("- en:") ? "" : en)
    case "heading":
      return title + phrases + ask + "\(line)\n" + ja + en + "\n## Answer\n" + ja + en
    case "then": return title + phrases + ask + "## Answer\n" + ja + en + line + "\n"
    default: return nil
    }
  }
}
