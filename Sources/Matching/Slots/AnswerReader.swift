public import Pages
public import Text

extension SlotReader {
  /// The value that `text` gives for the open question after `slot`, in any wording; nil when it
  /// does not answer it.
  /// - Parameter among: the values offered with the question, in their order; nil when it was open.
  public func answer(
    to slot: SlotDefinition, in text: SafeText, today: CivilDate, among: [Value]?
  ) -> SlotAnswer? {
    let folded = Folded(folding: text.string)
    let canonical = Canonical.of(folded, 0..<folded.count)
    guard canonical.count > 0 else { return nil }
    let long = Canonical.of(folded, 0..<folded.count, keepsLong: true)
    var found = read(slot, text, folded, canonical, long, today, among)
    if let among, let piece = found {
      // A free text may be said beside what was offered.
      if case .text = piece.value {} else if !among.contains(piece.value) { found = nil }
    }
    let number = among.flatMap { offered in
      ChoiceNumber.read(
        canonical, folded, starts: fillers.starts(of: canonical), ends: fillers.ends(of: canonical)
      ).flatMap { number -> Value? in
        let place = number < 0 ? offered.count - 1 : number - 1
        return offered.indices.contains(place) ? offered[place] : nil
      }
    }
    // `the first one` means a choice, whatever part of a name its words are.
    if let number, found?.exact != true || isWholeText(slot.kind) {
      return SlotAnswer(
        value: number, range: folded.raw(0..<folded.count), exact: true, hasOtherWords: false)
    }
    guard let found else { return nil }
    return SlotAnswer(
      value: found.value, range: found.range, exact: found.exact,
      hasOtherWords: !frame.isFrame(folded, around: found.range))
  }

  private struct Read {
    let value: Value
    /// Raw bytes.
    let range: Range<Int>
    let exact: Bool
  }

  private func isWholeText(_ kind: SlotKind) -> Bool {
    switch kind {
    case .text, .choiceOrText, .name, .address: true
    case .choice, .pattern, .product, .variant, .order, .email, .phone, .date, .amount, .number,
      .yesNo:
      false
    }
  }

  private func read(
    _ slot: SlotDefinition, _ text: SafeText, _ folded: Folded, _ canonical: Folded,
    _ long: Folded, _ today: CivilDate, _ among: [Value]?
  ) -> Read? {
    func piece<Raw>(_ found: Piece<Raw>?, _ value: (Raw) -> Value) -> Read? {
      found.map { Read(value: value($0.value), range: folded.raw($0.range), exact: $0.exact) }
    }
    switch slot.kind {
    case .order: return piece(ContactValues.orders(in: folded).first) { .order($0) }
    case .email: return piece(ContactValues.emails(in: folded).first) { .email($0) }
    case .phone: return piece(ContactValues.phones(in: folded).first) { .phone($0) }
    case .date:
      let reader = DateReader(today: today, sense: DateSense(slot: slot.name))
      return piece(reader.dates(in: folded).first ?? reader.dayOnly(in: folded)) { .date($0) }
    case .amount:
      return piece(Counts.yen(in: folded).first ?? Counts.bare(in: folded)) { .yen($0) }
    case .number:
      return piece(Counts.counted(in: folded).first ?? Counts.bare(in: folded)) { .number($0) }
    case .pattern:
      return piece(slot.pattern.flatMap { PatternReader.pieces($0, in: folded).first }) {
        .text(SafeText(shop: $0))
      }
    case .address: return words(AddressReader.answer(in: folded), folded, text)
    case .name: return words(NameReader.name(in: folded), folded, text)
    case .text: return whole(folded, text)
    case .yesNo: return yesNo(canonical, folded)
    case .choice: return choice(slot, long, among)
    case .choiceOrText: return choice(slot, long, among) ?? whole(folded, text)
    case .variant: return offered(variants.found(in: long).map(\.piece), long, among)
    case .product: return product(long, among)
    }
  }

