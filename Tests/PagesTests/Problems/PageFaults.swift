import Pages
import Text

/// Trees with one fault each, by the name of their golden file.
struct Fault: Sendable {
  let name: String
  /// The check that names it.
  let check: String
  let files: [String: String]

  /// A page with these sections between its phrases and its answer.
  init(page name: String, _ check: String, _ sections: String, answers: String = Fault.answer) {
    self.init(name, check, ["a/page.md": Fault.head + sections + answers])
  }
  /// A page with this phrase.
  init(phrase name: String, _ check: String, _ phrase: String) {
    self.init(
      name, check, ["a/page.md": "# 題 / Title\n## Customers say\n- \(phrase)\n" + Fault.answer])
  }
  /// A page whose first answer has this condition.
  init(condition name: String, _ check: String, _ condition: String) {
    self.init(
      page: name, check, Fault.asks + "## Answer \(condition)\n- ja: あ\n- en: a\n")
  }
  /// A page with this step behind its answer.
  init(step name: String, _ check: String, _ step: String) {
    self.init(page: name, check, "", answers: Fault.answer + "- then \(step)\n")
  }
  /// A page that says this in Japanese.
  init(text name: String, _ check: String, _ text: String) {
    self.init(page: name, check, Fault.asks, answers: "## Answer\n- ja: \(text)\n- en: a\n")
  }
  init(_ name: String, _ check: String, _ files: [String: String]) {
    self.name = name
    self.check = check
    self.files = files
  }

  private static let head = "# 題 / Title\n## Customers say\n- テスト\n"
  private static let asks =
    "## Ask\n- order, verified by email\n- quantity, optional\n- condition, optional\n"
  private static let answer = "## Answer\n- ja: あ\n- en: a\n"

  /// What is wrong with a page's lines, phrases, asks, texts, steps and tables.
  static let ofPages =
    lines + phrases + names + asksAndTexts + stepsAndTables + conditions

  private static let lines = [
    Fault(page: "full-width-head", "full-width-head", "＃＃ このあと\n- related greeting\n"),
    Fault(page: "second-title", "heading", "# もう一つ / Another\n"),
    Fault(page: "deep-heading", "heading", "### 小さい見出し\n"),
    Fault(page: "unknown-heading", "unknown-heading", "## Custmers say\n- ほか\n"),
    Fault(page: "heading-nothing-like", "unknown-heading", "## 今日の天気\n- ほか\n"),
    Fault(page: "heading-without-name", "heading", "## Table\n| a |\n| --- |\n| b |\n"),
    Fault(
      page: "section-twice", "heading", "## Then\n- related greeting\n## このあと\n- related greeting\n"
    ),
    Fault(page: "stray-text", "stray-line", "## Then\nあとで書く\n"),
    Fault(page: "stray-row", "stray-line", "## Then\n| a | b |\n"),
  ]

  private static let phrases = [
    Fault(phrase: "empty-phrase", "template", ""),
    Fault(phrase: "phrase-without-words", "template", "[a] …"),
    Fault(phrase: "phrase-over-lines", "template", "where is\n  my parcel"),
    Fault(phrase: "empty-part", "template", "割れ + "),
    Fault(phrase: "empty-branch", "template", "(a|) b"),
    Fault(phrase: "bar-outside", "template", "a | b"),
    Fault(phrase: "closes-nothing", "template", "a b) c"),
    Fault(phrase: "never-closed", "template", "a (b|c"),
    Fault(phrase: "closed-by-other", "template", "(a] b"),
    Fault(phrase: "escapes-nothing", "template", "a \\"),
    Fault(
      phrase: "too-deep", "template-bounds",
      String(repeating: "(", count: 17) + "a" + String(repeating: ")", count: 17)),
    Fault(
      phrase: "too-many-expansions", "template-bounds",
      String(repeating: "(a|b|c|d|e|f|g|h|i|j)", count: 5)),
    Fault(phrase: "slot-form", "template", "when {oder:order}"),
    Fault(page: "no-arrow", "template", "## Not for this page\n- こんばんは\n"),
  ]

