/// Words that may be stored, logged and shown: no control codes, no card number but its last four
/// digits. Events hold nothing else, so behind this type raw text does not exist.
public struct SafeText: Hashable, Sendable, CustomStringConvertible {
  public let string: String
  public var description: String { string }

  /// Text of the shop's own files.
  public init(shop string: String) { self.string = string }
}
