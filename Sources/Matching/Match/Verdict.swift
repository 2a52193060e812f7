internal import Pages
internal import Text

/// What one stretch of a message comes to.
struct Verdict {
  let outcome: Match.Outcome
  let ranking: [Match.Ranked]
  let choices: [IntentID]
  let explanation: Explanation
  /// Whether a whole template decided.
  let isTemplate: Bool
  /// Greeting, thanks or filler only.
  let isSocial: Bool

  var winner: Match.Ranked? { ranking.first }
}

/// Weighs a stretch of a message: whole templates first, then likeness.
struct Judge: Sendable {
  private let intents: [IntentID]
  private let compiled: CompiledPages
  private let models: [Language: LikenessModel]
  let thresholds: [Language: Thresholds]

  init(_ compiled: CompiledPages, intents: [IntentID], limits: DeskSettings.Limits) {
    self.intents = intents
    self.compiled = compiled
    var models: [Language: LikenessModel] = [:]
    var thresholds: [Language: Thresholds] = [:]
    for (language, rows) in compiled.rows where !rows.isEmpty {
      let model = LikenessModel(rows, pageCount: intents.count)
      models[language] = model
      thresholds[language] = model.thresholds.shifted(
        unknown: limits.unknownShift, choice: limits.choiceShift)
    }
    self.models = models
    self.thresholds = thresholds
  }

  /// - Parameters:
  ///   - folded: the whole message.
  ///   - range: the stretch of it, in folded units.
  ///   - slots: what was cut from the whole message.
  func verdict(
    on folded: Folded, _ range: Range<Int>, slots: [FoundSlot], language: Language?
  ) -> Verdict {
    let text = Canonical.of(folded, range)
    let conceptSpans = compiled.concepts.spans(in: text)
    let spans = SymbolSpans(slotSpans(slots, in: text) + conceptSpans)
    let starts = compiled.fillers.starts(of: text)
    let ends = compiled.fillers.ends(of: text)
    if let fitting = template(text, spans, starts: starts, ends: ends) { return fitting }
    let isFiller = starts.contains(text.count)
    let used: Language = text.units.contains(where: UnitClass.isJapanese) ? .ja : .en
    guard !isFiller, text.count > 0, let model = models[used],
      let limits = thresholds[used]
    else { return nothing(text, isSocial: isFiller) }
    let stream = marked(Canonical.of(folded, range, keepsLong: true), slots)
    let features = FeatureExtractor.features(
      of: stream, concepts: Set(conceptSpans.map(\.symbol)).sorted())
    let message = WeighedMessage(features, model.vocabulary)
    let bonus = compiled.rules.fits(in: text, spans, starts: starts, ends: ends)
    let ranking = model.ranking(message, bonus: bonus, most: MatchLimits.ranked)
    return weighed(ranking, limits, model, message, stream, features)
  }

  /// The pages whose whole templates fit, the longest fit first; nil when none does.
  private func template(
    _ text: Folded, _ spans: SymbolSpans, starts: [Int], ends: [Int]
  ) -> Verdict? {
    guard text.count > 0 else { return nil }
    var longest = 0
    var fitting: [PhraseAutomaton.Fit] = []
    for fit in compiled.wholes.fits(in: text, spans, starts: starts) where ends.contains(fit.end) {
      let length = fit.end - fit.start
      if length > longest {
        longest = length
        fitting = [fit]
      } else if length == longest {
        fitting.append(fit)
      }
    }
    guard let first = fitting.min(by: { $0.phrase < $1.phrase }) else { return nil }
    var pages: [Int32] = []
    for fit in fitting.sorted(by: { $0.phrase < $1.phrase }) {
      let page = compiled.wholePages[Int(fit.phrase)]
      if !pages.contains(page) { pages.append(page) }
    }
    let phrase = compiled.wholePhrases[Int(first.phrase)]
    let ranking = pages.prefix(MatchLimits.ranked).map {
      Match.Ranked(intent: intents[Int($0)], score: 1)
    }
    return Verdict(
      outcome: pages.count == 1 ? .match : .choice, ranking: ranking,
      choices: pages.count == 1 ? [] : ranking.prefix(MatchLimits.choices).map(\.intent),
      explanation: .template(source: phrase.source, range: phrase.range), isTemplate: true,
      isSocial: PageCompiler.social.contains(intents[Int(pages[0])]))
  }

