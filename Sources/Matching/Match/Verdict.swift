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
  /// The language of the template that decided.
  let language: Language?
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
      let model = Learning.model(rows, language)
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
  ///   - raw: its text as typed.
  func verdict(
    on folded: Folded, _ range: Range<Int>, slots: [FoundSlot], raw: String
  ) -> Verdict {
    let text = Canonical.of(folded, range)
    let long = Canonical.of(folded, range, keepsLong: true)
    let found = pieces(of: text, long, slots)
    let isFiller = found.starts.contains(text.count)
    if let fitting = template(found, allowsAfter: isFiller) { return fitting }
    let used: Language = text.units.contains(where: UnitClass.isJapanese) ? .ja : .en
    guard !isFiller, text.count > 0, let model = models[used], let limits = thresholds[used]
    else { return nothing(text, isSocial: isFiller) }
    // Typing slips are mended only where the words as they stand fit nothing whole.
    let kept = slots.map(\.range)
    let better = compiled.spelling.mended(long, kept: kept) { model.knows(long, $0) }
    guard let better else { return weighed(found, slots, model, limits, raw, doubt: 0) }
    let mended = pieces(of: Canonical.short(better.text), better.text, slots)
    return template(mended)
      ?? weighed(mended, slots, model, limits, raw, doubt: better.share * Spelling.doubt)
  }

  /// Whether the English phrases hold the word at `range`.
  func knowsEnglish(_ text: Folded, _ range: Range<Int>) -> Bool {
    models[.en]?.knows(text, range) ?? false
  }

  /// A stretch of a message with all that was found in it.
  private struct Pieces {
    /// Canonical, without long vowel marks, and with them.
    let text: Folded
    let long: Folded
    let spans: SymbolSpans
    let starts: [Int]
    let ends: [Int]
  }

  private func pieces(of text: Folded, _ long: Folded, _ slots: [FoundSlot]) -> Pieces {
    let concepts = compiled.concepts.spans(in: long)
    return Pieces(
      text: text, long: long,
      spans: SymbolSpans(slotSpans(slots, in: text) + places(of: concepts, long, in: text)),
      starts: compiled.fillers.starts(of: text), ends: compiled.fillers.ends(of: text))
  }

  /// Weighs what no template takes.
  private func weighed(
    _ found: Pieces, _ slots: [FoundSlot], _ model: LikenessModel, _ limits: Thresholds,
    _ raw: String, doubt: Float
  ) -> Verdict {
    let stream = marked(found.long.part(compiled.fillers.core(of: found.long)), slots)
    // As in the phrases learnt: words inside names speak for no concept.
    let meant = compiled.concepts.spans(in: stream)
    let features = FeatureExtractor.features(
      of: stream.markingKatakana(raw), concepts: Set(meant.map(\.symbol)).sorted(), model.language)
    var message = WeighedMessage(features, model.table, meant: meant)
    message.known *= 1 - doubt
    let bonus = compiled.rules.fits(
      in: found.text, found.spans, starts: found.starts, ends: found.ends)
    let ranking = model.ranking(message, bonus: bonus, most: MatchLimits.ranked)
    let fitting = Set(bonus.map { intents[Int($0.page)] })
    let decision = Decision(
      ranking.map { .init(page: intents[$0.page], value: $0.value, sureness: $0.sureness) }, limits,
      known: message.known, fitting: fitting, hasConcepts: !meant.isEmpty, text: stream)
    return weighed(ranking, decision, model, message, stream, features)
  }

  /// The pages whose whole templates fit, the longest fit first; nil when none does.
  /// - Parameter allowsAfter: whether leading words may follow, as in a greeting of two phrases.
  private func template(_ found: Pieces, allowsAfter: Bool = false) -> Verdict? {
    let ends = allowsAfter ? found.starts + found.ends : found.ends
    guard found.text.count > 0 else { return nil }
    var longest = 0
    var fitting: [PhraseAutomaton.Fit] = []
    for fit in compiled.wholes.fits(in: found.text, found.spans, starts: found.starts)
    where ends.contains(fit.end) {
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
    // A page of the shop's business goes before one of talk that has the same words.
    let real = pages.filter { PageKinds.canBeOffered(intents[Int($0)]) }
    pages = real.isEmpty ? [pages[0]] : real
    let ranking = pages.prefix(MatchLimits.ranked).map {
      Match.Ranked(intent: intents[Int($0)], score: 1)
    }
    return Verdict(
      outcome: pages.count == 1 ? .match : .choice, ranking: ranking,
      choices: pages.count == 1 ? [] : ranking.prefix(MatchLimits.choices).map(\.intent),
      explanation: .template(source: phrase.source, range: phrase.range), isTemplate: true,
      language: phrase.language,
      isSocial: PageCompiler.social.contains(intents[Int(pages[0])]))
  }

  private func weighed(
    _ ranking: [LikenessModel.Weighed], _ decision: Decision, _ model: LikenessModel,
    _ message: WeighedMessage, _ stream: Folded, _ features: [Feature]
  ) -> Verdict {
    guard let best = ranking.first else { return nothing(stream, isSocial: false) }
    let runnerUp = ranking.count > 1 ? ranking[1] : nil
    let shown = ranking.map {
      Match.Ranked(intent: intents[$0.page], score: Self.score($0.sureness))
    }
    let outcome = decision.outcome
    let explanation: Explanation
    switch outcome {
    case .unknown:
      explanation = .nothing(missing: Explainer.missing(stream, features, model.table))
    case .match, .choice:
      explanation = .likeness(
        pieces: Explainer.pieces(
          stream, features, message, model, winner: best.page, against: runnerUp?.page),
        runnerUp: runnerUp.map { intents[$0.page] },
        lacked: runnerUp.map { model.lacked($0.page, in: message, most: 3) } ?? [])
    }
    return Verdict(
      outcome: outcome, ranking: shown, choices: decision.choices, explanation: explanation,
      isTemplate: false, language: nil,
      isSocial: outcome == .match && PageCompiler.social.contains(intents[best.page]))
  }

  private func nothing(_ text: Folded, isSocial: Bool) -> Verdict {
    Verdict(
      outcome: .unknown, ranking: [], choices: [],
      explanation: .nothing(missing: []), isTemplate: false, language: nil, isSocial: isSocial)
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

  /// Where concepts found with long vowel marks stand without them.
  private func places(
    of spans: [SymbolSpans.Span], _ long: Folded, in text: Folded
  ) -> [SymbolSpans.Span] {
    guard long.count != text.count else { return spans }
    return spans.compactMap { span in
      text.units(ofRaw: long.raw(span.start..<span.end)).map {
        .init(symbol: span.symbol, start: $0.lowerBound, end: $0.upperBound)
      }
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
  let spelling: Spelling
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
    spelling = compiler.spelling
    rows = compiler.rows
  }
}
