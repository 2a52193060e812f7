/// The folding of single scalars, and of scalars that join with the one before.
final class FoldingTables: Sendable {
  static let shared = FoldingTables()

  /// An entry: 0 stays; bit 31 set means several scalars, in bits 0..<20 where they begin in
  /// `expansions` and in bits 20..<30 how many; else the scalar it becomes.
  private let folds: ScalarTable<UInt32>
  private let expansions: [UInt32]
  private let composition: Composition

  private static let several: UInt32 = 1 << 31
  /// Set beside an entry: the scalar may join with, or move before, the one in front of it.
  private static let marked: UInt32 = 1 << 30

  private init() {
    var expansions: [UInt32] = []
    let composition = Composition()
    var folds = ScalarTable<UInt32>(limit: 0x2FA80)
    for scalar in composition.joining { folds.set(scalar, to: scalar | Self.marked) }
    TableReader.forEach(in: FoldingData.folds) { token in
      guard let key = token.keys.first, let value = token.values.first else { return }
      if token.values.count > 1 {
        let count = UInt32(truncatingIfNeeded: token.values.count)
        let mark = composition.joins(value) ? Self.marked : 0
        folds.set(key, to: Self.several | mark | count << 20 | UInt32(expansions.count))
        expansions += token.values
      } else {
        for place in 0..<token.count {
          let becomes = value + place * token.step
          let mark = composition.joins(becomes) ? Self.marked : 0
          folds.set(key + place * token.step, to: becomes | mark)
        }
      }
    }
    self.folds = folds
    self.expansions = expansions
    self.composition = composition
  }

  /// Folds text without combining marks other than the kana's into buffers of equal size; nil when
  /// it met one, or when the buffers are too small.
  /// - Returns: the number of scalars written.
  func foldPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, into scalars: UnsafeMutableBufferPointer<UInt32>,
    _ offsets: UnsafeMutableBufferPointer<Int32>
  ) -> Int? {
    folds.withStages { blocks, entries in
      let room = min(scalars.count, offsets.count)
      guard bytes.count <= room else { return nil }
      var at = 0
      var out = 0
      // At every step there is room for one scalar for each byte that is left.
      while at < bytes.count {
        let start = Int32(truncatingIfNeeded: at)
        let scalar = UTF8Decoder.next(bytes, &at)
        offsets[out] = start
        if scalar < 0x80 {
          scalars[out] = scalar &- 65 < 26 ? scalar | 0x20 : scalar
          out += 1
          continue
        }
        let block = Int(scalar >> 7)
        let entry =
          block < blocks.count ? entries[Int(blocks[block]) << 7 | Int(scalar & 127)] : 0
        if entry < Self.marked {
          scalars[out] = entry == 0 ? scalar : entry
          out += 1
        } else if entry & Self.marked != 0 {
          guard entry & Self.several == 0, out > 0,
            let joined = Composition.kana(scalars[out - 1], with: entry & 0x1F_FFFF)
          else { return nil }
          scalars[out - 1] = joined
        } else {
          let pieces = expansion(entry)
          guard out + pieces.count + (bytes.count - at) <= room else { return nil }
          for piece in pieces {
            scalars[out] = piece
            offsets[out] = start
            out += 1
          }
        }
      }
      return out
    }
  }

  /// Folds any text: taken apart, put in order, joined again.
  func foldMarked(_ bytes: UnsafeBufferPointer<UInt8>) -> (scalars: [UInt32], offsets: [Int32]) {
    var scalars: [UInt32] = []
    var offsets: [Int32] = []
    scalars.reserveCapacity(bytes.count)
    offsets.reserveCapacity(bytes.count + 1)
    var at = 0
    while at < bytes.count {
      let start = Int32(truncatingIfNeeded: at)
      let scalar = UTF8Decoder.next(bytes, &at)
      let before = scalars.count
      let entry = folds[scalar]
      if entry == 0 {
        composition.decompose(scalar, into: &scalars)
      } else if entry & Self.several == 0 {
        composition.decompose(entry & 0x1F_FFFF, into: &scalars)
      } else {
        for piece in expansion(entry) { composition.decompose(piece, into: &scalars) }
      }
      for _ in before..<scalars.count { offsets.append(start) }
    }
    composition.order(&scalars)
    composition.compose(&scalars, &offsets)
    return (scalars, offsets)
  }

  private func expansion(_ entry: UInt32) -> ArraySlice<UInt32> {
    let start = Int(entry & 0xF_FFFF)
    return expansions[start..<start + Int(entry >> 20 & 0x3FF)]
  }
}
