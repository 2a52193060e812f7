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
    folds = ScalarTable(limit: 0x2FA80) { flat in
      TableReader.forEach(in: FoldingData.folds) { token in
        guard let key = token.keys.first, let value = token.values.first else { return }
        if token.values.count > 1 {
          let count = UInt32(truncatingIfNeeded: token.values.count)
          flat[Int(key)] = Self.several | count << 20 | UInt32(expansions.count)
          expansions += token.values
        } else {
          for step in 0..<token.count {
            flat[Int(key + step * token.step)] = value + step * token.step
          }
        }
      }
      for place in flat.indices {
        let entry = flat[place]
        let becomes = UInt32(truncatingIfNeeded: place)
        let first =
          entry == 0
          ? becomes : entry & Self.several == 0 ? entry : expansions[Int(entry & 0xF_FFFF)]
        if composition.joins(first) {
          flat[place] = (entry == 0 ? becomes : entry) | Self.marked
        }
      }
    }
    self.expansions = expansions
    self.composition = composition
  }

  /// Folds text without combining marks other than the kana's; false when it met one.
  func foldPlain(
    _ bytes: UnsafeBufferPointer<UInt8>, into scalars: inout [UInt32], _ offsets: inout [Int32]
  ) -> Bool {
    var at = 0
    while at < bytes.count {
      let start = Int32(truncatingIfNeeded: at)
      let scalar = UTF8Decoder.next(bytes, &at)
      if scalar < 0x80 {
        scalars.append(scalar &- 65 < 26 ? scalar | 0x20 : scalar)
        offsets.append(start)
        continue
      }
      let entry = folds[scalar]
      if entry < Self.marked {
        scalars.append(entry == 0 ? scalar : entry)
        offsets.append(start)
      } else if entry & Self.marked != 0 {
        guard entry & Self.several == 0, let last = scalars.last,
          let joined = Composition.kana(last, with: entry & 0x1F_FFFF)
        else { return false }
        scalars[scalars.count - 1] = joined
      } else {
        for piece in expansion(entry) {
          scalars.append(piece)
          offsets.append(start)
        }
      }
    }
    return true
  }

  /// Folds any text: taken apart, put in order, joined again.
  func foldMarked(
    _ bytes: UnsafeBufferPointer<UInt8>, into scalars: inout [UInt32], _ offsets: inout [Int32]
  ) {
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
  }

  private func expansion(_ entry: UInt32) -> ArraySlice<UInt32> {
    let start = Int(entry & 0xF_FFFF)
    return expansions[start..<start + Int(entry >> 20 & 0x3FF)]
  }
}
