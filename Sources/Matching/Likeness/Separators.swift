/// One separator a page over the rows of the feature table: a message's value for a page is a sum
/// over its features. Sixteen pages lie side by side. Weights keep the upper 16 bits of their 32:
/// half the memory, and no set was judged differently.
struct Separators: Sendable, Equatable {
  /// Groups of sixteen pages.
  let groups: Int
  let rowCount: Int
  /// Row r, group g: `rows[r * groups + g]`. The upper halves are pages 0 to 7 of the group, the
  /// lower ones pages 8 to 15.
  private(set) var rows: [SIMD8<UInt32>]
  private(set) var bias: [SIMD16<Float>]

  init(pages: Int, rows rowCount: Int) {
    groups = max(1, (pages + 15) / 16)
    self.rowCount = rowCount
    rows = Array(repeating: .zero, count: rowCount * groups)
    bias = Array(repeating: .zero, count: groups)
  }

  /// nil when the counts do not fit together.
  init?(rows: [SIMD8<UInt32>], bias: [SIMD16<Float>]) {
    guard !bias.isEmpty, rows.count % bias.count == 0 else { return nil }
    groups = bias.count
    rowCount = rows.count / bias.count
    self.rows = rows
    self.bias = bias
  }

  mutating func set(_ weights: SIMD16<Float>, row: Int, group: Int) {
    rows[row * groups + group] = Self.packed(weights)
  }

  mutating func set(bias weights: SIMD16<Float>, group: Int) { bias[group] = weights }

  /// The value of every page, eight side by side, padded.
  func values(_ message: WeighedMessage) -> [SIMD8<Float>] {
    var sums: [SIMD8<Float>] = []
    sums.reserveCapacity(groups * 2)
    for sixteen in bias {
      sums.append(sixteen.lowHalf)
      sums.append(sixteen.highHalf)
    }
    rows.withUnsafeBufferPointer { rows in
      message.parts.withUnsafeBufferPointer { parts in
        sums.withUnsafeMutableBufferPointer { add(rows, parts, to: $0) }
      }
    }
    return sums
  }

  /// Four rows a step, so that their memory is fetched side by side.
  @inline(__always)
  private func add(
    _ rows: UnsafeBufferPointer<SIMD8<UInt32>>,
    _ parts: UnsafeBufferPointer<WeighedMessage.Part>,
    to sums: UnsafeMutableBufferPointer<SIMD8<Float>>
  ) {
    var at = 0
    while at < parts.count {
      let left = parts.count - at
      let a = parts[at]
      let b = left > 1 ? parts[at + 1] : a
      let c = left > 2 ? parts[at + 2] : a
      let d = left > 3 ? parts[at + 3] : a
      let w: Float = a.value * a.gain
      let x: Float = left > 1 ? b.value * b.gain : 0
      let y: Float = left > 2 ? c.value * c.gain : 0
      let z: Float = left > 3 ? d.value * d.gain : 0
      let (one, two) = (Int(a.row) * groups, Int(b.row) * groups)
      let (three, four) = (Int(c.row) * groups, Int(d.row) * groups)
      for group in 0..<groups {
        let (p, q) = (rows[one + group], rows[two + group])
        let (r, s) = (rows[three + group], rows[four + group])
        var upper: SIMD8<Float> = Self.upper(p) * w
        upper += Self.upper(q) * x
        upper += Self.upper(r) * y
        upper += Self.upper(s) * z
        sums[group * 2] += upper
        var lower: SIMD8<Float> = Self.lower(p) * w
        lower += Self.lower(q) * x
        lower += Self.lower(r) * y
        lower += Self.lower(s) * z
        sums[group * 2 + 1] += lower
      }
      at += 4
    }
  }

  func weight(row: Int, page: Int) -> Float {
    let pair = rows[row * groups + page / 16]
    return page % 16 < 8 ? Self.upper(pair)[page % 8] : Self.lower(pair)[page % 8]
  }

  @inline(__always)
  private static func upper(_ pair: SIMD8<UInt32>) -> SIMD8<Float> {
    unsafeBitCast(pair & 0xFFFF_0000, to: SIMD8<Float>.self)
  }

  @inline(__always)
  private static func lower(_ pair: SIMD8<UInt32>) -> SIMD8<Float> {
    unsafeBitCast(pair &<< 16, to: SIMD8<Float>.self)
  }

  /// Rounded to the nearest.
  private static func packed(_ weights: SIMD16<Float>) -> SIMD8<UInt32> {
    let half = SIMD8<UInt32>(repeating: 0x8000)
    let upper = unsafeBitCast(weights.lowHalf, to: SIMD8<UInt32>.self) &+ half
    let lower = unsafeBitCast(weights.highHalf, to: SIMD8<UInt32>.self) &+ half
    return (upper & 0xFFFF_0000) | (lower &>> 16)
  }
}
