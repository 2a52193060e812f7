/// Many phrases compiled to one automaton without empty edges. Slots and concepts are edges of
/// their own that jump over what was found for them. Never exponential: a message is read once,
/// with a set of states.
struct PhraseAutomaton: Sendable {
  /// Edges of state s: `edgeStart[s]..<edgeStart[s + 1]`.
  private var edgeStart: [Int32] = [0]
  private var symbols: [UInt32] = []
  private var targets: [Int32] = []
  /// The phrases that end in a state.
  private var accepted: [Int32] = []
  /// The states that a phrase's first symbol leads to.
  private var first: [[Int32]] = []
  private var firstIndex = KeyTable()
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

  init(_ phrases: [[CompiledNode]]) {
    var builder = AutomatonBuilder()
    for (number, nodes) in phrases.enumerated() {
      let ends = builder.add(nodes, from: [AutomatonBuilder.start])
      for end in ends {
        if end == AutomatonBuilder.start {
          empty.append(Int32(truncatingIfNeeded: number))
        } else {
          builder.accept(end, Int32(truncatingIfNeeded: number))
        }
      }
    }
    accepted = builder.accepted
    for edges in builder.edges {
      for edge in edges {
        symbols.append(edge.symbol)
        targets.append(edge.target)
      }
      edgeStart.append(Int32(truncatingIfNeeded: symbols.count))
    }
    for edge in builder.startEdges {
      if let place = firstIndex[UInt64(edge.symbol)] {
        first[Int(place)].append(edge.target)
      } else {
        firstIndex.insert(UInt64(edge.symbol), Int32(truncatingIfNeeded: first.count))
        first.append([edge.target])
      }
    }
  }

  /// All places where phrases fit, beginning at any of `starts` (rising); at every word border or
  /// Japanese character when nil.
  func fits(in text: Folded, _ spans: SymbolSpans, starts: [Int]?) -> [Fit] {
    var fits: [Fit] = []
    var active: [(state: Int32, start: Int32)] = []
    var next: [(state: Int32, start: Int32)] = []
    var jumps: [(at: Int, state: Int32, start: Int32)] = []
    let units = text.units
    let lastStart = starts?.last ?? units.count

    func enter(_ state: Int32, _ start: Int32, at end: Int) {
      let phrase = accepted[Int(state)]
      guard phrase >= 0, fits.count < Self.mostFits else { return }
      fits.append(Fit(phrase: phrase, start: Int(start), end: end))
    }

    for at in 0..<units.count {
      if at > 0, !jumps.isEmpty {
        for jump in jumps where jump.at == at { Self.add(jump.state, jump.start, to: &active) }
        jumps.removeAll { $0.at <= at }
      }
      if active.isEmpty, jumps.isEmpty, at > lastStart { break }
      let unit = units[at]
      next.removeAll(keepingCapacity: true)
      let begins = starts?.contains(at) ?? true
      let found = spans.beginning(at: at)
      if begins {
        for target in beginnings(unit) {
          Self.add(target, Int32(truncatingIfNeeded: at), to: &next)
        }
        for span in found {
          for target in beginnings(span.symbol) {
            jumps.append((span.end, target, Int32(truncatingIfNeeded: at)))
          }
        }
      }
      for (state, start) in active {
        for edge in Int(edgeStart[Int(state)])..<Int(edgeStart[Int(state) + 1]) {
          if symbols[edge] == unit {
            Self.add(targets[edge], start, to: &next)
          } else if !found.isEmpty {
            for span in found where span.symbol == symbols[edge] {
              jumps.append((span.end, targets[edge], start))
            }
          }
        }
      }
      swap(&active, &next)
      for (state, start) in active { enter(state, start, at: at + 1) }
      for jump in jumps where jump.at == at + 1 { enter(jump.state, jump.start, at: at + 1) }
    }
    return fits
  }

  private func beginnings(_ symbol: UInt32) -> [Int32] {
    firstIndex[UInt64(symbol)].map { first[Int($0)] } ?? []
  }

  private static func add(
    _ state: Int32, _ start: Int32, to list: inout [(state: Int32, start: Int32)]
  ) {
    guard list.count < widest else { return }
    // Only paths of one phrase meet, and they were added near each other.
    for entry in list.suffix(32) where entry.state == state && entry.start == start { return }
    list.append((state, start))
  }
}

/// Lays out the states while phrases are added.
private struct AutomatonBuilder {
  static let start: Int32 = -1
  var edges: [[(symbol: UInt32, target: Int32)]] = []
  var startEdges: [(symbol: UInt32, target: Int32)] = []
  var accepted: [Int32] = []

  mutating func accept(_ state: Int32, _ phrase: Int32) { accepted[Int(state)] = phrase }

  /// Adds nodes behind the states of `from`; returns the states that they end in.
  mutating func add(_ nodes: [CompiledNode], from: [Int32]) -> [Int32] {
    var ends = from
    for node in nodes {
      switch node {
      case .units(let units):
        for unit in units { ends = [step(unit, from: ends)] }
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
    let target = Int32(truncatingIfNeeded: edges.count)
    edges.append([])
    accepted.append(-1)
    for state in from {
      if state == Self.start {
        startEdges.append((symbol, target))
      } else {
        edges[Int(state)].append((symbol, target))
      }
    }
    return target
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
