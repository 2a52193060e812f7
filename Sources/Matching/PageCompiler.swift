internal import Pages
internal import Text

/// The manual's phrases made ready: templates, rules, and rows to learn from.
struct PageCompiler {
  let symbols: SymbolTable
  let kinds: SlotKinds
  let concepts: ConceptFinder
  /// Whole templates by number: their page and where they are written.
  private(set) var wholePages: [Int32] = []
  private(set) var wholePhrases: [Phrase] = []
  let wholes: PhraseAutomaton
  let rules: PhraseRules
  let fillers: Fillers
  let spelling: Spelling
  private(set) var rows: [Language: [TrainingRow]] = [:]

  init(_ manual: Manual) {
    symbols = SymbolTable(manual)
    kinds = SlotKinds(manual, symbols)
    concepts = ConceptFinder(manual.words.concepts, symbols)
    let literals = PhraseLiterals(symbols: symbols, isWeighed: false)
    let weighed = PhraseLiterals(symbols: symbols, isWeighed: true)
    let expansion = PhraseExpansion(manual, symbols, kinds)
    let places = Dictionary(
      manual.pages.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })

    var all: [Entry] = []
    for (page, written) in manual.pages.enumerated() {
      let own = written.phrases.map { ($0, page, true) }
      let elsewhere = written.elsewhere.compactMap { other in
        places[other.intent].map { (other.phrase, $0, false) }
      }
      for (phrase, page, own) in own + elsewhere {
        let parts = phrase.parts.map(literals.compile)
        let wordings = expansion.wordings(
          phrase.parts.map(weighed.compile), isJapanese: phrase.language.map { $0 == .ja })
        all.append(.init(page: page, phrase: phrase, parts: parts, wordings: wordings, own: own))
      }
    }
    // By what they say, so that the order on the page changes nothing.
    all.sort { a, b in
      if a.page != b.page { return a.page < b.page }
      let (first, second) = (a.wordings.first ?? [], b.wordings.first ?? [])
      if first != second { return first.lexicographicallyPrecedes(second) }
      return (a.phrase.source, a.own ? 0 : 1) < (b.phrase.source, b.own ? 0 : 1)
    }

    var wholes: [[CompiledNode]] = []
    var rules: [(page: Int32, parts: [[CompiledNode]])] = []
    var social: [[UInt32]] = []
    for (number, entry) in all.enumerated() {
      let page = Int32(truncatingIfNeeded: entry.page)
      if entry.phrase.isWhole {
        wholes.append(PoliteEndings.optional(entry.parts.first ?? []))
        wholePages.append(page)
        wholePhrases.append(entry.phrase)
      } else {
        rules.append((page, entry.parts))
      }
      if Self.social.contains(manual.pages[entry.page].id), entry.phrase.isWhole {
        social += expansion.wordings(entry.parts, isJapanese: nil).filter {
          !$0.contains(where: { $0 & UnitBits.slot != 0 })
        }
      }
      for language in Language.allCases
      where entry.phrase.language == nil || entry.phrase.language == language {
        for units in entry.wordings {
          var text = Folded()
          for unit in units { text.append(unit & ~UnitBits.katakana, 0, 0) }
          let found = Set(concepts.spans(in: text).map(\.symbol)).sorted()
          rows[language, default: []].append(
            TrainingRow(page: entry.page, units: units, concepts: found, phrase: number))
        }
      }
    }
    for language in Language.allCases {
      var seen: Set<[UInt32]> = []
      rows[language] = rows[language, default: []].filter { row in
        // The page's number in front, as a unit that no text holds.
        seen.insert([UInt32(truncatingIfNeeded: row.page)] + row.units).inserted
      }
    }
    let names = manual.catalogue.products.flatMap { [$0.name.en] + $0.aliases }
    let choices = manual.slots.flatMap { $0.choices.flatMap { [$0.words.en] + $0.also } }
    let concepts = manual.words.concepts.flatMap { $0.members.map(\.text) }
    spelling = Spelling(
      rows[.en, default: []].map(\.units),
      others: (names + choices + concepts + Fillers.allWords).map { Canonical.of($0).units })
    self.wholes = PhraseAutomaton(wholes)
    self.rules = PhraseRules(rules)
    fillers = Fillers(social: social)
  }

  /// A phrase on its way.
  private struct Entry {
    let page: Int
    let phrase: Phrase
    let parts: [[CompiledNode]]
    /// With long vowel marks.
    let wordings: [[UInt32]]
    /// False for phrases that another page sent here.
    let own: Bool
  }

  /// Pages whose words around a request do not count.
  static let social: Set<IntentID> = [.greeting, .thanks, .goodbye]
}