  private static let names = [
    Fault(phrase: "unknown-slot-or-concept", "unknown-slot", "when {ordr}"),
    Fault(phrase: "slot-nothing-like", "unknown-slot", "is it {zzzzzz}"),
    Fault(phrase: "empty-name", "unknown-slot", "when {} comes"),
    Fault(text: "unknown-slot", "unknown-slot", "{quantty}です"),
    Fault(text: "unknown-fact", "unknown-fact", "{order.statsu}です"),
    Fault(text: "unknown-rule", "unknown-fact", "{desk.retrun_days}です"),
    Fault(text: "hidden-fact", "hidden-fact", "{order.note}です"),
    Fault(text: "given-elsewhere", "unknown-slot", "{minutes}分"),
    Fault(
      page: "table-without-column", "unknown-fact",
      "## Ask\n- reason\n## Table T\n| reason | r |\n| --- | --- |\n| damaged | x |\n",
      answers: "## Answer\n- ja: {T}\n- en: a\n"),
    Fault(page: "unknown-intent", "unknown-intent", "## Not for this page\n- やあ -> greting\n"),
    Fault(step: "unknown-queue", "unknown-queue", "hand off to retruns"),
    Fault(step: "unknown-priority", "unknown-priority", "hand off to returns, priority big"),
    Fault(step: "unknown-record", "unknown-record", "record exchnge"),
    Fault(condition: "unknown-value", "unknown-value", "when order.status is shiped"),
    Fault(condition: "unfit-value", "unknown-value", "when quantity is many"),
  ]

  private static let asksAndTexts = [
    Fault(page: "no-proof", "ask-line", "## Ask\n- order, verified by phone or address\n"),
    Fault(page: "comma-ask", "comma", "## Ask\n- order verified by email\n"),
    Fault(page: "comma-ask-optional", "comma", "## Ask\n- reason optional\n"),
    Fault(page: "comma-ask-japanese", "comma", "## Ask\n- 注文 email か phone で本人確認\n"),
    Fault(page: "one-of-open", "ask-line", "## Ask\n- quantity, one of 1 or 2\n"),
    Fault(text: "dot-forgotten", "unknown-slot", "{order-status}です"),
    Fault(page: "empty-answer", "answer-text", "## At once\n- ja:\n- en: Hello.\n"),
    Fault(page: "no-language", "answer-text", "## At once\n- ようこそ\n"),
    Fault(page: "unknown-language", "answer-text", "## At once\n- fr: bonjour\n"),
    Fault(page: "empty-ask-part", "ask-line", "## Ask\n- reason,, optional\n"),
    Fault(page: "unknown-ask-part", "ask-line", "## Ask\n- reason, optionl\n"),
    Fault(page: "again-from-later", "ask-line", "## Ask\n- photo, again from reason\n- reason\n"),
    Fault(page: "ask-unknown-slot", "unknown-slot", "## Ask\n- reson\n"),
    Fault(page: "ask-unknown-proof", "unknown-slot", "## Ask\n- order, verified by fax\n"),
    Fault(
      page: "ask-unknown-choice", "unknown-value", "## Ask\n- condition, one of opened or burnt\n"),
    Fault(text: "text-never-closed", "template", "{quantity です"),
    Fault(text: "text-closes-nothing", "template", "数量} です"),
  ]

