public import Pages
public import Text

/// The manual's pages compiled: a message in, a ranked and explained match out. The same pages and
/// the same words always give the same match, to the bit.
public struct Matcher: Sendable {
  /// Reads slots by the same manual.
  public let reader: SlotReader
  let judge: Judge
  private let acts: ActReader
  private let parts = MessageParts()
  private let fillers: Fillers

  /// Compiles the pages. The order of pages and phrases changes nothing.
  public init(_ manual: Manual) {
    let compiled = CompiledPages(PageCompiler(manual))
    fillers = compiled.fillers
    reader = SlotReader(manual, fillers: compiled.fillers)
    judge = Judge(compiled, intents: manual.pages.map(\.id), limits: manual.desk.limits)
    acts = ActReader(manual.words)
  }

  /// What `text` comes to. `today` is the day in the shop, for dates such as "yesterday".
  public func match(_ text: SafeText, today: CivilDate) -> Match {
    let folded = Folded(folding: text.string)
    let slots = reader.slots(in: folded, today: today)
    let language = MessageLanguage.guess(folded, slots: slots) { judge.knowsEnglish(folded, $0) }
    let canonical = Canonical.of(folded, 0..<folded.count)
    let acts = acts.acts(in: canonical, folded: folded, fillers: fillers)
    let whole = judge.verdict(on: folded, 0..<folded.count, slots: slots, raw: text.string)
    var verdict = whole
    var requests: [Request] = []
    if !whole.isTemplate {
      let ranges = parts.parts(of: folded)
      if ranges.count > 1 {
        (verdict, requests) = several(ranges, whole, folded, text, slots: slots)
      }
    }
    if requests.isEmpty, verdict.outcome == .match, let winner = verdict.winner {
      requests = [request(winner, folded.raw(0..<folded.count), text, slots)]
    }
    return Match(
      outcome: verdict.outcome, language: language ?? whole.language, ranking: verdict.ranking,
      choices: verdict.choices, requests: requests, slots: slots, acts: acts,
      explanation: verdict.explanation)
  }

  /// The message judged part by part: several requests, one that stands in one part, or the whole.
  private func several(
    _ ranges: [Range<Int>], _ whole: Verdict, _ folded: Folded, _ text: SafeText,
    slots: [FoundSlot]
  ) -> (Verdict, [Request]) {
    var found: [(verdict: Verdict, range: Range<Int>)] = []
    for range in ranges {
      let verdict = judge.verdict(on: folded, range, slots: slots, raw: text.string)
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
    let clear = found.filter { part in
      guard part.verdict.outcome == .match, let winner = part.verdict.winner else { return false }
      return part.verdict.isTemplate || whole.ranking.contains { $0.intent == winner.intent }
    }
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
