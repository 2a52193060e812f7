/// A number for every scalar, in two stages: blocks of 128 scalars, and where each block lies.
struct ScalarTable<Element: FixedWidthInteger & Sendable>: Sendable {
  private var blocks: [UInt16]
  private var entries: [Element]
  /// Blocks of one value throughout; many stretches share them, so they are never written.
  private var uniform: [Element: UInt16] = [:]
  private var isShared = [true]

  /// - Parameters:
  ///   - limit: scalars from here on, in whole blocks, are 0.
  ///   - other: the value of scalars below it that nobody sets.
  init(limit: Int, other: Element = 0) {
    entries = Array(repeating: other, count: 128)
    blocks = Array(repeating: 0, count: (limit + 127) / 128)
    uniform[other] = 0
  }

  /// A table of tokens without expansions: each stretch of scalars and its value.
  init(_ table: StaticString, limit: Int, other: Element = 0) {
    self.init(limit: limit, other: other)
    TableReader.forEach(in: table) { token in
      guard let first = token.keys.first, let value = token.values.first else { return }
      set(first..<first + token.count, to: Element(truncatingIfNeeded: value))
    }
  }

  @inline(__always)
  subscript(scalar: UInt32) -> Element {
    let block = Int(scalar >> 7)
    guard block < blocks.count else { return 0 }
    return entries[Int(blocks[block]) << 7 | Int(scalar & 127)]
  }

  /// Both stages, for a loop that looks up every scalar of a text.
  @inline(__always)
  func withStages<R>(
    _ body: (UnsafeBufferPointer<UInt16>, UnsafeBufferPointer<Element>) -> R
  ) -> R {
    blocks.withUnsafeBufferPointer { blocks in
      entries.withUnsafeBufferPointer { body(blocks, $0) }
    }
  }

  mutating func set(_ scalar: UInt32, to value: Element) { set(scalar..<scalar + 1, to: value) }

  /// Scalars past the limit are left out.
  mutating func set(_ scalars: Range<UInt32>, to value: Element) {
    var at = Int(scalars.lowerBound)
    let end = min(Int(scalars.upperBound), blocks.count * 128)
    while at < end {
      let block = at >> 7
      if at & 127 == 0, end - at >= 128 {
        blocks[block] = uniformBlock(value)
        at += 128
      } else {
        let start = writableBlock(block) << 7
        let stop = min(end, (block + 1) << 7)
        while at < stop {
          entries[start | at & 127] = value
          at += 1
        }
      }
    }
  }

  private mutating func uniformBlock(_ value: Element) -> UInt16 {
    if let known = uniform[value] { return known }
    let new = UInt16(truncatingIfNeeded: entries.count / 128)
    entries.append(contentsOf: repeatElement(value, count: 128))
    uniform[value] = new
    isShared.append(true)
    return new
  }

  private mutating func writableBlock(_ block: Int) -> Int {
    let now = blocks[block]
    guard isShared[Int(now)] else { return Int(now) }
    let new = entries.count / 128
    isShared.append(false)
    entries.append(contentsOf: Array(entries[Int(now) << 7..<(Int(now) + 1) << 7]))
    blocks[block] = UInt16(truncatingIfNeeded: new)
    return new
  }
}
