internal import Pages
public import Text

/// Reads values out of customers' words.
public struct SlotReader: Sendable {
  let definitions: [SlotDefinition]
  let catalogue: Catalogue
  let products: ProductNames
  let choices: ChoiceWords
  let variants: ChoiceWords
  let variantParts: VariantParts
  let acts: ActReader
  let frame: AnswerFrame
  let fillers: Fillers

  init(_ manual: Manual, fillers: Fillers) {
    definitions = manual.slots.sorted { $0.name < $1.name }
    catalogue = manual.catalogue
    products = ProductNames(manual.catalogue)
    choices = ChoiceWords(
      definitions.enumerated().flatMap { number, slot in
        slot.choices.map { choice in
          (number, Value.choice(choice.id), [choice.words.ja, choice.words.en] + choice.also)
        }
      })
    variants = ChoiceWords(
      Self.variantNames(manual.catalogue).map { (0, .variant($0.name), $0.words) })
    variantParts = VariantParts(manual.catalogue)
    acts = ActReader(manual.words)
    frame = AnswerFrame(manual.slots)
    self.fillers = fillers
  }

  /// Everything that can be recognised without knowing the question, by place in the message. A
  /// value that could belong to several slots is found for each of them.
  public func slots(in text: SafeText, today: CivilDate) -> [FoundSlot] {
    let folded = Folded(folding: text.string)
    return slots(
      in: text, folded, Canonical.of(folded, 0..<folded.count, keepsLong: true), today: today)
  }

  /// - Parameters:
  ///   - folded: the same text, folded.
  ///   - canonical: the same with long vowel marks.
  func slots(
    in text: SafeText, _ folded: Folded, _ canonical: Folded, today: CivilDate
  ) -> [FoundSlot] {
    var found: [FoundSlot] = []
    guard !definitions.isEmpty else { return found }
    var cache = ReadValues(text: text, folded: folded, canonical: canonical, today: today)
    for (number, slot) in definitions.enumerated() {
      for (value, range, exact) in values(of: slot, number, &cache) {
        found.append(FoundSlot(name: slot.name, value: value, range: range, exact: exact))
      }
    }
    return found.sorted { a, b in
      (a.range.lowerBound, a.range.upperBound, a.name.text)
        < (b.range.lowerBound, b.range.upperBound, b.name.text)
    }
  }

  /// The products that the words could mean, best first: whole names, parts of names, names with
  /// a typing slip.
  public func products(named text: SafeText) -> [ProductCandidate] {
    let canonical = Canonical.long(text.string)
    var best: [Int: ProductCandidate] = [:]
    for hit in products.hits(in: canonical, .free) {
      for product in hit.products {
        let sku = catalogue.products[product].sku
        if hit.likeness > best[product]?.likeness ?? 0 {
          best[product] = ProductCandidate(
            sku: sku, likeness: hit.likeness, range: canonical.raw(hit.range))
        }
      }
    }
    return best.sorted { a, b in
      a.value.likeness != b.value.likeness ? a.value.likeness > b.value.likeness : a.key < b.key
    }.map(\.value)
  }

  /// What a slot's kind finds without a question.
  private func values(
    of slot: SlotDefinition, _ number: Int, _ read: inout ReadValues
  ) -> [(Value, Range<Int>, Bool)] {
    let folded = read.folded
    switch slot.kind {
    case .order:
      return read.orders().map { (.order($0.value), folded.raw($0.range), true) }
    case .email:
      return read.emails().map { (.email($0.value), folded.raw($0.range), true) }
    case .phone:
      return read.phones().map { (.phone($0.value), folded.raw($0.range), true) }
    case .date:
      return read.dates(DateSense(slot: slot.name)).map {
        (.date($0.value), folded.raw($0.range), true)
      }
    case .amount:
      return Counts.yen(in: folded).map { (.yen($0.value), folded.raw($0.range), true) }
    case .number:
      return Counts.counted(in: folded).map { (.number($0.value), folded.raw($0.range), true) }
    case .pattern:
      return (slot.pattern.map { PatternReader.pieces($0, in: folded) } ?? []).compactMap {
        // Digits alone of any length are too common to take without a question.
        $0.range.count >= 4
          ? (.text(SafeText(shop: $0.value)), folded.raw($0.range), true) : nil
      }
    case .address:
      guard let range = AddressReader.address(in: folded) else { return [] }
      // As it was typed: folded, a building's name would be spelt otherwise.
      let raw = folded.raw(range)
      return read.text[utf8: raw].map { [(.text($0), raw, true)] } ?? []
    case .product:
      return products.hits(in: read.canonical, .careful).compactMap { hit in
        guard hit.products.count == 1 else { return nil }
        let sku = catalogue.products[hit.products[0]].sku
        return (.product(sku), read.canonical.raw(hit.range), hit.isWhole)
      }
    case .variant:
      let whole = variants.found(in: read.canonical).map {
        ($0.piece.value, read.canonical.raw($0.piece.range), true)
      }
      guard whole.isEmpty else { return whole }
      let named = products.hits(in: read.canonical, .careful).filter { $0.products.count == 1 }
      return variantParts.found(in: read.canonical, of: Set(named.flatMap(\.products))).map {
        [($0.value, read.canonical.raw($0.range), true)]
      } ?? []
    case .choice, .choiceOrText:
      return read.choices(choices).compactMap {
        $0.group == number ? ($0.piece.value, read.canonical.raw($0.piece.range), true) : nil
      }
    case .yesNo, .name, .text: return []
    }
  }

  /// Each variant once, with the ways to write it. Names that two products share mean the same.
  static func variantNames(_ catalogue: Catalogue) -> [(name: VariantName, words: [String])] {
    var seen: Set<VariantName> = []
    return catalogue.products.flatMap(\.variants).compactMap { variant in
      guard seen.insert(variant.name).inserted else { return nil }
      return (variant.name, VariantWords.spellings(variant))
    }
  }
}

/// Values read once for all slots of a kind.
struct ReadValues {
  let text: SafeText
  let folded: Folded
  let canonical: Folded
  let today: CivilDate
  private var datesBySense: [DateSense: [Piece<CivilDate>]] = [:]
  private var orderPieces: [Piece<OrderNumber>]?
  private var choicePieces: [(group: Int, piece: Piece<Value>)]?

  init(text: SafeText, folded: Folded, canonical: Folded, today: CivilDate) {
    self.text = text
    self.folded = folded
    self.canonical = canonical
    self.today = today
  }

  mutating func orders() -> [Piece<OrderNumber>] {
    if let orderPieces { return orderPieces }
    let found = ContactValues.orders(in: folded)
    orderPieces = found
    return found
  }

  /// The words of all choice slots, looked for once.
  mutating func choices(_ words: ChoiceWords) -> [(group: Int, piece: Piece<Value>)] {
    if let choicePieces { return choicePieces }
    let found = words.found(in: canonical)
    choicePieces = found
    return found
  }

  func emails() -> [Piece<String>] { ContactValues.emails(in: folded) }

  func phones() -> [Piece<String>] { ContactValues.phones(in: folded) }

  mutating func dates(_ sense: DateSense) -> [Piece<CivilDate>] {
    if let known = datesBySense[sense] { return known }
    let found = DateReader(today: today, sense: sense).dates(in: folded)
    datesBySense[sense] = found
    return found
  }
}
