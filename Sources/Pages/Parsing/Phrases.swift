import Text

/// Bounds of a template. Source: the design, section 3, "Errors are the staff's teacher".
enum TemplateLimits {
  static let expansions = 10_000
  static let depth = 16
}

/// Reads one phrase of a page: `can I use {product} (on|with) sensitive skin`.
struct PhraseParser {
  private let reading: Reading
  private let stretch: Stretch
  private var at: Int
  private var failed = false
  private var tooDeep = false

  /// nil when the phrase is not understood; every problem of it is reported.
  static func phrase(_ stretch: Stretch, _ reading: Reading) -> Phrase? {
    var body = stretch.trimmed
    var language: Language?
    if let (marked, rest) = body.languageMark {
      language = marked
      body = rest
    }
    guard !body.isEmpty else {
      reading.report(TemplateProblem.emptyPhrase, at: stretch)
      return nil
    }
    var parser = PhraseParser(reading: reading, stretch: body)
    let parts = parser.parts()
    guard !parser.failed else { return nil }
    if parts.contains(where: { $0.allSatisfy(\.isNothing) }) {
      reading.report(TemplateProblem.phraseWithoutWords, at: body)
      return nil
    }
    let count = parts.reduce(1) { Expansions.product($0, Expansions.count($1)) }
    if count > TemplateLimits.expansions {
      reading.report(
        TemplateProblem.tooManyExpansions(count, limit: TemplateLimits.expansions), at: body)
      return nil
    }
    return Phrase(
      parts: parts, language: language ?? body.phraseLanguage, source: body.text, at: body.range)
  }

  private init(reading: Reading, stretch: Stretch) {
    self.reading = reading
    self.stretch = stretch
    at = stretch.lower
  }

  private mutating func fail(_ problem: some Problem, _ low: Int, _ high: Int) {
    failed = true
    reading.report(problem, at: stretch.part(low, high))
  }

  /// The parts between ` + `.
  private mutating func parts() -> [[TemplateNode]] {
    var parts = [trimmed(sequence(depth: 0, opened: nil))]
    // A side of which something was reported is not empty too.
    var wasReported = failed
    while at < stretch.upper {
      // Only `+` and marks that close nothing end a sequence at the top.
      if stretch.line.marks[at] == "+" {
        let plus = at
        at += 1
        if parts.last?.isEmpty == true, !wasReported {
          fail(TemplateProblem.emptyPart, plus, plus + 1)
        }
        let failedBefore = failed
        failed = false
        parts.append(trimmed(sequence(depth: 0, opened: nil)))
        wasReported = failed
        failed = failed || failedBefore
        if parts.last?.isEmpty == true, !wasReported {
          fail(TemplateProblem.emptyPart, plus, plus + 1)
        }
      } else {
        let mark = stretch.part(at, at + 1)
        fail(
          mark.folded == "|"
            ? TemplateProblem.barOutside : TemplateProblem.closesNothing(mark.text), at, at + 1)
        at += 1
        parts[parts.count - 1] += sequence(depth: 0, opened: nil)
      }
    }
    return parts
  }

  private var isPlus: Bool {
    let marks = stretch.line.marks
    return marks[at] == "+" && (at == stretch.lower || marks[at - 1] == " ")
      && (at + 1 == stretch.upper || marks[at + 1] == " ")
  }

