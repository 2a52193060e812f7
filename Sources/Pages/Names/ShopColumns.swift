import Text

/// What a fact holds, so that what stands behind `is` can be read.
enum FactKind: Hashable, Sendable {
  /// One of these ids and no other.
  case closed([String])
  case text
  case date
  case number
  case yen
  case days
}

/// The facts that every shop has. Source: `shop-columns.md`; derived facts: the design, section 3.
struct ShopColumns {
  /// When a fact is surely known.
  enum Certainty: Hashable, Sendable {
    case always
    /// Wherever the other column of the same owner is filled.
    case with(String)
    /// While the order's status is one of these.
    case status(Set<String>)
    case maybe
  }
  struct Column: Sendable {
    let name: String
    let kind: FactKind
    let certainty: Certainty
    /// Other spellings: the header in the file.
    var also: [String] = []
  }

  static let statuses = [
    "received", "preparing", "shipped", "out-for-delivery", "delayed", "delivered",
    "return-received", "cancelled",
  ]
  private static let sent: Set = ["shipped", "out-for-delivery", "delivered", "return-received"]
  static let yesNo = ["yes", "no"]
  static let sensitive = ["yes", "patch-test", "no"]
  static let stretchy = ["yes", "slight", "no"]
  /// What only the shop's people may read.
  static let hidden: Set = [FactName("order", "note")]

  static let columns: [String: [Column]] = [
    "product": [
      Column(name: "sku", kind: .text, certainty: .always),
      Column(name: "category", kind: .text, certainty: .always),
      Column(name: "name", kind: .text, certainty: .always),
      Column(name: "price", kind: .yen, certainty: .always, also: ["price_jpy"]),
      Column(name: "stock", kind: .number, certainty: .always),
      Column(name: "variants", kind: .text, certainty: .maybe),
      Column(name: "restock_date", kind: .date, certainty: .maybe),
      Column(name: "release_date", kind: .date, certainty: .maybe),
      Column(name: "ingredients", kind: .text, certainty: .maybe),
      Column(name: "fragrance", kind: .closed(yesNo), certainty: .maybe),
      Column(name: "alcohol", kind: .closed(yesNo), certainty: .maybe),
      Column(name: "sensitive_skin", kind: .closed(sensitive), certainty: .maybe),
      Column(name: "sensitive_note", kind: .text, certainty: .with("sensitive_skin")),
      Column(name: "how_to_use", kind: .text, certainty: .maybe),
      Column(name: "material", kind: .text, certainty: .maybe),
      Column(name: "feel", kind: .text, certainty: .maybe),
      Column(name: "see_through", kind: .text, certainty: .maybe),
      Column(name: "stretch", kind: .closed(stretchy), certainty: .maybe),
      Column(name: "size", kind: .text, certainty: .maybe),
      Column(name: "care", kind: .text, certainty: .maybe),
      Column(name: "goes_with", kind: .text, certainty: .maybe),
    ],
    "variant": [
      Column(name: "stock", kind: .number, certainty: .always),
      Column(name: "name", kind: .text, certainty: .always),
    ],
    "order": [
      Column(name: "number", kind: .text, certainty: .always, also: ["order_number"]),
      Column(name: "email", kind: .text, certainty: .always),
      Column(name: "phone", kind: .text, certainty: .maybe),
      Column(name: "name", kind: .text, certainty: .always),
      Column(name: "postal_code", kind: .text, certainty: .maybe),
      Column(name: "address", kind: .text, certainty: .maybe),
      Column(name: "order_date", kind: .date, certainty: .always),
      Column(name: "shipped_date", kind: .date, certainty: .status(sent)),
      Column(name: "promised_date", kind: .date, certainty: .always),
      Column(name: "new_expected_date", kind: .date, certainty: .maybe),
      Column(name: "delivered_date", kind: .date, certainty: .status(["delivered"])),
      Column(name: "status", kind: .closed(statuses), certainty: .always),
      Column(name: "items", kind: .text, certainty: .always),
      Column(name: "total", kind: .yen, certainty: .always, also: ["total_jpy"]),
      Column(
        name: "payment", kind: .closed(["card", "convenience-store", "cod", "paypay"]),
        certainty: .maybe),
      Column(name: "carrier", kind: .text, certainty: .status(sent)),
      Column(name: "tracking", kind: .text, certainty: .status(sent)),
      Column(name: "points_due", kind: .number, certainty: .maybe),
      Column(name: "points_granted_date", kind: .date, certainty: .maybe),
      Column(name: "days_overdue", kind: .number, certainty: .maybe),
    ],
    "cart": [
      Column(name: "goods", kind: .yen, certainty: .always),
      Column(name: "shipping", kind: .yen, certainty: .always),
      Column(name: "total", kind: .yen, certainty: .always),
      Column(name: "items", kind: .text, certainty: .always),
      Column(name: "fee", kind: .yen, certainty: .maybe),
    ],
    "record": [Column(name: "number", kind: .text, certainty: .always)],
    "report": [
      Column(name: "number", kind: .text, certainty: .always),
      Column(name: "due", kind: .date, certainty: .always),
    ],
  ]

  /// The column that `owner` calls `name`, in either spelling.
  static func column(_ owner: String, _ name: String) -> Column? {
    columns[owner]?.first { $0.name == name || $0.also.contains(name) }
  }
}
