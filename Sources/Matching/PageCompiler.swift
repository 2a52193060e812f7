internal import Pages
internal import Text

/// The manual's phrases made ready to be matched: templates and rules; and, when they are asked for,
/// the rows to learn from.
final class CompiledPages: Sendable {
  let symbols: SymbolTable
  let kinds: SlotKinds
  let concepts: ConceptFinder
  /// Whole templates by number: their page and where they are written.
  let wholePages: [Int32]
  let wholePhrases: [Phrase]
  let literals: LiteralPhrases
  let wholes: PhraseAutomaton
  let rules: PhraseRules
  let fillers: Fillers
  private let entries: [Entry]

  /// A phrase on its way.
  private struct Entry: Sendable {
    let page: Int
    let phrase: Phrase
    /// False for phrases that another page sent here.
    let own: Bool
  }

  /// Pages whose words around a request do not count.
  static let social: Set<IntentID> = [.greeting, .thanks, .goodbye]

  init(_ manual: Manual) {
    symbols = SymbolTable(manual)
    kinds = SlotKinds(manual, symbols)
    concepts = ConceptFinder(manual.words.concepts, symbols)
    entries = Self.entries(manual)
    let words = PhraseLiterals(symbols: symbols, isWeighed: false)
    var literals = LiteralPhrases()
    let expansion = PhraseExpansion(manual, symbols, kinds)
    var wholes: [(phrase: Int32, nodes: [CompiledNode])] = []
    var wholePages: [Int32] = []
    var wholePhrases: [Phrase] = []
    var rules: [(page: Int32, parts: [[CompiledNode]])] = []
    var social: [[UInt32]] = []
    for entry in entries {
      let page = Int32(truncatingIfNeeded: entry.page)
      let parts = entry.phrase.parts.map(words.compile)
      guard entry.phrase.isWhole else {
        rules.append((page, parts))
        continue
      }
      let nodes = PoliteEndings.optional(parts.first ?? [])
      let number = Int32(truncatingIfNeeded: wholePages.count)
      if !literals.add(nodes, phrase: number) { wholes.append((number, nodes)) }
      wholePages.append(page)
      wholePhrases.append(entry.phrase)
      if Self.social.contains(manual.pages[entry.page].id) {
        social += expansion.wordings(parts, isJapanese: nil).filter {
          !$0.contains(where: { $0 & UnitBits.slot != 0 })
        }
      }
    }
    self.wholePages = wholePages
    self.wholePhrases = wholePhrases
    self.literals = literals
    self.wholes = PhraseAutomaton(wholes)
    self.rules = PhraseRules(rules)
    fillers = Fillers(social: social)
  }

  /// All phrases by page and by what they say, so that the order on the page changes nothing.
  private static func entries(_ manual: Manual) -> [Entry] {
    let places = Dictionary(
      manual.pages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var entries: [Entry] = []
    for (page, written) in manual.pages.enumerated() {
      entries += written.phrases.map { Entry(page: page, phrase: $0, own: true) }
      entries += written.elsewhere.compactMap { other in
        places[other.intent].map { Entry(page: $0, phrase: other.phrase, own: false) }
      }
    }
    return entries.sorted { a, b in
      a.page != b.page
        ? a.page < b.page
        : (a.phrase.source, a.own ? 0 : 1) < (b.phrase.source, b.own ? 0 : 1)
    }
  }

  /// The phrase of a number as `TrainingRow` has it; nil for one that another page sent here.
  func ownPhrase(_ number: Int) -> Phrase? {
    guard entries.indices.contains(number), entries[number].own else { return nil }
    return entries[number].phrase
  }

  /// What there is to learn from in a language; each wording of a page once.
  func rows(_ manual: Manual, _ language: Language) -> [TrainingRow] {
    let weighed = PhraseLiterals(symbols: symbols, isWeighed: true)
    let expansion = PhraseExpansion(manual, symbols, kinds)
    var rows: [TrainingRow] = []
    var seen: Set<[UInt32]> = []
    for (number, entry) in entries.enumerated()
    where entry.phrase.language == nil || entry.phrase.language == language {
      let parts = entry.phrase.parts.map(weighed.compile)
      // A phrase of both languages is learnt in the words of each.
      for units in expansion.wordings(parts, isJapanese: language == .ja)
      where units.contains(where: { Self.canBeWeighed($0, language) }) {
        // The page's number in front, as a unit that no text holds.
        let key = [UInt32(truncatingIfNeeded: entry.page)] + units
        guard seen.insert(key).inserted else { continue }
        var text = Folded()
        for unit in units { text.append(unit & ~UnitBits.katakana, 0, 0) }
        rows.append(
          TrainingRow(
            page: entry.page, units: units, meant: concepts.spans(in: text), phrase: number))
      }
    }
    return rows
  }

  /// Whether a unit is more than a gap to the language's model.
  private static func canBeWeighed(_ unit: UInt32, _ language: Language) -> Bool {
    switch language {
    case .ja: unit != 0
    case .en: unit & UnitBits.slot != 0 || UnitClass.isWord(unit & UnitBits.scalar)
    }
  }
}

/// What is learnt from the pages' phrases: the slow part of compiling, kept as bytes if wished.
struct Learnt: Sendable {
  /// By language.
  let models: [LikenessModel]
  let spelling: Spelling

  static func from(
    _ manual: Manual, _ pages: CompiledPages, findsStrays: Bool, _ workers: any Workers
  ) -> (Learnt, strays: [Learning.Stray]) {
    let languages = Language.allCases.sorted()
    let learnt = workers.map(languages.count) { number in
      let rows = pages.rows(manual, languages[number])
      let learnt =
        rows.isEmpty
        ? nil
        : Learning.learnt(rows, languages[number], findsStrays: findsStrays, workers: workers)
      return (model: learnt?.model, strays: learnt?.strays ?? [], wordings: rows.map { $0.units })
    }
    let names = manual.catalogue.products.flatMap { [$0.name.en] + $0.aliases }
    let choices = manual.slots.flatMap { $0.choices.flatMap { [$0.words.en] + $0.also } }
    let concepts = manual.words.concepts.flatMap { $0.members.map(\.text) }
    let spelling = Spelling(
      zip(languages, learnt).first { $0.0 == .en }?.1.wordings ?? [],
      others: (names + choices + concepts + Fillers.allWords).map { Canonical.of($0).units })
    return (
      Learnt(models: learnt.compactMap(\.model), spelling: spelling), learnt.flatMap(\.strays)
    )
  }
}
