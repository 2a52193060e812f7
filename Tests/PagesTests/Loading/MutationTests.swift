import Foundation
import Pages
import Testing
import Text

/// A small generator of numbers that are the same on every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

private let spices = [
  "{", "}", "(", ")", "[", "]", "|", "+", "…", "\\", "- ", "## ", "＃", "｜", "、", "：", "\n", "  ",
  "when ", " is ", "が", "のとき", "、かつ ", "から", "まで", "以内", "{order.", "desk.", "99999999999999999999",
  "\u{3099}", "👩‍👩‍👧", "\r", "\t", "\u{0}", " or ", " か ", "then ", "9 days", "2026-02-30", "\"", ",",
  ";",
]

private func mutated(_ text: String, _ numbers: inout Numbers) -> String {
  var scalars = Array(text.unicodeScalars)
  for _ in 0..<Int.random(in: 1...3, using: &numbers) {
    let at = Int.random(in: 0...scalars.count, using: &numbers)
    let end = min(scalars.count, at + Int.random(in: 0...12, using: &numbers))
    switch Int.random(in: 0..<4, using: &numbers) {
    case 0: scalars.removeSubrange(at..<end)
    case 1:
      let from = Int.random(in: 0...scalars.count, using: &numbers)
      let piece = scalars[from..<min(scalars.count, from + 20)]
      scalars.insert(contentsOf: Array(piece), at: at)
    default:
      scalars.insert(
        contentsOf: (spices.randomElement(using: &numbers) ?? "").unicodeScalars, at: at)
    }
  }
  return String(String.UnicodeScalarView(scalars))
}

/// The smallest shop whose pages can use every construct: it is read anew for every edit.
private enum TinyShop {
  static let files = [
    "desk.md": """
    ## Shop
    - name ja: 店
    - name en: Shop
    ## Hours of people
    - every day: 09:00-18:00
    - closed: 12-31..01-03
    ## Queues
    - returns, priority high
    ## Rules
    - return_days: 8 days
    ## Limits
    - wrong answers: 2 to one question, then returns
    ## Lines
    - greeting ja: {desk.name}です。
    ## Words not to use in a
    - 必ず: no promise
    """,
    "slots.md": """
    ## order / 注文
    - kind: order
    - ask ja: 番号は。
    - ask en: Which order?
    - fact delivered_date / お届け日
    - fact status / 状況
      - shipped: ja 発送済み; en shipped
      - delayed: ja 遅延; en delayed
    ## product / 商品
    - kind: product
    - ask ja: どの品でしょうか。
    - ask en: Which one?
    ## email / メール
    - kind: email
    ## resolution / ご希望
    - kind: choice
    - exchange: ja 交換; en exchange; also swap
    - return: ja 返品; en refund
    - ask ja: どちらでしょうか。
    - ask en: Which?
    ## code / 番号
    - kind: pattern
    - pattern: 2 letters, "-", 4 to 6 digits
    """,
    "words.md": """
    ## Concepts
    - broken / 破損 = 割れ, crack*, in pieces
    ## Yes
    - はい, yes
    """,
    "products.csv": """
    sku,category,name_ja,name_en,price_jpy,variants,feel_ja,feel_en
    knit-1,clothing,ニット,Knit,5940,ネイビー/navy-M:0;赤/red:4,"やわ""らかい",soft
    """,
    "a/page.md": """
    # 題 / Title
    まずお詫びします。
    ## Customers say
    - (割れて|欠け[て])いました
    - {product} + {破損}…
    - is {order} (here|[not] there)
    ## Not for this page
    - さようなら -> page
    ## At once
    - ja: 申し訳ございません。
    - en: I am sorry.
    ## Ask
    - order, verified by email
    - product, from the order
    - resolution, one of exchange or return, when product.stock is at least 1
      - ja: どちらに。
      - en: Which one?
    ## Read back
    - ja: 次の内容です。
      商品: {product}
    - en: {product}
    ## Answer when order.delivered_date is more than {desk.return_days} ago until 2026-12-31
    - ja: {order.delivered_date + 8 days}
    - en: Sorry.
    - then hand off to returns, priority high
    ## Answer
    - ja: {record.number}、{report.due}まで
    - en: {record.number} by {report.due}
    - then record exchange
    - then report to returns, within 1 day
    ## Check
    - C: 割れてる
      - D: (asks order)
    """,
    "a/rules.md": """
    # 決まり / Rules
    ## お客様の言葉
    - 返品の決まり[ごと]を知りたい
    ## お聞きすること
    - 注文、言われたときだけ
    - ご希望、任意、注文.状況 が 遅延 でない とき
    ## 表 返品
    | ご希望 | 商品.feel | 可否 |
    | --- | --- | --- |
    | 交換 か 返品 | わかっている | できる / yes |
    ## 一覧 服
    - 商品.category が clothing、かつ 商品.stock が 1 以上
    ## 回答 返品.可否 が できる とき
    - ja: {返品.可否}、{服}
    - en: {desk.return_days}
    ## 回答
    - ja: 担当者が伺います。
    - en: A colleague will.
    ## このあと
    - 移る: rules
    """,
  ]
  static let names = ["a/page.md", "a/rules.md", "desk.md", "slots.md", "words.md", "products.csv"]

