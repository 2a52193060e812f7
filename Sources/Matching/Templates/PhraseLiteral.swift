internal import Pages
internal import Text

/// A template's nodes with their words made canonical, each knowing whether it goes on with a word.
indirect enum CompiledNode {
  case units([UInt32])
  case oneOf([[CompiledNode]])
  /// A slot or concept, as its marked unit.
  case symbol(UInt32)
  case gap
}

/// Numbers for the slots and concepts that stand in templates.
struct SymbolTable: Sendable {
  private var slots: [String: UInt32] = [:]
  private var concepts: [ConceptName: UInt32] = [:]

  init(_ manual: Manual) {
    for (place, slot) in manual.slots.sorted(by: { $0.name < $1.name }).enumerated() {
      slots[slot.name.text] = UnitBits.slot | UInt32(truncatingIfNeeded: place)
    }
    let sorted = manual.words.concepts.sorted { $0.name < $1.name }
    for (place, concept) in sorted.enumerated() {
      let unit = UnitBits.concept | UInt32(truncatingIfNeeded: place)
      concepts[concept.name] = unit
      if let name = concept.nameJa { concepts[name] = unit }
    }
  }

  func slot(_ name: String) -> UInt32? { slots[name] }
  func concept(_ name: ConceptName) -> UInt32? { concepts[name] }
}

/// Makes a template's words canonical, minding what stands directly before each.
struct PhraseLiterals {
  let symbols: SymbolTable
  /// Whether the words are to be weighed: long vowel marks stay, katakana is marked.
  let isWeighed: Bool

  func compile(_ nodes: [TemplateNode]) -> [CompiledNode] {
    var inWord = false
    return compile(nodes, &inWord)
  }

  private func compile(_ nodes: [TemplateNode], _ inWord: inout Bool) -> [CompiledNode] {
    nodes.compactMap { node in
      switch node {
      case .words(let text):
        let folded = Folded(folding: text)
        var canonical = Canonical.of(
          folded, 0..<folded.count, inWord: inWord, keepsLong: isWeighed)
        if isWeighed { canonical = canonical.markingKatakana(text) }
        if let last = folded.units.last { inWord = UnitClass.isWord(last) }
        return canonical.units.isEmpty ? nil : .units(canonical.units)
      case .oneOf(let branches):
        var ends = false
        let compiled = branches.map { branch in
          var within = inWord
          let nodes = compile(branch, &within)
          ends = ends || within
          return nodes
        }
        inWord = ends
        return .oneOf(compiled)
      case .slot(let name):
        inWord = true
        return symbols.slot(name.text).map { .symbol($0) }
      case .concept(let name):
        inWord = true
        return symbols.concept(name).map { .symbol($0) }
      case .gap:
        inWord = false
        return .gap
      }
    }
  }
}
