import Conversations
import Text

/// Events of every kind, from a seed: the same seed gives the same events.
struct RandomEvents {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// SplitMix64. Source: S. Vigna, public domain.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
  mutating func flag() -> Bool { below(2) == 0 }
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
  mutating func int() -> Int {
    pick([0, 1, -1, 63, 64, -64, -65, 127, 128, .max, .min, Int(truncatingIfNeeded: next())])
  }
  mutating func optional<Element>(_ make: (inout Self) -> Element) -> Element? {
    flag() ? make(&self) : nil
  }
  mutating func list<Element>(_ make: (inout Self) -> Element) -> [Element] {
    (0..<below(4)).map { _ in make(&self) }
  }

  mutating func string() -> String {
    pick([
      "", "a", "26110201", "いつ届きますか？", "👩‍👩‍👧", "e\u{301}", "line\nbreak",
      String(repeating: "長い文", count: 50),
    ])
  }
  mutating func safe() -> SafeText { SafeText(stored: string()) }
  mutating func intent() -> IntentID { pick([.greeting, .help, IntentID("order-status")!]) }
  mutating func slot() -> SlotName { pick([.order, .email, .postalCode]) }
  mutating func queue() -> QueueName { pick([QueueName("orders")!, QueueName("security")!]) }
  mutating func order() -> OrderNumber { OrderNumber("2611010\(below(10))")! }
  mutating func sku() -> SKU { pick([SKU("S104")!, SKU("TN-101")!]) }
  mutating func agent() -> String { pick(["佐藤", "Kim"]) }
  mutating func language() -> Language { pick(Language.allCases) }
  mutating func time() -> Timestamp { Timestamp(milliseconds: Int64(int())) }

  mutating func value(depth: Int = 0) -> Value {
    switch below(depth < 4 ? 14 : 13) {
    case 0: .text(safe())
    case 1: .words(Bilingual(ja: string(), en: string()))
    case 2: .choice(ChoiceID("exchange")!)
    case 3: .product(sku())
    case 4: .variant(VariantName("ネイビー/navy-M"))
    case 5: .order(order())
    case 6: .email("a@example.jp")
    case 7: .phone("09012345678")
    case 8: .date(CivilDate.epoch.adding(days: below(40_000) - 20_000))
    case 9: .number(int())
    case 10: .yen(int())
    case 11:
      .days(pick([0...0, 7...10, -3...3, Int.min...Int.max]))
    case 12: .flag(flag())
    default: .list(list { $0.value(depth: depth + 1) })
    }
  }

  mutating func choice() -> Choice {
    let meaning: Choice.Meaning =
      switch below(8) {
      case 0: .page(intent())
      case 1: .value(slot(), value())
      case 2: .yes
      case 3: .no
      case 4: .skip
      case 5: .change(slot())
      case 6: .rate(int())
      default: .none
      }
    return Choice(label: safe(), meaning: meaning)
  }

  mutating func question() -> Question {
    switch below(9) {
    case 0: .slot(slot())
    case 1: .identity
    case 2: .confirm
    case 3: .clarify(list { $0.intent() })
    case 4: .consent(queue())
    case 5: .resume
    case 6: .suggested
    case 7: .rating
    default: .anythingElse
    }
  }

  mutating func understanding() -> Understanding {
    let reason: MatchReason =
      switch below(4) {
      case 0: .template(string(), line: int())
      case 1:
        .likeness(
          list { .init(words: $0.string(), weight: $0.int()) }, runnerUp: optional { $0.intent() })
      case 2: .picked
      default: .nothing
      }
    return Understanding(
      taken: optional { .init($0.intent(), score: $0.int()) },
      alternatives: list { .init($0.intent(), score: $0.int()) }, requests: list { $0.intent() },
      reason: reason)
  }

  mutating func record() -> Record {
    Record(
      number: RecordNumber(number: Int64(int())), kind: pick(RecordKind.allCases),
      fields: list { SlotValue($0.slot(), $0.value()) })
  }

  mutating func handoff() -> Handoff {
    Handoff(
      id: HandoffID(number: Int64(int())), kind: pick(Handoff.Kind.allCases), queue: queue(),
      priority: pick(Priority.allCases), due: optional { $0.time() },
      intent: optional { $0.intent() })
  }

  mutating func id() -> HandoffID { HandoffID(number: Int64(int())) }
  mutating func name() -> AgentName { pick([AgentName("sato")!, AgentName("kim-2")!]) }
  mutating func closing() -> AgentClosing {
    AgentClosing(
      code: pick(AgentClosing.Code.allCases),
      due: optional { CivilDate.epoch.adding(days: $0.below(40_000) - 20_000) },
      by: optional { $0.pick(ContactWay.allCases) }, deskShouldHaveKnown: flag())
  }
  mutating func answer() -> CaseAnswer {
    CaseAnswer(
      by: pick(ContactWay.allCases), outcome: pick(CaseAnswer.Outcome.allCases), text: safe())
  }

  /// How many kinds of event there are below. A new one that is not added here fails "every kind".
  static let kinds = 48

  mutating func event(kind: Int? = nil) -> Event {
    switch kind ?? below(Self.kinds) {
    case 0: .customerSaid(CustomerLine(text: safe(), masked: flag()))
    case 1: .deskSaid(DeskLine(text: safe(), choices: list { $0.choice() }))
    case 2: .agentSaid(AgentLine(name: agent(), text: safe()))
    case 3:
      .queued(
        QueuePlace(queue: queue(), position: int(), waitSeconds: optional { $0.int() }))
    case 4: .joined(agent: agent())
    case 5: .left(agent: agent())
    case 6: .transferred(queue())
    case 7: .closed(pick(Closing.allCases))
    case 8: .idled
    case 9: .opened(ConversationID(number: Int64(int())), language(), at: time())
    case 10: .understood(understanding())
    case 11: .missed(int())
    case 12: .spoke(language())
    case 13: .turnedMood(pick(Mood.allCases))
    case 14: .marked(pick(Mark.allCases))
    case 15: .began(intent())
    case 16: .saidAtOnce
    case 17: .filled(slot(), value(), line: int())
    case 18: .emptied(slot())
    case 19: .skipped(slot())
    case 20: .finished(intent())
    case 21: .dropped(intent())
    case 22: .focused(value())
    case 23: .asked(question())
    case 24: .settled
    case 25: .misread(slot())
    case 26: .confirmed
    case 27: .proved(order(), by: slot())
    case 28: .failedIdentity(order())
    case 29: .lookedUp(order(), list { OrderFact($0.string(), $0.value()) })
    case 30: .recorded(record())
    case 31: .handedOff(handoff())
    case 32: .suggested(sku())
    case 33:
      .referred(
        Referral(
          queue: queue(), priority: optional { $0.pick(Priority.allCases) },
          intent: optional { $0.intent() }))
    case 34: .tookUp(id(), by: AgentIdentity(name: name(), shown: agent()))
    case 35: .requeued(id())
    case 36: .passedOn(id(), queue(), to: optional { $0.name() })
    case 37: .noted(Note(by: name(), text: safe()))
    case 38: .gaveBack(name())
    case 39: .wrappedUp(name(), closing())
    case 40: .answeredCase(id(), by: name(), answer())
    case 41: .readBy(name())
    case 42: .tookPages(Generation(number: Int64(below(1_000))))
    case 43: .rated(int())
    case 44: .leftLine(id())
    case 45: .putAside(list { $0.slot() })
    case 46: .takenBack(int())
    default: .ended(turn: int(), messageID: optional { $0.string() })
    }
  }
}
