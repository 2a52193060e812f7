import Pages
import Testing
import Text

@testable import Matching

@Suite("Slots read without a question")
struct SlotReaderTests {
  static let reader = Matcher(TestManual.manual([("first", ["返品したい", "send it back"])])).reader

  /// What was found for one slot, shown as short text.
  static func found(_ raw: String, _ slot: String) -> [String] {
    let text = TestManual.text(raw)
    return reader.slots(in: text, today: TestManual.today).filter { $0.name.text == slot }
      .map { found in
        #expect(text[utf8: found.range] != nil)
        return shown(found.value) + (found.exact ? "" : "~")
      }
  }

  static func shown(_ value: Value) -> String {
    switch value {
    case .text(let text): text.string
    case .choice(let id): id.text
    case .product(let sku): sku.text
    case .variant(let name): name.text
    case .order(let order): order.text
    case .email(let text), .phone(let text): text
    case .date(let date): date.description
    case .number(let number): "\(number)"
    case .yen(let yen): "\(yen)円"
    case .flag(let flag): "\(flag)"
    case .words, .days, .list: "\(value)"
    }
  }

  @Test(
    "order numbers",
    arguments: [
      ("26110201", ["26110201"]), ("２６１１０２０１です", ["26110201"]), ("2611-0201", ["26110201"]),
      ("2611－0201", ["26110201"]), ("No.26110201", ["26110201"]),
      ("注文番号は26110201です。", ["26110201"]),
      ("order #26110201, please", ["26110201"]), ("26110201と26110202", ["26110201", "26110202"]),
      ("2611020", []), ("261102011", []), ("26110201円", []), ("¥26110201", []),
      ("090-2611-0201", []), ("a@26110201.jp", []), ("", []),
    ])
  func orders(_ raw: String, _ expected: [String]) { #expect(Self.found(raw, "order") == expected) }

  @Test(
    "e-mail addresses",
    arguments: [
      ("kaori@example.jp", ["kaori@example.jp"]), ("kaori@example.jpです", ["kaori@example.jp"]),
      ("ＫＡＯＲＩ＠ｅｘａｍｐｌｅ．ｊｐ", ["kaori@example.jp"]),
      ("メールはk.sasaki+shop@mail.example.co.jpですよ", ["k.sasaki+shop@mail.example.co.jp"]),
      ("It's Kaori@Example.JP.", ["kaori@example.jp"]), ("kaori@example", []), ("@example.jp", []),
      ("kaori@.jp", []), ("kaori@example..jp", []),
    ])
  func emails(_ raw: String, _ expected: [String]) { #expect(Self.found(raw, "email") == expected) }

  @Test(
    "telephone numbers",
    arguments: [
      ("090-1234-5678", ["09012345678"]), ("０９０ー１２３４ー５６７８です", ["09012345678"]),
      ("09012345678", ["09012345678"]), ("+81 90 1234 5678", ["09012345678"]),
      ("+81-3-1234-5678", ["0312345678"]), ("03(1234)5678", ["0312345678"]),
      ("0120-123-456", ["0120123456"]), ("090-1234-567", []), ("123-4567", []),
      ("90-1234-5678", []), ("26110201", []),
    ])
  func phones(_ raw: String, _ expected: [String]) { #expect(Self.found(raw, "phone") == expected) }

  @Test(
    "products: names, aliases, parts and slips",
    arguments: [
      ("うるおいローズ化粧水が欲しい", ["rose-lotion"]), ("ローズ ローション", ["rose-lotion"]),
      ("Rose Moist Lotion", ["rose-lotion"]), ("my rose lotion leaked", ["rose-lotion"]),
      ("ウルオイロ－ズ化粧水", ["rose-lotion~"]), ("ゆず化粧水とナイトクリーム", ["yuzu-lotion", "night-cream"]),
      ("化粧水が割れた", []), ("lotion", []), ("my serum turned up smashed", ["serum~"]),
      ("linen shrit", ["linen-shirt~"]), ("rose moist loton", ["rose-lotion~"]),
      ("リネンシャッツの洗い方", ["linen-shirt~"]), ("リネンのシャツ", ["linen-shirt~"]), ("rose", []), ("", []),
    ])
  func products(_ raw: String, _ expected: [String]) {
    #expect(Self.found(raw, "product") == expected)
  }

  @Test("a word for several products is offered, not taken")
  func ambiguous() {
    let candidates = Self.reader.products(named: TestManual.text("化粧水"))
    #expect(Set(candidates.map(\.sku.text)) == ["rose-lotion", "yuzu-lotion"])
    #expect(
      Self.reader.products(named: TestManual.text("化粧水うるおいローズ化粧水")).first?.sku.text == "rose-lotion"
    )
    #expect(Self.reader.products(named: TestManual.text("天気")).isEmpty)
  }

  @Test(
    "choices and variants",
    arguments: [
      ("交換してください", "resolution", ["exchange"]), ("返品・返金で", "resolution", ["return"]),
      ("返したいです", "resolution", ["return"]), ("a Replacement please", "resolution", ["exchange"]),
      ("refunded", "resolution", ["return"]), ("exchangeable", "resolution", []),
      ("ネイビーのM", "variant", ["ネイビー/navy-M"]), ("navy m", "variant", ["ネイビー/navy-M"]),
      ("white-L", "variant", ["白/white-L"]), ("〒123-4567", "postal-code", ["123-4567"]),
      ("１２３ー４５６７", "postal-code", ["123-4567"]), ("1234567", "postal-code", ["123-4567"]),
    ])
  func choices(_ raw: String, _ slot: String, _ expected: [String]) {
    #expect(Self.found(raw, slot) == expected)
  }

  @Test(
    "dates that are past",
    arguments: [
      ("2026-11-03", ["2026-11-03"]), ("2026/11/3", ["2026-11-03"]), ("2026年11月3日", ["2026-11-03"]),
      ("11/3", ["2026-11-03"]), ("11月3日に", ["2026-11-03"]), ("１１月３日", ["2026-11-03"]),
      ("12/24", ["2025-12-24"]), ("昨日", ["2026-11-20"]), ("一昨日です", ["2026-11-19"]),
      ("今日", ["2026-11-21"]), ("3日前", ["2026-11-18"]), ("三日前", ["2026-11-18"]),
      ("先週の金曜", ["2026-11-13"]), ("先週の土曜日", ["2026-11-14"]), ("yesterday", ["2026-11-20"]),
      ("last Friday", ["2026-11-20"]), ("on Monday", ["2026-11-16"]), ("3 Nov", ["2026-11-03"]),
      ("Nov 3rd", ["2026-11-03"]), ("3rd of November 2025", ["2025-11-03"]),
      ("November 3, 2025", ["2025-11-03"]), ("two days ago", ["2026-11-19"]),
      ("the day before yesterday", ["2026-11-19"]), ("13/40", []), ("2月30日", []),
      ("2026-02-30", []),
      ("may I ask", []), ("1/2/3", []), ("99999999日前", []),
    ])
  func pastDates(_ raw: String, _ expected: [String]) {
    #expect(Self.found(raw, "charge-date") == expected)
  }

  @Test(
    "dates that are wished for",
    arguments: [
      ("12/24", ["2026-12-24"]), ("11/3", ["2027-11-03"]), ("明日", ["2026-11-22"]),
      ("金曜日に", ["2026-11-27"]), ("来週の月曜", ["2026-11-23"]), ("next Friday", ["2026-11-27"]),
      ("tomorrow", ["2026-11-22"]), ("3日後", ["2026-11-24"]),
    ])
  func comingDates(_ raw: String, _ expected: [String]) {
    #expect(Self.found(raw, "delivery-date") == expected)
  }

  @Test(
    "amounts and counts",
    arguments: [
      ("3000円", "charge-amount", ["3000円"]), ("¥3,000", "charge-amount", ["3000円"]),
      ("￥３，０００です", "charge-amount", ["3000円"]), ("三千円", "charge-amount", ["3000円"]),
      ("1万2千円", "charge-amount", ["12000円"]), ("3,000 yen", "charge-amount", ["3000円"]),
      ("3000", "charge-amount", []), ("二つ", "quantity", ["2"]), ("ふたつ", "quantity", ["2"]),
      ("２本ください", "quantity", ["2"]), ("two bottles", "quantity", ["2"]), ("x3", "quantity", ["3"]),
      ("十二個", "quantity", ["12"]),
      ("a couple", "quantity", ["2"]), ("I'd like a couple of bottles", "quantity", ["2"]),
      ("a couple of days ago", "quantity", []), ("a couple more questions", "quantity", []),
      ("half a dozen please", "quantity", ["6"]), ("三千円くらい", "charge-amount", ["3000円"]),
      ("二十円", "quantity", []), ("もう一つ質問", "quantity", []),
      ("999999999999999999999円", "charge-amount", []),
    ])
  func numbers(_ raw: String, _ slot: String, _ expected: [String]) {
    #expect(Self.found(raw, slot) == expected)
  }

  @Test(
    "a variant whose parts stand around its product's name",
    arguments: [
      ("ネイビーのリネンシャツM", ["linen-shirt"], ["ネイビー/navy-M"]),
      ("リネンシャツのネイビー、Mサイズで", ["linen-shirt"], ["ネイビー/navy-M"]),
      ("the navy linen shirt in M", ["linen-shirt"], ["ネイビー/navy-M"]),
      ("リネンシャツの白のL", ["linen-shirt"], ["白/white-L"]), ("ネイビーのリネンシャツ", ["linen-shirt"], []),
      ("リネンシャツ、ネイビーか白のM", ["linen-shirt"], ["ネイビー/navy-M"]), ("navy and medium", [], []),
    ])
  func variantParts(_ raw: String, _ products: [String], _ variants: [String]) {
    #expect(Self.found(raw, "product") == products)
    #expect(Self.found(raw, "variant") == variants)
  }

  @Test("an address behind its postal code")
  func addresses() {
    #expect(
      Self.found("〒123-4567 東京都中央区1-2-3です", "address") == ["〒123-4567 東京都中央区1-2-3"])
    #expect(
      Self.found("住所は104-0061 東京都中央区銀座1-2-3 つむぎビル5階です", "address")
        == ["104-0061 東京都中央区銀座1-2-3 つむぎビル5階"])
    #expect(Self.found("大阪府堺市北区2-1にお願いします", "address") == ["大阪府堺市北区2-1"])
    #expect(Self.found("東京都はどうですか", "address") == [])
  }

  @Test("places are counted in the raw message's bytes")
  func ranges() {
    let raw = "注文番号は２６１１０２０１、ローズローション"
    let text = TestManual.text(raw)
    let slots = Self.reader.slots(in: text, today: TestManual.today)
    #expect(slots.map(\.name.text) == ["order", "product"])
    #expect(text[utf8: slots[0].range]?.string == "２６１１０２０１")
    #expect(text[utf8: slots[1].range]?.string == "ローズローション")
  }
}
