public import Text

/// A piece of one sentence that a template stands for.
public enum ExpansionPiece: Hashable, Sendable {
  case words(String)
  case slot(SlotName)
  case concept(ConceptName)
  /// `…`, and the place of a `+`: any words, or none.
  case gap
}

/// Counting and writing out what templates stand for.
enum Expansions {
  /// How many sentences `nodes` stand for, without writing them out; stays at `Int.max` past it.
  static func count(_ nodes: [TemplateNode]) -> Int {
    nodes.reduce(1) { total, node in
      switch node {
      case .words, .slot, .concept, .gap: total
      case .oneOf(let branches): product(total, branches.reduce(0) { sum($0, count($1)) })
      }
    }
  }

  static func product(_ a: Int, _ b: Int) -> Int {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }
  private static func sum(_ a: Int, _ b: Int) -> Int {
    let (sum, overflow) = a.addingReportingOverflow(b)
    return overflow ? .max : sum
  }

  /// The first `limit` sentences, the first branch of each group first.
  static func written(_ nodes: [TemplateNode], limit: Int) -> [[ExpansionPiece]] {
    var sentences: [[ExpansionPiece]] = [[]]
    for node in nodes {
      switch node {
      case .words(let words): sentences = sentences.map { $0 + [.words(words)] }
      case .slot(let slot): sentences = sentences.map { $0 + [.slot(slot)] }
      case .concept(let concept): sentences = sentences.map { $0 + [.concept(concept)] }
      case .gap: sentences = sentences.map { $0 + [.gap] }
      case .oneOf(let branches):
        var endings: [[ExpansionPiece]] = []
        for branch in branches where endings.count < limit {
          endings += written(branch, limit: limit - endings.count)
        }
        var longer: [[ExpansionPiece]] = []
        for sentence in sentences {
          for ending in endings where longer.count < limit { longer.append(sentence + ending) }
        }
        sentences = longer
      }
    }
    return Array(sentences.prefix(limit))
  }

  /// Neighbouring words as one, runs of spaces as one, none at the ends.
  static func tidied(_ pieces: [ExpansionPiece]) -> [ExpansionPiece] {
    var tidy: [ExpansionPiece] = []
    var words = ""
    func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }
    func flush() {
      var text = String.UnicodeScalarView()
      for scalar in words.unicodeScalars where !(isSpace(scalar) && text.last.map(isSpace) == true)
      {
        text.append(scalar)
      }
      if tidy.isEmpty, let first = text.first, isSpace(first) { text.removeFirst() }
      if !text.isEmpty { tidy.append(.words(String(text))) }
      words = ""
    }
    for piece in pieces {
      switch piece {
      case .words(let more): words += more
      case .slot, .concept, .gap:
        flush()
        if piece != .gap || tidy.last != .gap { tidy.append(piece) }
      }
    }
    flush()
    if case .words(let last) = tidy.last, let end = last.unicodeScalars.last, isSpace(end) {
      let cut = String(scalars: last.unicodeScalars.dropLast())
      tidy.removeLast()
      if !cut.isEmpty { tidy.append(.words(cut)) }
    }
    return tidy
  }
}

extension Phrase {
  /// How many sentences this phrase stands for; at most 10,000 in a loaded manual.
  public var expansionCount: Int {
    parts.reduce(1) { Expansions.product($0, Expansions.count($1)) }
  }

  /// The sentences this phrase stands for, in the order of its branches, at most `limit`. The parts
  /// of a phrase with `+` stand in the order written, with a gap between two.
  /// - Parameter slotExamples: words to put in a slot's place; a slot without any stays a slot.
  public func expansions(
    limit: Int, slotExamples: [SlotName: String] = [:]
  ) -> [[ExpansionPiece]] {
    guard limit > 0 else { return [] }
    let nodes = Array(parts.joined(separator: [.gap]))
    var seen = Set<[ExpansionPiece]>()
    return Expansions.written(nodes, limit: limit).map { pieces in
      Expansions.tidied(
        pieces.map { piece in
          if case .slot(let slot) = piece, let example = slotExamples[slot] {
            return .words(example)
          }
          return piece
        })
    }.filter { seen.insert($0).inserted }
  }
}
