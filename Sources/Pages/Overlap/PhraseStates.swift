import Text

/// Whole templates as one automaton: every state but the first belongs to one phrase.
struct PhraseStates {
  /// Marks a symbol that stands for a whole value; its class stands in the low bits.
  static let value: UInt32 = 0x200_0000

  private var firstEdge: [Int32] = [-1]
  private var nextEdge: [Int32] = []
  private var symbols: [UInt32] = []
  private var targets: [Int32] = []
  /// What an edge was written as, where that is kept.
  private var texts: [String] = []
  private let keepsTexts: Bool
  private(set) var accepts: [Bool] = [false]
  /// By state; −1 for the first.
  private(set) var phrase: [Int32] = [-1]
  private let words: ValueWords
  private var current: Int32 = 0

  init(_ words: ValueWords, keepsTexts: Bool) {
    self.words = words
    self.keepsTexts = keepsTexts
  }

  struct Edge {
    let symbol: UInt32
    let target: Int32
    fileprivate let index: Int32
  }

  /// The edges that leave a state.
  func forEachEdge(of state: Int32, _ body: (Edge) -> Void) {
    var edge = firstEdge[Int(state)]
    while edge >= 0 {
      body(Edge(symbol: symbols[Int(edge)], target: targets[Int(edge)], index: edge))
      edge = nextEdge[Int(edge)]
    }
  }

  func text(of edge: Edge) -> String { keepsTexts ? texts[Int(edge.index)] : "" }

  /// A state that a part of a template ends in, with what was written since and says nothing.
  private struct End {
    let state: Int32
    var pending: String
  }

  /// Adds a whole template under its number.
  mutating func add(_ nodes: [TemplateNode], phrase number: Int) {
    current = Int32(truncatingIfNeeded: number)
    var inWord = false
    for end in add(nodes, from: [End(state: 0, pending: "")], &inWord) where end.state != 0 {
      accepts[Int(end.state)] = true
    }
  }

  private mutating func add(
    _ nodes: [TemplateNode], from: [End], _ inWord: inout Bool
  ) -> [End] {
    var ends = from
    for node in nodes {
      switch node {
      case .words(let text):
        ends = add(text, from: ends, &inWord)
      case .slot(let slot):
        if let index = words.index(of: slot) { ends = add(value: index, from: ends) }
        inWord = true
      case .concept(let concept):
        if let index = words.index(of: concept) { ends = add(value: index, from: ends) }
        inWord = true
      case .oneOf(let branches):
        var all: [End] = []
        var anyInWord = false
        for branch in branches {
          var within = inWord
          for end in add(branch, from: ends, &within)
          where !all.contains(where: { $0.state == end.state }) { all.append(end) }
          anyInWord = anyInWord || within
        }
        inWord = anyInWord
        ends = all
      case .gap: break
      }
    }
    return ends
  }

  private mutating func add(_ text: String, from: [End], _ inWord: inout Bool) -> [End] {
    let letters = PhraseLetters(text, inWord: inWord, keepsLong: false)
    inWord = letters.endsInWord
    var ends = from
    let bytes = text.utf8
    var start = bytes.startIndex
    for (unit, end) in zip(letters.units, letters.ends) {
      var written = ""
      if keepsTexts {
        let stop = bytes.index(bytes.startIndex, offsetBy: Int(end))
        written = String(text[start..<stop])
        start = stop
      }
      ends = [step(unit, written, from: ends)]
    }
    if keepsTexts {
      let rest = String(text[start...])
      for at in ends.indices { ends[at].pending += rest }
    }
    return ends
  }

  private mutating func add(value index: Int, from: [End]) -> [End] {
    [step(Self.value | UInt32(truncatingIfNeeded: index), "", from: from)]
  }

