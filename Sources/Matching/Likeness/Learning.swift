internal import Text

/// Learns one language's model from the wordings of all pages.
struct Learning {
  private let rows: [TrainingRow]
  private let language: Language
  /// The page of each separator.
  private let pages: [Int32]
  /// By wording.
  private let labels: [Int]
  private var table: FeatureTable
  private let rowCount: Int
  private let sharedRows: Int
  private var messages = TrainingMessages()
  private let grounds: GroundCounts

  /// - Parameter findsStrays: whether every phrase is held out once; the model is the same.
  static func learnt(
    _ unsorted: [TrainingRow], _ language: Language, findsStrays: Bool, workers: any Workers
  ) -> (model: LikenessModel, strays: [Stray]) {
    var learning = Learning(unsorted, language)
    return learning.learn(findsStrays, workers)
  }

  private init(_ unsorted: [TrainingRow], _ language: Language) {
    rows = unsorted.sorted(by: TrainingRow.before)
    self.language = language
    var pages: [Int32] = []
    var labels: [Int] = []
    labels.reserveCapacity(rows.count)
    for row in rows {
      let page = Int32(truncatingIfNeeded: row.page)
      if pages.last != page { pages.append(page) }
      labels.append(pages.count - 1)
    }
    self.pages = pages
    self.labels = labels
    let vocabulary = Vocabulary(
      rows.lazy.map { FeatureExtractor.features(of: $0.text, concepts: $0.concepts, language) },
      pages: labels)
    (table, sharedRows, rowCount) = Self.table(vocabulary)
    grounds = GroundCounts(rows, language)
  }

  private func features(_ number: Int) -> [Feature] {
    FeatureExtractor.features(of: rows[number].text, concepts: rows[number].concepts, language)
  }

  /// Rows are laid out by how many phrases hold them, so that what is used together lies together.
  private static func table(
    _ vocabulary: Vocabulary
  ) -> (table: FeatureTable, sharedRows: Int, rowCount: Int) {
    let words = vocabulary.words
    let shared = words.indices.filter { words[$0].phrases > 1 }.sorted { a, b in
      words[a].phrases != words[b].phrases ? words[a].phrases > words[b].phrases : a < b
    }
    var table = FeatureTable(
      capacity: words.count, sharedRows: shared.count, rarityOfOne: vocabulary.rarity(phrases: 1),
      rarityOfNone: vocabulary.rarity(phrases: 0))
    for (row, place) in shared.enumerated() {
      table.insert(
        words[place].key, row: Int32(truncatingIfNeeded: row),
        weight: vocabulary.telling(words[place]), extra: vocabulary.rarity(words[place]))
    }
    var rowOfPhrase: [Int32: Int32] = [:]
    for word in words where word.phrases == 1 {
      let next = Int32(truncatingIfNeeded: shared.count + rowOfPhrase.count)
      let row = rowOfPhrase[word.lastPhrase] ?? next
      rowOfPhrase[word.lastPhrase] = row
      table.insert(word.key, row: row, weight: vocabulary.telling(word), extra: 0)
    }
    return (table, shared.count, shared.count + rowOfPhrase.count)
  }

  /// A phrase that is learnt without, and then weighed for another page than its own, clearly.
  struct Stray {
    let phrase: Int
    let page: Int32
    let winner: Int32
  }

  /// What another page's value must be above the own one's: half as far again as from a page's
  /// border to where its phrases lie. With less, every edit of a page turned up phrases of others.
  private static let clearLead: Float = 1.5

  /// Those that the other phrases would clearly send elsewhere.
  private func strays(_ outcomes: [Outcome]) -> [Stray] {
    // As sure of the other page as of the surest third that came home: the words are that page's.
    let home = outcomes.filter(\.trial.isRight).map(\.trial.sureness).sorted()
    guard home.count >= Thresholds.enough else { return [] }
    let sure = home[home.count * 2 / 3]
    return outcomes.compactMap { outcome in
      let (page, winner) = (labels[outcome.number], outcome.winner)
      guard winner != page, winner >= 0, outcome.trial.sureness >= sure,
        outcome.lead > Self.clearLead
      else { return nil }
      return Stray(
        phrase: rows[outcome.number].phrase, page: pages[page], winner: pages[winner])
    }
  }

  private mutating func weigh() {
    for number in rows.indices {
      let message = WeighedMessage(features(number), table)
      messages.append(message, sharedRows: table.sharedRows)
      for part in message.parts where part.row >= table.sharedRows {
        table.setExtra(part.value, at: part.place)
      }
    }
  }

  private mutating func learn(
    _ findsStrays: Bool, _ workers: any Workers
  ) -> (LikenessModel, [Stray]) {
    weigh()
    let tenths = tenths()
    let bound = Thresholds.tenths(phrases: tenths.count)
    let trainer = Trainer(
      messages, labels: labels, pages: pages.count, sharedRows: sharedRows, workers: workers)
    let outcomes = outcomes(
      bound.map { tenth in heldOut(epochs: Trainer.epochsAgain) { tenths[$0] == tenth } },
      trainer, workers)
    let thresholds = Thresholds.found(from: outcomes.map(\.trial))
    let separators = trainer.separators(rows: rowCount)
    let model = LikenessModel(
      language: language, table: table, separators: Separators(separators), pages: pages,
      grounds: Grounds(grounds), thresholds: thresholds, strongest: strongest(separators))
    guard findsStrays else { return (model, []) }
    let others = others((0..<10).filter { !bound.contains($0) }, tenths, trainer, workers)
    return (model, strays(outcomes + others))
  }

