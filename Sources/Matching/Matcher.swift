public import Pages
public import Text

/// The manual's pages compiled: a message in, a ranked and explained match out. The same pages and
/// the same words always give the same match, to the bit.
public struct Matcher: Sendable {
  /// Everything compiled: one object, so that a matcher is handed around for nothing.
  final class Core: Sendable {
    let reader: SlotReader
    let acts: ActReader
    let parts = MessageParts()
    let fillers: Fillers
    let learnt: Learnt
    let contentHash: ContentHash

    init(_ manual: Manual, _ fillers: Fillers, _ learnt: Learnt, _ contentHash: ContentHash) {
      reader = SlotReader(manual, fillers: fillers)
      acts = ActReader(manual.words)
      self.fillers = fillers
      self.learnt = learnt
      self.contentHash = contentHash
    }
  }
  let core: Core
  private(set) var judge: Judge

  /// Reads slots by the same manual.
  public var reader: SlotReader { core.reader }

  /// Compiles the pages. The order of pages and phrases changes nothing.
  /// - Parameter workers: what learning is shared among.
  public init(_ manual: Manual, workers: any Workers = OneWorker()) {
    let compiled = CompiledPages(manual)
    let (learnt, _) = Learnt.from(manual, compiled, findsStrays: false, workers)
    self.init(manual, compiled, learnt, ContentHash(manual))
  }

  /// The same, and all whole phrases that the pages would clearly send to another page if they were
  /// not written where they are, in the order of the pages: each phrase is held out once and weighed
  /// by the rest.
  public static func findingStrays(
    _ manual: Manual, workers: any Workers = OneWorker()
  ) -> (matcher: Matcher, strays: [StrayPhrase]) {
    let compiled = CompiledPages(manual)
    let (learnt, strays) = Learnt.from(manual, compiled, findsStrays: true, workers)
    let found = strays.compactMap { stray -> StrayPhrase? in
      guard let phrase = compiled.ownPhrase(stray.phrase), phrase.isWhole else { return nil }
      return StrayPhrase(
        page: manual.pages[Int(stray.page)], phrase: phrase,
        winner: manual.pages[Int(stray.winner)])
    }
    return (
      Matcher(manual, compiled, learnt, ContentHash(manual)),
      found.sorted { $0.phrase.range.start < $1.phrase.range.start }
    )
  }

  /// Compiles the pages with weights that were learnt from the same phrases before.
  /// - Parameter weights: what `weights` gave once.
  /// - Returns: nil when they are of other pages, of another version, or damaged: learn anew.
  public init?(_ manual: Manual, weights: [UInt8]) {
    let hash = ContentHash(manual)
    guard let learnt = Learnt(bytes: weights, of: hash, pages: manual.pages.count) else {
      return nil
    }
    self.init(manual, CompiledPages(manual), learnt, hash)
  }

  private init(
    _ manual: Manual, _ compiled: CompiledPages, _ learnt: Learnt, _ hash: ContentHash
  ) {
    core = Core(manual, compiled.fillers, learnt, hash)
    judge = Judge(
      compiled, learnt, intents: manual.pages.map(\.id), limits: manual.desk.limits)
  }

  /// What was learnt, as bytes to keep: `init(_:weights:)` takes them.
  public var weights: [UInt8] { core.learnt.bytes(of: core.contentHash) }

  /// A name for the weights of these pages: 32 hexadecimal digits, the same as long as nothing
  /// changes that matching reads.
  public static func weightsName(_ manual: Manual) -> String { ContentHash(manual).text }

  /// What `text` comes to. `today` is the day in the shop, for dates such as "yesterday".
  /// - Parameter asOne: whether the message is one request, whatever its sentences say.
  public func match(_ text: SafeText, today: CivilDate, asOne: Bool = false) -> Match {
    let folded = Folded(folding: text.string)
    let stretch = Stretch(folded, 0..<folded.count, core.fillers)
    let slots = core.reader.slots(in: text, folded, stretch.long, today: today)
    let language = MessageLanguage.guess(folded, slots: slots) { judge.knowsEnglish(folded, $0) }
    let acts = core.acts.acts(
      in: stretch.text, folded: folded, starts: stretch.starts, ends: stretch.ends)
    let whole = judge.verdict(on: stretch, slots: slots, raw: text.string)
    var verdict = whole
    var requests: [Request] = []
    if !whole.isTemplate, !asOne {
      let ranges = core.parts.parts(of: folded)
      if ranges.count > 1 {
        (verdict, requests) = several(ranges, whole, folded, text, slots: slots)
      }
    }
    if requests.isEmpty, verdict.outcome == .match, let winner = verdict.winner {
      requests = [
        Request(
          intent: winner.intent, text: text, range: folded.raw(0..<folded.count),
          score: winner.score, slots: slots)
      ]
    }
    return Match(
      outcome: verdict.outcome, language: language ?? whole.language, ranking: verdict.ranking,
      choices: verdict.choices, requests: requests, slots: slots, acts: acts,
      reason: verdict.reason)
  }

