/// One separator a page over the rows of the feature table: a message's value for a page is a sum
/// over its features. Most weights are nothing, or so little that no set is judged otherwise without
/// them; they are left out, and of the others the upper 16 bits are kept. Rows that most pages weigh
/// are laid out whole, sixteen pages side by side; of the others the weights that are there.
struct Separators: Sendable, Equatable {
  /// Groups of sixteen pages.
  let groups: Int
  let rowCount: Int
  /// Rows below it are laid out whole.
  let wholeRows: Int
  /// Whole row r, group g: `whole[r * groups + g]`. The upper halves are pages 0 to 7 of the group,
  /// the lower ones pages 8 to 15.
  private(set) var whole: [SIMD8<UInt32>]
  /// Row r besides: `weights[starts[r - wholeRows]..<starts[r - wholeRows + 1]]`.
  private(set) var starts: [UInt32]
  /// A weight's upper half above, its page below; pages rising in a row.
  private(set) var weights: [UInt32]
  private(set) var bias: [SIMD16<Float>]

  /// Weights nearer to nothing are left out. Trials: 0.02 moves no set's share of right answers by
  /// more than 0.1 points, up or down, and leaves one weight in ten.
  static let least: Float = 0.02

  /// Leaves out what weighs next to nothing.
  init(_ all: SeparatorRows) {
    groups = all.groups
    rowCount = all.rowCount
    bias = all.bias
    let pages = groups * 16
    var counts = [UInt32](repeating: 0, count: rowCount)
    var wholeRows = 0
    for row in 0..<rowCount {
      all.forEach(in: row) { _, _ in counts[row] += 1 }
      // The rows that most phrases hold stand first.
      if Int(counts[row]) * 3 > pages { wholeRows += 1 }
    }
    whole = Array(all.rows[..<(wholeRows * groups)])
    starts = [0]
    starts.reserveCapacity(rowCount - wholeRows + 1)
    var sum: UInt32 = 0
    for row in wholeRows..<rowCount {
      sum += counts[row]
      starts.append(sum)
    }
    var weights: [UInt32] = []
    weights.reserveCapacity(Int(sum))
    for row in wholeRows..<rowCount {
      all.forEach(in: row) { page, weight in
        weights.append(weight.bitPattern | UInt32(truncatingIfNeeded: page))
      }
    }
    self.weights = weights
    self.wholeRows = wholeRows
  }

  /// As they were kept; nil when the parts do not fit together.
  init?(
    whole: [SIMD8<UInt32>], starts: [UInt32], weights: [UInt32], bias: [SIMD16<Float>]
  ) {
    guard !bias.isEmpty, whole.count % bias.count == 0, starts.first == 0,
      Int(starts[starts.count - 1]) == weights.count, bias.count <= 4_096,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      weights.allSatisfy({ Int($0 & 0xFFFF) < bias.count * 16 })
    else { return nil }
    groups = bias.count
    wholeRows = whole.count / bias.count
    rowCount = wholeRows + starts.count - 1
    self.whole = whole
    self.starts = starts
    self.weights = weights
    self.bias = bias
  }

  /// The value of every page, padded.
  func values(_ message: WeighedMessage) -> [Float] {
    let count = groups * 16
    return [Float](unsafeUninitializedCapacity: count) { sums, filled in
      var laid = 0
      withUnsafeTemporaryAllocation(of: Term.self, capacity: message.parts.count) { terms in
        for part in message.parts where Int(part.row) < wholeRows {
          terms.initializeElement(
            at: laid, to: Term(start: Int(part.row) &* groups, value: part.value * part.gain))
          laid &+= 1
        }
        addWhole(UnsafeBufferPointer(rebasing: terms[..<laid]), to: sums)
      }
      if laid < message.parts.count { addOthers(message.parts, to: sums) }
      filled = count
    }
  }

  /// A row and how much of it.
  private struct Term {
    let start: Int
    let value: Float
  }

  /// Sets the sums to the bias and what the whole rows say.
  @inline(__always)
  private func addWhole(
    _ terms: UnsafeBufferPointer<Term>, to sums: UnsafeMutableBufferPointer<Float>
  ) {
    whole.withUnsafeBufferPointer { rows in
      bias.withUnsafeBufferPointer { bias in
        for group in 0..<groups {
          var (a, b) = (bias[group].lowHalf, bias[group].highHalf)
          for term in terms {
            let row = rows[term.start &+ group]
            a += SeparatorRows.upper(row) * term.value
            b += SeparatorRows.lower(row) * term.value
          }
          for offset in 0..<8 {
            sums.initializeElement(at: group &* 16 &+ offset, to: a[offset])
            sums.initializeElement(at: group &* 16 &+ 8 &+ offset, to: b[offset])
          }
        }
      }
    }
  }

  @inline(__always)
  private func addOthers(
    _ parts: [WeighedMessage.Part], to sums: UnsafeMutableBufferPointer<Float>
  ) {
    starts.withUnsafeBufferPointer { starts in
      weights.withUnsafeBufferPointer { weights in
        for part in parts {
          let row = Int(part.row) &- wholeRows
          guard row >= 0, row &+ 1 < starts.count else { continue }
          let value = part.value * part.gain
          for at in Int(starts[row])..<Int(starts[row &+ 1]) {
            let weight = weights[at]
            // Pages were checked against the groups when the weights were made or read.
            sums[Int(weight & 0xFFFF)] += Float(bitPattern: weight & 0xFFFF_0000) * value
          }
        }
      }
    }
  }

  func weight(row: Int, page: Int) -> Float {
    guard row >= wholeRows else {
      return SeparatorRows.weight(whole[row * groups + page / 16], page % 16)
    }
    let row = row - wholeRows
    guard row + 1 < starts.count else { return 0 }
    for weight in weights[Int(starts[row])..<Int(starts[row + 1])]
    where Int(weight & 0xFFFF) == page {
      return Float(bitPattern: weight & 0xFFFF_0000)
    }
    return 0
  }
}
