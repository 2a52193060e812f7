/// The place of one batch in the order of writing: batches become durable in the order of their
/// numbers. The first batch of a process is 1.
public struct CommitNumber: Hashable, Sendable, Comparable {
  public let number: UInt64
  public init(_ number: UInt64) { self.number = number }
  public static func < (a: Self, b: Self) -> Bool { a.number < b.number }
}

/// The only key to a conversation, given to its customer: 128 random bits or more, made where
/// randomness is allowed; here it is only kept. Source: the protocol, "customers".
public struct ConversationToken: Hashable, Sendable {
  public let text: String
  /// nil unless `text` is 16 to 128 ASCII letters, digits, `-` and `_`.
  public init?(_ text: String) {
    guard (16...128).contains(text.utf8.count),
      text.utf8.allSatisfy({ byte in
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
          || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      })
    else { return nil }
    self.text = text
  }
}
