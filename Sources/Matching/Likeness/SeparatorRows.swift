/// All weights of the separators as learning finds them: a row a feature, sixteen pages side by side,
/// the upper 16 bits of each weight.
struct SeparatorRows {
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

  mutating func set(_ weights: SIMD16<Float>, row: Int, group: Int) {
    rows[row * groups + group] = Self.packed(weights)
  }

  mutating func set(bias weights: SIMD16<Float>, group: Int) { bias[group] = weights }

  func weight(row: Int, page: Int) -> Float {
    Self.weight(rows[row * groups + page / 16], page % 16)
  }

  /// The weights of a row that are not next to nothing, pages rising.
  @inline(__always)
  func forEach(in row: Int, _ body: (_ page: Int, _ weight: Float) -> Void) {
    for group in 0..<groups {
      let packed = rows[row &* groups &+ group]
      guard packed != .zero else { continue }
      for page in 0..<16 {
        let weight = Self.weight(packed, page)
        if abs(weight) >= Separators.least { body(group &* 16 &+ page, weight) }
      }
    }
  }

  /// A page's weight of sixteen.
  @inline(__always)
  static func weight(_ packed: SIMD8<UInt32>, _ page: Int) -> Float {
    Float(
      bitPattern: page < 8 ? packed[page & 7] & 0xFFFF_0000 : packed[page & 7] &<< 16)
  }

  @inline(__always)
  static func upper(_ pair: SIMD8<UInt32>) -> SIMD8<Float> {
    unsafeBitCast(pair & 0xFFFF_0000, to: SIMD8<Float>.self)
  }

  @inline(__always)
  static func lower(_ pair: SIMD8<UInt32>) -> SIMD8<Float> {
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
