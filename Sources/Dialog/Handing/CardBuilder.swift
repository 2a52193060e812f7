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
    var reading = CardReading(handoff)
    for entry in entries {
      for event in entry.events { reading.take(event, at: entry.at) }
    }
    let state = ConversationState(replaying: entries.lazy.flatMap(\.events))
    let language = manual.desk.languages.first ?? .ja
    let page = handoff.intent.flatMap { manual[$0] }
    let zone = manual.desk.zone
    let proofs = state?.proofs ?? []
    return HandoffCard(
      reason: page?.title[language]
        ?? manual.text(
          of: .notUnderstoodReason, [:], in: language, turn: 0, today: zone.date(of: reading.since))
        ?? "",
      wants: reading.wants, intent: handoff.intent, name: reading.name,
      slots: reading.filled.map { SlotValue($0.slot, $0.value) },
      sources: reading.filled.map { .init(slot: $0.slot, line: $0.line) },
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
        ?? "")
  }
}

/// What a card takes from the events one after the other.
private struct CardReading {
  /// Desk lines shown on a card.
  static let saidLines = 3
  /// Characters of the customer's words shown on one line.
  static let wantsCharacters = 80

  struct Filled {
    let slot: SlotName
    let value: Value
    let line: Int
  }
  private let handoff: Handoff
  private(set) var filled: [Filled] = []
  private(set) var said: [String] = []
  private(set) var cases: [Handoff] = []
  /// How an answer was promised, by case.
  private(set) var ways: [HandoffID: ContactWay] = [:]
  private var way: ContactWay?
  private(set) var wants = ""
  private(set) var name: String?
  private(set) var misses = 0
  private(set) var since = Timestamp(milliseconds: 0)
  private var line = 0
  private var lastWords = ""
  private var hasRequest = false
  /// The desk has asked something: what is said next answers it, and is not what is wanted.
  private var isAsked = false
  private var isOver = false

  init(_ handoff: Handoff) { self.handoff = handoff }

  mutating func take(_ event: Event, at moment: Timestamp) {
    if event.isLine { line += 1 }
    guard !isOver || isReach(event) else { return }
    switch event {
    case .customerSaid(let words):
      lastWords = Self.oneLine(words.text.string)
      if !hasRequest, !isAsked || wants.isEmpty { wants = lastWords }
    // The greeting says nothing of this customer.
    case .deskSaid(let words):
      if !lastWords.isEmpty { said.append(Self.oneLine(words.text.string)) }
    case .understood(let understanding):
      guard let intent = understanding.taken?.intent else { return }
      // The request for a person says nothing of what it is about.
      if intent != .humanAgent, intent != .greeting, intent != .thanks {
        wants = lastWords
        hasRequest = true
      }
    case .filled(let slot, let value, let from):
      filled.removeAll { $0.slot == slot }
      filled.append(Filled(slot: slot, value: value, line: from))
      if slot == .name, case .text(let text) = value { name = text.string }
    case .wrappedUp(_, let closing): way = closing.code == .followUp ? closing.by : nil
    case .missed(let step): misses = max(misses, step)
    case .asked: isAsked = true
    case .settled: isAsked = false
    case .handedOff(let made):
      if made.kind == .case { cases.append(made) }
      if made.kind == .case, let way { ways[made.id] = way }
      if made.id == handoff.id {
        since = moment
        isOver = true
      }
    case .lookedUp(_, let facts):
      for fact in facts where fact.column == "name" {
        if case .text(let text) = fact.value { name = text.string }
      }
    case .agentSaid, .queued, .joined, .left, .transferred, .closed, .idled, .opened, .spoke,
      .turnedMood, .marked, .began, .saidAtOnce, .emptied, .skipped, .referred, .finished,
      .dropped, .focused, .misread, .confirmed, .proved, .failedIdentity,
      .recorded, .tookUp, .requeued, .passedOn, .noted, .gaveBack, .answeredCase,
      .readBy, .tookPages, .suggested, .rated, .leftLine, .ended:
      break
    }
  }

  /// How the customer can be reached is told after an urgent case was made.
  private func isReach(_ event: Event) -> Bool {
    guard handoff.kind == .case, case .filled(let slot, _, _) = event else { return false }
    return [.email, .phone, .name].contains(slot)
  }

  private static func oneLine(_ text: String) -> String {
    let line = text.split(separator: "\n").joined(separator: " ")
    return line.count > wantsCharacters ? line.prefix(wantsCharacters - 1) + "…" : line
  }
}