  /// What the phrases of some tenths come to. Those that come home when their tenth is merely taken
  /// away from what was learnt are at home; of the rest a third at a time is learnt without.
  private func others(
    _ numbers: [Int], _ tenths: [Int: Int], _ trainer: Trainer, _ workers: any Workers
  ) -> [Outcome] {
    let first = outcomes(
      numbers.map { tenth in heldOut(epochs: 0) { tenths[$0] == tenth } }, trainer, workers)
    var thirds: [Int: Int] = [:]
    for outcome in first where !outcome.trial.isRight {
      let phrase = rows[outcome.number].phrase
      thirds[phrase] = tenths[phrase, default: 0] % 3
    }
    return first.filter(\.trial.isRight)
      + outcomes(
        (0..<3).map { third in heldOut(epochs: Trainer.epochsAgain) { thirds[$0] == third } },
        trainer, workers)
  }

  /// Which tenth each phrase is held out with, whatever other phrases there are: editing one page
  /// moves no phrase of another. Wordings of one phrase go together.
  private func tenths() -> [Int: Int] {
    var tenths: [Int: Int] = [:]
    for row in rows where tenths[row.phrase] == nil {
      let hash = row.text.units.reduce(UInt64(row.text.count)) { FeatureHash.mix($0, $1) }
      tenths[row.phrase] = Int(hash >> 32 % 10)
    }
    return tenths
  }

  private func heldOut(epochs: Int, _ isHeld: (_ phrase: Int) -> Bool) -> HeldOut {
    var trial = HeldOut(isHeld: rows.map { isHeld($0.phrase) }, epochs: epochs)
    // What only held-out wordings hold counts as never heard.
    var unheard = [Bool](repeating: true, count: rowCount)
    for number in rows.indices where !trial.isHeld[number] {
      for place in messages.starts[number]..<messages.starts[number + 1] {
        unheard[Int(messages.rows[place])] = false
      }
      if messages.ownRows[number] >= 0 { unheard[Int(messages.ownRows[number])] = false }
    }
    var seen: Set<Int> = []
    // One wording of a phrase is enough: the others are its likes.
    for number in rows.indices
    where trial.isHeld[number] && seen.insert(rows[number].phrase).inserted {
      trial.ask(
        number, WeighedMessage(features(number), table, unheard: unheard),
        sharedRows: table.sharedRows)
    }
    return trial
  }

  /// What a held-out phrase came to.
  private struct Outcome {
    let number: Int
    let winner: Int
    /// Of the winner's value over that of the phrase's own page.
    let lead: Float
    let trial: Thresholds.Trial
  }

  private func outcomes(
    _ trials: [HeldOut], _ trainer: Trainer, _ workers: any Workers
  ) -> [Outcome] {
    let width = max(1, (pages.count + 15) / 16) * 16
    return zip(trials, trainer.values(of: trials, workers: workers)).flatMap { trial, values in
      trial.numbers.enumerated().map { place, number in
        var best = -Float.infinity
        var second = -Float.infinity
        var winner = -1
        for page in pages.indices {
          let value = values[place * width + page]
          if value > best {
            second = best
            best = value
            winner = page
          } else if value > second {
            second = value
          }
        }
        // Without a page nothing was asked.
        let page = winner >= 0 ? Int(pages[winner]) : -1
        let footing = grounds.footing(of: rows[number], on: page).share
        return Outcome(
          number: number, winner: winner, lead: best - values[place * width + labels[number]],
          trial: .init(
            sureness: LikenessModel.sureness(best, known: trial.known[place], footing: footing),
            margin: best - second, isRight: winner == labels[number]))
      }
    }
  }

  /// The words of each page that weigh most for it.
  private func strongest(_ separators: SeparatorRows) -> [[LikenessModel.StrongWord]] {
    typealias Word = (weight: Float, word: LikenessModel.StrongWord)
    var best: [[Word]] = Array(repeating: [], count: pages.count)
    for (number, row) in rows.enumerated() {
      let page = labels[number]
      for feature in features(number) where feature.block.tellsUnknown && !feature.hasSlot {
        // One character says little to a reader.
        if feature.block == .japanese, feature.end - feature.start < 2 { continue }
        let place = table.place(of: feature.key)
        guard place >= 0 else { continue }
        let entry = table.entries[Int(place)]
        let weight = separators.weight(row: Int(entry.row), page: page) * table.gain(entry)
        guard weight > 0,
          best[page].count < LikenessModel.strongestKept
            || weight > best[page][best[page].count - 1].weight,
          !best[page].contains(where: { $0.word.place == place })
        else { continue }
        let text = row.text.text(Int(feature.start)..<Int(feature.end))
        let at = best[page].firstIndex { $0.weight < weight } ?? best[page].count
        best[page].insert((weight, .init(place: place, text: text)), at: at)
        if best[page].count > LikenessModel.strongestKept { best[page].removeLast() }
      }
    }
    return best.map { $0.map(\.word) }
  }
}
