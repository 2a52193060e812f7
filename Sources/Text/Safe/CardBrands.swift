/// Which digits can be a card's number: the issuer's prefix, the length, the check digit.
enum CardBrands {
  /// Lengths in the order in which a longer run is searched: usual ones first.
  static let lengths = [16, 15, 14, 19, 18, 17, 13]

  /// Source of the ranges: ISO/IEC 7812 issuer ranges as the brands publish them.
  private static let ranges: [(prefix: ClosedRange<Int>, digits: Int, lengths: ClosedRange<Int>)] =
    [
      (4...4, 1, 13...19),  // Visa; 13, 16 and 19
      (51...55, 2, 16...16), (2221...2720, 4, 16...16),  // Mastercard
      (34...34, 2, 15...15), (37...37, 2, 15...15),  // American Express
      (300...305, 3, 14...19), (3095...3095, 4, 14...19),  // Diners Club
      (36...36, 2, 14...19), (38...39, 2, 14...19),
      (3528...3589, 4, 16...19),  // JCB
      (6011...6011, 4, 16...19), (644...649, 3, 16...19), (65...65, 2, 16...19),  // Discover
      (62...62, 2, 16...19),  // UnionPay
      // Maestro, from 16 digits on only: shorter ones are no longer given out, and 12 to 15 digits
      // are what shops number parcels with.
      (50...50, 2, 16...19), (56...58, 2, 16...19), (6304...6304, 4, 16...19),
      (6759...6759, 4, 16...19), (6761...6763, 4, 16...19),
    ]

  /// Whether these digits (each 0...9) are a card's number.
  static func isCard(_ digits: ArraySlice<UInt8>) -> Bool {
    guard (13...19).contains(digits.count), isIssued(digits) else { return false }
    return luhn(digits)
  }

  private static func isIssued(_ digits: ArraySlice<UInt8>) -> Bool {
    if digits.first == 4 { return [13, 16, 19].contains(digits.count) }
    return ranges.contains { range in
      range.lengths.contains(digits.count)
        && range.prefix.contains(digits.prefix(range.digits).reduce(0) { $0 * 10 + Int($1) })
    }
  }

  /// Source: ISO/IEC 7812-1, annex B.
  static func luhn(_ digits: ArraySlice<UInt8>) -> Bool {
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      let doubled = place % 2 == 0 ? Int(digit) : Int(digit) * 2
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return sum % 10 == 0
  }
}
