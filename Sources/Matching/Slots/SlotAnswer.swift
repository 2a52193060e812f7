public import Text

/// An answer to an open question.
public struct SlotAnswer: Hashable, Sendable {
  public let value: Value
  /// The words it was read from, in UTF-8 bytes of the message.
  public let range: Range<Int>
  /// False when it was read from a part of a name or around a typing slip.
  public let exact: Bool
  /// Whether the message says more than the answer and the politeness around it.
  public let hasOtherWords: Bool

  public init(value: Value, range: Range<Int>, exact: Bool, hasOtherWords: Bool) {
    self.value = value
    self.range = range
    self.exact = exact
    self.hasOtherWords = hasOtherWords
  }
}

/// A product that a customer's words could mean.
public struct ProductCandidate: Hashable, Sendable {
  public let sku: SKU
  /// 1 for a whole name, less for parts and typing slips.
  public let likeness: Float
  /// The words that name it, in UTF-8 bytes of the message.
  public let range: Range<Int>

  public init(sku: SKU, likeness: Float, range: Range<Int>) {
    self.sku = sku
    self.likeness = likeness
    self.range = range
  }
}
