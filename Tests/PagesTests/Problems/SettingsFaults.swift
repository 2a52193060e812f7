import Pages
import Text

extension Fault {
  /// `desk.md` with a line of it replaced; every `old` stands in it.
  private init(desk name: String, _ check: String, _ old: String, _ new: String) {
    self.init(name, check, ["desk.md": Shop.desk.replacing(old, with: new)])
  }
  private init(slots name: String, _ check: String, _ slot: String) {
    self.init(name, check, ["slots.md": Shop.slots + "\n" + slot])
  }
  private init(words name: String, _ check: String, _ old: String, _ new: String) {
    self.init(name, check, ["words.md": Shop.words.replacing(old, with: new)])
  }
  /// `products.csv` with a row more.
  private init(product name: String, _ check: String, _ row: String) {
    self.init(name, check, ["products.csv": Shop.products + "\n" + row + "\n"])
  }

  /// What is wrong with the files at the top.
  static let ofSettings = desks + slots + words + products

  private static let desks = [
    Fault(
      desk: "desk-without", "desk-settings",
      "## Hours of people\n- every day: 09:00-18:00\n- closed: 12-31..01-03\n", ""),
    Fault(desk: "shop-without-name", "desk-settings", "- name en: Hanamomi\n", ""),
    Fault(desk: "no-shop-line", "desk-settings", "- languages:", "- colours:"),
    Fault(desk: "no-zone", "desk-settings", "Asia/Tokyo", "Mars"),
    Fault(
      desk: "no-mail-address", "desk-settings", "- languages:", "- mail: desk at shop\n- languages:"
    ),
    Fault(desk: "desk-no-language", "desk-settings", "ja, en", "ja, en, fr"),
    Fault(desk: "no-hours", "desk-settings", "- closed: 12-31..01-03", "- いつも"),
    Fault(
      desk: "no-weekday", "desk-settings", "- every day:", "- every day: 09:00-18:00\n- someday:"),
    Fault(desk: "no-times", "desk-settings", "every day: 09:00-18:00", "every day: nine to six"),
    Fault(desk: "no-closed-days", "desk-settings", "12-31..01-03", "new year"),
    Fault(desk: "no-queue-name", "desk-settings", "- general\n", "- general\n- Big Queue\n"),
    Fault(desk: "no-queue-part", "desk-settings", "- general\n", "- general, loud\n"),
    Fault(desk: "queue-twice", "name-twice", "- general\n", "- general\n- general\n"),
    Fault(desk: "no-rule-line", "desk-settings", "- percent: 1", "- return percent: 1"),
    Fault(desk: "no-limit", "desk-settings", "## Lines", "- unlimited\n## Lines"),
    Fault(desk: "no-limit-number", "desk-settings", "not understood: 3", "not understood: often"),
    Fault(desk: "unknown-limit", "unknown-limit", "- wrong answers: 2", "- wrong anwsers: 2"),
    Fault(desk: "no-standard-line", "desk-settings", "## Lines\n", "## Lines\n- ようこそ\n"),
    Fault(
      desk: "line-without-language", "desk-settings", "## Lines\n", "## Lines\n- greeting: ようこそ\n"),
    Fault(desk: "unknown-line", "unknown-line", "## Lines\n", "## Lines\n- greting ja: ようこそ\n"),
    Fault(desk: "desk-heading", "unknown-heading", "## Lines", "## Wishes\n## Lines"),
  ]

