/// Many phrases compiled to one automaton without empty edges; phrases that begin alike share their
/// beginning. Slots and concepts are edges of their own that jump over what was found for them.
/// Never exponential: a message is read once, with a set of states.
struct PhraseAutomaton: Sendable {
  /// The first edge of a state for a symbol, by both; −1 where there is none.
  private var firstEdges = KeyTable()
  /// Where an edge leads, and the next edge of the same state and symbol or −1.
  private var edges: [(target: Int32, next: Int32)] = []
  /// The phrases that end in a state: `accepted[acceptStarts[s]..<acceptStarts[s + 1]]`.
  private var acceptStarts: [Int32] = []
  private var accepted: [Int32] = []
  /// Phrases that stand for nothing at all.
  private(set) var empty: [Int32] = []

  /// A place where a phrase fits.
  struct Fit {
    let phrase: Int32
    let start: Int
    let end: Int
  }

  /// States kept at one place of a message: more than any manual reaches, so that no wording can
  /// make a match slow.
  static let widest = 4_096
  /// Fits taken from one message.
  static let mostFits = 8_192

  init(_ phrases: [(phrase: Int32, nodes: [CompiledNode])]) {
    var builder = AutomatonBuilder()
    var accepting: [(state: Int32, phrase: Int32)] = []
    for (phrase, nodes) in phrases {
      for end in builder.add(nodes, from: [AutomatonBuilder.start]) {
        if end == AutomatonBuilder.start {
          empty.append(phrase)
        } else {
          accepting.append((end, phrase))
        }
      }
    }
    firstEdges = builder.firstEdges
    edges = builder.edges
    acceptStarts = Array(repeating: 0, count: builder.states + 1)
    for (state, _) in accepting { acceptStarts[Int(state) + 1] += 1 }
    for state in 0..<builder.states { acceptStarts[state + 1] += acceptStarts[state] }
    accepted = accepting.sorted { $0 < $1 }.map(\.phrase)
  }

  var isEmpty: Bool { edges.isEmpty }

  @inline(__always)
  static func key(_ state: Int32, _ symbol: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: state)) << 32 | UInt64(symbol)
  }

  private typealias Step = (state: Int32, start: Int32)

  /// All places where phrases fit, beginning at any of `starts` (rising); at every word border or
  /// Japanese character when nil.
  func fits(in text: Folded, _ spans: SymbolSpans, starts: [Int]?) -> [Fit] {
    var fits: [Fit] = []
    guard !isEmpty else { return fits }
    var active: [Step] = []
    var next: [Step] = []
    var jumps: [(at: Int, step: Step)] = []
    let units = text.units
    let lastStart = starts?.last ?? units.count
    for at in 0..<units.count {
      if at > 0, !jumps.isEmpty {
        for jump in jumps where jump.at == at { Self.add(jump.step, to: &active) }
        jumps.removeAll { $0.at <= at }
      }
      let begins = starts?.contains(at) ?? true
      if active.isEmpty, !begins {
        if jumps.isEmpty, at > lastStart { break }
        continue
      }
      let unit = units[at]
      next.removeAll(keepingCapacity: true)
      let found = spans.beginning(at: at)
      func follow(_ state: Int32, _ start: Int32) {
        var edge = firstEdges[Self.key(state, unit)] ?? -1
        while edge >= 0 {
          Self.add((edges[Int(edge)].target, start), to: &next)
          edge = edges[Int(edge)].next
        }
        for span in found {
          var edge = firstEdges[Self.key(state, span.symbol)] ?? -1
          while edge >= 0 {
            jumps.append((span.end, (edges[Int(edge)].target, start)))
            edge = edges[Int(edge)].next
          }
        }
      }
      if begins { follow(AutomatonBuilder.start, Int32(truncatingIfNeeded: at)) }
      for step in active { follow(step.state, step.start) }
      swap(&active, &next)
      for step in active { enter(step, at: at + 1, &fits) }
      for jump in jumps where jump.at == at + 1 { enter(jump.step, at: at + 1, &fits) }
    }
    return fits
  }

  @inline(__always)
  private func enter(_ step: Step, at end: Int, _ fits: inout [Fit]) {
    let state = Int(step.state)
    for place in acceptStarts[state]..<acceptStarts[state + 1] where fits.count < Self.mostFits {
      fits.append(Fit(phrase: accepted[Int(place)], start: Int(step.start), end: end))
    }
  }

  @inline(__always)
  private static func add(_ step: Step, to list: inout [Step]) {
    guard list.count < widest else { return }
    // Only paths of one phrase meet, and they were added near each other.
    for entry in list.suffix(32) where entry == step { return }
    list.append(step)
  }
}

/// Lays out the states while phrases are added.
private struct AutomatonBuilder {
  static let start: Int32 = 0
  var firstEdges = KeyTable()
  var edges: [(target: Int32, next: Int32)] = []
  /// Whether a state is reached by one edge only, so that phrases may share it.
  private var isShared: [Bool] = [true]

  var states: Int { isShared.count }

  /// Adds nodes behind the states of `from`; returns the states that they end in.
  mutating func add(_ nodes: [CompiledNode], from: [Int32]) -> [Int32] {
    var ends = from
    for node in nodes {
      switch node {
      case .units(let units):
        guard let first = units.first else { continue }
        var end = step(first, from: ends)
        for unit in units.dropFirst() { end = step(unit, from: end) }
        ends = [end]
      case .symbol(let symbol):
        ends = [step(symbol, from: ends)]
      case .oneOf(let branches):
        var all: [Int32] = []
        for branch in branches {
          for end in add(branch, from: ends) where !all.contains(end) { all.append(end) }
        }
        ends = branches.isEmpty ? ends : all
      case .gap:
        continue
      }
    }
    return ends
  }

  private mutating func step(_ symbol: UInt32, from: [Int32]) -> Int32 {
    if from.count == 1 { return step(symbol, from: from[0]) }
    let target = Int32(truncatingIfNeeded: isShared.count)
    isShared.append(false)
    for state in from { connect(state, symbol, target) }
    return target
  }

  private mutating func step(_ symbol: UInt32, from: Int32) -> Int32 {
    var edge = firstEdges[PhraseAutomaton.key(from, symbol)] ?? -1
    while edge >= 0 {
      let (target, next) = edges[Int(edge)]
      if isShared[Int(target)] { return target }
      edge = next
    }
    let target = Int32(truncatingIfNeeded: isShared.count)
    isShared.append(true)
    connect(from, symbol, target)
    return target
  }

  private mutating func connect(_ state: Int32, _ symbol: UInt32, _ target: Int32) {
    let key = PhraseAutomaton.key(state, symbol)
    let edge = Int32(truncatingIfNeeded: edges.count)
    edges.append((target, firstEdges[key] ?? -1))
    firstEdges[key] = edge
  }
}

/// Where slots and concepts were found in a canonical text.
struct SymbolSpans: Sendable {
  struct Span: Sendable {
    let symbol: UInt32
    let start: Int
    let end: Int
  }
  /// By start.
  private(set) var all: [Span] = []
  init(_ spans: [Span]) {
    all = spans.filter { $0.end > $0.start }
      .sorted { ($0.start, $0.end, $0.symbol) < ($1.start, $1.end, $1.symbol) }
  }

  func beginning(at place: Int) -> ArraySlice<Span> {
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      if all[middle].start < place { low = middle + 1 } else { high = middle }
    }
    high = low
    while high < all.count, all[high].start == place { high += 1 }
    return all[low..<high]
  }
}
