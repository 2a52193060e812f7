import Text

/// The bytes of an order in the store. The rule for changing them is that of `EventPacking`.
public enum OrderPacking {
  public static func pack(_ order: Order) -> [UInt8] {
    var packer = Packer()
    packer.put(byte: EventPacking.format)
    for text in [
      order.number.text, order.email, order.phone, order.name, order.status.rawValue, order.note,
    ] {
      packer.put(text)
    }
    packer.put(list: order.items) { packer, item in
      packer.put(item.product.text)
      packer.put(optional: item.variant) { $0.put($1.text) }
      packer.put(item.quantity)
    }
    packer.put(order.orderDate.dayNumber)
    packer.put(order.promisedDate.dayNumber)
    packer.put(list: order.others.sorted { $0.key < $1.key }) { packer, other in
      packer.put(other.key)
      packer.put(other.value)
    }
    return packer.bytes
  }

  public static func unpack(_ bytes: [UInt8]) throws(PackingError) -> Order {
    try EventPacking.framed(bytes) { (input: inout Unpacker) throws(PackingError) in
      try input.wholeOrder()
    }
  }
}

extension Unpacker {
  fileprivate mutating func wholeOrder() throws(PackingError) -> Order {
    let number = try order()
    let email = try text()
    let phone = try text()
    let customer = try text()
    let status = try name("status", OrderStatus.init(rawValue:))
    let note = try text()
    let items = try list { (input: inout Unpacker) throws(PackingError) in
      OrderItem(
        product: try input.sku(),
        variant: try input.optional { (input: inout Unpacker) throws(PackingError) in
          VariantName(try input.text())
        },
        quantity: try input.int())
    }
    let orderDate = try date()
    let promisedDate = try date()
    var others: [String: Value] = [:]
    for _ in 0..<(try count()) { others[try text()] = try value() }
    return Order(
      number: number, email: email, phone: phone, name: customer, status: status, items: items,
      orderDate: orderDate, promisedDate: promisedDate, others: others, note: note)
  }
}