  private func weighed(
    _ ranking: [LikenessModel.Weighed], _ limits: Thresholds, _ model: LikenessModel,
    _ message: WeighedMessage, _ stream: Folded, _ features: [Feature]
  ) -> Verdict {
    guard let best = ranking.first else { return nothing(stream, isSocial: false) }
    let runnerUp = ranking.count > 1 ? ranking[1] : nil
    let near = ranking.dropFirst().prefix { best.value - $0.value < limits.margin }
    let shown = ranking.map {
      Match.Ranked(intent: intents[$0.page], score: Self.score($0.sureness))
    }
    var outcome: Match.Outcome
    var choices: [IntentID] = []
    if best.sureness < limits.lower {
      outcome = .unknown
    } else if best.sureness < limits.upper || !near.isEmpty, runnerUp != nil {
      outcome = .choice
      let count = min(MatchLimits.choices, max(2, near.count + 1))
      choices = shown.prefix(count).map(\.intent)
    } else {
      outcome = .match
    }
    let explanation: Explanation
    switch outcome {
    case .unknown:
      explanation = .nothing(missing: Explainer.missing(stream, features, model.vocabulary))
    case .match, .choice:
      explanation = .likeness(
        pieces: Explainer.pieces(
          stream, features, message, model, winner: best.page, against: runnerUp?.page),
        runnerUp: runnerUp.map { intents[$0.page] },
        lacked: runnerUp.map { model.lacked($0.page, in: message, most: 3) } ?? [])
    }
    return Verdict(
      outcome: outcome, ranking: shown, choices: choices, explanation: explanation,
      isTemplate: false,
      isSocial: outcome == .match && PageCompiler.social.contains(intents[best.page]))
  }

  private func nothing(_ text: Folded, isSocial: Bool) -> Verdict {
    Verdict(
      outcome: .unknown, ranking: [], choices: [],
      explanation: .nothing(missing: []), isTemplate: false, isSocial: isSocial)
  }

  /// 0 to just under 1, rising with sureness; 1 is kept for templates.
  private static func score(_ sureness: Float) -> Float { min(0.99, max(0, sureness / 2)) }

  private func slotSpans(_ slots: [FoundSlot], in text: Folded) -> [SymbolSpans.Span] {
    slots.compactMap { slot in
      guard let symbol = compiled.symbols.slot(slot.name.text),
        let units = text.units(ofRaw: slot.range)
      else { return nil }
      return SymbolSpans.Span(symbol: symbol, start: units.lowerBound, end: units.upperBound)
    }
  }

  /// The text with what was cut out of it replaced by the marks of its kinds.
  private func marked(_ text: Folded, _ slots: [FoundSlot]) -> Folded {
    var cuts: [(range: Range<Int>, mark: UInt32)] = []
    for slot in slots {
      guard let mark = compiled.kinds.mark(ofSlotNamed: slot.name.text),
        let units = text.units(ofRaw: slot.range)
      else { continue }
      cuts.append((units, mark))
    }
    guard !cuts.isEmpty else { return text }
    cuts.sort { a, b in
      a.range.lowerBound != b.range.lowerBound
        ? a.range.lowerBound < b.range.lowerBound
        : a.range.count != b.range.count ? a.range.count > b.range.count : a.mark < b.mark
    }
    var result = Folded()
    var at = 0
    for cut in cuts where cut.range.lowerBound >= at {
      while at < cut.range.lowerBound {
        result.append(text.units[at], text.starts[at], text.ends[at])
        at += 1
      }
      result.append(cut.mark, text.starts[at], text.ends[cut.range.upperBound - 1])
      at = cut.range.upperBound
    }
    while at < text.count {
      result.append(text.units[at], text.starts[at], text.ends[at])
      at += 1
    }
    return result
  }
}

/// What is kept of the compiled pages.
struct CompiledPages: Sendable {
  let symbols: SymbolTable
  let kinds: SlotKinds
  let concepts: ConceptFinder
  let wholePages: [Int32]
  let wholePhrases: [Phrase]
  let wholes: PhraseAutomaton
  let rules: PhraseRules
  let fillers: Fillers
  /// What the separators learn from.
  let rows: [Language: [TrainingRow]]

  init(_ compiler: PageCompiler) {
    symbols = compiler.symbols
    kinds = compiler.kinds
    concepts = compiler.concepts
    wholePages = compiler.wholePages
    wholePhrases = compiler.wholePhrases
    wholes = compiler.wholes
    rules = compiler.rules
    fillers = compiler.fillers
    rows = compiler.rows
  }
}
