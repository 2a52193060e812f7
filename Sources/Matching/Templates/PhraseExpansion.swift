internal import Pages
internal import Text

/// Wordings that a template stands for, as training phrases: few, chosen so that every branch of
/// every alternative shows up, always the same ones.
struct PhraseExpansion: Sendable {
  /// Most wordings of one phrase. Trials on the shop's pages: 24, and 6 as the usual, were right as
  /// often, and learning took half as long again.
  static let most = 12
  /// Wordings taken where the branches alone would need fewer.
  static let usual = 3

  /// The words that stand for a slot's or concept's mark; none when a kind's mark stands for it.
  private let words: [UInt32: [[UInt32]]]
  private let kinds: SlotKinds

  init(_ manual: Manual, _ symbols: SymbolTable, _ kinds: SlotKinds) {
    var words: [UInt32: [[UInt32]]] = [:]
    for concept in manual.words.concepts {
      guard let symbol = symbols.concept(concept.name) else { continue }
      words[symbol] = concept.members.map { Self.weighed($0.text) }.sorted(by: Self.before)
    }
    for slot in manual.slots where !slot.choices.isEmpty {
      guard let symbol = symbols.slot(slot.name.text) else { continue }
      words[symbol] = slot.choices.flatMap { [$0.words.ja, $0.words.en] }
        .map(Self.weighed).filter { !$0.isEmpty }.sorted(by: Self.before)
    }
    self.words = words
    self.kinds = kinds
  }

  private static func weighed(_ word: String) -> [UInt32] {
    Canonical.long(word).markingKatakana(word).units
  }

  /// The wordings of a phrase: its parts one behind the other, a break between them.
  func wordings(_ parts: [[CompiledNode]], isJapanese: Bool?) -> [[UInt32]] {
    var total = 1
    var widest = 1
    for part in parts { count(part, &total, &widest) }
    let count = min(total, max(widest, Self.usual), Self.most)
    var seen: Set<[UInt32]> = []
    var wordings: [[UInt32]] = []
    for number in 0..<count {
      var units: [UInt32] = []
      var place = 0
      for part in parts {
        append(part, number, &place, isJapanese, to: &units)
        units.append(0)
      }
      while units.last == 0 { units.removeLast() }
      if !units.isEmpty, seen.insert(units).inserted { wordings.append(units) }
    }
    return wordings
  }

  private func count(_ nodes: [CompiledNode], _ total: inout Int, _ widest: inout Int) {
    for node in nodes {
      guard case .oneOf(let branches) = node, !branches.isEmpty else { continue }
      var sum = 0
      var within = 1
      for branch in branches {
        var ways = 1
        count(branch, &ways, &within)
        sum += ways
      }
      total = min(total * max(1, sum), 10_000)
      widest = max(widest, branches.count * within)
    }
  }

  private func append(
    _ nodes: [CompiledNode], _ number: Int, _ place: inout Int, _ isJapanese: Bool?,
    to units: inout [UInt32]
  ) {
    for node in nodes {
      switch node {
      case .units(let literal): units += literal
      case .gap: units.append(0)
      case .oneOf(let branches):
        guard !branches.isEmpty else { continue }
        // Alternatives of equal width must not always show the same pairs of branches.
        let turn = number + (number / branches.count) * place
        place += 1
        append(
          branches[turn % branches.count], number / branches.count, &place, isJapanese, to: &units)
      case .symbol(let symbol):
        let all = words[symbol] ?? []
        let fitting = all.filter { word in
          guard let isJapanese else { return true }
          return word.contains(where: UnitClass.isJapanese) == isJapanese
        }
        if let kind = kinds.mark(ofSlot: symbol) {
          units.append(kind)
        } else if !fitting.isEmpty {
          units += fitting[(number + place) % fitting.count]
          place += 1
        } else {
          units.append(0)
        }
      }
    }
  }

  static func before(_ a: [UInt32], _ b: [UInt32]) -> Bool { a.lexicographicallyPrecedes(b) }
}

/// The slots whose values are told apart from a message's words before it is weighed: a product's
/// name must not speak for a page. One mark a kind, so that two date slots weigh alike.
struct SlotKinds: Sendable {
  private var marks: [UInt32: UInt32] = [:]
  private var byName: [String: UInt32] = [:]

  init(_ manual: Manual, _ symbols: SymbolTable) {
    for slot in manual.slots {
      guard let symbol = symbols.slot(slot.name.text), let mark = Self.mark(of: slot.kind) else {
        continue
      }
      marks[symbol] = mark
      byName[slot.name.text] = mark
    }
  }

  func mark(ofSlot symbol: UInt32) -> UInt32? { marks[symbol] }
  func mark(ofSlotNamed name: String) -> UInt32? { byName[name] }

  private static func mark(of kind: SlotKind) -> UInt32? {
    let place: UInt32
    switch kind {
    case .product: place = 1
    case .variant: place = 2
    case .order: place = 3
    case .email: place = 4
    case .phone: place = 5
    case .date: place = 6
    case .amount: place = 7
    case .number: place = 8
    case .address: place = 9
    case .pattern: place = 10
    case .choice, .choiceOrText, .yesNo, .name, .text: return nil
    }
    return UnitBits.slot | 0x8_0000 | place
  }
}
