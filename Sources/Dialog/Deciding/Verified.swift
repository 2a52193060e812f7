import Conversations
import Text

/// An order whose customer has proved who they are in this conversation. Only made here, so an
/// order's facts can reach an answer in no other way.
struct Verified<Subject: Sendable>: Sendable {
  let subject: Subject
  private init(_ subject: Subject) { self.subject = subject }
}

extension Verified where Subject == Order {
  /// nil unless `state` holds a proof for this very order.
  init?(_ order: Order, in state: ConversationState) {
    guard state.proof(of: order.number) != nil else { return nil }
    self.init(order)
  }

  /// Whether `value` given as `slot` proves that the customer of `order` asks. The same work is
  /// done when there is no such order, so that the time tells nothing.
  static func proves(_ value: Value, as slot: SlotName, for order: Order?) -> Bool {
    let (given, kept): (String, String) =
      switch value {
      case .email(let address): (address, slot == .email ? order?.email ?? "" : "")
      case .phone(let number): (number, slot == .phone ? order?.phone ?? "" : "")
      case .text, .words, .choice, .product, .variant, .order, .date, .number, .yen, .days,
        .flag, .list:
        ("", "")
      }
    return sameBytes(given, kept)
  }

  /// Compares all bytes, whatever the first difference; false when both are empty.
  private static func sameBytes(_ a: String, _ b: String) -> Bool {
    var difference = UInt8(a.utf8.count == b.utf8.count ? 0 : 1)
    var iterator = b.utf8.makeIterator()
    for byte in a.utf8 { difference |= byte ^ (iterator.next() ?? 0xFF) }
    return difference == 0 && !a.isEmpty
  }
}
