import Conversations
import Handoffs
import Testing
import Text

@Suite("Cases on the board") struct BoardCaseTests {
  static let answer = CaseAnswer(by: .mail, outcome: .mailed, text: .note)

  /// A board with an agent for everything, one for returns, and one who is not there.
  static func scene() throws -> Scene {
    var scene = Scene()
    try scene.start(.sato)
    try scene.start(.tanaka, .some([.returns]))
    scene.hire(.mori)
    return scene
  }

  static func make(
    _ number: Int64, _ queue: QueueName = .orders, _ priority: Priority = .normal,
    due: Int? = nil, in scene: Scene
  ) -> Case {
    Case(
      handoff: Scene.handoff(
        number, queue, priority, kind: .case, due: due.map { scene.wall.adding(seconds: $0) }),
      conversation: c(number), openedAt: scene.wall)
  }

  @Test("a new case is shown to those who are there and answer for its queue, in any state")
  func opens() throws {
    var scene = try Self.scene()
    _ = try scene.board.stepBack(.tanaka, .onBreak, at: scene.now)
    let item = Self.make(1, .returns, in: scene)
    #expect(scene.board.open(item) == [.caseOpened(h(1), to: [.sato, .tanaka])])
    #expect(
      scene.board.open(Self.make(2, in: scene)) == [.caseOpened(h(2), to: [.sato])])
    let before = scene
    #expect(scene.board.open(item) == [])
    #expect(scene == before)
    // Cases are offered to nobody and fill nobody's capacity.
    #expect(scene.settle() == [] && scene.board.seats[.sato]?.load == 0)
  }

  @Test("open, taken, done")
  func life() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, in: scene))
    #expect(try scene.take(1, .sato) == [.caseTaken(h(1), .sato)])
    #expect(scene.board.cases[h(1)]?.state == .taken && scene.board.has(.sato, h(1)))
    #expect(scene.board.holds(.sato) == [])
    #expect(
      try scene.board.answer(h(1), by: .sato, Self.answer)
        == [.caseDone(h(1), .sato, Self.answer)])
    #expect(scene.board.cases.isEmpty && !scene.board.has(.sato, h(1)))
    scene.refuses(.noSuchHandoff) { _ = try $0.board.answer(h(1), by: .sato, Self.answer) }
  }

  @Test("answering an open case takes it")
  func answersOpen() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, .returns, in: scene))
    #expect(
      try scene.board.answer(h(1), by: .tanaka, Self.answer)
        == [.caseTaken(h(1), .tanaka), .caseDone(h(1), .tanaka, Self.answer)])
  }

  @Test("a case is one agent's, and only of a queue that the agent answers for")
  func owned() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, .returns, in: scene))
    _ = scene.board.open(Self.make(2, .orders, in: scene))
    try scene.take(1, .sato)
    scene.refuses(.alreadyTaken) { try $0.take(1, .sato) }
    scene.refuses(.alreadyTaken) { try $0.take(1, .tanaka) }
    scene.refuses(.alreadyTaken) { _ = try $0.board.decline(h(1), by: .tanaka) }
    scene.refuses(.notYours) { _ = try $0.board.answer(h(1), by: .tanaka, Self.answer) }
    scene.refuses(.notServed(.orders)) { try $0.take(2, .tanaka) }
    scene.refuses(.notServed(.orders)) { _ = try $0.board.answer(h(2), by: .tanaka, Self.answer) }
    scene.refuses(.notSignedIn) { try $0.take(2, .mori) }
    scene.refuses(.notSignedIn) { _ = try $0.board.answer(h(2), by: .mori, Self.answer) }
    scene.refuses(.noSuchHandoff) { try $0.take(77, .sato) }
    let before = scene
    #expect(try scene.board.decline(h(2), by: .sato) == [])
    #expect(scene == before)
  }

  @Test("a case outlives its agent's shift; a colleague may take it over then, and not before")
  func ownerGone() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, .returns, in: scene))
    try scene.take(1, .sato)
    #expect(scene.board.signOut(.sato, at: scene.now) == [])
    #expect(scene.board.cases[h(1)]?.owner == .sato)
    scene.refuses(.notYours) { _ = try $0.board.answer(h(1), by: .tanaka, Self.answer) }
    #expect(try scene.take(1, .tanaka) == [.caseTaken(h(1), .tanaka)])
    #expect(scene.board.cases[h(1)]?.owner == .tanaka)
  }

  @Test("passed on to another queue it is open there, with its age and the note")
  func moves() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, in: scene))
    let opened = scene.wall
    _ = scene.pass(9)
    try scene.take(1, .sato)
    #expect(
      try scene.board.moveCase(h(1), by: .sato, to: .returns, note: .note)
        == [.caseMoved(h(1), .returns, to: [.sato, .tanaka])])
    let found = try #require(scene.board.cases[h(1)])
    #expect(found.state == .open && found.owner == nil && found.queue == .returns)
    #expect(found.note == .note && found.openedAt == opened && found.handoff.queue == .orders)
    // Whoever answers for its queue may pass on an open one.
    _ = try scene.board.moveCase(h(1), by: .tanaka, to: .general, note: .note)
    scene.refuses(.notServed(.general)) {
      _ = try $0.board.moveCase(h(1), by: .tanaka, to: .returns, note: .note)
    }
    try scene.take(1, .sato)
    scene.refuses(.notYours) {
      _ = try $0.board.moveCase(h(1), by: .tanaka, to: .returns, note: .note)
    }
    scene.refuses(.noteMissing) {
      _ = try $0.board.moveCase(h(1), by: .sato, to: .returns, note: .blank)
    }
    scene.refuses(.noSuchHandoff) {
      _ = try $0.board.moveCase(h(2), by: .sato, to: .returns, note: .note)
    }
    scene.refuses(.notSignedIn) {
      _ = try $0.board.moveCase(h(1), by: .mori, to: .returns, note: .note)
    }
  }

  @Test("overdue ones stand in front and ring, once, for who has it or answers for its queue")
  func rings() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, .orders, .urgent, in: scene))
    _ = scene.board.open(Self.make(2, .returns, .low, due: 10, in: scene))
    _ = scene.board.open(Self.make(3, .returns, .low, due: 10, in: scene))
    try scene.take(3, .tanaka)
    func numbers() -> [Int64] {
      scene.board.cases(of: .all, at: scene.wall).map(\.handoff.id.number)
    }
    #expect(numbers() == [1, 2, 3])
    let late = Timestamp(milliseconds: scene.wall.adding(seconds: 10).milliseconds + 1)
    #expect(scene.board.nextOverdue(after: scene.wall) == late)
    #expect(scene.pass(10) == [])
    #expect(
      scene.pass(1) == [
        .caseRings(h(2), to: [.sato, .tanaka]), .caseRings(h(3), to: [.tanaka]),
      ])
    #expect(numbers() == [2, 3, 1])
    #expect(scene.board.cases[h(2)]?.hasRung == true)
    #expect(scene.board.nextOverdue(after: scene.wall) == nil)
    #expect(scene.pass(20) == [])
    _ = try scene.board.moveCase(h(2), by: .sato, to: .orders, note: .note)
    #expect(scene.pass(20) == [])
  }

  @Test("rings as soon as somebody is there to hear it")
  func ringsLater() throws {
    var scene = Scene()
    scene.hire(.sato)
    _ = scene.board.open(Self.make(1, due: -1, in: scene))
    #expect(scene.pass(5) == [])
    try scene.board.signIn(.sato, at: scene.now)
    #expect(scene.pass(5) == [.caseRings(h(1), to: [.sato])])
    #expect(scene.pass(5) == [])
  }

  @Test("of an owner who is not there the colleagues hear it")
  func ringsForAbsent() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, .returns, due: 5, in: scene))
    try scene.take(1, .sato)
    _ = scene.board.signOut(.sato, at: scene.now)
    #expect(scene.pass(6) == [.caseRings(h(1), to: [.tanaka])])
  }

  @Test("the next in line is a chat before any case, and of cases the first that is open")
  func nextInLine() throws {
    var scene = try Self.scene()
    _ = scene.board.open(Self.make(1, in: scene))
    _ = scene.board.open(Self.make(2, .returns, .urgent, in: scene))
    try scene.arrive(3, .orders, .low)
    #expect(try scene.take(nil, .sato) == [.assigned(h(3), c(3), .sato)])
    #expect(try scene.take(nil, .sato) == [.caseTaken(h(2), .sato)])
    scene.refuses(.nothingWaits) { try $0.take(nil, .tanaka) }
    #expect(try scene.take(nil, .sato) == [.caseTaken(h(1), .sato)])
    scene.refuses(.nothingWaits) { try $0.take(nil, .sato) }
    scene.refuses(.notSignedIn) { try $0.take(nil, .mori) }
  }
}
