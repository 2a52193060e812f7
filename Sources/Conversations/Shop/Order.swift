public import Text

/// Where an order stands. Source: `shop-columns.md`, orders.csv.
public enum OrderStatus: String, Hashable, Sendable, CaseIterable {
  case received, preparing, shipped
  case outForDelivery = "out-for-delivery"
  case delayed, delivered
  case returnReceived = "return-received"
  case cancelled
}

/// One item of an order.
public struct OrderItem: Hashable, Sendable {
  public let product: SKU
  /// nil where the product has only one.
  public let variant: VariantName?
  public let quantity: Int
  public init(product: SKU, variant: VariantName?, quantity: Int) {
    self.product = product
    self.variant = variant
    self.quantity = quantity
  }
}

/// An order as the shop keeps it. Never shown as it is: the dialog manager takes facts from it only
/// after the customer has proved who asks.
public struct Order: Hashable, Sendable {
  public let number: OrderNumber
  /// Lower-cased.
  public let email: String
  /// Digits only; empty when the shop has none.
  public let phone: String
  public let name: String
  public let status: OrderStatus
  public let items: [OrderItem]
  public let orderDate: CivilDate
  public let promisedDate: CivilDate
  /// Every other filled column, by its name in orders.csv.
  public let others: [String: Value]
  /// For the shop's people; never shown to a customer.
  public let note: String

  public init(
    number: OrderNumber, email: String, phone: String, name: String, status: OrderStatus,
    items: [OrderItem], orderDate: CivilDate, promisedDate: CivilDate, others: [String: Value],
    note: String
  ) {
    self.number = number
    self.email = email
    self.phone = phone
    self.name = name
    self.status = status
    self.items = items
    self.orderDate = orderDate
    self.promisedDate = promisedDate
    self.others = others
    self.note = note
  }

  /// The value of `{order.column}`; nil when empty, unknown, or `note`.
  public func fact(_ column: String) -> Value? {
    switch column {
    case "number", "order_number": .order(number)
    case "email": .email(email)
    case "phone": phone.isEmpty ? nil : .phone(phone)
    case "name": .text(SafeText(shop: name))
    case "status": ChoiceID(status.rawValue).map(Value.choice)
    case "items": .list(items.map { .product($0.product) })
    case "order_date": .date(orderDate)
    case "promised_date": .date(promisedDate)
    case "total": others["total_jpy"]
    // For the shop's people only.
    case "note": nil
    default: others[column]
    }
  }

  /// Days past the promised date, or past the new one of a delay, while the order is on its way; 0
  /// when it is not late, nil when it has arrived or never will.
  public func daysOverdue(on today: CivilDate) -> Int? {
    switch status {
    case .delivered, .returnReceived, .cancelled: return nil
    case .received, .preparing, .shipped, .outForDelivery, .delayed:
      var due = promisedDate
      if case .date(let new) = others["new_expected_date"] { due = new }
      return max(0, today.days(since: due))
    }
  }
}
