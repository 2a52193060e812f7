internal import Pages
internal import Text

/// Variants whose parts stand apart: `ネイビーのリネンシャツM` is the shirt, navy, M.
struct VariantParts: Sendable {
  private struct Variant: Sendable {
    let name: VariantName
    let product: Int
    /// In either language its two parts, canonical.
    let parts: [[[UInt32]]]
  }
  private var variants: [Variant] = []
  private var words = UnitTrie()
  private var numbers: [[UInt32]: Int32] = [:]

  init(_ catalogue: Catalogue) {
    for (product, item) in catalogue.products.enumerated() {
      for variant in item.variants {
        let parts = [variant.words.ja, variant.words.en].compactMap { words -> [[UInt32]]? in
          let parts = words.split(separator: "-").map { Canonical.long(String($0)).units }
          return parts.count == 2 && !parts.contains(where: \.isEmpty) ? parts : nil
        }
        guard !parts.isEmpty else { continue }
        variants.append(Variant(name: variant.name, product: product, parts: parts))
        for part in parts.joined() where numbers[part] == nil {
          let number = Int32(truncatingIfNeeded: numbers.count)
          numbers[part] = number
          words.insert(part, value: number)
        }
      }
    }
  }

  /// The one variant of which both parts are said, and where its first part stands.
  /// - Parameter products: those that the message names; any when none.
  func found(in text: Folded, of products: Set<Int>) -> Piece<Value>? {
    guard !words.isEmpty else { return nil }
    var said: [Int32: Range<Int>] = [:]
    for start in text.units.indices {
      if start > 0, UnitClass.isWord(text.units[start]) { continue }
      words.walk(text.units, from: start) { end, numbers in
        guard isWhole(text, start..<end) else { return }
        for number in numbers where said[number] == nil { said[number] = start..<end }
      }
    }
    guard said.count >= 2 else { return nil }
    var found: (name: VariantName, range: Range<Int>)?
    for variant in variants where products.isEmpty || products.contains(variant.product) {
      for parts in variant.parts {
        let places = parts.compactMap { numbers[$0].flatMap { said[$0] } }
        guard places.count == 2, !places[0].overlaps(places[1]) else { continue }
        // Two variants that fit are none.
        if let found, found.name != variant.name { return nil }
        found = (
          variant.name, places[0].lowerBound < places[1].lowerBound ? places[0] : places[1]
        )
      }
    }
    return found.map { Piece(value: .variant($0.name), range: $0.range) }
  }

  /// A letter alone must stand alone: the `m` of `medium` is no size.
  private func isWhole(_ text: Folded, _ range: Range<Int>) -> Bool {
    text.isWordEnd(range.upperBound)
      || !UnitClass.isWord(text.units[range.upperBound - 1] & UnitBits.scalar)
  }
}
