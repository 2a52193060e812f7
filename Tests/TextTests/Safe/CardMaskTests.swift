import Testing
import Text

@Suite struct CardMaskTests {
  @Test(
    "masks a card to its last four digits",
    arguments: [
      ("4111111111111111", "****1111"),
      ("4111 1111 1111 1111", "****1111"),
      ("カードは4111-1111-1111-1111です", "カードは****1111です"),
      ("４１１１　１１１１　１１１１　１１１１", "****1111"),
      ("４１１１－１１１１－１１１１－１１１１", "****1111"),
      ("４１１１ー１１１１ー１１１１ー１１１１", "****1111"),
      ("4111.1111.1111.1111", "****1111"),
      ("4111/1111/1111/1111", "****1111"),
      ("4111,1111,1111,1111", "****1111"),
      ("4111_1111_1111_1111", "****1111"),
      ("4111・1111・1111・1111", "****1111"),
      ("4111 - 1111 - 1111 - 1111", "****1111"),
      ("4111\n1111\n1111\n1111", "****1111"),
      ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "****1111"),
      ("41 11 11 11 11 11 11 11", "****1111"),
      ("41111 11111 111111", "****1111"),
      ("411111111111 1111", "****1111"),
      ("4111 1111\u{200B}1111 1111", "****1111"),
      ("4111\u{1B}[31m1111\u{1B}[0m1111 1111", "****1111"),
      ("4\u{FE0F}\u{20E3}1\u{FE0F}\u{20E3}1111111111111\u{FE0F}\u{20E3}1", "****1111"),
      ("٤١١١ ١١١١ ١١١١ ١١١١", "****1111"),
      ("𝟒𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏𝟏", "****1111"),
      ("3782 822463 10005", "****0005"), ("378282246310005", "****0005"),
      ("5555555555554444", "****4444"), ("2223 0031 2200 3222", "****3222"),
      ("3056 930902 5904", "****5904"), ("3530 1113 3330 0000", "****0000"),
      ("6011 1111 1111 1117", "****1117"), ("6200 0000 0000 0005", "****0005"),
      ("4222222222222", "****2222"),
      ("no 4111111111111111 and 5555 5555 5555 4444 thanks", "no ****1111 and ****4444 thanks"),
      ("\u{1F4B3}4111111111111111\u{1F4B3}", "\u{1F4B3}****1111\u{1F4B3}"),
    ])
  func masksCards(raw: String, clean: String) {
    let cleaned = SafeText.clean(customer: raw)
    #expect(cleaned.text.string == clean)
    #expect(cleaned.masked)
  }

  @Test(
    "masks the security code that follows a card or its name",
    arguments: [
      ("4111 1111 1111 1111 123", "****1111 ***"),
      ("4111111111111111 12/27 123", "****1111 12/27 ***"),
      ("4111111111111111、12/2027、123", "****1111、12/2027、***"),
      ("4111111111111111 1227 123", "****1111 1227 ***"),
      ("3782 822463 10005 1234", "****0005 ***"),
      ("4111111111111111123", "****1111***"),
      ("4111111111111111 1227123", "****1111 ***"),
      ("4111 1111 1111 1111123", "****1111***"),
      ("4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 2 3", "****1111 ***"),
      ("4111111111111111 CVV 123", "****1111 CVV ***"),
      ("4111111111111111 exp 12/27 cvc2: 123", "****1111 exp 12/27 cvc2: ***"),
      ("4111111111111111\nセキュリティコードは１２３です", "****1111\nセキュリティコードは***です"),
      ("セキュリティコード：123", "セキュリティコード：***"),
      ("ｾｷｭﾘﾃｨｺｰﾄﾞ123", "ｾｷｭﾘﾃｨｺｰﾄﾞ***"),
      ("裏の3桁の暗証は456", "裏の3桁の暗証は***"),
      ("my security code is 987.", "my security code is ***."),
      ("CVV 4111 1111 1111 1111", "CVV ****1111"),
    ])
  func masksSecurityCodes(raw: String, clean: String) {
    let cleaned = SafeText.clean(customer: raw)
    #expect(cleaned.text.string == clean)
    #expect(cleaned.masked)
  }

  @Test(
    "leaves the shop's own numbers and other numbers as they are",
    arguments: [
      "26110201", "2611-0201", "注文番号は２６１１０２０１です", "090-1234-5678", "09012345678",
      "+81 90 1234 5678", "03-1234-5678", "0120-123-456", "〒150-0001 東京都渋谷区1-2-3",
      "2026-11-21", "2026年11月21日 14:30", "123456789012", "1234-5678-9012",
      "26110201 09012345678", "26110201 090-1234-5678", "26110201, 03-1234-5678",
      "26110201 26110202 26110203", "2611-0201 2611-0202 2611-0203", "26110201 2026-11-21",
      "41234567 09012345678", "62110201 090-1234-5678", "090-4123-5678 26110201",
      "4111 1111 1111 1112", "1234567890123456", "1234567890123", "20261121143000",
      "4111x1111x1111x1111", "合計12,345円 5,500円 11,000円", "9.5, 8.25, 7", "****1111",
      "カードの下4桁は1111です", "cvcd 123", "暗証番号を忘れました", "",
    ])
  func leavesOthers(text: String) {
    let cleaned = SafeText.clean(customer: text)
    #expect(cleaned.text.string == text)
    #expect(!cleaned.masked)
  }

  @Test("keeps what stands behind a card and is no code")
  func keepsOthersBehindCards() {
    for (rest, kept) in [
      (" 090-1234-5678", " 090-1234-5678"), (" 2611-0201", " 2611-0201"),
      (" 26110201", " 26110201"), ("、300円引き", "、300円引き"), (" 〒150-0001", " 〒150-0001"),
      (" 2026/11/21", " 2026/11/21"),
    ] {
      let text = SafeText.clean(customer: "4111 1111 1111 1111" + rest).text.string
      #expect(text == "****1111" + kept)
    }
  }

  @Test("no card survives, however it is spaced")
  func noCardSurvives() {
    var chance = Chance(seed: 41)
    for _ in 0..<6_000 {
      let digits = Cards.one(&chance)
      let typed = Cards.typed(digits, &chance)
      let raw =
        chance.one(of: ["", "カード ", "my card: ", "〒"]) + typed
        + chance.one(of: ["", " です", "\nthanks", "。"])
      let cleaned = SafeText.clean(customer: raw)
      #expect(cleaned.masked, "\(raw)")
      #expect(Cards.digits(in: cleaned.text.string).count <= 4, "\(raw)")
      #expect(SafeText.clean(customer: cleaned.text.string).text == cleaned.text)
    }
  }

  @Test("orders and telephone numbers in one message stay")
  func ownNumbersStay() {
    var chance = Chance(seed: 7)
    for _ in 0..<6_000 {
      let dated = "2\(4 + chance.below(5))" + Cards.two(1 + chance.below(12))
      let order =
        chance.one(of: [dated, Cards.two(chance.below(100)) + Cards.two(chance.below(100))])
        + Cards.two(chance.below(100)) + Cards.two(chance.below(100))
      let line = (0..<8).map { _ in "\(chance.below(10))" }.joined()
      let phone = chance.one(of: [
        "090\(line)", "080-\(line.prefix(4))-\(line.suffix(4))",
        "03-\(line.prefix(4))-\(line.suffix(4))", "+81 90 \(line.prefix(4)) \(line.suffix(4))",
        "+8190\(line)", "070 \(line.prefix(4)) \(line.suffix(4))",
      ])
      let gap = chance.one(of: [" ", "、", "\n", " / ", ", ", "　"])
      let typed = chance.one(of: [order, "\(order.prefix(4))-\(order.suffix(4))"])
      let raw = chance.below(2) == 0 ? typed + gap + phone : phone + gap + typed
      let cleaned = SafeText.clean(customer: raw)
      #expect(cleaned.text.string == raw)
    }
  }
}

