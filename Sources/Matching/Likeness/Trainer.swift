/// Messages to learn from, one behind the other in flat memory.
struct TrainingMessages {
  /// Message m: `starts[m]..<starts[m + 1]`.
  private(set) var starts: [Int] = [0]
  private(set) var rows: [Int32] = []
  private(set) var values: [Float] = []

  var count: Int { starts.count - 1 }

  init(_ messages: some Sequence<WeighedMessage>) {
    for message in messages {
      rows += message.rows
      values += message.values
      starts.append(rows.count)
    }
  }
}

/// Finds the separators: squared hinge, one page against the rest, C = 1, by dual coordinate
/// descent in a fixed order, so that every build gives the same bits. Source: C.-J. Hsieh et al.,
/// "A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008.
struct Trainer {
  static let cost: Float = 1
  static let epochs = 8
  /// Epochs needed again when some messages are taken away.
  static let epochsAgain = 3
  /// Ends early when no multiplier moved more than this in an epoch.
  static let still: Float = 0.02
  /// Smaller moves of a multiplier are not made.
  static let smallest: Float = 1e-3

  private let messages: TrainingMessages
  private let labels: [Int]
  private(set) var model: LinearModel
  /// Message m, group g: `multipliers[m * groups + g]`.
  private var multipliers: [SIMD16<Float>]

  init(_ messages: TrainingMessages, pages labels: [Int], pageCount: Int, rows: Int) {
    self.messages = messages
    self.labels = labels
    model = LinearModel(pages: pageCount, rows: rows)
    multipliers = Array(repeating: .zero, count: messages.count * model.groups)
    run(epochs: Self.epochs, without: nil)
  }

  /// The separators as they would be had some messages not been there.
  func model(without held: [Bool]) -> LinearModel {
    var copy = self
    copy.takeAway(held)
    copy.run(epochs: Self.epochsAgain, without: held)
    return copy.model
  }

  private mutating func takeAway(_ held: [Bool]) {
    let groups = model.groups
    for number in 0..<messages.count where held[number] {
      for group in 0..<groups {
        var change = multipliers[number * groups + group]
        multipliers[number * groups + group] = .zero
        if labels[number] / 16 == group { change[labels[number] % 16] *= -1 }
        guard change != .zero else { continue }
        // All but its own page had it against them.
        model.bias[group] += change
        for place in messages.starts[number]..<messages.starts[number + 1] {
          model.weights[Int(messages.rows[place]) * groups + group] +=
            change * messages.values[place]
        }
      }
    }
  }

  private mutating func run(epochs: Int, without held: [Bool]?) {
    let groups = model.groups
    let softness = SIMD16<Float>(repeating: 0.5 / Self.cost)
    // The message's own length is 1, and the bias counts as one more feature.
    let curvature: Float = 2 + 0.5 / Self.cost
    let (messages, labels) = (messages, labels)
    let count = messages.count
    model.weights.withUnsafeMutableBufferPointer { weights in
      model.bias.withUnsafeMutableBufferPointer { bias in
        multipliers.withUnsafeMutableBufferPointer { multipliers in
          messages.rows.withUnsafeBufferPointer { rows in
            messages.values.withUnsafeBufferPointer { values in
              for epoch in 0..<epochs {
                var moved: Float = 0
                for number in Self.shuffled(count, epoch) {
                  if let held, held[number] { continue }
                  let (start, end) = (messages.starts[number], messages.starts[number + 1])
                  let (home, seat) = (labels[number] / 16, labels[number] % 16)
                  for group in 0..<groups {
                    var sum = bias[group]
                    for place in start..<end {
                      sum += weights[Int(rows[place]) * groups + group] * values[place]
                    }
                    var signs = SIMD16<Float>(repeating: -1)
                    if home == group { signs[seat] = 1 }
                    let old = multipliers[number * groups + group]
                    let slope = signs * sum - 1 + old * softness
                    var new = old - slope / curvature
                    new.replace(with: SIMD16<Float>.zero, where: new .< SIMD16<Float>.zero)
                    let change = new - old
                    let large = max(abs(change.max()), abs(change.min()))
                    guard large > Self.smallest else { continue }
                    moved = max(moved, large)
                    multipliers[number * groups + group] = new
                    let step = change * signs
                    bias[group] += step
                    for place in start..<end {
                      weights[Int(rows[place]) * groups + group] += step * values[place]
                    }
                  }
                }
                if moved < Self.still { break }
              }
            }
          }
        }
      }
    }
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
