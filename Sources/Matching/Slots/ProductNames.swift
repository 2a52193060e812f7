internal import Pages
internal import Text

/// The products' names, their parts and their likes, found in canonical texts.
struct ProductNames: Sendable {
  /// A name found, or several products that one wording could mean.
  struct Hit {
    /// In the catalogue's order.
    let products: [Int]
    /// In canonical units.
    let range: Range<Int>
    let likeness: Float
    let isWhole: Bool
  }

  /// How freely a wording may stand for a name.
  enum Reading {
    /// In any message: whole names, parts that end like the name, slips in long names.
    case careful
    /// In the answer to "which product?": any part, slips in short names too.
    case free
  }

  private var wholes = UnitTrie()
  private var parts = UnitTrie()
  /// Pieces of whole names, one more than slips are allowed: one of them is always intact.
  private var pieces = UnitTrie()
  private var names: [(product: Int, units: [UInt32], pieces: [(number: Int32, offset: Int)])] = []
  private var partEntries: [(products: [Int], isHead: Bool, likeness: Float)] = []
  private var pieceEntries: [(name: Int, offset: Int)] = []

  /// Windows compared letter by letter in one message.
  static let mostCompared = 96

  init(_ catalogue: Catalogue) {
    var byUnits: [[UInt32]: (products: [Int], isHead: Bool, likeness: Float)] = [:]
    for (product, item) in catalogue.products.enumerated() {
      var seen: Set<[UInt32]> = []
      for name in [item.name.ja, item.name.en] + item.aliases {
        let whole = Canonical.of(name).units
        guard !whole.isEmpty, seen.insert(whole).inserted else { continue }
        let number = names.count
        names.append((product, whole, []))
        wholes.insert(whole, value: Int32(truncatingIfNeeded: number))
        let bare = whole.filter { $0 != Self.no }
        if bare != whole, bare.count >= 4 {
          wholes.insert(bare, value: Int32(truncatingIfNeeded: number))
        }
        addPieces(of: whole, number)
        for part in NameParts.parts(of: name) where part.units != whole {
          let likeness = Float(part.units.count) / Float(whole.count + 1)
          var entry = byUnits[part.units] ?? ([], false, 0)
          if !entry.products.contains(product) { entry.products.append(product) }
          entry.isHead = entry.isHead || part.isHead
          entry.likeness = max(entry.likeness, likeness)
          byUnits[part.units] = entry
        }
      }
    }
    for (units, entry) in byUnits.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      parts.insert(units, value: Int32(truncatingIfNeeded: partEntries.count))
      partEntries.append(entry)
    }
  }

  /// The hits of a canonical text from left to right, the longest at each place; those that could
  /// be several products included.
  func hits(in text: Folded, _ reading: Reading, among: Set<Int>? = nil) -> [Hit] {
    var hits = direct(in: text, reading, among)
    if hits.isEmpty, text.units.contains(Self.no) {
      // `ローズの化粧水` for `ローズ化粧水`.
      var bare = Folded()
      var places: [Int] = []
      for at in text.units.indices where text.units[at] != Self.no {
        bare.append(text.units[at], 0, 0)
        places.append(at)
      }
      hits = direct(in: bare, reading, among).map { hit in
        Hit(
          products: hit.products,
          range: places[hit.range.lowerBound]..<places[hit.range.upperBound - 1] + 1,
          likeness: hit.likeness * 0.95, isWhole: false)
      }
    }
    let slips = slips(in: text, reading, among, outside: hits)
    return (hits + slips).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  private func direct(in text: Folded, _ reading: Reading, _ among: Set<Int>?) -> [Hit] {
    var hits: [Hit] = []
    var covered = 0
    for start in text.units.indices where start >= covered {
      if UnitClass.isWord(text.units[start]) && start > 0 { continue }
      var best: Hit?
      wholes.walk(text.units, from: start) { end, numbers in
        guard isEnd(text, end) else { return }
        let products = unique(numbers.map { names[Int($0)].product }, among)
        guard !products.isEmpty else { return }
        best = Hit(products: products, range: start..<end, likeness: 1, isWhole: true)
      }
      parts.walk(text.units, from: start) { end, numbers in
        guard isEnd(text, end), end > best?.range.upperBound ?? 0 else { return }
        for number in numbers {
          let entry = partEntries[Int(number)]
          guard reading == .free || entry.isHead else { continue }
          let products = unique(entry.products, among)
          guard !products.isEmpty else { continue }
          best = Hit(
            products: products, range: start..<end, likeness: entry.likeness, isWhole: false)
        }
      }
      if let best {
        hits.append(best)
        covered = best.range.upperBound
      }
    }
    return hits
  }

  private func unique(_ products: [Int], _ among: Set<Int>?) -> [Int] {
    var unique: [Int] = []
    for product in products where among?.contains(product) ?? true {
      if !unique.contains(product) { unique.append(product) }
    }
    return unique.sorted()
  }

  private func isEnd(_ text: Folded, _ end: Int) -> Bool {
    if text.isWordEnd(end) || !UnitClass.isWord(text.units[end - 1] & UnitBits.scalar) {
      return true
    }
    return text.units[end] == 0x73 && text.isWordEnd(end + 1)
  }

  // MARK: - Slips of typing

  /// Slips allowed in a name of so many units.
  private static func slips(_ count: Int, _ reading: Reading) -> Int {
    switch reading {
    case .careful: count >= 9 ? 2 : count >= 5 ? 1 : 0
    case .free: count >= 8 ? 2 : count >= 4 ? 1 : 0
    }
  }

  private mutating func addPieces(of units: [UInt32], _ name: Int) {
    let most = Self.slips(units.count, .free)
    guard most > 0, units.count <= 48 else { return }
    let count = most + 1
    for piece in 0..<count {
      let from = units.count * piece / count
      let to = units.count * (piece + 1) / count
      let number = Int32(truncatingIfNeeded: pieceEntries.count)
      pieceEntries.append((name, from))
      pieces.insert(units[from..<to].map { $0 & UnitBits.scalar }, value: number)
    }
  }

  private func slips(
    in text: Folded, _ reading: Reading, _ among: Set<Int>?, outside hits: [Hit]
  ) -> [Hit] {
    guard !pieces.isEmpty, text.count <= 512 else { return [] }
    let units = text.units.map { $0 & UnitBits.scalar }
    var compared = 0
    var best: [(hit: Hit, slips: Int)] = []
    for at in units.indices {
      pieces.walk(units, from: at) { _, numbers in
        for number in numbers where compared < Self.mostCompared {
          let (number, offset) = pieceEntries[Int(number)]
          let name = names[number]
          guard among?.contains(name.product) ?? true else { continue }
          let most = Self.slips(name.units.count, reading)
          guard most > 0 else { continue }
          for start in max(0, at - offset - most)...max(0, at - offset + most) {
            guard start < units.count, !UnitClass.isWord(text.units[start]) || start == 0,
              !hits.contains(where: { $0.range.contains(start) })
            else { continue }
            compared += 1
            let nearest = EditDistance.best(name.units, in: units, from: start, most: most) { end in
              text.isWordEnd(end) || !UnitClass.isWord(units[end - 1])
            }
            guard let (end, slips) = nearest, slips > 0,
              !hits.contains(where: { $0.range.overlaps(start..<end) })
            else { continue }
            let likeness = 1 - Float(slips) / Float(name.units.count)
            best.append(
              (
                Hit(
                  products: [name.product], range: start..<end, likeness: likeness * 0.9,
                  isWhole: false), slips
              ))
          }
        }
      }
    }
    return Self.nearest(best)
  }

  /// The nearest name of those that overlap; several products when they are equally near.
  private static func nearest(_ found: [(hit: Hit, slips: Int)]) -> [Hit] {
    var taken: [Hit] = []
    let sorted = found.sorted { a, b in
      if a.hit.likeness != b.hit.likeness { return a.hit.likeness > b.hit.likeness }
      if a.hit.range.lowerBound != b.hit.range.lowerBound {
        return a.hit.range.lowerBound < b.hit.range.lowerBound
      }
      return a.hit.products[0] < b.hit.products[0]
    }
    for (hit, _) in sorted {
      if let place = taken.firstIndex(where: { $0.range.overlaps(hit.range) }) {
        let old = taken[place]
        if old.likeness == hit.likeness, !old.products.contains(hit.products[0]) {
          taken[place] = Hit(
            products: (old.products + hit.products).sorted(), range: old.range,
            likeness: old.likeness, isWhole: false)
        }
      } else {
        taken.append(hit)
      }
    }
    return taken
  }

  /// の
  private static let no: UInt32 = 0x306E
}
