/// The natural logarithm without the system's library, so that it is the same everywhere.
enum Logarithm {
  /// ln x for x above 0, to about 1e-12.
  static func natural(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return 0 }
    let z = (x.significand - 1) / (x.significand + 1)
    let square = z * z
    var term = z
    var sum = 0.0
    var divisor = 1.0
    while divisor < 27 {
      sum += term / divisor
      term *= square
      divisor += 2
    }
    return Double(x.exponent) * 0.693147180559945309417 + 2 * sum
  }

  /// 1 + ln n for a count, at least 1.
  static func damped(_ count: Int) -> Float {
    count < dampedSmall.count ? dampedSmall[max(1, count)] : Float(1 + natural(Double(count)))
  }

  private static let dampedSmall: [Float] = (0..<64).map { count in
    count < 1 ? 0 : Float(1 + natural(Double(count)))
  }
}
