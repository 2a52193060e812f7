public import Conversations
import Matching
import Pages
public import Text

/// Plays promised conversations against the pages, as a customer would, and says what came
/// otherwise.
public struct Rehearsal: Sendable {
  private let dialog: DialogManager
  private let orders: [OrderNumber: Order]
  private let now: Timestamp

  /// - Parameters:
  ///   - orders: the shop's orders while these conversations happen.
  ///   - now: when they happen, unless they say otherwise.
  public init(_ dialog: DialogManager, orders: [Order], now: Timestamp) {
    self.dialog = dialog
    self.orders = Dictionary(orders.map { ($0.number, $0) }, uniquingKeysWith: { _, last in last })
    self.now = now
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
    var customer = RehearsedCustomer(dialog, orders: orders, now: script.now ?? now)
    var problems: [Diagnostic] = []
    for placed in script.lines {
      switch placed.line {
      case .customer(let text): customer.say(text)
      case .agent: break
      case .desk(let expectation):
        if let problem = customer.check(expectation) {
          problems.append(problem.diagnostic(at: placed.range))
        }
      }
    }
    return problems
  }
}
