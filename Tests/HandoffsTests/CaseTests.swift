import Conversations
import Handoffs
import Testing
import Text

@Suite struct CaseTests {
  static let now = Timestamp("2026-11-21T14:00+09:00")!

  static func make(
    _ number: Int64, priority: Priority = .normal, opened: Int = 0, due: Int? = nil,
    state: Case.State = .open
  ) -> Case {
    Case(
      handoff: Handoff(
        id: HandoffID(number: number), kind: .case, queue: QueueName("general")!,
        priority: priority, due: due.map { now.adding(seconds: $0) }, intent: nil),
      conversation: ConversationID(number: 1), openedAt: now.adding(seconds: opened), state: state)
  }

  @Test(
    "people are late once the time has passed, and never when it is done or has no limit",
    arguments: [
      (-1, Case.State.open, true), (-1, .taken, true), (-1, .done, false), (0, .open, false),
      (1, .open, false), (nil, .open, false),
    ] as [(Int?, Case.State, Bool)])
  func overdue(due: Int?, state: Case.State, late: Bool) {
    #expect(Self.make(1, due: due, state: state).isOverdue(at: Self.now) == late)
  }

  @Test("overdue first, then by priority, then the oldest, ties by number")
  func order() {
    let cases = [
      Self.make(9, priority: .low, opened: -500), Self.make(2, priority: .urgent, opened: -10),
      Self.make(3, priority: .low, opened: -5, due: -1), Self.make(4, opened: -50),
      Self.make(6, opened: -60), Self.make(5, opened: -50), Self.make(7, priority: .high, due: 60),
      Self.make(8, priority: .urgent, opened: -20, due: -5, state: .done),
    ]
    let wanted: [Int64] = [3, 8, 2, 7, 6, 4, 5, 9]
    #expect(Case.inOrder(cases, at: Self.now).map(\.handoff.id.number) == wanted)
    #expect(Case.inOrder(cases.reversed(), at: Self.now).map(\.handoff.id.number) == wanted)
    #expect(Case.inOrder([], at: Self.now).isEmpty)
  }

  @Test("time passing brings a case to the front")
  func moves() {
    let cases = [Self.make(1, priority: .urgent), Self.make(2, priority: .low, due: 60)]
    #expect(Case.inOrder(cases, at: Self.now).first?.handoff.id.number == 1)
    let later = Self.now.adding(seconds: 61)
    #expect(Case.inOrder(cases, at: later).first?.handoff.id.number == 2)
  }

  @Test("states are spelled as the wire and the log spell them")
  func spelling() { #expect(Case.State.allCases.map(\.rawValue) == ["open", "taken", "done"]) }
}
