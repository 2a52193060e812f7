import Text
import Wire

/// How the shop's own columns and values read to an agent: what is not known here stays as it is.
extension AgentWords {
  /// A column of an order or a product.
  func column(_ name: String) -> String {
    if language == .ja { return Self.columns[name] ?? name }
    return (name.hasSuffix("_jpy") ? String(name.dropLast(4)) : name).replacing("_", with: " ")
  }

  /// What a column holds, in one text; the items of an order each on a row.
  func value(of column: String, _ json: JSON) -> String {
    switch (column, json) {
    case ("status", .string(let id)):
      language == .ja ? Self.statuses[id] ?? id : id.replacing("-", with: " ")
    case ("payment", .string(let id)): language == .ja ? Self.payments[id] ?? id : id
    case ("phone", .string(let digits)): phone(digits)
    case ("items", .array(let items)): items.map(item).joined(separator: "\n")
    case (_, .integer(let yen)) where column.hasSuffix("_jpy") || column == "total":
      self("\(Self.grouped(yen))円", "\(Self.grouped(yen)) yen")
    case (_, .string(let text)): day(text)
    case (_, .null): ""
    case _: AgentSummary.shown(json)
    }
  }

  /// `注文番号 26110201 · 状況 発送済み`.
  /// - Parameter words: the shop's own, by column.
  func facts(_ json: JSON, words: JSON = .null) -> String {
    guard json.members != nil else { return AgentSummary.shown(json) }
    return Self.inOrder(json).compactMap { member in
      let value =
        Bilingual(words[member.key] ?? .null)?[language]
        ?? value(of: member.key, member.value).split(separator: "\n").joined(separator: ", ")
      return value.isEmpty ? nil : "\(column(member.key)) \(value)"
    }.joined(separator: " · ")
  }

  /// The columns as people ask for them: which order and where it stands, when, how, what, the rest.
  static func inOrder(_ json: JSON) -> [JSON.Member] {
    (json.members ?? []).enumerated().sorted { a, b in
      (rank[a.element.key] ?? rank.count, a.offset) < (rank[b.element.key] ?? rank.count, b.offset)
    }.map(\.element)
  }

  /// A slot's value: the shop's words, else its own.
  func value(of slot: AgentSummary.Slot) -> String {
    if let words = slot.words { return words[language] }
    if language == .ja, let known = Self.choices[slot.value] { return known }
    return slot.name == "phone" ? phone(slot.value) : day(slot.value)
  }

  /// `11/18（水）`, `Wed 18 Nov`, with the year when it is far; any other text as it is.
  func day(_ text: String) -> String {
    guard let date = CivilDate(text) else { return text }
    return self(
      "\(date.month)/\(date.day)（\(Self.weekdays.ja[date.weekday])）",
      "\(Self.weekdays.en[date.weekday]) \(date.day) \(Self.months[date.month - 1])")
  }

  /// `（水）`, `Wed`.
  func weekday(_ date: CivilDate) -> String {
    self("（\(Self.weekdays.ja[date.weekday])）", Self.weekdays.en[date.weekday])
  }

  /// `080-1234-5006`: Japanese numbers in their groups, others as they are.
  func phone(_ digits: String) -> String {
    guard digits.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains),
      digits.hasPrefix("0")
    else { return digits }
    let groups: [Int]
    switch (digits.utf8.count, digits.prefix(2)) {
    case (11, _): groups = [3, 4, 4]
    case (10, "03"), (10, "06"): groups = [2, 4, 4]
    case (10, _):
      groups = digits.hasPrefix("0120") || digits.hasPrefix("0570") ? [4, 3, 3] : [3, 3, 4]
    case _: return digits
    }
    var rest = digits[...]
    return groups.map { count in
      defer { rest = rest.dropFirst(count) }
      return String(rest.prefix(count))
    }.joined(separator: "-")
  }

  func record(_ kind: String) -> String { language == .ja ? Self.kinds[kind] ?? kind : kind }

  private func item(_ json: JSON) -> String {
    guard json.members != nil else { return AgentSummary.shown(json) }
    let product = Bilingual(json["name"] ?? .null).map {
      "\($0[language])（\(json.text("product"))）"
    }
    let name = [product ?? json.text("product"), json.text("variant")].filter { !$0.isEmpty }
    return name.joined(separator: " ") + (json["quantity"]?.int.map { " ×\($0)" } ?? "")
  }

  static func grouped(_ number: Int64) -> String {
    var (made, count) = ("", 0)
    for character in String(number).reversed() {
      if count == 3, character != "-" {
        made.append(",")
        count = 0
      }
      made.append(character)
      count += 1
    }
    return String(made.reversed())
  }

  /// Source: the shop's columns, as `slots.md` names them.
  private static let columns: [String: String] = [
    "order_number": "ご注文番号", "status": "状況", "email": "メール", "phone": "電話",
    "name": "お名前", "postal_code": "郵便番号", "address": "ご住所", "items": "商品",
    "number": "ご注文番号", "total": "合計", "price": "価格", "order_date": "ご注文日", "shipped_date": "発送日",
    "promised_date": "お届け予定日",
    "new_expected_date": "新しい予定日", "delivered_date": "お届け日", "total_jpy": "合計",
    "payment": "お支払い", "carrier": "配送会社", "tracking": "追跡番号",
    "points_due": "付与予定ポイント", "points_granted_date": "ポイント付与日", "note": "店のメモ",
    "days_overdue": "遅れ日数", "stock": "在庫", "price_jpy": "価格", "sku": "商品番号",
  ]
  /// Source: the order in which a person reads an order.
  private static let rank = Dictionary(
    uniqueKeysWithValues: [
      "order_number", "number", "status", "days_overdue", "promised_date", "new_expected_date",
      "shipped_date", "delivered_date", "order_date", "carrier", "tracking", "items", "total_jpy",
      "total", "payment", "name", "phone", "email", "postal_code", "address", "points_due",
      "points_granted_date", "note",
    ].enumerated().map { ($1, $0) })
  private static let weekdays = (
    ja: ["日", "月", "火", "水", "木", "金", "土"],
    en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  )
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  /// Source: the design, section 5: the choices that every shop has.
  private static let choices = ["mail": "メール", "phone": "電話", "exchange": "交換", "return": "返品"]
  static let kinds: [String: String] = [
    "order": "ご注文", "order-change": "注文の変更", "order-cancel": "注文の取り消し", "return": "返品",
    "refund": "返金", "exchange": "交換", "delivery-address-change": "お届け先の変更",
    "delivery-reschedule": "お届け日の変更", "points-inquiry": "ポイントの確認",
    "card-misuse": "カードの不正利用", "callback": "折り返し", "account-delete": "退会",
    "complaint": "ご意見", "goodwill-points": "お詫びのポイント",
  ]
  private static let statuses: [String: String] = [
    "received": "受付済み", "preparing": "準備中", "shipped": "発送済み",
    "out-for-delivery": "配達中", "delayed": "遅延", "delivered": "お届け済み",
    "return-received": "返送品到着", "cancelled": "キャンセル済み",
  ]
  private static let payments: [String: String] = [
    "card": "カード", "cod": "代金引換", "convenience-store": "コンビニ払い",
    "paypay": "PayPay",
  ]
}
