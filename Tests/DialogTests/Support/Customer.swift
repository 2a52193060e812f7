import Conversations
import Dialog
import Matching
import Pages
import TestManuals
import Testing
import Text

/// What one turn brought, as the customer sees it and as the log keeps it.
struct Heard {
  let events: [Event]
  let report: TurnReport
  var lines: [DeskLine] {
    events.compactMap { if case .deskSaid(let line) = $0 { line } else { nil } }
  }
  var texts: [String] { lines.map(\.text.string) }
  var text: String { texts.joined(separator: "\n") }
  var choices: [String] { lines.flatMap { $0.choices.map(\.label.string) } }
  var asks: String? { report.asks?.wireName }
  /// The standard lines said, by name: the small shop's lines are their names in brackets.
  var standard: [String] {
    texts.compactMap { text in
      guard let first = text.first, first == "[" || first == "<",
        let end = text.firstIndex(where: { $0 == "]" || $0 == ">" })
      else { return nil }
      return String(text[text.index(after: text.startIndex)..<end])
    }
  }
  var records: [Record] { report.records }
  var handoff: Handoff? { report.handoff }
  var referral: Referral? {
    events.compactMap { if case .referred(let it) = $0 { it } else { nil } }.last
  }
  func has(_ event: Event) -> Bool { events.contains(event) }
}

/// A customer played by hand. Every turn is also held against what must always be so: deciding
/// again gives the same turn, the log folds to the state, and one thing at most is asked.
struct Customer {
  let dialog: DialogManager
  let orders: [OrderNumber: Order]
  /// In the evening, when people have gone home: whoever wants them is called back.
  var now = SmallShop.now.adding(seconds: 6 * 3_600)
  private(set) var state: ConversationState
  private(set) var log: [Event] = []
  private(set) var numbers = NextNumbers()
  var identity = IdentityLedger()
  /// Who is there to take a chat; nobody unless a test says so.
  var people: [QueueName: QueueStanding] = [:]
  /// Whether every turn is decided a second time, to see that it comes out the same.
  var decidesTwice = true
  private(set) var greeting: Heard
  /// Look-ups asked for in the last turn.
  private(set) var lookedFor: [LookUp] = []

  init(
    _ dialog: DialogManager = TestShop.dialog, language: Language? = .ja,
    orders: [OrderNumber: Order] = TestShop.orders, at location: SourceLocation = #_sourceLocation
  ) {
    self.dialog = dialog
    self.orders = orders
    state = ConversationState(ConversationID(number: 1), language: .ja)
    greeting = Heard(
      events: [], report: TurnReport([.ended(turn: 0, messageID: nil)], after: state)!)
    greeting = take(.opening(language), location)!
  }

  @discardableResult
  mutating func say(_ text: String, at location: SourceLocation = #_sourceLocation) -> Heard {
    let cleaned = SafeText.clean(customer: text)
    return take(
      .said(CustomerLine(text: cleaned.text, masked: cleaned.masked), messageID: nil), location)!
  }

  /// Says all of `texts`; what the last brought.
  @discardableResult
  mutating func say(all texts: [String], at location: SourceLocation = #_sourceLocation) -> Heard {
    texts.map { say($0, at: location) }.last!
  }

  mutating func give(_ input: Input, at location: SourceLocation = #_sourceLocation) {
    _ = take(input, location)
  }

  private mutating func take(_ input: Input, _ location: SourceLocation) -> Heard? {
    var situation = Situation(
      state: state, input: input, now: now, numbers: numbers, identity: identity,
      people: people)
    lookedFor = []
    for _ in 0..<4 {
      guard case .needs(let wanted) = dialog.decide(situation) else { break }
      lookedFor += wanted
      for lookUp in wanted {
        switch lookUp {
        case .order(let number): situation.found[lookUp] = .order(orders[number])
        }
      }
    }
    guard case .turn(let turn) = dialog.decide(situation)
    else { preconditionFailure("look-ups have no end: \(input) \(lookedFor) \(state)") }
    if decidesTwice, case .turn(let again) = dialog.decide(situation), turn != again {
      Issue.record("the same situation, another turn", sourceLocation: location)
    }
    let owner = state.owner
    var folded = state
    for event in turn.events { folded.apply(event) }
    state = turn.after
    numbers = turn.numbers
    log += turn.events
    for case .failedIdentity(let order) in turn.events {
      identity.fail(order, conversation: state.id, at: now)
    }
    if folded != state {
      Issue.record("the log does not fold to the state", sourceLocation: location)
    }
    guard let report = TurnReport(turn.events, after: state) else { return nil }
    let heard = Heard(events: turn.events, report: report)
    if owner == .desk, state.owner == .desk { hold(heard, input, location) }
    return heard
  }

  /// What is so of every turn of the desk.
  private func hold(_ heard: Heard, _ input: Input, _ location: SourceLocation) {
    var said = ""
    if case .said(let line, _) = input { said = line.text.string }
    func wrong(_ what: String) {
      Issue.record(
        Comment(rawValue: "\(what), to “\(said)”: \(heard.texts) \(heard.events)"),
        sourceLocation: location)
    }
    if heard.lines.isEmpty { wrong("the desk is silent") }
    if state.question != heard.report.asks {
      wrong("an open question (\(state.question.debugDescription)) was not put")
    }
    let questions = heard.events.filter { if case .asked = $0 { true } else { false } }
    if questions.count > 1 { wrong("more than one question") }
    if let flow = state.flows.last, state.question == nil {
      wrong("\(flow.intent) waits for nothing")
    }
  }
}
