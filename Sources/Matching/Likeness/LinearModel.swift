/// One separator a page over the vocabulary's rows: a message's value for a page is a sum over its
/// features. Sixteen pages lie side by side.
struct LinearModel: Sendable {
  /// Groups of sixteen pages.
  let groups: Int
  /// Row r, group g: `weights[r * groups + g]`.
  var weights: [SIMD16<Float>]
  var bias: [SIMD16<Float>]

  init(pages: Int, rows: Int) {
    groups = max(1, (pages + 15) / 16)
    weights = Array(repeating: .zero, count: rows * groups)
    bias = Array(repeating: .zero, count: groups)
  }

  /// The value of every page, padded to sixteens.
  func values(_ message: WeighedMessage) -> [SIMD16<Float>] {
    var sums = bias
    add(message.rows, message.values, to: &sums)
    return sums
  }

  private func add(_ rows: [Int32], _ values: [Float], to sums: inout [SIMD16<Float>]) {
    let weights = weights.span
    for group in 0..<groups {
      var sum = sums[group]
      for place in rows.indices {
        sum += weights[Int(rows[place]) * groups + group] * values[place]
      }
      sums[group] = sum
    }
  }

  func weight(row: Int, page: Int) -> Float { weights[row * groups + page / 16][page % 16] }
}
