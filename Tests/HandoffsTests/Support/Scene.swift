import Conversations
import Handoffs
import Testing
import Text

/// A board with a clock that the test winds. Chat H-7 is that of conversation C-7.
struct Scene: Hashable {
  static let opening = Timestamp("2026-11-21T10:00+09:00")!
  var board = Board()
  private(set) var seconds = 1_000

  var now: UInt64 { .seconds(seconds) }
  var wall: Timestamp { Self.opening.adding(seconds: seconds) }
  /// The chats that wait, in the order of the line.
  var waiting: [Int64] {
    board.queueRows(of: .all, at: wall).filter { $0.position != nil }
      .map(\.chat.handoff.id.number)
  }
  func stage(_ number: Int64) -> Chat.Stage? { board.chats[h(number)]?.stage }
  func presence(_ name: AgentName) -> Presence? { board.seats[name]?.presence }
  /// Who has the chat or has it reserved.
  func agent(_ number: Int64) -> AgentName? { board.chats[h(number)]?.agent }

  mutating func settle() -> [BoardChange] { board.settle(at: now, wall: wall) }

  /// Time passes; nobody is heard and nothing is done.
  mutating func wind(_ seconds: Int) { self.seconds += seconds }

  /// Time passes, with a heartbeat of everybody but `silent` at its end; then what is due is done.
  mutating func pass(_ seconds: Int, silent: Set<AgentName> = []) -> [BoardChange] {
    self.seconds += seconds
    for name in board.seats.keys where !silent.contains(name) { board.heard(name, at: now) }
    return settle()
  }

  mutating func hire(_ name: AgentName, _ queues: QueueSet = .all, capacity: Int = 3) {
    board.add(
      Agent(name: name, shown: name.text, queues: queues, capacity: capacity), at: now)
  }

  /// A new agent is there and available.
  mutating func start(_ name: AgentName, _ queues: QueueSet = .all, capacity: Int = 3) throws {
    hire(name, queues, capacity: capacity)
    try board.signIn(name, at: now)
    try board.becomeAvailable(name, at: now)
  }

  /// A customer comes who has waited for some seconds already.
  mutating func arrive(
    _ number: Int64, _ queue: QueueName = .orders, _ priority: Priority = .normal,
    waited: Int = 0
  ) throws {
    try board.enqueue(
      Self.handoff(number, queue, priority), of: c(number),
      since: wall.adding(seconds: -waited), at: now)
  }

  static func handoff(
    _ number: Int64, _ queue: QueueName = .orders, _ priority: Priority = .normal,
    kind: Handoff.Kind = .chat, due: Timestamp? = nil
  ) -> Handoff {
    Handoff(id: h(number), kind: kind, queue: queue, priority: priority, due: due, intent: nil)
  }

  @discardableResult
  mutating func take(_ number: Int64?, _ name: AgentName) throws -> [BoardChange] {
    try board.take(number.map(h), by: name, at: now, wall: wall)
  }

  /// An agent who is there with some chats in hand.
  static func holding(_ numbers: Int64..., by name: AgentName = .sato) throws -> Scene {
    var scene = Scene()
    try scene.start(name)
    for number in numbers {
      try scene.arrive(number)
      try scene.take(number, name)
    }
    _ = scene.settle()
    return scene
  }

  @discardableResult
  mutating func transfer(
    _ number: Int64, _ name: AgentName, to target: TransferTarget, note: SafeText = .note
  ) throws -> [BoardChange] {
    try board.transfer(c(number), by: name, to: target, note: note, at: now)
  }

  @discardableResult
  mutating func close(
    _ number: Int64, _ name: AgentName, _ closure: Closure = Closure(.resolved),
    followUp: Int64 = 900
  ) throws -> [BoardChange] {
    try board.close(
      c(number), by: name, as: closure, followUp: h(followUp), wall: wall, at: now)
  }

  /// Expects that `act` is refused and that the board is what it was.
  func refuses(
    _ refusal: BoardRefusal, sourceLocation: SourceLocation = #_sourceLocation,
    _ act: (inout Scene) throws -> Void
  ) {
    var copy = self
    #expect(throws: refusal, sourceLocation: sourceLocation) { try act(&copy) }
    #expect(copy == self, sourceLocation: sourceLocation)
  }
}

extension [BoardChange] {
  /// Who was offered what, in order.
  var offers: [String] {
    compactMap { change in
      guard case .offered(let id, let name, _) = change else { return nil }
      return "\(id) \(name)"
    }
  }
  /// Who heard that nobody is there any more.
  var unattended: [String] {
    compactMap { change in
      guard case .unattended(let id, _) = change else { return nil }
      return "\(id)"
    }
  }
  /// Who heard which place, in order.
  var placesTold: [String] {
    compactMap { change in
      guard case .positionChanged(let conversation, let place) = change else { return nil }
      return "\(conversation) \(place.position)"
    }
  }
}
