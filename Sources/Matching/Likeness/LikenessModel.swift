/// Pages weighed by their words, for one language.
struct LikenessModel: Sendable {
  let vocabulary: Vocabulary
  let separators: LinearModel
  /// Whether a page has phrases in this language.
  let hasPhrases: [Bool]
  let thresholds: Thresholds
  /// The words that speak most for a page, strongest first.
  private let strongest: [[(row: Int32, text: String)]]

  /// Words kept of a page to say what a message lacked for it.
  static let strongestKept = 8
  /// What a fitting `…` or `+` phrase adds to its page's value at most.
  static let ruleBonus: Float = 0.2

  init(_ unsorted: [TrainingRow], pageCount: Int) {
    let rows = unsorted.sorted(by: TrainingRow.before)
    let features = rows.map { FeatureExtractor.features(of: $0.text, concepts: $0.concepts) }
    let vocabulary = Vocabulary(features)
    self.vocabulary = vocabulary
    let messages = TrainingMessages(features.lazy.map { WeighedMessage($0, vocabulary) })
    let trainer = Trainer(
      messages, pages: rows.map(\.page), pageCount: pageCount, rows: vocabulary.count)
    separators = trainer.model
    var hasPhrases = Array(repeating: false, count: pageCount)
    for row in rows { hasPhrases[row.page] = true }
    self.hasPhrases = hasPhrases
    thresholds = Self.held(rows, features, vocabulary, trainer, hasPhrases)
    strongest = Self.strongest(rows, features, vocabulary, separators, pageCount)
  }

  /// Whether the pages hold the word at `range` in some form.
  func knows(_ text: Folded, _ range: Range<Int>) -> Bool {
    vocabulary.row(of: WordStem.key(text.units, range)) != nil
  }

  /// A page's value and how sure it is that the message is one of ours.
  struct Weighed {
    let page: Int
    let value: Float
    let sureness: Float
  }

  /// The pages by value, best first; none for a message without a known word.
  func ranking(
    _ message: WeighedMessage, bonus: [(page: Int32, weight: Float)], most: Int
  ) -> [Weighed] {
    guard !message.rows.isEmpty || !bonus.isEmpty else { return [] }
    let values = separators.values(message)
    var ranking: [(page: Int, value: Float)] = []
    ranking.reserveCapacity(hasPhrases.count)
    for page in hasPhrases.indices where hasPhrases[page] {
      ranking.append((page, values[page / 16][page % 16]))
    }
    for (page, weight) in bonus {
      if let place = ranking.firstIndex(where: { $0.page == Int(page) }) {
        ranking[place].value += weight * Self.ruleBonus
      }
    }
    let known = Arithmetic.root(message.known)
    return Self.best(ranking, most).map {
      Weighed(page: $0.page, value: $0.value, sureness: max(0, $0.value + 1) * known)
    }
  }

  /// The first `most` by value; of equal ones the page that comes first.
  private static func best(
    _ all: [(page: Int, value: Float)], _ most: Int
  ) -> [(page: Int, value: Float)] {
    var best: [(page: Int, value: Float)] = []
    best.reserveCapacity(most + 1)
    for entry in all where best.count < most || entry.value > best[best.count - 1].value {
      var place = best.count
      while place > 0, best[place - 1].value < entry.value { place -= 1 }
      best.insert(entry, at: place)
      if best.count > most { best.removeLast() }
    }
    return best
  }

  /// The strongest words of `page` that the message does not hold.
  func lacked(_ page: Int, in message: WeighedMessage, most: Int) -> [String] {
    guard strongest.indices.contains(page) else { return [] }
    return Array(
      strongest[page].filter { message.place(of: $0.row) == nil }.prefix(most).map(\.text))
  }

  /// Thresholds from tenths of the phrases held out of a training of their own.
  private static func held(
    _ rows: [TrainingRow], _ features: [[Feature]], _ vocabulary: Vocabulary, _ trainer: Trainer,
    _ hasPhrases: [Bool]
  ) -> Thresholds {
    // Wordings of one phrase go together; phrases are counted as they first appear in the order.
    var ordinal: [Int: Int] = [:]
    for row in rows where ordinal[row.phrase] == nil { ordinal[row.phrase] = ordinal.count }
    var trials: [Thresholds.Trial] = []
    for tenth in Thresholds.tenths(phrases: ordinal.count) {
      let held = rows.map { (ordinal[$0.phrase] ?? 0) % 10 == tenth }
      trials += Self.trials(rows, features, vocabulary, trainer, held, hasPhrases)
    }
    return Thresholds.found(from: trials)
  }

  /// What held-out phrases come to when the others are learnt.
  private static func trials(
    _ rows: [TrainingRow], _ features: [[Feature]], _ vocabulary: Vocabulary, _ trainer: Trainer,
    _ held: [Bool], _ hasPhrases: [Bool]
  ) -> [Thresholds.Trial] {
    let separators = trainer.model(without: held)
    // What only held-out wordings hold counts as never heard.
    let heard = vocabulary.heard(in: rows.indices.lazy.filter { !held[$0] }.map { features[$0] })
    var seen: Set<Int> = []
    var trials: [Thresholds.Trial] = []
    // One wording of a phrase is enough: the others are its likes.
    for place in rows.indices where held[place] && seen.insert(rows[place].phrase).inserted {
      let message = WeighedMessage(features[place], vocabulary, heard: heard)
      let values = separators.values(message)
      var best = -Float.infinity
      var second = -Float.infinity
      var winner = -1
      for page in hasPhrases.indices where hasPhrases[page] {
        let value = values[page / 16][page % 16]
        if value > best {
          second = best
          best = value
          winner = page
        } else if value > second {
          second = value
        }
      }
      guard winner >= 0 else { continue }
      trials.append(
        .init(
          sureness: max(0, best + 1) * Arithmetic.root(message.known), margin: best - second,
          isRight: winner == rows[place].page))
    }
    return trials
  }

  private static func strongest(
    _ rows: [TrainingRow], _ features: [[Feature]], _ vocabulary: Vocabulary,
    _ separators: LinearModel, _ pageCount: Int
  ) -> [[(row: Int32, text: String)]] {
    var best: [[(weight: Float, row: Int32, text: String)]] = Array(repeating: [], count: pageCount)
    for (row, features) in zip(rows, features) {
      for feature in features where feature.block.tellsUnknown && !feature.hasSlot {
        guard let number = vocabulary.row(of: feature.key) else { continue }
        // One character says little to a reader.
        if feature.block == .japanese, feature.end - feature.start < 2 { continue }
        let weight = separators.weight(row: number, page: row.page)
        let page = row.page
        guard weight > 0,
          best[page].count < strongestKept || weight > best[page][best[page].count - 1].weight,
          !best[page].contains(where: { $0.row == Int32(truncatingIfNeeded: number) })
        else { continue }
        let text = row.text.text(Int(feature.start)..<Int(feature.end))
        let place = best[page].firstIndex { $0.weight < weight } ?? best[page].count
        best[page].insert((weight, Int32(truncatingIfNeeded: number), text), at: place)
        if best[page].count > strongestKept { best[page].removeLast() }
      }
    }
    return best.map { $0.map { ($0.row, $0.text) } }
  }
}
