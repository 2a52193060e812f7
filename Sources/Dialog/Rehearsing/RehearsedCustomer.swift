import Conversations
import Matching
import Pages
import Text

/// A customer played from a script: keeps the conversation and what came of the last line.
struct RehearsedCustomer {
  private let dialog: DialogManager
  private let orders: [OrderNumber: Order]
  private let now: Timestamp
  private var state: ConversationState
  private var numbers = NextNumbers()
  private var identity = IdentityLedger()
  private var last: [Event] = []
  private var said: [DeskLine] = []
  /// Lines already matched to the letter in this turn.
  private var matched = 0

  init(_ dialog: DialogManager, orders: [OrderNumber: Order], now: Timestamp) {
    self.dialog = dialog
    self.orders = orders
    self.now = now
    state = ConversationState(ConversationID(number: 1), language: .ja)
    take(.opening(nil))
  }

  /// In a rehearsal somebody is there for every queue.
  private var staffed: [QueueName: QueueStanding] {
    Dictionary(
      dialog.manual.desk.queues.map {
        ($0.name, QueueStanding(isStaffed: true, position: 1, waitSeconds: nil))
      }, uniquingKeysWith: { first, _ in first })
  }

  mutating func say(_ text: String) {
    let cleaned = SafeText.clean(customer: text)
    take(.said(CustomerLine(text: cleaned.text, masked: cleaned.masked), messageID: nil))
  }

  private mutating func take(_ input: Input) {
    var situation = Situation(
      state: state, input: input, now: now, numbers: numbers, identity: identity,
      people: staffed)
    while true {
      switch dialog.decide(situation) {
      case .needs(let wanted):
        for lookUp in wanted {
          switch lookUp {
          case .order(let number): situation.found[lookUp] = .order(orders[number])
          }
        }
      case .turn(let turn):
        state = turn.after
        numbers = turn.numbers
        last = turn.events
        matched = 0
        said = turn.events.compactMap { if case .deskSaid(let line) = $0 { line } else { nil } }
        for case .failedIdentity(let order) in turn.events {
          identity.fail(order, conversation: state.id, at: now)
        }
        return
      }
    }
  }

  /// Whether a product was offered unasked, in the whole conversation.
  var wasOfferedProduct: Bool { !state.suggested.isEmpty }

  /// nil when the last line's turn did what was expected.
  mutating func check(_ expectation: Expectation) -> RehearsalProblem? {
    guard let report = TurnReport(last, after: state) else { return .nothingHappened }
    let heard = said.flatMap { [$0.text.string] + $0.choices.map(\.label.string) }
    switch expectation {
    case .asks(let what):
      return report.asks?.wireName == what
        ? nil : .asked(report.asks?.wireName, wanted: what, said: heard)
    case .says(let words):
      return heard.contains { $0.contains(words) } ? nil : .didNotSay(words, said: heard)
    case .saysNot(let words):
      return heard.contains { $0.contains(words) } ? .said(words) : nil
    case .neverOffersProduct: return wasOfferedProduct ? .offered : nil
    case .handsOff(let queue):
      let handed = last.contains { event in
        if case .handedOff(let handoff) = event {
          return handoff.kind == .chat && handoff.queue == queue
        }
        // Nobody could take the chat: what people are told it was for.
        if case .referred(let referral) = event { return referral.queue == queue }
        return false
      }
      return handed ? nil : .didNotHandOff(queue, said: heard)
    case .reports(let queue):
      let reported = last.contains { event in
        if case .handedOff(let handoff) = event {
          handoff.kind == .case && handoff.queue == queue
        } else {
          false
        }
      }
      return reported ? nil : .didNotReport(queue, said: heard)
    case .records(let kind):
      return report.records.contains { $0.kind == kind } ? nil : .didNotRecord(kind, said: heard)
    case .clarifies(let intents):
      return Set(report.clarify) == Set(intents)
        ? nil : .clarified(report.clarify, wanted: intents, said: heard)
    case .notUnderstood: return report.miss > 0 ? nil : .understood(report.taken?.intent)
    case .exactly(let words):
      guard said.indices.contains(matched) else { return .didNotSay(words, said: heard) }
      defer { matched += 1 }
      return said[matched].text.string == words ? nil : .didNotSay(words, said: heard)
    }
  }
}