  private static let slots = [
    Fault(
      slots: "unknown-slot-line", "slot-definition",
      "## name / お名前\n- kind: name\n- aks ja: お名前は。\n"),
    Fault(slots: "slot-twice", "name-twice", "## quantity / いくつ\n- kind: number\n"),
    Fault(slots: "no-slot-name", "slot-definition", "## My colour / 色\n- kind: text\n"),
    Fault(slots: "slot-without-kind", "slot-definition", "## photo-two / 色\n- example: 赤\n"),
    Fault(slots: "unknown-kind", "unknown-kind", "## points / ポイント\n- kind: nubmer\n"),
    Fault(slots: "slot-is-concept", "name-twice", "## broken / 壊れ\n- kind: text\n"),
    Fault(slots: "no-slot-line", "slot-definition", "## points / ポイント\n- kind: number\n- いくつか\n"),
    Fault(
      slots: "no-fact-name", "slot-definition",
      "## points / ポイント\n- kind: number\n- fact two words\n"),
    Fault(slots: "choice-without-ids", "slot-definition", "## points / ポイント\n- kind: choice\n"),
    Fault(
      slots: "no-choice", "slot-definition",
      "## points / ポイント\n- kind: choice\n- all: ja 全部; en all; 少し\n"),
    Fault(
      slots: "no-choice-id", "slot-definition",
      "## points / ポイント\n- kind: choice\n- all: ja 全部; en all\n- 少し: ja 少し; en some\n"),
    Fault(
      slots: "choice-without-words", "slot-definition",
      "## points / ポイント\n- kind: choice\n- all: ja 全部; en all\n- some: ja 少し\n"),
    Fault(
      slots: "choice-twice", "name-twice",
      "## points / ポイント\n- kind: choice\n- all: ja 全部; en all\n- all: ja みな; en every\n"),
    Fault(slots: "pattern-missing", "slot-definition", "## points / 会員番号\n- kind: pattern\n"),
    Fault(
      slots: "no-pattern", "slot-definition",
      "## points / 会員番号\n- kind: pattern\n- pattern: 2 letters, 3 letters\n"),
  ]

  private static let words = [
    Fault(words: "star-inside", "concept-definition", "crack*", "cr*ck"),
    Fault(words: "star-behind-japanese", "concept-definition", "割れ,", "割れ*,"),
    Fault(
      words: "no-concept", "concept-definition", "- broken / 割れ物 =", "- いろいろ\n- broken / 割れ物 ="),
    Fault(
      words: "concept-without-words", "concept-definition", "- broken / 割れ物 =",
      "- empty =\n- broken / 割れ物 ="),
    Fault(words: "concept-twice", "name-twice", "## はい", "- broken = 壊れ\n\n## はい"),
    Fault(words: "words-heading", "unknown-heading", "## いいえ", "## いいえいえ"),
  ]

  private static let products = [
    Fault(
      "products-unclosed-quote", "csv-quote", ["products.csv": "sku,category\nx-1,\"cosmetic\n"]),
    Fault("products-empty", "products", ["products.csv": ""]),
    Fault(
      "product-column-missing", "products",
      ["products.csv": "sku,category,name_ja,name_en\nx-1,cosmetic,一,X\n"]),
    Fault(
      "product-column-twice", "name-twice",
      ["products.csv": "sku,category,name_ja,name_en,price_jpy,sku\nx-1,cosmetic,一,X,1,x-1\n"]),
    Fault(product: "product-too-many-cells", "products", "x-1,cosmetic,一,X,,1,,,,,,,,,,"),
    Fault(product: "product-missing", "products", "x-1,cosmetic,,X,,1,,,,,,,,"),
    Fault(product: "no-sku", "products", "x 1,cosmetic,一,X,,1,,,,,,,,"),
    Fault(product: "sku-twice", "name-twice", "knit-1,cosmetic,一,X,,1,,,,,,,,"),
    Fault(product: "no-category", "products", "x-1,Big Things,一,X,,1,,,,,,,,"),
    Fault(product: "no-price", "products", "x-1,cosmetic,一,X,,free,,,,,,,,"),
    Fault(product: "no-variant", "products", "x-1,cosmetic,一,X,,1,赤/red:many,,,,,,,"),
    Fault(product: "variant-twice", "name-twice", "x-1,cosmetic,一,X,,1,赤/red:1;赤/red:2,,,,,,,"),
    Fault(product: "not-one-of", "products", "x-1,cosmetic,一,X,,1,,maybe,,,,,,"),
    Fault(product: "product-no-date", "products", "x-1,cosmetic,一,X,,1,,,,,,,,soon"),
    Fault(product: "half-fact", "language-missing", "x-1,cosmetic,一,X,,1,,,,,やわらか,,,"),
    Fault(product: "unknown-sku", "unknown-product", "x-1,cosmetic,一,X,,1,,,,,,,knit-11,"),
  ]
}