  private func words(_ range: Range<Int>?, _ folded: Folded, _ text: SafeText) -> Read? {
    guard let range else { return nil }
    let raw = folded.raw(range)
    return text[utf8: raw].map { Read(value: .text($0), range: raw, exact: true) }
  }

  private func whole(_ folded: Folded, _ text: SafeText) -> Read? {
    let trimmed = text.trimmed()
    guard !trimmed.isEmpty else { return nil }
    return Read(value: .text(trimmed), range: folded.raw(0..<folded.count), exact: true)
  }

  private func yesNo(_ canonical: Folded, _ folded: Folded) -> Read? {
    let answer = YesNoReader.read(
      canonical,
      acts.acts(
        in: canonical, folded: folded, starts: fillers.starts(of: canonical),
        ends: fillers.ends(of: canonical)))
    return answer.map {
      Read(value: .flag($0), range: folded.raw(0..<folded.count), exact: true)
    }
  }

  private func choice(_ slot: SlotDefinition, _ long: Folded, _ among: [Value]?) -> Read? {
    guard let group = definitions.firstIndex(where: { $0.name == slot.name }) else { return nil }
    return offered(choices.found(in: long, group: group).map(\.piece), long, among)
  }

  /// The first value of those offered; nil when two of them are named.
  private func offered(_ pieces: [Piece<Value>], _ text: Folded, _ among: [Value]?) -> Read? {
    let fitting = pieces.filter { among?.contains($0.value) ?? true }
    guard let first = fitting.first, fitting.allSatisfy({ $0.value == first.value }) else {
      return nil
    }
    return Read(value: first.value, range: text.raw(first.range), exact: first.exact)
  }

  private func product(_ text: Folded, _ among: [Value]?) -> Read? {
    let offered: Set<Int>? = among.map { values in
      Set(
        catalogue.products.indices.filter { values.contains(.product(catalogue.products[$0].sku)) })
    }
    if let offered,
      products.hits(in: text, .free).contains(where: {
        $0.isWhole && offered.isDisjoint(with: $0.products)
      })
    {
      return nil
    }
    let hits = products.hits(in: text, .free, among: offered)
    var products: Set<Int> = []
    for hit in hits where hit.products.count == 1 { products.insert(hit.products[0]) }
    guard products.count == 1,
      let hit = hits.first(where: { $0.products.count == 1 }), let product = hit.products.first
    else { return nil }
    return Read(
      value: .product(catalogue.products[product].sku), range: text.raw(hit.range),
      exact: hit.isWhole)
  }
}

/// Yes or no to a question about a fact: `はい`, `あります`, `ないです`, `I do not`.
enum YesNoReader {
  static func read(_ text: Folded, _ acts: Set<DialogAct>) -> Bool? {
    if acts.contains(.yes) { return true }
    if acts.contains(.no) { return false }
    let no = nos.longest(text.units, from: 0)?.end ?? 0
    let yes = yeses.longest(text.units, from: 0)?.end ?? 0
    if no > yes {
      return text.isWordEnd(no) || UnitClass.isJapanese(text.units[no - 1]) ? false : nil
    }
    if yes > 0 {
      return text.isWordEnd(yes) || UnitClass.isJapanese(text.units[yes - 1]) ? true : nil
    }
    return nil
  }

  private static let yeses = trie([
    "はい", "うん", "ええ", "あります", "ある", "ございます", "そうです", "yes", "yeah", "yep", "i do", "i have",
    "there is", "sure", "okay", "of course", "it is",
  ])
  private static let nos = trie([
    "いいえ", "いえ", "いや", "ない", "ありません", "なし", "ございません", "違います", "no", "i do not",
    "i have not",
    "there is not", "none", "not", "it is not", "以上", "それだけ", "これだけ", "そのくらい", "もう結構",
    "もう大丈夫", "that is all", "that will be all", "that is it", "that is everything", "just that",
    "just this", "only that", "only this", "nothing", "nope",
  ])

  private static func trie(_ words: [String]) -> UnitTrie {
    var trie = UnitTrie()
    for word in words { trie.insert(Canonical.of(word).units, value: 1) }
    return trie
  }
}
