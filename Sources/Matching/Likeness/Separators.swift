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

  /// The value of every page, padded to sixteens.
  func values(_ message: WeighedMessage, _ table: FeatureTable) -> [Float] {
    [Float](unsafeUninitializedCapacity: groups * 16) { values, count in
      count = groups * 16
      for group in 0..<groups {
        for page in 0..<16 {
          values.initializeElement(at: group * 16 + page, to: bias[group][page])
        }
      }
      guard let base = values.baseAddress else { return }
      rows.withUnsafeBufferPointer { rows in
        message.parts.withUnsafeBufferPointer { parts in
          table.entries.withUnsafeBufferPointer { entries in
            base.withMemoryRebound(to: SIMD8<Float>.self, capacity: groups * 2) { sums in
              add(
                rows, parts, to: UnsafeMutableBufferPointer(start: sums, count: groups * 2)
              ) { part in
                let entry = entries[Int(part.place)]
                return entry.row < table.sharedRows ? part.value : part.value * entry.extra
              }
            }
          }
        }
      }
    }
  }

  /// Two rows a step, so that their memory is fetched together.
  @inline(__always)
  private func add(
    _ rows: UnsafeBufferPointer<SIMD8<UInt32>>,
    _ parts: UnsafeBufferPointer<WeighedMessage.Part>,
    to sums: UnsafeMutableBufferPointer<SIMD8<Float>>,
    _ amount: (WeighedMessage.Part) -> Float
  ) {
    var at = 0
    while at < parts.count {
      let first = parts[at]
      let second = at + 1 < parts.count ? parts[at + 1] : first
      let a = amount(first)
      let b = at + 1 < parts.count ? amount(second) : 0
      let (from, other) = (Int(first.row) * groups, Int(second.row) * groups)
      for group in 0..<groups {
        let (one, two) = (rows[from + group], rows[other + group])
        sums[group * 2] += Self.upper(one) * a + Self.upper(two) * b
        sums[group * 2 + 1] += Self.lower(one) * a + Self.lower(two) * b
      }
      at += 2
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
