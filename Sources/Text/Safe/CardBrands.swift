/// Which digits can be a card's number: the issuer's prefix, the length, the check digit.
enum CardBrands {
  /// Lengths in the order in which a longer run is searched: usual ones first.
  static let lengths = [16, 15, 14, 19, 18, 17, 13]

  /// Whether these digits (each 0...9) are a card's number.
  static func isCard(_ digits: ArraySlice<UInt8>) -> Bool {
    mayBegin(digits.first) && isIssued(digits) && luhn(digits)
  }

  /// No issuer gives out numbers that begin with another digit.
  @inline(__always)
  static func mayBegin(_ digit: UInt8?) -> Bool {
    guard let digit else { return false }
    return digit >= 2 && digit <= 6
  }

  /// Source of the ranges: ISO/IEC 7812 issuer ranges as the brands publish them.
  private static func isIssued(_ digits: ArraySlice<UInt8>) -> Bool {
    let length = digits.count
    guard length >= 13, length <= 19 else { return false }
    var prefix = 0
    for digit in digits.prefix(4) { prefix = prefix * 10 + Int(digit) }
    switch prefix {
    // Visa.
    case 4000...4999: return length == 13 || length == 16 || length == 19
    // Mastercard.
    case 5100...5599, 2221...2720: return length == 16
    // American Express.
    case 3400...3499, 3700...3799: return length == 15
    // Diners Club.
    case 3000...3059, 3095, 3600...3699, 3800...3999: return length >= 14
    // JCB.
    case 3528...3589: return length >= 16
    // Discover.
    case 6011, 6440...6499, 6500...6599: return length >= 16
    // UnionPay.
    case 6200...6299: return length >= 16
    // Maestro, from 16 digits on only: shorter ones are no longer given out, and 12 to 15 digits
    // are what shops number parcels with.
    case 5000...5099, 5600...5899, 6304, 6759, 6761...6763: return length >= 16
    case _: return false
    }
  }

  /// Source: ISO/IEC 7812-1, annex B.
  static func luhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    var doubles = digits.count % 2 == 0
    for digit in digits {
      let value = doubles ? Int(digit) * 2 : Int(digit)
      sum += value > 9 ? value - 9 : value
      doubles.toggle()
    }
    return sum % 10 == 0
  }
}
