/// A card found in a run of digits.
struct FoundCard {
  /// Its groups; a group that holds more than the card belongs to it whole.
  let groups: Range<Int>
  let lastFour: [UInt8]
  /// Digits stand behind the card in its last group: a security code without a space.
  let hasTail: Bool
}

/// Finds the cards of one run. When in doubt it finds one: a number too many masked is a nuisance,
/// a card on the disk is a breach.
struct CardFinder {
  private let run: DigitRun
  private let shop: ShopNumbers
  private var taken: [Bool]

  init(_ run: DigitRun) {
    self.run = run
    shop = ShopNumbers(run: run)
    taken = Array(repeating: false, count: run.groups.count)
  }

  /// From left to right. Usual spellings go first, so that a chance number cannot cut one apart.
  static func cards(in run: DigitRun) -> [FoundCard] {
    var finder = CardFinder(run)
    var found: [FoundCard] = []
    for look in [unbroken, usual, odd] {
      for start in run.groups.indices where !finder.taken[start] {
        guard let card = look(finder)(start) else { continue }
        for group in card.groups { finder.taken[group] = true }
        found.append(card)
      }
    }
    return found.sorted { $0.groups.lowerBound < $1.groups.lowerBound }
  }

  /// A card within digits that nothing separates, wherever it begins among them.
  private func unbroken(_ start: Int) -> FoundCard? {
    let digits = run.digits(start..<start + 1)
    guard digits.count >= 13 else { return nil }
    for first in digits.startIndex...(digits.endIndex - 13) {
      for length in CardBrands.lengths where first + length <= digits.endIndex {
        let window = digits[first..<first + length]
        guard CardBrands.isCard(window) else { continue }
        return FoundCard(
          groups: start..<start + 1, lastFour: Array(window.suffix(4)),
          hasTail: window.endIndex < digits.endIndex)
      }
    }
    return nil
  }

  /// A card in groups as cards are printed, with the same sign between all of them.
  private func usual(_ start: Int) -> FoundCard? {
    let card = longest(from: start) { groups in
      guard groups.count > 1, isPrinted(groups.map(run.count)) else { return false }
      let gap = run.groups[groups.lowerBound + 1].gap
      return groups.dropFirst().allSatisfy { run.groups[$0].gap == gap }
        && !ShopNumbers.areOrders(run.digits(groups))
    }
    return card ?? glued(start)
  }

  /// A card in any other groups, unless they are the shop's own numbers in a row.
  private func odd(_ start: Int) -> FoundCard? {
    longest(from: start) { groups in
      groups.count > 1 && !ShopNumbers.areOrders(run.digits(groups)) && !shop.explain(groups)
    }
  }

  /// The first length, in the order of `CardBrands.lengths`, that ends with a group and fits.
  private func longest(from start: Int, _ fits: (Range<Int>) -> Bool) -> FoundCard? {
    var ends: [Int: Int] = [:]
    var count = 0
    for group in start..<run.groups.count {
      guard !taken[group] else { break }
      count += run.count(group)
      guard count <= 19 else { break }
      ends[count] = group + 1
    }
    for length in CardBrands.lengths {
      guard let end = ends[length] else { continue }
      let digits = run.digits(start..<end)
      if CardBrands.isCard(digits), fits(start..<end) {
        return FoundCard(groups: start..<end, lastFour: Array(digits.suffix(4)), hasTail: false)
      }
    }
    return nil
  }

  /// `4111 1111 1111 1111123`: printed groups, the last of them run into what follows.
  private func glued(_ start: Int) -> FoundCard? {
    for count in [3, 4] where start + count <= run.groups.count {
      let groups = start..<start + count
      guard groups.allSatisfy({ !taken[$0] }) else { continue }
      let counts = groups.map(run.count)
      let isPrinted =
        counts.dropLast().elementsEqual([4, 4, 4]) || counts.dropLast().elementsEqual([4, 6])
      let digits = run.digits(groups)
      for length in [16, 15, 14] where isPrinted && digits.count > length {
        let card = digits.prefix(length)
        let isInside = length > counts.dropLast().reduce(0, +)
        if isInside, CardBrands.isCard(card) {
          return FoundCard(groups: groups, lastFour: Array(card.suffix(4)), hasTail: true)
        }
      }
    }
    return nil
  }

  /// 4-4-4-4(-3), 4-6-5, 4-6-4, 4-4-5, 4-3-3-3, 6-10, 6-13, or groups of one size up to 6, the
  /// last of them shorter or equal. Not 8-8: two order numbers look like that.
  private func isPrinted(_ counts: [Int]) -> Bool {
    switch counts {
    case [4, 6, 5], [4, 6, 4], [4, 4, 5], [4, 3, 3, 3], [6, 10], [6, 13]: return true
    case _:
      guard let size = counts.first, let last = counts.last, size <= 6 else { return false }
      return last <= size && counts.dropLast().allSatisfy { $0 == size }
    }
  }
}
