/// The key of a product in `products.csv`, as written there.
public struct SKU: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let text: String
  /// nil when empty, over 64 bytes, or holding anything but ASCII letters, digits, `-` and `_`.
  public init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 64,
      text.utf8.allSatisfy({ byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      })
    else { return nil }
    self.text = text
  }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }
}

/// An order's number: 8 digits. Source: `shop-columns.md`, orders.csv.
public struct OrderNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
  public static let digits = 8
  public let text: String
  /// nil unless `text` is exactly 8 ASCII digits.
  public init?(_ text: String) {
    guard text.utf8.count == Self.digits,
      text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    else { return nil }
    self.text = text
  }
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  public var description: String { text }
}

/// A variant of a product: its colour, size or volume, as in `products.csv`: `ネイビー/navy-M`.
public struct VariantName: Hashable, Sendable, CustomStringConvertible {
  public let text: String
  public init(_ text: String) { self.text = text }
  public var description: String { text }
}
