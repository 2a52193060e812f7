internal import Pages
internal import Text

/// A stretch of a message made ready to be judged.
struct Stretch {
  /// Canonical, without long vowel marks, and with them.
  let text: Folded
  let long: Folded
  /// Where a request may begin and end, politeness aside.
  let starts: [Int]
  let ends: [Int]

  init(_ folded: Folded, _ range: Range<Int>, _ fillers: Fillers) {
    self.init(long: Canonical.of(folded, range, keepsLong: true), fillers)
  }

  init(long: Folded, _ fillers: Fillers) {
    self.long = long
    text = long.units.contains(0x30FC) ? Canonical.short(long) : long
    starts = fillers.starts(of: text)
    ends = fillers.ends(of: text)
  }
}

/// Weighs a stretch of a message: whole templates first, then likeness.
final class Judge: Sendable {
  private let intents: [IntentID]
  private let compiled: CompiledPages
  private let spelling: Spelling
  let models: [LikenessModel]
  /// As the models, moved by the settings of `desk.md`.
  let thresholds: [Thresholds]

  init(
    _ compiled: CompiledPages, _ learnt: Learnt, intents: [IntentID], limits: DeskSettings.Limits
  ) {
    self.intents = intents
    self.compiled = compiled
    spelling = learnt.spelling
    models = learnt.models
    thresholds = models.map {
      $0.thresholds.shifted(unknown: limits.unknownShift, choice: limits.choiceShift)
    }
  }

  private func model(_ language: Language) -> Int? {
    models.firstIndex { $0.language == language }
  }

  /// - Parameters:
  ///   - slots: what was cut from the whole message.
  ///   - raw: the whole message as typed.
  func verdict(on stretch: Stretch, slots: [FoundSlot], raw: String) -> Verdict {
    let text = stretch.text
    let found = pieces(of: stretch, slots)
    let isFiller = stretch.starts.contains(text.count)
    if let fitting = template(found, allowsAfter: isFiller) { return fitting }
    let used: Language = text.units.contains(where: UnitClass.isJapanese) ? .ja : .en
    guard !isFiller, text.count > 0, let number = model(used) else {
      return nothing(isSocial: isFiller)
    }
    // Typing slips are mended only where the words as they stand fit nothing whole.
    if used == .en {
      let better = spelling.mended(stretch.long, kept: slots) {
        models[number].knows(stretch.long, $0)
      }
      if let better {
        let mended = pieces(of: Stretch(long: better.text, compiled.fillers), slots)
        return template(mended)
          ?? weighed(mended, slots, number, raw, doubt: better.share * Spelling.doubt)
      }
    }
    return weighed(found, slots, number, raw, doubt: 0)
  }

  private init(_ judge: Judge, thresholds: [Thresholds]) {
    intents = judge.intents
    compiled = judge.compiled
    spelling = judge.spelling
    models = judge.models
    self.thresholds = thresholds
  }

  /// With thresholds that hold these messages back: for each its language and how sure it was.
  func holdingBack(_ strangers: [(language: Language, sureness: Float)]) -> Judge {
    Judge(
      self,
      thresholds: zip(models, thresholds).map { model, thresholds in
        thresholds.holdingBack(
          strangers.filter { $0.language == model.language }.map(\.sureness))
      })
  }

  /// Whether the English phrases hold the word at `range`.
  func knowsEnglish(_ text: Folded, _ range: Range<Int>) -> Bool {
    model(.en).map { models[$0].knows(text, range) } ?? false
  }

  /// A stretch of a message with all that was found in it.
  private struct Pieces {
    let stretch: Stretch
    let spans: SymbolSpans
  }

  private func pieces(of stretch: Stretch, _ slots: [FoundSlot]) -> Pieces {
    let concepts = compiled.concepts.spans(in: stretch.long)
    guard !slots.isEmpty || !concepts.isEmpty else {
      return Pieces(stretch: stretch, spans: SymbolSpans([]))
    }
    let text = stretch.text
    return Pieces(
      stretch: stretch,
      spans: SymbolSpans(slotSpans(slots, in: text) + places(of: concepts, stretch.long, in: text)))
  }

