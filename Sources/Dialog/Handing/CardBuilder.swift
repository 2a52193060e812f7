public import Conversations
import Pages
public import Text

extension DialogManager {
  /// The card of a conversation that is handed to people, made from its whole log.
  /// - Parameters:
  ///   - handoff: the chat or case the card is for.
  ///   - earlier: other conversations of the same proved customer.
  public func card(
    of entries: [Entry], for handoff: Handoff, earlier: [ConversationID]
  ) -> HandoffCard {
    let limit = manual.desk.limits.wrongAnswers
    var reading = CardReading(handoff, ShownNames(entries), wrongAnswerLimit: limit)
    for entry in entries {
      for event in entry.events { reading.take(event, at: entry.at) }
    }
    let state = ConversationState(replaying: entries.lazy.flatMap(\.events))
    let language = manual.desk.languages.first ?? .ja
    let zone = manual.desk.zone
    let proofs = state?.proofs ?? []
    let details = details(handoff, reading, state)
    let page = handoff.intent.flatMap { manual[$0] }
    return HandoffCard(
      reason: reason(details, page, reading, language),
      wants: reading.wanted, intent: handoff.intent, name: reading.name,
      slots: reading.slots.map { SlotValue($0.slot, $0.value) },
      sources: reading.slots.map { .init(slot: $0.slot, line: $0.line) },
      identity: !proofs.isEmpty
        ? .verified : (state?.failedIdentities ?? 0) > 0 ? .failed : .unasked,
      proved: Array(Set(proofs.flatMap(\.by))).sorted(),
      orders: proofs.map { .init(number: $0.order, facts: $0.facts) },
      said: Array(reading.said.suffix(CardReading.saidLines)),
      promised: reading.cases.map { made in
        let due = made.due.map { " " + zone.text($0) } ?? ""
        let way = reading.ways[made.id].map { " " + $0.rawValue } ?? ""
        return "\(made.id) \(made.queue)\(due)\(way)"
      },
      mood: state?.mood ?? .calm, marks: state?.marks ?? [], misses: reading.misses,
      since: reading.since, records: state?.records ?? [], earlier: earlier,
      prose: page.map { $0.prose[language].isEmpty ? $0.prose[language.other] : $0.prose[language] }
        ?? "", details: details)
  }

  /// Why people were brought in, in one line: the page's title; where the desk did not understand,
  /// its standard line, with what was asked and on which page.
  private func reason(
    _ details: CardDetails, _ page: Page?, _ reading: CardReading, _ language: Language
  ) -> String {
    let today = manual.desk.zone.date(of: reading.since)
    let line =
      manual.text(of: .notUnderstoodReason, [:], in: language, turn: 0, today: today) ?? ""
    switch details.why {
    case .wrongAnswers(_, let title, let times):
      let place = [title[language] + " ×\(times)", details.page?[language] ?? ""]
      return "\(line)（\(place.filter { !$0.isEmpty }.joined(separator: " · "))）"
    case .misses: return line
    case .identity, .upset, .asked:
      return page?.title[language] ?? manual[.humanAgent]?.title[language] ?? line
    case .page, nil: return page?.title[language] ?? line
    }
  }

  private func details(
    _ handoff: Handoff, _ reading: CardReading, _ state: ConversationState?
  ) -> CardDetails {
    var details = CardDetails()
    // A history is not of a handoff.
    details.handoff = handoff.id.number > 0 ? handoff : nil
    details.language = state?.language
    details.page = (handoff.intent ?? reading.page).flatMap { manual[$0]?.title }
    details.why = why(handoff, reading, state)
    if case .wrongAnswers = details.why {
      details.page = (reading.page ?? handoff.intent).flatMap { manual[$0]?.title }
    }
    details.again = reading.again
    details.note = reading.note
    details.email = address(.email, reading, state)
    details.phone = address(.phone, reading, state)
    details.order = state?.proofs.last?.order
    details.by = handoff.kind == .case ? reading.ways[handoff.id] ?? way(reading) : nil
    details.promises = reading.cases.map {
      CardDetails.Promise(handoff: $0, by: reading.ways[$0.id] ?? way(reading))
    }
    let today = manual.desk.zone.date(of: reading.since)
    details.slotWords = reading.slots.compactMap { filled in
      words(of: filled.value, .slot(filled.slot), today).map { .init(filled.slot.text, $0) }
    }
    details.factWords = (state?.proofs ?? []).map { proof in
      proof.facts.compactMap { fact in
        let term = Term.fact(FactName("order", fact.column))
        return words(of: fact.value, term, today).map { .init(fact.column, $0) }
      }
    }
    return details
  }

  private func why(
    _ handoff: Handoff, _ reading: CardReading, _ state: ConversationState?
  ) -> CardDetails.Why {
    if let misread = reading.misread {
      let title = manual[misread.slot]?.title ?? Bilingual(ja: "", en: "")
      return .wrongAnswers(misread.slot, title: title, times: misread.times)
    }
    let isWithoutPage = handoff.intent.map(CardWants.isWithoutSubject) ?? true
    if isWithoutPage, reading.missesInARow >= manual.desk.limits.notUnderstood {
      return .misses(reading.missesInARow)
    }
    guard handoff.intent == nil else { return .page }
    if let state, state.proofs.isEmpty, state.failedIdentities > 0 {
      return .identity(times: state.failedIdentities)
    }
    if let state, state.mood != .calm { return .upset }
    return reading.missesInARow > 0 || reading.wanted.isEmpty ? .page : .asked
  }

  /// What the customer said about how to be reached.
  private func way(_ reading: CardReading) -> ContactWay? {
    for filled in reading.filled where filled.slot.text == "contact-preference" {
      if case .choice(let id) = filled.value { return ContactWay(rawValue: id.text) }
    }
    return nil
  }

  /// As the customer said it last, else as a page named it from the order that is theirs.
  private func address(
    _ slot: SlotName, _ reading: CardReading, _ state: ConversationState?
  ) -> String? {
    let said = state?.reach.last { $0.slot == slot }?.value
    let known = state?.proofs.lazy.flatMap(\.facts).last { $0.column == slot.text }?.value
    switch said ?? known {
    case .email(let text), .phone(let text): return text
    case .text(let text): return text.string
    case .words, .choice, .product, .variant, .order, .date, .number, .yen, .days, .flag, .list,
      nil:
      return nil
    }
  }

  /// The shop's words for a value that reads as an id without them.
  private func words(of value: Value, _ term: Term, _ today: CivilDate) -> Bilingual? {
    switch value {
    case .choice, .product, .variant, .words, .flag, .list:
      let ja = value.written(in: .ja, as: term, today: today, manual: manual)
      let en = value.written(in: .en, as: term, today: today, manual: manual)
      guard let either = ja ?? en else { return nil }
      return Bilingual(ja: ja ?? either, en: en ?? either)
    case .text, .order, .email, .phone, .date, .number, .yen, .days: return nil
    }
  }
}
