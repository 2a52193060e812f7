/// Phrases without alternatives, slots or concepts: most of them. Found by a number for their words.
struct LiteralPhrases: Sendable {
  /// The first entry for a wording.
  private var first = KeyTable()
  /// The phrase, and the next entry of the same wording or −1.
  private var entries: [(phrase: Int32, next: Int32)] = []

  /// Takes a whole template if it stands for one wording, or for one with an ending that may be
  /// left out.
  /// - Returns: whether it was taken.
  mutating func add(_ nodes: [CompiledNode], phrase: Int32) -> Bool {
    guard case .units(let units)? = nodes.first, !units.isEmpty else { return false }
    if nodes.count == 1 {
      insert(Self.hash(units), phrase)
      return true
    }
    guard nodes.count == 2, case .oneOf(let branches) = nodes[1], branches.count == 2,
      branches[1].isEmpty, branches[0].count == 1, case .units(let ending) = branches[0][0]
    else { return false }
    insert(Self.hash(units), phrase)
    insert(Self.hash(units + ending), phrase)
    return true
  }

  private mutating func insert(_ hash: UInt64, _ phrase: Int32) {
    let entry = Int32(truncatingIfNeeded: entries.count)
    entries.append((phrase, first[hash] ?? -1))
    first[hash] = entry
  }

  private static func hash(_ units: [UInt32]) -> UInt64 {
    units.reduce(FeatureHash.word) { FeatureHash.mix($0, $1) }
  }

  /// Calls `found` for each phrase that is the text from one of `starts` to a place that `isEnd`.
  func fits(
    in text: Folded, starts: [Int], isEnd: (Int) -> Bool, _ found: (PhraseAutomaton.Fit) -> Void
  ) {
    guard !entries.isEmpty else { return }
    for start in starts {
      var hash = FeatureHash.word
      for at in start..<max(start, text.count) {
        hash = FeatureHash.mix(hash, text.units[at])
        guard isEnd(at + 1) else { continue }
        var entry = first[hash] ?? -1
        while entry >= 0 {
          found(.init(phrase: entries[Int(entry)].phrase, start: start, end: at + 1))
          entry = entries[Int(entry)].next
        }
      }
    }
  }
}
