/// Words that may be stored, logged and shown: no control codes, no card number but its last four
/// digits. Events hold nothing else, so behind this type raw text does not exist.
public struct SafeText: Hashable, Sendable, CustomStringConvertible {
  public let string: String
  public var description: String { string }

  init(checked string: String) { self.string = string }

  public static let empty = SafeText(checked: "")
  public var isEmpty: Bool { string.isEmpty }
  /// Its length in UTF-8 bytes.
  public var utf8Count: Int { string.utf8.count }

  /// Text of the shop's own files: control codes taken out, nothing masked.
  public init(shop text: String) {
    string = Scan(text).isPlain ? text : ControlCodes.removed(from: text)
  }

  /// Text that was stored as `SafeText` once: control codes are taken out again, in case somebody
  /// wrote into the file.
  public init(stored text: String) { self.init(shop: text) }

  /// The piece between two UTF-8 offsets; nil when the bounds leave the text or cut a scalar.
  public subscript(utf8 range: Range<Int>) -> SafeText? {
    let bytes = string.utf8
    guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
    let start = bytes.index(bytes.startIndex, offsetBy: range.lowerBound)
    let end = bytes.index(bytes.startIndex, offsetBy: range.upperBound)
    guard let first = start.samePosition(in: string.unicodeScalars),
      let last = end.samePosition(in: string.unicodeScalars)
    else { return nil }
    return SafeText(checked: String(string.unicodeScalars[first..<last]))
  }

  /// Without spaces and line breaks at both ends.
  public func trimmed() -> SafeText {
    let scalars = string.unicodeScalars
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { ScriptClass.of(scalar.value) == .space }
    guard let first = scalars.firstIndex(where: { !isSpace($0) }),
      let last = scalars.lastIndex(where: { !isSpace($0) })
    else { return .empty }
    if first == scalars.startIndex, scalars.index(after: last) == scalars.endIndex { return self }
    return SafeText(checked: String(scalars[first...last]))
  }
}

/// What the door made of a customer's words.
public struct Cleaned: Hashable, Sendable {
  public let text: SafeText
  /// A card number or its security code was masked.
  public let masked: Bool
}

extension SafeText {
  /// The only way in for a customer's words: control codes out, then card numbers and their
  /// security codes masked. Cleaning what is clean changes nothing.
  public static func clean(customer raw: String) -> Cleaned {
    let scan = Scan(raw)
    var text = raw
    var digits = scan.digits
    if !scan.isPlain {
      text = ControlCodes.removed(from: raw)
      digits = Digits.count(in: text)
    }
    let masked = CardMask.masked(text, digits: digits)
    return Cleaned(text: SafeText(checked: masked ?? text), masked: masked != nil)
  }
}