/// Invented card numbers and the ways in which people type them.
enum Cards {
  static func one(_ chance: inout Chance) -> [Int] {
    let (prefix, length) = chance.one(of: [
      ("4", 16), ("4", 16), ("4", 13), ("4", 19), ("51", 16), ("55", 16), ("2221", 16),
      ("2720", 16), ("34", 15), ("37", 15), ("300", 14), ("3095", 14), ("36", 14), ("38", 16),
      ("3528", 16), ("3589", 19), ("6011", 16), ("649", 16), ("65", 16), ("62", 16), ("62", 19),
    ])
    var digits = prefix.compactMap { $0.wholeNumberValue }
    while digits.count < length - 1 { digits.append(chance.below(10)) }
    let sum = digits.reversed().enumerated().reduce(0) { sum, place in
      let digit = place.offset % 2 == 0 ? place.element * 2 : place.element
      return sum + (digit > 9 ? digit - 9 : digit)
    }
    return digits + [(10 - sum % 10) % 10]
  }

  static func typed(_ digits: [Int], _ chance: inout Chance) -> String {
    let gaps = [" ", "-", "　", "－", "ー", "–", "—", "−", ".", "/", ",", "_", "・", " - ", "\n", "  "]
    let zero: UInt32 = chance.one(of: [0x30, 0x30, 0xFF10, 0x660])
    let style = chance.below(4)
    let same = chance.one(of: gaps)
    let size = chance.one(of: [1, 2, 4, 4, 4])
    var text = ""
    for (place, digit) in digits.enumerated() {
      let breaks =
        style == 1
        ? place % size == 0 : style == 2 ? chance.below(3) == 0 : style == 3 && place % 4 == 0
      if place > 0, breaks { text += style == 1 ? same : chance.one(of: gaps) }
      text.unicodeScalars.append(Unicode.Scalar(zero + UInt32(digit)) ?? "?")
    }
    return text
  }

  static func digits(in text: String) -> [Int] { text.compactMap { $0.wholeNumberValue } }
  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
