/// The `…` and `+` phrases: pieces without gaps found anywhere, and what must stand in which order.
/// They never decide, they speak for their page.
struct PhraseRules: Sendable {
  private struct Rule: Sendable {
    let page: Int32
    /// Each part's pieces stand in order; parts in any order.
    let parts: [[Int32]]
    let anchoredStart: Bool
    let anchoredEnd: Bool
    let weight: Float
  }
  private var rules: [Rule] = []
  private var automaton = PhraseAutomaton([])
  /// The rules that begin with a piece, by piece.
  private var byPiece: [[Int32]] = []

  /// Ways through the alternatives that hold gaps, for one phrase.
  static let mostWays = 64

  init(_ phrases: [(page: Int32, parts: [[CompiledNode]])]) {
    var pieces: [[CompiledNode]] = []
    for phrase in phrases {
      var ways: [[[[CompiledNode]]]] = [[]]
      for part in phrase.parts {
        let expanded = Self.ways(part)
        ways = Array(ways.flatMap { way in expanded.map { way + [$0] } }.prefix(Self.mostWays))
      }
      for way in ways {
        var parts: [[Int32]] = []
        for part in way {
          var numbers: [Int32] = []
          for piece in part where !piece.isEmpty && !Self.canBeEmpty(piece) {
            numbers.append(Int32(truncatingIfNeeded: pieces.count))
            pieces.append(piece)
          }
          if !numbers.isEmpty { parts.append(numbers) }
        }
        guard !parts.isEmpty else { continue }
        let alone = way.count == 1
        let first = way.first?.first.map { !$0.isEmpty && !Self.canBeEmpty($0) } ?? false
        let last = way.last?.last.map { !$0.isEmpty && !Self.canBeEmpty($0) } ?? false
        let size = way.reduce(0) { $0 + $1.reduce(0) { $0 + Self.size($1) } }
        rules.append(
          Rule(
            page: phrase.page, parts: parts, anchoredStart: alone && first,
            anchoredEnd: alone && last, weight: min(1, Float(size) / 8)))
      }
    }
    automaton = PhraseAutomaton(
      pieces.enumerated().map { (Int32(truncatingIfNeeded: $0), $1) })
    byPiece = Array(repeating: [], count: pieces.count)
    for (number, rule) in rules.enumerated() {
      if let piece = rule.parts.first?.first {
        byPiece[Int(piece)].append(Int32(truncatingIfNeeded: number))
      }
    }
  }

  /// For each page with a rule that fits, the weight of its best one, 0 to 1. By page.
  func fits(
    in text: Folded, _ spans: SymbolSpans, starts: [Int], ends: [Int]
  ) -> [(page: Int32, weight: Float)] {
    guard !rules.isEmpty else { return [] }
    var places: [Int32: [PhraseAutomaton.Fit]] = [:]
    for fit in automaton.fits(in: text, spans, starts: nil)
    where fit.end >= text.count || text.isWordEnd(fit.end)
      || !UnitClass.isWord(text.units[fit.end - 1] & UnitBits.scalar)
    {
      places[fit.phrase, default: []].append(fit)
    }
    var best: [Int32: Float] = [:]
    for piece in places.keys {
      for number in byPiece[Int(piece)] {
        let rule = rules[Int(number)]
        guard rule.weight > best[rule.page] ?? 0,
          rule.parts.allSatisfy({ part in
            Self.inOrder(
              part, places, starts: rule.anchoredStart ? starts : nil,
              ends: rule.anchoredEnd ? ends : nil)
          })
        else { continue }
        best[rule.page] = rule.weight
      }
    }
    return best.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  /// Whether the pieces stand one behind the other: each taken where it ends earliest.
  private static func inOrder(
    _ pieces: [Int32], _ places: [Int32: [PhraseAutomaton.Fit]], starts: [Int]?, ends: [Int]?
  ) -> Bool {
    var from = 0
    for (number, piece) in pieces.enumerated() {
      let isLast = number == pieces.count - 1
      var earliest: Int?
      for fit in places[piece] ?? [] where fit.start >= from {
        if number == 0, let starts, !starts.contains(fit.start) { continue }
        if isLast, let ends, !ends.contains(fit.end) { continue }
        if fit.end < earliest ?? Int.max { earliest = fit.end }
      }
      guard let earliest else { return false }
      from = earliest
    }
    return true
  }

  /// A part cut at its gaps, each way through the alternatives that hold one.
  private static func ways(_ nodes: [CompiledNode]) -> [[[CompiledNode]]] {
    var ways: [[[CompiledNode]]] = [[[]]]
    for node in nodes {
      switch node {
      case .gap:
        for way in ways.indices { ways[way].append([]) }
      case .oneOf(let branches) where branches.contains(where: { $0.contains(where: holdsGap) }):
        let expanded = branches.flatMap(Self.ways)
        ways = Array(
          ways.flatMap { way in
            expanded.map { pieces in
              var joined = way
              let last = joined.popLast() ?? []
              joined.append(last + (pieces.first ?? []))
              joined += pieces.dropFirst()
              return joined
            }
          }.prefix(mostWays))
      case .units, .symbol, .oneOf:
        for way in ways.indices { ways[way][ways[way].count - 1].append(node) }
      }
    }
    return ways
  }

  private static func holdsGap(_ node: CompiledNode) -> Bool {
    switch node {
    case .gap: true
    case .oneOf(let branches): branches.contains { $0.contains(where: holdsGap) }
    case .units, .symbol: false
    }
  }

  private static func canBeEmpty(_ nodes: [CompiledNode]) -> Bool {
    nodes.allSatisfy { node in
      switch node {
      case .units(let units): units.isEmpty
      case .oneOf(let branches): branches.isEmpty || branches.contains(where: canBeEmpty)
      case .symbol: false
      case .gap: true
      }
    }
  }

  /// Units that must at least be there; a symbol counts as three.
  private static func size(_ nodes: [CompiledNode]) -> Int {
    nodes.reduce(0) { sum, node in
      switch node {
      case .units(let units): sum + units.count
      case .oneOf(let branches): sum + (branches.map(size).min() ?? 0)
      case .symbol: sum + 3
      case .gap: sum
      }
    }
  }
}
