internal import Text

/// Finds the separators: squared hinge, one page against the rest, by dual coordinate descent in a
/// fixed order, so that every build gives the same bits. Sixteen pages at a time: their weights stay
/// near the processor. Source: C.-J. Hsieh et al., "A Dual Coordinate Descent Method for
/// Large-scale Linear SVM", 2008.
struct Trainer {
  /// What a message on the wrong side costs. Trials: 2 was right more often than 1 in English by
  /// 0.3 points, and as often in Japanese.
  static let cost: Float = 2
  /// Trials: 12 were right no more often than 8, and 6 less often on small sets.
  static let epochs = 8
  /// Epochs needed again when some messages are taken away.
  static let epochsAgain = 3
  /// Ends early when no multiplier moved more than this in an epoch.
  static let still: Float = 0.02
  /// Smaller moves of a multiplier are not made.
  static let smallest: Float = 1e-3
  /// Epochs at most that a message which moved nothing is passed over.
  static let longestRest: UInt8 = 4

  private let messages: TrainingMessages
  private let labels: [Int]
  private let orders: [[Int32]]
  private let sharedRows: Int

  private let pages: Int
  /// By group of sixteen pages: where learning with all messages ended.
  private var states: [State] = []

  /// - Parameters:
  ///   - labels: the page of each message.
  ///   - workers: learn sixteen pages at a time each.
  init(
    _ messages: TrainingMessages, labels: [Int], pages: Int, sharedRows: Int,
    workers: any Workers
  ) {
    self.messages = messages
    self.labels = labels
    self.sharedRows = sharedRows
    self.pages = pages
    orders = (0..<Self.epochs).map { Self.shuffled(messages.count, $0) }
    let trainer = self
    states = workers.map(groups) { group in
      var state = State(rows: sharedRows, messages: messages.count)
      trainer.run(&state, group, epochs: Self.epochs, without: nil)
      return state
    }
  }

  private var groups: Int { max(1, (pages + 15) / 16) }

  /// What was learnt, of so many rows.
  func separators(rows: Int) -> SeparatorRows {
    var separators = SeparatorRows(pages: pages, rows: rows)
    for (group, state) in states.enumerated() {
      for row in 0..<sharedRows { separators.set(state.weights[row], row: row, group: group) }
      for number in 0..<messages.count where messages.ownRows[number] >= 0 {
        separators.set(
          state.multipliers[number] * signs(number, group), row: Int(messages.ownRows[number]),
          group: group)
      }
      separators.set(bias: state.bias, group: group)
    }
    return separators
  }

  /// What the other messages say of those that are held out, learnt without them from where learning
  /// with all of them ended: by trial, for each message asked about the value of every page, padded
  /// to whole groups.
  func values(of trials: [HeldOut], workers: any Workers) -> [[Float]] {
    let trainer = self
    let answers = workers.map(groups) { group in trials.map { trainer.answers($0, group) } }
    return trials.indices.map { number in
      var values: [Float] = []
      values.reserveCapacity(trials[number].numbers.count * groups * 16)
      for place in trials[number].numbers.indices {
        for group in answers {
          let sums = group[number][place]
          for page in 0..<16 { values.append(sums[page]) }
        }
      }
      return values
    }
  }

  private func answers(_ trial: HeldOut, _ group: Int) -> [SIMD16<Float>] {
    var state = states[group]
    takeAway(trial.isHeld, from: &state, group)
    run(&state, group, epochs: trial.epochs, without: trial.isHeld)
    return (0..<trial.asked.count).map { sum($0, of: trial.asked, state) }
  }

  /// Sixteen separators on their way.
  private struct State {
    var weights: [SIMD16<Float>]
    var bias = SIMD16<Float>.zero
    /// By message, without sign.
    var multipliers: [SIMD16<Float>]

    init(rows: Int, messages: Int) {
      weights = Array(repeating: .zero, count: rows)
      multipliers = Array(repeating: .zero, count: messages)
    }
  }

  /// 1 for the message's own page, −1 for all others.
  @inline(__always)
  private func signs(_ number: Int, _ group: Int) -> SIMD16<Float> {
    var signs = SIMD16<Float>(repeating: -1)
    if labels[number] / 16 == group { signs[labels[number] % 16] = 1 }
    return signs
  }

  private func takeAway(_ held: [Bool], from state: inout State, _ group: Int) {
    for number in 0..<messages.count where held[number] {
      let multiplier = state.multipliers[number]
      guard multiplier != .zero else { continue }
      state.multipliers[number] = .zero
      let step = multiplier * signs(number, group)
      state.bias -= step
      for place in messages.starts[number]..<messages.starts[number + 1] {
        state.weights[Int(messages.rows[place])] -= step * messages.values[place]
      }
    }
  }

  private func sum(
    _ number: Int, of asked: TrainingMessages, _ state: State
  ) -> SIMD16<Float> {
    var sum = state.bias
    for place in asked.starts[number]..<asked.starts[number + 1] {
      sum += state.weights[Int(asked.rows[place])] * asked.values[place]
    }
    return sum
  }

  private func run(_ state: inout State, _ group: Int, epochs: Int, without held: [Bool]?) {
    guard epochs > 0 else { return }
    let softness = SIMD16<Float>(repeating: 0.5 / Self.cost)
    // The message's own length is 1, and the bias counts as one more feature.
    let curvature: Float = 2 + 0.5 / Self.cost
    var bias = state.bias
    // Epochs that a message still rests, and how long it rests next.
    var rests = [UInt8](repeating: 0, count: messages.count)
    var patience = [UInt8](repeating: 0, count: messages.count)
    state.weights.withUnsafeMutableBufferPointer { weights in
      state.multipliers.withUnsafeMutableBufferPointer { multipliers in
        messages.rows.withUnsafeBufferPointer { rows in
          messages.values.withUnsafeBufferPointer { values in
            for epoch in 0..<epochs {
              var moved: Float = 0
              var rested = false
              for number in orders[epoch] {
                let number = Int(number)
                // What did not count beside those taken away hardly does without them.
                if let held, held[number] || multipliers[number] == .zero { continue }
                if rests[number] > 0 {
                  rests[number] -= 1
                  rested = true
                  continue
                }
                let (start, end) = (messages.starts[number], messages.starts[number + 1])
                let signs = signs(number, group)
                let old = multipliers[number]
                var sum = bias + old * signs * messages.alone[number]
                for place in start..<end { sum += weights[Int(rows[place])] * values[place] }
                let slope = signs * sum - 1 + old * softness
                var new = old - slope / curvature
                new.replace(with: SIMD16<Float>.zero, where: new .< SIMD16<Float>.zero)
                let change = new - old
                let large = max(change.max(), -change.min())
                guard large > Self.smallest else {
                  patience[number] = min(Self.longestRest, patience[number] * 2 + 1)
                  rests[number] = patience[number]
                  continue
                }
                patience[number] = 0
                moved = max(moved, large)
                multipliers[number] = new
                let step = change * signs
                bias += step
                for place in start..<end { weights[Int(rows[place])] += step * values[place] }
              }
              if moved < Self.still && !rested { break }
            }
          }
        }
      }
    }
    state.bias = bias
  }

  /// All numbers below `count` in an order that mixes neighbours: another one each epoch, and the
  /// same ones in every build.
  static func shuffled(_ count: Int, _ epoch: Int) -> [Int32] {
    var order = (0..<count).map { Int32(truncatingIfNeeded: $0) }
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
