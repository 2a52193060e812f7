/// Logarithm and root without the system's library, so that they are the same everywhere.
enum Arithmetic {
  /// ln x for x above 0, to about 1e-12.
  static func logarithm(_ x: Double) -> Double {
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

  /// The square root of x; 0 for what has none. Newton's steps from half the exponent.
  static func root(_ x: Float) -> Float {
    guard x > 0, x.isFinite else { return 0 }
    let wide = Double(x)
    // The upper bits halved are within a few hundredths of the root.
    var guess = Double(bitPattern: (wide.bitPattern >> 1) + 0x1FF7_A3BE_A91D_9B1A)
    for _ in 0..<4 { guess = 0.5 * (guess + wide / guess) }
    return Float(guess)
  }

  /// 1 + ln n for a count, at least 1.
  static func damped(_ count: Int) -> Float {
    count < dampedSmall.count ? dampedSmall[max(1, count)] : Float(1 + logarithm(Double(count)))
  }

  private static let dampedSmall: [Float] = (0..<64).map { count in
    count < 1 ? 0 : Float(1 + logarithm(Double(count)))
  }
}