  private static let stepsAndTables = [
    Fault(step: "comma-step", "comma", "hand off to returns priority high"),
    Fault(step: "comma-report", "comma", "report to returns within 2 days"),
    Fault(step: "comma-step-japanese", "comma", "引き継ぐ: returns 優先 高"),
    Fault(step: "comma-behind-priority", "comma", "report to returns, priority high within 2 days"),
    Fault(step: "step-part-meant", "step", "hand off to returns, prio high"),
    Fault(step: "record-without-name", "step", "record"),
    Fault(step: "empty-step", "step", ""),
    Fault(step: "record-nothing-like", "unknown-record", "record foo"),
    Fault(
      page: "list-not-of-products", "table",
      Fault.asks + "## List soft\n- order.status is shipped\n"),
    Fault(
      page: "name-taken", "heading",
      "## Ask\n- product, if said\n## List product\n- product.price is at least 1\n"),
    Fault(
      page: "row-without-bars", "table",
      "## Ask\n- reason\n## Table T\n| reason | r |\n--- | ---\n| damaged | x / 甲 |\n| any | y / 乙 |\n",
      answers: "## Answer\n- ja: {T.r}\n- en: a\n"),
    Fault(
      page: "table-without-name", "heading",
      "## Ask\n- reason\n## Table\n| reason | ok |\n| --- | --- |\n| any | yes |\n",
      answers: "## Answer when ret.ok is yes\n- ja: {ret.ok}\n- en: a\n" + Fault.answer),
    Fault(
      page: "cell-count-alone", "table",
      "## Ask\n- reason\n## Table T\n| reason | r |\n| --- | --- |\n| damaged |\n",
      answers: "## Answer\n- ja: {T.r}\n- en: a\n"),
    Fault(step: "unknown-step", "step", "hand of to returns"),
    Fault(step: "step-nothing-like", "step", "相談する"),
    Fault(step: "unfit-step-part", "step", "hand off to returns, within 2 days"),
    Fault(step: "step-without-name", "step", "related"),
    Fault(step: "no-within", "step", "report to returns, within soon"),
    Fault(page: "table-without-rows", "table", "## Table T\n"),
    Fault(
      page: "table-column-without-name", "table",
      "## Table T\n| x | |\n| --- | --- |\n| a | b |\n"),
    Fault(
      page: "table-column-twice", "table", "## Table T\n| x | x |\n| --- | --- |\n| a | b |\n"),
    Fault(page: "cell-count", "table", "## Table T\n| x | y |\n| --- | --- |\n| a |\n"),
    Fault(page: "list-without-conditions", "table", "## List soft\n"),
  ]

  private static let conditions = [
    Fault(condition: "if-not-when", "condition", "if order.status is shipped"),
    Fault(
      condition: "when-after-dates", "condition",
      "from 2026-11-01 until 2026-12-01 when order.status is shipped"),
    Fault(
      condition: "when-after-dates-japanese", "condition",
      "2026-11-01 から 2026-12-01 まで 注文.状況 が 発送済み のとき"),
    Fault(condition: "nothing-behind-and", "condition", "when today is after 2026-01-01 and"),
    Fault(condition: "not-joined", "condition", "注文.状況 が 発送済み、数量 が 1 以上 のとき"),
    Fault(
      condition: "not-joined-english", "condition", "when order.status is shipped, quantity is 1"),
    Fault(condition: "no-such-limit", "condition", "when quantity is more than 3"),
    Fault(condition: "no-such-limit-japanese", "condition", "数量 が 3 未満 のとき"),
    Fault(condition: "date-without-year", "condition", "今日 が 12月31日より後 のとき"),
    Fault(condition: "no-such-day", "condition", "when today is after 2026-02-30"),
    Fault(condition: "empty-condition", "condition", "when"),
    Fault(condition: "no-test", "condition", "when order.status"),
    Fault(condition: "empty-value", "condition", "when order.status is shipped or "),
    Fault(condition: "within-of-what", "condition", "when order.delivered_date is within 8 days"),
    Fault(
      condition: "no-day-count", "condition", "when order.delivered_date is more than soon ago"),
    Fault(
      condition: "rule-is-no-days", "condition",
      "when order.delivered_date is more than {desk.shipping_fee} ago"),
    Fault(condition: "no-number", "condition", "when quantity is at least many"),
    Fault(condition: "no-rule", "condition", "when quantity is at least order.total"),
    Fault(condition: "not-a-day", "condition", "when order.status is before today"),
    Fault(condition: "not-a-number", "condition", "when order.delivered_date is at least 3"),
    Fault(condition: "no-date", "condition", "from 2026-13-01"),
    Fault(condition: "until-before-from", "condition", "from 2026-12-01 until 2026-11-30"),
  ]
}