  /// Nodes up to a mark that ends them: `|`, a closing bracket, or ` + ` at the top.
  private mutating func sequence(depth: Int, opened: Unicode.Scalar?) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    var words: [Unicode.Scalar] = []
    func flush() {
      guard !words.isEmpty else { return }
      nodes.append(.words(String(scalars: words)))
      words = []
    }
    while at < stretch.upper {
      let mark = stretch.line.marks[at]
      switch mark {
      case "\\":
        guard let escaped = escaped() else { continue }
        words.append(escaped)
      case "(", "[":
        flush()
        if let group = group(mark, depth: depth + 1) { nodes.append(group) }
      case "{":
        flush()
        if let slot = braces() { nodes.append(slot) }
      case "…":
        flush()
        at += 1
        addGap(to: &nodes)
      case ".":
        if stretch.from(at).hasPrefix("...") {
          flush()
          while at < stretch.upper, stretch.line.marks[at] == "." { at += 1 }
          addGap(to: &nodes)
        } else {
          words.append(stretch.line.scalars[at])
          at += 1
        }
      case ")", "]", "}", "|":
        flush()
        return nodes
      case "+" where depth == 0 && isPlus:
        flush()
        return nodes
      default:
        words.append(stretch.line.scalars[at])
        at += 1
      }
    }
    flush()
    return nodes
  }

  private func addGap(to nodes: inout [TemplateNode]) {
    if nodes.last != .gap { nodes.append(.gap) }
  }

  /// The scalar behind a `\`; nil when a problem was reported.
  private mutating func escaped() -> Unicode.Scalar? {
    let sign = stretch.line.scalars[at]
    let next = at + 1 < stretch.upper ? stretch.line.marks[at + 1] : nil
    let isSyntax = next.map { "()[]{}|\\…+.".unicodeScalars.contains($0) } ?? false
    // A yen sign before anything else is a yen sign.
    if sign != "\\" && !isSyntax {
      at += 1
      return sign
    }
    guard next != nil else {
      fail(TemplateProblem.escapesNothing, at, at + 1)
      at += 1
      return nil
    }
    at += 2
    return stretch.line.scalars[at - 1]
  }

  private mutating func group(_ open: Unicode.Scalar, depth: Int) -> TemplateNode? {
    let start = at
    at += 1
    if depth > TemplateLimits.depth {
      if !tooDeep { fail(TemplateProblem.tooDeep(TemplateLimits.depth), start, start + 1) }
      tooDeep = true
      at = stretch.upper
      return nil
    }
    let close: Unicode.Scalar = open == "(" ? ")" : "]"
    var branches: [[TemplateNode]] = []
    while true {
      let from = at
      let branch = trimmed(sequence(depth: depth, opened: open))
      if tooDeep { return nil }
      if branch.isEmpty {
        fail(TemplateProblem.emptyBranch, min(from, stretch.upper - 1), at + 1)
      }
      branches.append(branch)
      guard at < stretch.upper else {
        fail(TemplateProblem.neverClosed(stretch.part(start, start + 1).text), start, start + 1)
        return nil
      }
      let mark = stretch.line.marks[at]
      at += 1
      if mark == "|" { continue }
      if mark != close {
        fail(
          TemplateProblem.closedByOther(
            stretch.part(start, start + 1).text, stretch.part(at - 1, at).text), at - 1, at)
      }
      break
    }
    if open == "[" { branches.append([]) }
    return .oneOf(branches)
  }

  /// `{slot}`, `{slot:name}` or `{concept}`.
  private mutating func braces() -> TemplateNode? {
    let start = at
    let rest = stretch.from(at)
    guard let close = rest.find("}"), rest.part(at + 1, close).find("{") == nil else {
      fail(TemplateProblem.neverClosed("{"), start, start + 1)
      at += 1
      return nil
    }
    at = close + 1
    var name = stretch.part(start + 1, close).trimmed
    if let colon = name.find(":") {
      let key = name.from(colon + 1).trimmed
      guard name.upTo(colon).trimmed.folded == "slot" else {
        fail(TemplateProblem.slotForm(key.text), start, at)
        return nil
      }
      name = key
    }
    if let slot = reading.names.slot(name.folded) { return .slot(slot) }
    if let concept = reading.names.concept(name.folded) { return .concept(concept) }
    if !reading.names.knowsSlots || !reading.names.knowsConcepts {
      return ConceptName(name.folded).text.isEmpty ? nil : .concept(ConceptName(name.folded))
    }
    let known = reading.names.slotNames + reading.names.conceptNames
    fail(
      name.isEmpty
        ? NameProblem.emptyName
        : NameProblem.unknownSlotOrConcept(
          name.text, nearest: Nearest.name(to: name.text, in: known)), start, at)
    return nil
  }

  /// Whether a byte begins or ends a space of either width.
  private static func mayBeSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0xE3 || byte == 0x80
  }

  /// Without spaces at either end: they mean nothing beside `|` and brackets.
  private func trimmed(_ nodes: [TemplateNode]) -> [TemplateNode] {
    var nodes = nodes
    if case .words(let first) = nodes.first, let byte = first.utf8.first, Self.mayBeSpace(byte) {
      let cut = String(first.drop { $0 == " " || $0 == "\u{3000}" })
      nodes[0] = .words(cut)
      if cut.isEmpty { nodes.removeFirst() }
    }
    if case .words(let last) = nodes.last, let byte = last.utf8.last, Self.mayBeSpace(byte) {
      var cut = last
      while cut.last == " " || cut.last == "\u{3000}" { cut.removeLast() }
      nodes[nodes.count - 1] = .words(cut)
      if cut.isEmpty { nodes.removeLast() }
    }
    return nodes
  }
}

extension TemplateNode {
  /// Whether this part, taken alone, would let any sentence in.
  fileprivate var isNothing: Bool {
    switch self {
    case .gap: true
    case .words(let words):
      !words.unicodeScalars.contains { Marks.folded($0) != " " }
    case .oneOf(let branches): branches.contains { $0.allSatisfy(\.isNothing) }
    case .slot, .concept: false
    }
  }
}

extension Stretch {
  /// `en: …` or `ja: …` at the front.
  var languageMark: (Language, Stretch)? {
    guard let colon = find(":"), colon - lower <= 8 else { return nil }
    switch upTo(colon).trimmed.folded {
    case "ja", "日本語", "japanese": return (.ja, from(colon + 1).trimmed)
    case "en", "英語", "english": return (.en, from(colon + 1).trimmed)
    default: return nil
    }
  }

  /// The language of a phrase by its script; names in braces say nothing.
  fileprivate var phraseLanguage: Language? {
    var depth = 0
    let letters = zip(scalars, marks).filter { _, mark in
      if mark == "{" { depth += 1 }
      if mark == "}" { depth -= 1 }
      return depth <= 0
    }
    return Marks.language(of: letters.map(\.0))
  }
}