  /// The same with the bounds of the unknown set so that it holds back most of these messages,
  /// which belong to no page, and few of its own.
  public func holdingBack(_ strangers: [SafeText], today: CivilDate) -> Matcher {
    var copy = self
    copy.judge = judge.holdingBack(
      strangers.map { text in
        let match = match(text, today: today, asOne: true)
        let isJapanese = Folded(folding: text.string).units.contains(where: UnitClass.isJapanese)
        return (isJapanese ? .ja : .en, (match.ranking.first?.score ?? 0) * 2)
      })
    return copy
  }

  /// The message judged part by part: several requests, one that stands in one part, or the whole.
  private func several(
    _ ranges: [Range<Int>], _ whole: Verdict, _ folded: Folded, _ text: SafeText,
    slots: [FoundSlot]
  ) -> (Verdict, [Request]) {
    var found: [(verdict: Verdict, range: Range<Int>)] = []
    for range in ranges {
      let verdict = judge.verdict(
        on: Stretch(folded, range, core.fillers), slots: slots, raw: text.string)
      if !verdict.isSocial { found.append((verdict, range)) }
    }
    // Only greeting and thanks: the whole says which.
    guard !found.isEmpty else { return (whole, []) }
    if found.count == 1, found[0].verdict.outcome != .unknown {
      let only = found[0]
      guard only.verdict.outcome == .match, let winner = only.verdict.winner else {
        return (only.verdict, [])
      }
      return (only.verdict, [request(winner, folded.raw(only.range), text, slots)])
    }
    // A part is a request of its own when it is sure, and the message as a whole knows of it too.
    let sure = found.filter { part in
      guard part.verdict.outcome == .match, let winner = part.verdict.winner else { return false }
      return part.verdict.isTemplate || whole.ranking.contains { $0.intent == winner.intent }
    }
    // Two requests weaken one another: each half alone is surer than the whole. With what is only
    // said beside one request it is the other way round.
    let own = sure.filter {
      $0.verdict.isTemplate || ($0.verdict.winner?.score ?? 0) >= whole.score
    }
    let clear = own.isEmpty ? sure : own
    var requests: [Request] = []
    for part in clear {
      guard let winner = part.verdict.winner else { continue }
      let range = folded.raw(part.range)
      if let place = requests.firstIndex(where: { $0.intent == winner.intent }) {
        let joined = requests[place].range.lowerBound..<range.upperBound
        requests[place] = request(
          .init(intent: winner.intent, score: max(winner.score, requests[place].score)), joined,
          text, slots)
      } else if requests.count < MatchLimits.requests {
        requests.append(request(winner, range, text, slots))
      }
    }
    if requests.count > 1, let lead = clear.first?.verdict {
      return (lead, requests)
    }
    // One clear part: the whole has the last word when it is clear itself.
    if whole.outcome == .match && !whole.isSocial { return (whole, []) }
    if let only = clear.first?.verdict { return (only, requests) }
    return (whole.isSocial ? found[0].verdict : whole, [])
  }

  private func request(
    _ winner: Match.Ranked, _ range: Range<Int>, _ text: SafeText, _ slots: [FoundSlot]
  ) -> Request {
    Request(
      intent: winner.intent, text: text[utf8: range] ?? text, range: range, score: winner.score,
      slots: slots.filter { range.contains($0.range.lowerBound) })
  }
}

/// The language of a message's words.
enum MessageLanguage {
  /// Japanese with kana or kanji, English with words of it that the pages know or with at least
  /// two that have a vowel; nil when only values, `ok`, signs or scraps of letters are there.
  static func guess(
    _ folded: Folded, slots: [FoundSlot], knows: (Range<Int>) -> Bool
  ) -> Language? {
    if folded.units.contains(where: UnitClass.isJapanese) { return .ja }
    var words = 0
    var longest = 0
    var at = 0
    while at < folded.count {
      guard UnitClass.isASCIILetter(folded.units[at]) else {
        at += 1
        continue
      }
      var end = at + 1
      while end < folded.count, UnitClass.isASCIILetter(folded.units[end]) { end += 1 }
      let place = Int(folded.starts[at])
      if end - at > 1, !slots.contains(where: { $0.range.contains(place) }) {
        if end - at > 2, knows(at..<end) { return .en }
        if folded.units[at..<end].contains(where: vowels.contains) {
          words += 1
          longest = max(longest, end - at)
        }
      }
      at = end
    }
    return words > 1 && longest > 2 ? .en : nil
  }

  /// a, e, i, o, u and y, folded.
  private static let vowels: Set<UInt32> = [0x61, 0x65, 0x69, 0x6F, 0x75, 0x79]
}