  private mutating func step(_ symbol: UInt32, _ written: String, from: [End]) -> End {
    let target = Int32(truncatingIfNeeded: firstEdge.count)
    firstEdge.append(-1)
    accepts.append(false)
    phrase.append(current)
    for end in from {
      let edge = Int32(truncatingIfNeeded: symbols.count)
      symbols.append(symbol)
      targets.append(target)
      nextEdge.append(firstEdge[Int(end.state)])
      firstEdge[Int(end.state)] = edge
      if keepsTexts { texts.append(end.pending + written) }
    }
    return End(state: target, pending: "")
  }
}

/// Where a reading of a template stands: behind a state, or inside a word on the way to it.
struct PhrasePlace: Hashable {
  let state: Int32
  /// A node of `ValueWords`.
  let node: Int32
  var isOutside: Bool { node <= ValueWords.behindWord }
  static let start = PhrasePlace(state: 0, node: ValueWords.outside)

  fileprivate var packed: UInt64 {
    UInt64(UInt32(bitPattern: state)) << 32 | UInt64(UInt32(bitPattern: node))
  }
}

extension PhrasePlace: Comparable {
  static func < (a: Self, b: Self) -> Bool { a.packed < b.packed }
}

/// One symbol taken.
struct PhraseMove {
  let symbol: UInt32
  let to: PhrasePlace
  /// The node of the word that is being read; −1 outside of words.
  let within: Int32
  let text: String
}

extension PhraseStates {
  /// Every way to take one symbol at `place`, but for what `goesOn` adds.
  func moves(at place: PhrasePlace, _ words: ValueWords, _ found: (PhraseMove) -> Void) {
    guard place.isOutside else {
      spell(words.nodes[Int(place.node)].children, to: place.state, before: "", words, found)
      return
    }
    forEachEdge(of: place.state) { edge in
      if edge.symbol & Self.value != 0 {
        let index = Int(edge.symbol & ~Self.value)
        let text = text(of: edge)
        found(
          PhraseMove(
            symbol: edge.symbol, to: PhrasePlace(state: edge.target, node: ValueWords.outside),
            within: -1, text: text))
        let root = Int(words.classes[index].root)
        spell(words.nodes[root].children, to: edge.target, before: text, words, found)
      } else if place.node == ValueWords.outside || !PhraseLetters.isWord(edge.symbol) {
        found(
          PhraseMove(
            symbol: edge.symbol, to: PhrasePlace(state: edge.target, node: ValueWords.outside),
            within: -1, text: text(of: edge)))
      }
    }
  }

  private func spell(
    _ children: [(unit: UInt32, node: Int32)], to state: Int32, before: String,
    _ words: ValueWords, _ found: (PhraseMove) -> Void
  ) {
    for (unit, child) in children {
      let node = words.nodes[Int(child)]
      let text = before + node.text
      if node.isStem || !node.children.isEmpty {
        found(
          PhraseMove(
            symbol: unit, to: PhrasePlace(state: state, node: child), within: child, text: text))
      }
      if node.isEnd {
        found(
          PhraseMove(
            symbol: unit, to: PhrasePlace(state: state, node: words.behind(child)), within: child,
            text: text))
      }
    }
  }

  /// The ways to take a symbol that `place` has no edge for: ー anywhere between the letters of a
  /// phrase, and the letters that go on with a stem.
  func goesOn(
    at place: PhrasePlace, taking symbol: UInt32, _ words: ValueWords,
    _ found: (PhraseMove) -> Void
  ) {
    if place.isOutside {
      if symbol == PhraseLetters.long {
        found(PhraseMove(symbol: symbol, to: place, within: -1, text: "ー"))
      }
    } else if words.nodes[Int(place.node)].isStem, PhraseLetters.isWord(symbol) {
      let text = Unicode.Scalar(symbol).map { String($0) } ?? ""
      found(PhraseMove(symbol: symbol, to: place, within: place.node, text: text))
      found(
        PhraseMove(
          symbol: symbol, to: PhrasePlace(state: place.state, node: words.behind(place.node)),
          within: place.node, text: text))
    }
  }
}