  static func load(_ files: [String: String], checks: Bool) -> LoadedManual {
    ManualLoader.load(
      files.map { ManualFile(path: $0.key, bytes: Array($0.value.utf8)) }, root: "Intents",
      today: Shop.today, checks: checks)
  }
}

@Test("what is edited below loads as it stands: only checks find fault with so small a shop")
func unedited() {
  for gone in ["a/page.md", "a/rules.md", ""] {
    let loaded = TinyShop.load(TinyShop.files.filter { $0.key != gone }, checks: true)
    #expect(loaded.manual != nil, "\(loaded.text(.en))")
  }
}

/// What is wrong with a reading; nil when it gave a manual, or errors with a place each.
private func fault(of loaded: LoadedManual, _ round: Int) -> String? {
  if loaded.manual == nil, !loaded.diagnostics.contains(where: { $0.severity == .error }) {
    return "neither a manual nor an error"
  }
  if Set(loaded.diagnostics).count != loaded.diagnostics.count { return "a problem told twice" }
  // Missing lines are the same each time.
  for one in loaded.diagnostics where one.check != "standard-line" {
    let start = one.range.start
    let line = loaded.line(at: start)
    if start.line < 1 || start.column < 1 || start.column > (line?.count ?? start.column) + 1 {
      return "a problem without a place: \(one)"
    }
    if one.fix == nil { return "a problem without a fix: \(one)" }
    if one.rendered(in: round % 2 == 0 ? .ja : .en, source: line).isEmpty { return "nothing shown" }
  }
  return nil
}

/// `PAGE_EDITS=20000` makes more of them, as before a release.
private let edits = ProcessInfo.processInfo.environment["PAGE_EDITS"].flatMap(Int.init) ?? 2_000
private let seeds = 8

@Test("random edits of good files: a manual, or an error with its place", arguments: 0..<seeds)
func survivesEdits(seed: Int) {
  var numbers = Numbers(state: UInt64(seed) &+ 7)
  for round in 0..<edits / seeds {
    var files = TinyShop.files
    // Every second edit falls on a page; it is then the only one.
    let name = TinyShop.names[round % 2 == 0 ? round / 2 % 2 : round / 2 % TinyShop.names.count]
    files[name] = mutated(files[name] ?? "", &numbers)
    files[round / 2 % 2 == 0 ? "a/rules.md" : "a/page.md"] = nil
    let loaded = TinyShop.load(files, checks: round % 8 < 2)
    // Plain tests first: an expectation costs more than a reading.
    if let fault = fault(of: loaded, round) {
      Issue.record("\(fault) after edit \(round): \(files)")
    }
    guard let manual = loaded.manual else { continue }
    // What loads can also be used.
    for page in manual.pages {
      let facts = PageFacts(page: page, manual: manual, base: Known())
      _ = page.answer(for: facts, manual: manual)
      for phrase in page.phrases { _ = phrase.expansions(limit: 5) }
      for block in page.answers {
        for language in Language.allCases {
          _ = block.wording.text(in: language, turn: round)?
            .written(in: language, facts: facts, manual: manual)
        }
      }
    }
  }
}

@Test("a page over 1 MiB and a file that is no text are refused with their place")
func bounds() {
  let large = "# 題 / Title\n" + String(repeating: "あ", count: 400_000)
  let loaded = Shop.load(["a/page.md": large])
  #expect(loaded.manual == nil)
  #expect(loaded.diagnostics.map(\.check) == ["file-size"])
  let files = Shop.files() + [ManualFile(path: "a/page.md", bytes: [0x23, 0x20, 0x0A, 0xE3, 0x81])]
  let bytes = ManualLoader.load(files, root: "Intents", today: Shop.today)
  #expect(bytes.diagnostics.map(\.check) == ["encoding"])
  #expect(bytes.diagnostics.first?.range.start.line == 2)
}

@Test("a tree over 64 MiB is refused before any of it is read")
func treeBound() {
  let page = [UInt8](repeating: 0x61, count: 1 << 20)
  let files = (0..<65).map { ManualFile(path: "a/p\($0).md", bytes: page) }
  let loaded = ManualLoader.load(files, root: "Intents", today: Shop.today)
  #expect(loaded.manual == nil)
  #expect(loaded.diagnostics.map(\.check) == ["file-size"])
}

@Test("an empty tree says what it lacks")
func emptyTree() {
  let loaded = ManualLoader.load([], root: "Intents", today: Shop.today)
  #expect(loaded.manual == nil)
  #expect(
    loaded.diagnostics.map(\.range.start.file) == [
      "Intents/desk.md", "Intents/products.csv", "Intents/slots.md", "Intents/words.md",
    ])
}

@Test("lines end in LF, CR LF or CR, and a byte order mark is no part of the first")
func lineEnds() {
  for end in ["\r\n", "\r"] {
    let text = GoodPages.damaged.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: end)
    let loaded = Shop.load(["a/page.md": "\u{FEFF}" + text])
    #expect(loaded.text(.en) == "")
  }
}