  /// Weighs what no template takes.
  private func weighed(
    _ found: Pieces, _ slots: [FoundSlot], _ number: Int, _ raw: String, doubt: Float
  ) -> Verdict {
    let model = models[number]
    let long = found.stretch.long
    let stream = marked(long.part(compiled.fillers.core(of: long)), slots)
    // As in the phrases learnt: words inside names speak for no concept.
    let meant = compiled.concepts.spans(in: stream)
    let concepts = meant.isEmpty ? [] : Set(meant.map(\.symbol)).sorted()
    let weighed = stream.markingKatakana(raw)
    var message = WeighedMessage(
      FeatureExtractor.features(of: weighed, concepts: concepts, model.language), model.table,
      meant: meant)
    message.known *= 1 - doubt
    let bonus = compiled.rules.fits(
      in: found.stretch.text, found.spans, starts: found.stretch.starts, ends: found.stretch.ends)
    let (ranking, footing) = model.ranking(message, bonus: bonus, most: MatchLimits.ranked) {
      page in
      model.grounds.footing(of: weighed, meant: meant, model.language, on: page)
    }
    guard let best = ranking.first else { return nothing(isSocial: false) }
    let decision = Decision(
      ranking.map { .init(page: intents[$0.page], value: $0.value, sureness: $0.sureness) },
      thresholds[number], known: message.known, fitting: bonus.map { intents[Int($0.page)] },
      hasConcepts: !meant.isEmpty, isFirm: footing.isFirm, text: stream)
    return Verdict(
      outcome: decision.outcome,
      ranking: ranking.map { .init(intent: intents[$0.page], score: Self.score($0.sureness)) },
      choices: decision.choices,
      reason: .likeness(
        LikenessReason(
          judge: self, model: number, text: weighed, concepts: concepts,
          isUnknown: decision.outcome == .unknown, winner: best.page,
          runnerUp: ranking.count > 1 ? ranking[1].page : nil)),
      isTemplate: false, language: nil,
      isSocial: decision.outcome == .match && CompiledPages.social.contains(intents[best.page]))
  }

  /// The pages whose whole templates fit, the longest fit first; nil when none does.
  /// - Parameter allowsAfter: whether leading words may follow, as in a greeting of two phrases.
  private func template(_ found: Pieces, allowsAfter: Bool = false) -> Verdict? {
    let (text, starts, ends) = (found.stretch.text, found.stretch.starts, found.stretch.ends)
    guard text.count > 0 else { return nil }
    var longest = 0
    var fitting: [PhraseAutomaton.Fit] = []
    func isEnd(_ place: Int) -> Bool {
      ends.contains(place) || allowsAfter && starts.contains(place)
    }
    func take(_ fit: PhraseAutomaton.Fit) {
      let length = fit.end - fit.start
      if length > longest {
        longest = length
        fitting = [fit]
      } else if length == longest {
        fitting.append(fit)
      }
    }
    compiled.literals.fits(in: text, starts: starts, isEnd: isEnd, take)
    for fit in compiled.wholes.fits(in: text, found.spans, starts: starts) where isEnd(fit.end) {
      take(fit)
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
      reason: .made(.template(source: phrase.source, range: phrase.range)), isTemplate: true,
      language: phrase.language,
      isSocial: CompiledPages.social.contains(intents[Int(pages[0])]))
  }

  private func nothing(isSocial: Bool) -> Verdict {
    Verdict(
      outcome: .unknown, ranking: [], choices: [], reason: .made(.nothing(missing: [])),
      isTemplate: false, language: nil, isSocial: isSocial)
  }

  /// The reason of a likeness, in words.
  func explanation(_ reason: LikenessReason) -> Explanation {
    let model = models[reason.model]
    let features = FeatureExtractor.features(
      of: reason.text, concepts: reason.concepts, model.language)
    guard !reason.isUnknown else {
      return .nothing(missing: Explainer.missing(reason.text, features, model.table))
    }
    let message = WeighedMessage(features, model.table)
    return .likeness(
      pieces: Explainer.pieces(
        reason.text, features, message, model, winner: reason.winner, against: reason.runnerUp),
      runnerUp: reason.runnerUp.map { intents[$0] },
      lacked: reason.runnerUp.map { model.lacked($0, in: message, most: 3) } ?? [])
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
    guard !slots.isEmpty else { return text }
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
