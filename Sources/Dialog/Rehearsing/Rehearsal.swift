public import Conversations
import Matching
import Pages
public import Text

/// Plays promised conversations against the pages, as a customer would, and says what came
/// otherwise.
public struct Rehearsal: Sendable {
  /// The orders of a file that a conversation names with `orders:`, as they are on a day; nil when
  /// it cannot be read.
  public typealias OrdersOfFile = @Sendable (String, CivilDate) -> [Order]?
  private let dialog: DialogManager
  private let orders: [OrderNumber: Order]
  private let now: Timestamp
  private let ordersOf: OrdersOfFile

  /// - Parameters:
  ///   - orders: the shop's orders while these conversations happen.
  ///   - now: when they happen, unless they say otherwise.
  ///   - ordersOf: reads another file of orders; without it such a conversation is a problem.
  public init(
    _ dialog: DialogManager, orders: [Order], now: Timestamp,
    ordersOf: @escaping OrdersOfFile = { _, _ in nil }
  ) {
    self.dialog = dialog
    self.orders = Self.byNumber(orders)
    self.now = now
    self.ordersOf = ordersOf
  }

  private static func byNumber(_ orders: [Order]) -> [OrderNumber: Order] {
    Dictionary(orders.map { ($0.number, $0) }, uniquingKeysWith: { _, last in last })
  }

  /// The problems of one check, none when all happened as written.
  /// - Parameter page: where a sentence must land: the page it stands on.
  public func play(_ check: Check, on page: IntentID?) -> [Diagnostic] {
    switch check {
    case .sentence(let text, let range):
      guard let page else { return [] }
      return land(text, on: page, at: range).map { [$0] } ?? []
    case .conversation(let script): return play(script)
    }
  }

  private func land(_ text: String, on page: IntentID, at range: FileRange) -> Diagnostic? {
    let cleaned = SafeText.clean(customer: text)
    let today = dialog.manual.desk.zone.date(of: now)
    let match = dialog.matcher.match(cleaned.text, today: today)
    if match.outcome == .match, match.requests.first?.intent == page { return nil }
    let came: RehearsalProblem =
      switch match.outcome {
      case .match: .wentTo(match.requests.first?.intent, wanted: page)
      case .choice: .askedWhich(match.choices, wanted: page)
      case .unknown: .notUnderstood(nearest: match.ranking.first?.intent, wanted: page)
      }
    return came.diagnostic(at: range)
  }

  private func play(_ script: Script) -> [Diagnostic] {
    let now = script.now ?? now
    var orders = orders
    if let file = script.orders {
      guard let others = ordersOf(file, dialog.manual.desk.zone.date(of: now)) else {
        return script.lines.prefix(1).map {
          RehearsalProblem.noOrders(file).diagnostic(at: script.ordersAt ?? $0.range)
        }
      }
      orders = Self.byNumber(others)
    }
    var customer = RehearsedCustomer(dialog, orders: orders, now: now)
    var problems: [Diagnostic] = []
    var never: FileRange?
    // Behind a turn that came otherwise the conversation is another one: what follows says nothing.
    var isAstray = false
    for placed in script.lines {
      switch placed.line {
      case .customer(let text):
        isAstray = isAstray || !problems.isEmpty
        customer.say(text)
      // What people say is theirs: nothing is played for it.
      case .agent: break
      case .desk(.neverOffersProduct): never = placed.range
      case .desk(let expectation):
        if let unknown = unknownName(in: expectation) {
          problems.append(unknown.diagnostic(at: placed.range))
        } else if isAstray {
          continue
        } else if let problem = customer.check(expectation) {
          problems.append(problem.diagnostic(at: placed.range))
        }
      }
    }
    if let never, customer.wasOfferedProduct {
      problems.append(RehearsalProblem.offered.diagnostic(at: never))
    }
    return problems
  }

  /// A name that an expectation uses and the manual does not have.
  private func unknownName(in expectation: Expectation) -> RehearsalProblem? {
    func missing(_ name: String, among known: [String]) -> RehearsalProblem? {
      known.contains(name)
        ? nil : .noSuchName(name, nearest: Nearest.name(to: name, in: known))
    }
    let manual = dialog.manual
    switch expectation {
    case .asks(let what):
      let questions: [Question] = [
        .identity, .confirm, .clarify([]), .consent(manual.desk.limits.notUnderstoodQueue), .resume,
        .suggested, .rating, .anythingElse,
      ]
      return missing(what, among: questions.map(\.wireName) + manual.slots.map(\.name.text))
    case .handsOff(let queue), .reports(let queue):
      return missing(queue.text, among: manual.desk.queues.map(\.name.text))
    case .clarifies(let intents):
      return intents.lazy.compactMap { missing($0.text, among: manual.pages.map(\.id.text)) }.first
    case .says, .saysNot, .neverOffersProduct, .records, .notUnderstood, .exactly: return nil
    }
  }
}
