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

  static func model(_ unsorted: [TrainingRow], _ language: Language) -> LikenessModel {
    var learning = Learning(unsorted, language)
    return learning.learn()
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

  /// Each tenth of the phrases held out in turn: those that the others would clearly send elsewhere.
  static func strays(_ unsorted: [TrainingRow], _ language: Language) -> [Stray] {
    var learning = Learning(unsorted, language)
    learning.weigh()
    let trials = learning.heldOut(tenths: Array(0..<10))
    let trainer = Trainer(
      learning.messages, labels: learning.labels, pages: learning.pages.count,
      rows: learning.rowCount, sharedRows: learning.sharedRows, trials: trials)
    let outcomes = learning.outcomes(trials, trainer)
    // As sure of the other page as of the surest quarter that came home: the words are that page's.
    let home = outcomes.filter(\.trial.isRight).map(\.trial.sureness).sorted()
    guard home.count >= Thresholds.enough else { return [] }
    let sure = home[home.count * 3 / 4]
    let margin = Thresholds.found(from: outcomes.map(\.trial)).margin
    return outcomes.compactMap { outcome in
      let (page, winner) = (learning.labels[outcome.number], outcome.winner)
      guard winner != page, winner >= 0, outcome.trial.sureness >= sure, outcome.lead > margin
      else { return nil }
      return Stray(
        phrase: learning.rows[outcome.number].phrase, page: learning.pages[page],
        winner: learning.pages[winner])
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

  private mutating func learn() -> LikenessModel {
    weigh()
    let trials = heldOut(tenths: nil)
    let trainer = Trainer(
      messages, labels: labels, pages: pages.count, rows: rowCount, sharedRows: sharedRows,
      trials: trials)
    return LikenessModel(
      language: language, table: table, separators: Separators(trainer.separators), pages: pages,
      grounds: Grounds(grounds), thresholds: thresholds(trials, trainer),
      strongest: strongest(trainer.separators))
  }

  /// Tenths of the phrases held out in turn; nil for as many as the thresholds need.
  private func heldOut(tenths: [Int]?) -> [HeldOut] {
    // Wordings of one phrase go together; phrases are counted as they first appear in the order.
    var ordinals: [Int: Int] = [:]
    for row in rows where ordinals[row.phrase] == nil { ordinals[row.phrase] = ordinals.count }
    return (tenths ?? Thresholds.tenths(phrases: ordinals.count)).map { tenth in
      var trial = HeldOut(isHeld: rows.map { (ordinals[$0.phrase] ?? 0) % 10 == tenth })
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
  }

  private func thresholds(_ trials: [HeldOut], _ trainer: Trainer) -> Thresholds {
    Thresholds.found(from: outcomes(trials, trainer).map(\.trial))
  }

  /// What a held-out phrase came to.
  private struct Outcome {
    let number: Int
    let winner: Int
    /// Of the winner's value over that of the phrase's own page.
    let lead: Float
    let trial: Thresholds.Trial
  }

  private func outcomes(_ trials: [HeldOut], _ trainer: Trainer) -> [Outcome] {
    let width = trainer.separators.groups * 16
    var found: [Outcome] = []
    for (trial, values) in zip(trials, trainer.values) {
      for (place, number) in trial.numbers.enumerated() {
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
        found.append(
          Outcome(
            number: number, winner: winner,
            lead: best - values[place * width + labels[number]],
            trial: .init(
              sureness: LikenessModel.sureness(
                best, known: trial.known[place], footing: footing),
              margin: best - second, isRight: winner == labels[number])))
      }
    }
    return found
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
