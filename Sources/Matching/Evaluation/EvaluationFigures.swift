/// What a labelled message came to.
public struct EvaluatedRow: Hashable, Sendable {
  public let label: String
  /// The best label, whether or not it was sure; nil when there was none.
  public let best: String?
  /// Whether it was said to be unknown.
  public let isUnknown: Bool
  /// Whether it was taken for the best label without asking back.
  public let isTaken: Bool
  /// How sure it was that the message is one of those learnt.
  public let score: Float

  public init(
    label: String, best: String?, isUnknown: Bool, isTaken: Bool = false, score: Float
  ) {
    self.label = label
    self.best = best
    self.isUnknown = isUnknown
    self.isTaken = isTaken
    self.score = score
  }

  var isOutOfScope: Bool { label == LabelledSet.outOfScope }
}

/// How well a matcher did on a labelled set. Shares are from 0 to 1; nil where there was nothing to
/// count. Source of the names: the protocol, `frontdesk evaluate --json`.
public struct EvaluationFigures: Hashable, Sendable {
  /// Rows in scope whose best label is theirs, said to be unknown or not.
  public let accuracy: Double?
  /// The mean over labels of the harmonic mean of precision and recall, rows in scope only.
  public let macroF1: Double?
  /// All rows: those in scope must come to their label, the others to unknown.
  public let accuracyWithUnknown: Double?
  /// Rows out of scope that were said to be unknown.
  public let unknownRecall: Double?
  /// Rows in scope that were said to be unknown.
  public let falseUnknown: Double?
  /// Rows out of scope that were taken for a label without asking back.
  public let strangersTaken: Double?
  /// Rows in scope that were not taken at once: asked back, or said to be unknown.
  public let ownNotTaken: Double?
  /// How often a row in scope was surer than one out of scope.
  public let auroc: Double?

  public init(_ rows: [EvaluatedRow]) {
    let inScope = rows.filter { !$0.isOutOfScope }
    let others = rows.filter(\.isOutOfScope)
    func share(_ count: Int, of all: Int) -> Double? {
      all == 0 ? nil : Double(count) / Double(all)
    }
    accuracy = share(inScope.count { $0.best == $0.label }, of: inScope.count)
    macroF1 = Self.macroF1(inScope)
    let right =
      inScope.count { !$0.isUnknown && $0.best == $0.label } + others.count(where: \.isUnknown)
    accuracyWithUnknown = share(right, of: rows.count)
    unknownRecall = share(others.count(where: \.isUnknown), of: others.count)
    falseUnknown = share(inScope.count(where: \.isUnknown), of: inScope.count)
    strangersTaken = share(others.count(where: \.isTaken), of: others.count)
    ownNotTaken = share(inScope.count { !$0.isTaken }, of: inScope.count)
    auroc = Self.auroc(inScope.map(\.score), others.map(\.score))
  }

  private static func macroF1(_ rows: [EvaluatedRow]) -> Double? {
    guard !rows.isEmpty else { return nil }
    var hits: [String: Int] = [:]
    var sums: [String: Int] = [:]
    for row in rows {
      sums[row.label, default: 0] += 1
      if let best = row.best { sums[best, default: 0] += 1 }
      if row.best == row.label { hits[row.label, default: 0] += 1 }
    }
    // 2 × hits / (rows with the label + rows given it); in the labels' order, so that the sum is
    // the same each time.
    let all = sums.sorted { $0.key < $1.key }.map { label, sum in
      Double(2 * (hits[label] ?? 0)) / Double(sum)
    }
    return all.reduce(0, +) / Double(all.count)
  }

  /// By the sum of ranks; equal scores share theirs.
  private static func auroc(_ known: [Float], _ unknown: [Float]) -> Double? {
    guard !known.isEmpty, !unknown.isEmpty else { return nil }
    let all = (known.map { ($0, true) } + unknown.map { ($0, false) }).sorted { $0.0 < $1.0 }
    var ranks = 0.0
    var at = 0
    while at < all.count {
      var end = at
      while end < all.count, all[end].0 == all[at].0 { end += 1 }
      let mean = Double(at + end + 1) / 2
      ranks += mean * Double(all[at..<end].count(where: \.1))
      at = end
    }
    let (own, others) = (Double(known.count), Double(unknown.count))
    return (ranks - own * (own + 1) / 2) / (own * others)
  }
}
