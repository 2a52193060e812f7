import Conversations
import Handoffs
import Testing
import Text

@Suite("Acts that could not be saved") struct CorrectTests {
  /// The conversation as it was stored: its chat and cases.
  static func stored(_ number: Int64, _ stage: StoredChat.Stage, in scene: Scene) -> StoredChat {
    StoredChat(
      handoff: Scene.handoff(number), conversation: c(number), queue: .orders, since: scene.wall,
      stage: stage)
  }

  @Test("a chat taken goes back to wait, and its customer hears nothing of it")
  func taken() throws {
    var scene = Scene()
    try scene.start(.sato, capacity: 1)
    try scene.arrive(1)
    let row = Self.stored(1, .queued, in: scene)
    _ = scene.settle()
    try scene.take(1, .sato)
    #expect(scene.board.correct(c(1), to: row, cases: [], at: scene.now) == [])
    #expect(scene.stage(1) == .queued && scene.board.holds(.sato) == [])
    #expect(!scene.board.maySpeak(.sato, in: c(1)))
    let changes = scene.settle()
    #expect(changes.offers == ["H-1 sato"] && changes.placesTold == [])
    #expect(scene.board.problems == [])
  }

  @Test("a chat closed, given back or passed on is its agent's again", arguments: 0..<4)
  func letGo(way: Int) throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka)
    let row = Self.stored(1, .held(.sato), in: scene)
    switch way {
    case 0: try scene.close(1, .sato, Closure(.followUp))
    case 1: _ = try scene.board.giveBack(c(1), by: .sato, at: scene.now)
    case 2: try scene.transfer(1, .sato, to: .queue(.returns))
    default: try scene.transfer(1, .sato, to: .agent(.tanaka))
    }
    let changes = scene.board.correct(c(1), to: row, cases: [], at: scene.now)
    // An offer that never was ends.
    #expect(changes == (way == 3 ? [.withdrawn(h(1), from: .tanaka, .lapsed)] : []))
    #expect(scene.board.maySpeak(.sato, in: c(1)) && scene.board.chats[h(1)]?.queue == .orders)
    #expect(scene.board.chats[h(1)]?.note == nil)
    #expect(scene.board.cases.isEmpty && scene.board.seats[.tanaka]?.offers == [])
    #expect(scene.presence(.tanaka) == .available)
    #expect(scene.settle() == [] && scene.board.problems == [])
  }

  @Test("whoever has the chat and wants no more has it still, and the shift goes on")
  func lastKeeps() throws {
    var scene = try Scene.holding(1)
    _ = try scene.board.stepBack(.sato, .last, at: scene.now)
    let row = Self.stored(1, .held(.sato), in: scene)
    #expect(scene.board.correct(c(1), to: row, cases: [], at: scene.now) == [])
    #expect(scene.presence(.sato) == .last && scene.agent(1) == .sato)
    #expect(try scene.close(1, .sato).last == .agentAway(.sato))
  }

  @Test("a chat that was never stored is not there")
  func neverStored() throws {
    var scene = try Scene.holding(1)
    _ = scene.board.customerLeft(c(1), at: scene.now)
    #expect(scene.board.correct(c(1), to: nil, cases: [], at: scene.now) == [])
    #expect(scene.board.chats.isEmpty && scene.board.holds(.sato) == [])
    #expect(scene.presence(.sato) == .available)
    try scene.arrive(2)
    _ = scene.settle()
    #expect(
      scene.board.correct(c(2), to: nil, cases: [], at: scene.now)
        == [.withdrawn(h(2), from: .sato, .lapsed)])
    #expect(scene.waiting == [] && scene.board.problems == [])
  }

  @Test("an offer of before goes to the front")
  func offered() throws {
    var scene = try Scene.holding(1)
    try scene.arrive(2, .orders, .urgent)
    let row = Self.stored(1, .offered, in: scene)
    #expect(scene.board.correct(c(1), to: row, cases: [], at: scene.now) == [])
    #expect(scene.waiting == [1, 2])
  }

  @Test("a chat of one who is not there is kept for 30 seconds, then told once to be lost")
  func absent() throws {
    var scene = try Scene.holding(1)
    let row = Self.stored(1, .held(.sato), in: scene)
    _ = scene.board.signOut(.sato, at: scene.now)
    _ = scene.settle()
    #expect(scene.board.correct(c(1), to: row, cases: [], at: scene.now) == [])
    #expect(scene.pass(29) == [] && scene.board.holds(.sato) == [c(1)])
    let changes = scene.pass(1)
    #expect(changes.count == 1 && scene.waiting == [1])
    guard case .requeued = changes.first else {
      Issue.record("the customer was not told: \(changes)")
      return
    }
  }

  @Test("a chat of one nobody knows any more is at the front, and its customer hears the place")
  func forgotten() throws {
    var scene = try Scene.holding(1)
    try scene.arrive(2, .orders, .urgent)
    let row = Self.stored(1, .held(.sato), in: scene)
    _ = scene.board.remove(.sato, at: scene.now)
    #expect(scene.board.correct(c(1), to: row, cases: [], at: scene.now) == [])
    #expect(scene.waiting == [1, 2])
    #expect(scene.settle().placesTold == ["C-1 1"])
  }

  @Test("a row of another conversation is not taken for this one")
  func otherRow() throws {
    var scene = try Scene.holding(1)
    let row = Self.stored(2, .held(.sato), in: scene)
    let other = Case(
      handoff: Scene.handoff(5, kind: .case), conversation: c(2), openedAt: scene.wall)
    _ = scene.board.correct(c(1), to: row, cases: [other], at: scene.now)
    #expect(scene.board.chats.isEmpty && scene.board.cases.isEmpty)
  }

  @Test("cases stand as they were stored, others are left alone")
  func cases() throws {
    var scene = Scene()
    try scene.start(.sato)
    func make(
      _ number: Int64, of conversation: Int64 = 1, owner: AgentName? = nil,
      state: Case.State = .open
    ) -> Case {
      Case(
        handoff: Scene.handoff(number, kind: .case), conversation: c(conversation),
        openedAt: scene.wall, state: state, owner: owner)
    }
    for item in [make(1), make(2), make(3), make(4, of: 2)] { _ = scene.board.open(item) }
    for number: Int64 in [1, 4] { try scene.take(number, .sato) }
    let answer = CaseAnswer(by: .phone, outcome: .phoned, text: .note)
    _ = try scene.board.answer(h(2), by: .sato, answer)
    let rows = [
      make(1), make(2, owner: .sato, state: .taken), make(6, owner: .nobody, state: .taken),
      make(7, owner: .sato), make(8, state: .taken), make(9, state: .done),
    ]
    #expect(scene.board.correct(c(1), to: nil, cases: rows, at: scene.now) == [])
    let found = scene.board.cases(of: .all, at: scene.wall)
    #expect(found.map(\.handoff.id.number) == [1, 2, 4, 6, 7, 8])
    #expect(found.map(\.owner) == [nil, .sato, .sato, nil, .sato, nil])
    #expect(found.map(\.state) == [.open, .taken, .taken, .open, .taken, .open])
    #expect(scene.board.problems == [])
  }

  @Test("a case that rang does not ring again for it")
  func ringsOnce() throws {
    var scene = Scene()
    try scene.start(.sato)
    let late = Case(
      handoff: Scene.handoff(1, kind: .case, due: scene.wall.adding(seconds: -1)),
      conversation: c(1), openedAt: scene.wall)
    _ = scene.board.open(late)
    #expect(scene.settle() == [.caseRings(h(1), to: [.sato])])
    try scene.take(1, .sato)
    _ = scene.board.correct(c(1), to: nil, cases: [late], at: scene.now)
    #expect(scene.board.cases[h(1)]?.state == .open)
    #expect(scene.settle() == [])
  }
}
