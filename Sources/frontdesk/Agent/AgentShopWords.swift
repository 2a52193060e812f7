import Text
import Wire

/// How the shop's own columns and values read to an agent: what is not known here stays as it is.
extension AgentWords {
  /// A column of an order or a product.
  func column(_ name: String) -> String {
    language == .ja ? Self.columns[name] ?? name : name.replacing("_", with: " ")
  }

  /// What a column holds, in one text; the items of an order each on a row.
  func value(of column: String, _ json: JSON) -> String {
    switch (column, json) {
    case ("status", .string(let id)):
      language == .ja ? Self.statuses[id] ?? id : id.replacing("-", with: " ")
    case ("payment", .string(let id)): language == .ja ? Self.payments[id] ?? id : id
    case ("items", .array(let items)): items.map(item).joined(separator: "\n")
    case (_, .integer(let yen)) where column.hasSuffix("_jpy"):
      self("\(Self.grouped(yen))円", "\(Self.grouped(yen)) yen")
    case (_, .null): ""
    case _: AgentSummary.shown(json)
    }
  }

  /// `注文番号 26110201 · 状況 発送済み`.
  func facts(_ json: JSON) -> String {
    guard let members = json.members else { return AgentSummary.shown(json) }
    return members.compactMap { member in
      let value = value(of: member.key, member.value).split(separator: "\n").joined(separator: ", ")
      return value.isEmpty ? nil : "\(column(member.key)) \(value)"
    }.joined(separator: " · ")
  }

  private func item(_ json: JSON) -> String {
    guard json.members != nil else { return AgentSummary.shown(json) }
    let name = [json.text("product"), json.text("variant")].filter { !$0.isEmpty }
    return name.joined(separator: " ") + (json["quantity"]?.int.map { " ×\($0)" } ?? "")
  }

  private static func grouped(_ number: Int64) -> String {
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
    "order_date": "ご注文日", "shipped_date": "発送日", "promised_date": "お届け予定日",
    "new_expected_date": "新しい予定日", "delivered_date": "お届け日", "total_jpy": "合計",
    "payment": "お支払い", "carrier": "配送会社", "tracking": "追跡番号",
    "points_due": "付与予定ポイント", "points_granted_date": "ポイント付与日", "note": "店のメモ",
    "days_overdue": "遅れ日数", "stock": "在庫", "price_jpy": "価格", "sku": "商品番号",
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
