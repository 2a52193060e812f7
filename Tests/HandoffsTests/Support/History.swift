import Conversations
import Handoffs
import Text

/// Some hundred random acts on one board, each checked as soon as it is done.
struct History {
  static let queues: [QueueName] = [.orders, .returns, .general]
  static let names: [AgentName] = [.sato, .tanaka, .suzuki, .mori]

  var chance: Chance
  var board = Board()
  var ledger = Ledger()
  /// The ledger as it was lately, for acts that turn out not to be stored.
  private(set) var past: [Ledger] = []
  private(set) var steps: [Step] = []
  private(set) var heard: [[BoardChange]] = []
  private(set) var refusals = 0
  var seconds = 1_000
  var nextNumber: Int64 = 1
  /// How many of ten acts are new customers, and one in how many heartbeats is missing.
  let rush: Int
  let silence: Int
  /// How many chats there are at most.
  let most: Int

  init(seed: UInt64) {
    chance = Chance(seed: seed)
    rush = chance.one(of: [1, 2, 4])
    most = chance.one(of: [5, 9, 16])
    silence = chance.one(of: [6, 20, 100])
  }

  var now: UInt64 { .seconds(seconds) }
  var wall: Timestamp { Scene.opening.adding(seconds: seconds) }

  /// Does so many acts; stops at the first that goes wrong.
  mutating func run(_ count: Int) {
    for name in Self.names { step(.hire(agent(name))) }
    for name in Self.names where !chance.oneIn(4) {
      step(.signIn(name))
      step(.beAvailable(name))
    }
    while steps.count < count, ledger.wrongs.isEmpty { step(choose()) }
  }

  /// What went wrong, with the last acts before it; nil when nothing did.
  var report: String? {
    guard !ledger.wrongs.isEmpty else { return nil }
    let last = zip(steps, heard).suffix(4).map { "  \($0.act)\n    -> \($1)" }
    return (["act \(steps.count):"] + ledger.wrongs.list.prefix(5) + last).joined(separator: "\n")
  }

  private mutating func step(_ act: Act) {
    let step = Step(act: act, seconds: seconds, settles: !chance.oneIn(4))
    steps.append(step)
    past.append(ledger)
    if past.count > 12 { past.removeFirst() }
    let before = board
    do {
      let changes = try act.done(to: &board, at: step.now, wall: step.wall)
      heard.append(changes)
      ledger.lapsing = []
      ledger.follow(act, changes, at: step.now)
    } catch {
      refusals += 1
      heard.append([])
      ledger.expect(board == before, "refused (\(error)) and not as before")
    }
    ledger.compare(with: board, at: step.wall)
    if step.settles, ledger.wrongs.isEmpty { settle(step) }
  }

  private mutating func settle(_ step: Step) {
    let changes = board.settle(at: step.now, wall: step.wall)
    heard[heard.count - 1] += changes
    ledger.settle(changes, at: step.now)
    if !changes.isEmpty { ledger.compare(with: board, at: step.wall) }
    ledger.compareSettled(board, changes, at: step.now, wall: step.wall)
    guard steps.count.isMultiple(of: 4) else { return }
    let problems = board.problems
    ledger.expect(problems.isEmpty, "the board itself: \(problems)")
    // Nothing more is due, neither now nor just before the board says that something is.
    var again = board
    let next = board.nextDeadline
    ledger.expect(next.map { $0 > step.now } ?? true, "due again at once")
    for moment in [step.now, next.map { $0 - 1 } ?? step.now] {
      let more = again.settle(at: moment, wall: step.wall)
      ledger.expect(more.isEmpty && again == board, "settled and not settled: \(more)")
    }
  }

  /// The same acts once more, on a new board: what it heard, and what became of it.
  func again() -> ([[BoardChange]], Board) {
    var board = Board()
    let heard = steps.map { step in
      var changes = (try? step.act.done(to: &board, at: step.now, wall: step.wall)) ?? []
      if step.settles { changes += board.settle(at: step.now, wall: step.wall) }
      return changes
    }
    return (heard, board)
  }
}
