import Text

// What single cells hold. Each gives its value, or what is wrong with it.
extension OrdersFile {
  /// The most of one item that an order may hold.
  static let mostOfOneItem = 9_999
  /// How an order can be paid. Source: `shop-columns.md`, orders.csv.
  static let payments = ["card", "convenience-store", "cod", "paypay"]

  enum Cell<Read> {
    case value(Read)
    case wrong(OrdersFileProblem)
  }

  static func email(_ text: String) -> Cell<String> {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
      !text.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x21 })
    else { return .wrong(.email(text)) }
    return .value(text.lowercased())
  }

  /// The digits of the national form: `+81 90-…` becomes `090…`.
  static func phone(_ text: String) -> Cell<String> {
    var digits = ""
    var isInternational = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9": digits.unicodeScalars.append(scalar)
      case "０"..."９":
        // The full-width forms lie in the same order.
        digits += String(scalar.value - 0xFF10)
      case "+", "＋":
        guard digits.isEmpty, !isInternational else { return .wrong(.phone(text)) }
        isInternational = true
      case "-", "‐", "–", "−", "ー", "－", "(", ")", "（", "）", " ", "　", ".": break
      default: return .wrong(.phone(text))
      }
    }
    if isInternational, digits.hasPrefix("81") {
      digits = "0" + digits.dropFirst(2).drop { $0 == "0" }
    }
    // The longest number that there is has 15 digits. Source: ITU-T E.164.
    return (6...15).contains(digits.utf8.count) ? .value(digits) : .wrong(.phone(text))
  }

  /// `2026-11-21`, `today`, `today-3`, `today+2`.
  static func date(_ text: String, today: CivilDate) -> Cell<CivilDate> {
    if let date = CivilDate(text) { return .value(date) }
    guard text.hasPrefix("today") else {
      return .wrong(.date(text, better: betterDate(text)))
    }
    let rest = text.dropFirst("today".count)
    if rest.isEmpty { return .value(today) }
    guard let sign = rest.first, sign == "+" || sign == "-",
      let days = wholeNumber(rest.dropFirst()), days <= 36_500
    else { return .wrong(.date(text, better: nil)) }
    return .value(today.adding(days: sign == "-" ? -days : days))
  }

  /// The date as it should be written, where a spreadsheet made `2026/11/1` of it.
  private static func betterDate(_ text: String) -> String? {
    let parts = text.split { $0 == "/" || $0 == "-" || $0 == "." }.map { wholeNumber($0) }
    guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else {
      return nil
    }
    return CivilDate(year: year, month: month, day: day)?.description
  }

  static func status(_ text: String) -> Cell<OrderStatus> {
    if let status = OrderStatus(rawValue: text) { return .value(status) }
    return .wrong(
      .status(text, nearest: Nearest.name(to: text, in: OrderStatus.allCases.map(\.rawValue))))
  }

  static func payment(_ text: String) -> Cell<Value> {
    if payments.contains(text), let choice = ChoiceID(text) { return .value(.choice(choice)) }
    return .wrong(.payment(text, nearest: Nearest.name(to: text, in: payments)))
  }

  static func amount(_ text: String) -> Cell<Int> {
    if let number = wholeNumber(text[...]) { return .value(number) }
    let bare = text.filter { !$0.isWhitespace && !",，、¥￥円".contains($0) }
    return .wrong(.number(text, better: wholeNumber(bare[...]).map { String($0) }))
  }

  /// ASCII digits only, at most 12 of them.
  static func wholeNumber(_ text: Substring) -> Int? {
    guard (1...12).contains(text.utf8.count),
      text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    return Int(text)
  }

  /// `sku variant xN`; the variant may hold spaces, or be left out.
  static func item(_ text: String) -> Cell<OrderItem> {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let first = words.first, let sku = SKU(String(first)) else {
      return .wrong(.item(text))
    }
    guard words.count > 1, let last = words.last, let mark = last.first,
      mark == "x" || mark == "X" || mark == "×", let quantity = wholeNumber(last.dropFirst()),
      (1...mostOfOneItem).contains(quantity)
    else { return .wrong(.quantity(text)) }
    let variant = words.dropFirst().dropLast().joined(separator: " ")
    return .value(
      OrderItem(
        product: sku, variant: variant.isEmpty ? nil : VariantName(variant), quantity: quantity))
  }
}
