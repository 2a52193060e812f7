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
  /// For each group what begins and ends with a group and has a card's digits, in the order of
  /// `CardBrands.lengths`.
  private var whole: [Int: [Range<Int>]] = [:]

  private init(_ run: DigitRun) {
    self.run = run
    shop = ShopNumbers(run: run)
    taken = Array(repeating: false, count: run.groups.count)
    // The group that ends with so many digits of the run; 0 where none does.
    var ends = Array(repeating: 0, count: run.digits.count + 1)
    for (place, group) in run.groups.enumerated() { ends[group.digits.upperBound] = place + 1 }
    for (place, group) in run.groups.enumerated() {
      let first = group.digits.lowerBound
      guard CardBrands.mayBegin(run.digits[first]) else { continue }
      for length in CardBrands.lengths where first + length < ends.count {
        let end = ends[first + length]
        if end > place + 1, CardBrands.isCard(run.digits[first..<first + length]) {
          whole[place, default: []].append(place..<end)
        }
      }
    }
  }

  /// From left to right. Usual spellings go first, so that a chance number cannot cut one apart.
  static func cards(in run: DigitRun) -> [FoundCard] {
    var finder = CardFinder(run)
    let found =
      finder.take { $0.unbroken($1) } + finder.take { $0.usual($1) }
      + finder.take { $0.odd($1) }
    return found.sorted { $0.groups.lowerBound < $1.groups.lowerBound }
  }

  /// Takes what `candidates` finds from each group that is still free.
  private mutating func take(_ candidates: (Self, Int) -> [FoundCard]) -> [FoundCard] {
    var all: [FoundCard] = []
    for start in run.groups.indices where !taken[start] { all += candidates(self, start) }
    let cards = Self.joined(all)
    for card in cards {
      for group in card.groups { taken[group] = true }
    }
    return cards
  }

  /// Candidates that share digits are masked together, since one of them is the card; the first
  /// shows its last four digits. They come ordered by where they begin, likelier ones first.
  private static func joined(_ candidates: [FoundCard]) -> [FoundCard] {
    var out: [FoundCard] = []
    for card in candidates {
      guard let last = out.last, card.groups.lowerBound < last.groups.upperBound else {
        out.append(card)
        continue
      }
      let end = max(last.groups.upperBound, card.groups.upperBound)
      out[out.count - 1] = FoundCard(
        groups: last.groups.lowerBound..<end, lastFour: last.lastFour,
        hasTail: last.hasTail || end > last.groups.upperBound)
    }
    return out
  }

  /// A card within digits that nothing separates, wherever it begins among them; and longer ones
  /// that go on behind them, as long as no telephone number begins there.
  private func unbroken(_ start: Int) -> [FoundCard] {
    let digits = run.digits(start..<start + 1)
    guard digits.count >= 13 else { return [] }
    for first in digits.startIndex...(digits.endIndex - 13)
    where CardBrands.mayBegin(digits[first]) {
      for length in CardBrands.lengths where first + length <= digits.endIndex {
        let window = digits[first..<first + length]
        guard CardBrands.isCard(window) else { continue }
        let found = FoundCard(
          groups: start..<start + 1, lastFour: Array(window.suffix(4)),
          hasTail: window.endIndex < digits.endIndex)
        let longer = free(from: start).filter { groups in
          !groups.dropFirst().contains(where: shop.phoneBegins)
        }
        return [found] + longer.map(card)
      }
    }
    return []
  }

  /// A card in groups as cards are printed, with the same sign between all of them.
  private func usual(_ start: Int) -> [FoundCard] {
    let cards = free(from: start).filter { groups in
      isPrinted(groups.map(run.count)) && isEven(groups)
    }
    if let first = cards.first, first.map(run.count) == [4, 4, 4, 4] {
      // Three digits behind it are looked at as its security code.
      return [card(first)]
    }
    return cards.isEmpty ? glued(start).map { [$0] } ?? [] : cards.map(card)
  }

  /// A card in any other groups, unless they are the shop's own numbers in a row.
  private func odd(_ start: Int) -> [FoundCard] {
    free(from: start).filter { groups in
      !shop.explain(groups, isPrinted: isPrinted(groups.map(run.count)))
    }.map(card)
  }

  private func free(from start: Int) -> [Range<Int>] {
    whole[start]?.filter { groups in groups.allSatisfy { !taken[$0] } } ?? []
  }

  private func card(_ groups: Range<Int>) -> FoundCard {
    FoundCard(groups: groups, lastFour: Array(run.digits(groups).suffix(4)), hasTail: false)
  }

  /// `4111 1111 1111 1111123`: printed groups, the last of them run into what follows.
  private func glued(_ start: Int) -> FoundCard? {
    guard run.count(start) == 4 else { return nil }
    for (head, lengths) in [([4, 4, 4], [16]), ([4, 6], [15, 14])] {
      let groups = start..<start + head.count + 1
      guard groups.upperBound <= run.groups.count, groups.allSatisfy({ !taken[$0] }),
        groups.dropLast().map(run.count) == head, isEven(groups)
      else { continue }
      let digits = run.digits(groups)
      for length in lengths where digits.count > length && CardBrands.isCard(digits.prefix(length))
      {
        return FoundCard(
          groups: groups, lastFour: Array(digits.prefix(length).suffix(4)), hasTail: true)
      }
    }
    return nil
  }

  /// Whether the same signs stand between all groups.
  private func isEven(_ groups: Range<Int>) -> Bool {
    let gap = run.groups[groups.lowerBound + 1].gap
    return groups.dropFirst().allSatisfy { run.groups[$0].gap == gap }
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
