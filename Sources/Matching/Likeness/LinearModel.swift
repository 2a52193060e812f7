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

/// Finds the separators: squared hinge, one page against the rest, C = 1, by dual coordinate
/// descent in a fixed order, so that every build gives the same bits. Source: C.-J. Hsieh et al.,
/// "A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008.
enum Trainer {
  static let cost: Float = 1
  static let epochs = 12
  /// Ends early when no multiplier moved more than this in an epoch.
  static let still: Float = 0.02

  static func train(
    _ messages: [WeighedMessage], pages labels: [Int], pageCount: Int, rows: Int
  ) -> LinearModel {
    var model = LinearModel(pages: pageCount, rows: rows)
    let groups = model.groups
    guard !messages.isEmpty else { return model }
    var multipliers = Array(repeating: SIMD16<Float>.zero, count: messages.count * groups)
    let softness = SIMD16<Float>(repeating: 0.5 / cost)
    for epoch in 0..<epochs {
      var moved: Float = 0
      let order = shuffled(messages.count, epoch)
      for number in order {
        let message = messages[number]
        // The message's own length is 1, and the bias counts as one more feature.
        let curvature: Float = 2 + 0.5 / cost
        var sums = model.values(message)
        var changes = false
        for group in 0..<groups {
          var signs = SIMD16<Float>(repeating: -1)
          if labels[number] / 16 == group { signs[labels[number] % 16] = 1 }
          let old = multipliers[number * groups + group]
          let slope = signs * sums[group] - 1 + old * softness
          var new = old - slope / curvature
          new.replace(with: SIMD16<Float>.zero, where: new .< SIMD16<Float>.zero)
          let change = new - old
          let large = max(abs(change.max()), abs(change.min()))
          if large > 1e-6 {
            multipliers[number * groups + group] = new
            sums[group] = change * signs
            changes = true
            moved = max(moved, large)
          } else {
            sums[group] = .zero
          }
        }
        guard changes else { continue }
        for group in 0..<groups where sums[group] != .zero {
          model.bias[group] += sums[group]
          for place in message.rows.indices {
            model.weights[Int(message.rows[place]) * groups + group] +=
              sums[group] * message.values[place]
          }
        }
      }
      if moved < still { break }
    }
    return model
  }

  /// All numbers below `count` in an order that mixes neighbours: another one each epoch, and the
  /// same ones in every build.
  static func shuffled(_ count: Int, _ epoch: Int) -> [Int] {
    var order = Array(0..<count)
    var state = FeatureHash.mix(0x2545_F491_4F6C_DD1D, UInt64(truncatingIfNeeded: epoch))
    var at = count - 1
    while at > 0 {
      state = FeatureHash.mix(state, UInt64(truncatingIfNeeded: at))
      order.swapAt(at, Int(truncatingIfNeeded: state % UInt64(at + 1)))
      at -= 1
    }
    return order
  }
}
