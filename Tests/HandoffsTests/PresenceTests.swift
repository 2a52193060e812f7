import Conversations
import Handoffs
import Testing
import Text

@Suite("What agents say of themselves") struct PresenceTests {
  @Test("whoever signs in is away until available")
  func signIn() throws {
    var scene = Scene()
    scene.hire(.sato)
    try scene.arrive(1)
    #expect(scene.settle() == [])
    scene.refuses(.notSignedIn) { try $0.board.becomeAvailable(.sato, at: $0.now) }
    try scene.board.signIn(.sato, at: scene.now)
    #expect(scene.presence(.sato) == .away)
    #expect(scene.settle() == [])
    #expect(!scene.board.isStaffed(.orders))
    try scene.board.becomeAvailable(.sato, at: scene.now)
    #expect(scene.board.isStaffed(.orders))
    #expect(scene.settle().offers == ["H-1 sato"])
  }

  @Test("signing in a second time changes nothing but that the agent was heard")
  func signInTwice() throws {
    var scene = try Scene.holding(1)
    let before = scene
    try scene.board.signIn(.sato, at: scene.now)
    #expect(scene == before)
    scene.refuses(.noSuchAgent(.nobody)) { try $0.board.signIn(.nobody, at: $0.now) }
  }

  @Test("a break or the last chats end the offers, and the chats in hand stay")
  func stepBack() throws {
    for reason in Board.StepBack.allCases {
      var scene = try Scene.holding(1)
      try scene.arrive(2)
      _ = scene.settle()
      #expect(
        try scene.board.stepBack(.sato, reason, at: scene.now)
          == [.withdrawn(h(2), from: .sato, .lapsed)])
      #expect(scene.presence(.sato) == (reason == .last ? .last : .onBreak))
      #expect(scene.board.maySpeak(.sato, in: c(1)))
      #expect(scene.stage(2) == .queued)
      #expect(!scene.board.isStaffed(.orders))
    }
  }

  @Test("`last` is away as soon as nothing is in hand, a break is not")
  func endOfShift() throws {
    var scene = try Scene.holding(1, 2)
    _ = try scene.board.stepBack(.sato, .last, at: scene.now)
    _ = try scene.close(1, .sato)
    #expect(scene.presence(.sato) == .last)
    let changes = try scene.close(2, .sato)
    #expect(changes.last == .agentAway(.sato))
    #expect(scene.presence(.sato) == .away)
    // With nothing in hand it is so at once.
    try scene.board.becomeAvailable(.sato, at: scene.now)
    #expect(try scene.board.stepBack(.sato, .last, at: scene.now) == [.agentAway(.sato)])
    #expect(try scene.board.stepBack(.sato, .onBreak, at: scene.now) == [])
    #expect(scene.presence(.sato) == .onBreak)
  }

  @Test("`last` ends with the last chat, however that one goes", arguments: 0..<4)
  func lastChatGoes(way: Int) throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka)
    _ = try scene.board.stepBack(.sato, .last, at: scene.now)
    let changes =
      switch way {
      case 0: try scene.board.giveBack(c(1), by: .sato, at: scene.now)
      case 1: try scene.transfer(1, .sato, to: .queue(.returns))
      case 2: try scene.transfer(1, .sato, to: .agent(.tanaka))
      default: try scene.board.requeue(c(1), by: .tanaka, at: scene.now)
      }
    #expect(changes.last == .agentAway(.sato))
    #expect(scene.presence(.sato) == .away)
  }

  @Test("a customer who leaves makes the agent write up, until the closing code")
  func wrapUp() throws {
    var scene = try Scene.holding(1)
    #expect(scene.board.customerLeft(c(1), at: scene.now) == [.customerLeft(h(1), c(1), .sato)])
    #expect(scene.presence(.sato) == .wrapUp)
    #expect(scene.stage(1) == .wrapUp(.sato))
    #expect(!scene.board.maySpeak(.sato, in: c(1)))
    #expect(scene.board.holds(.sato) == [c(1)])
    // A second time nothing happens.
    #expect(scene.board.customerLeft(c(1), at: scene.now) == [])
    try scene.close(1, .sato, Closure(.noAnswer))
    #expect(scene.presence(.sato) == .available)
    #expect(scene.board.chats.isEmpty)
  }

  @Test("a chat to be written up cannot be spoken in, passed on, given back or taken by others")
  func wrapUpOnlyCloses() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka)
    _ = scene.board.customerLeft(c(1), at: scene.now)
    scene.refuses(.notYours) { try $0.transfer(1, .sato, to: .queue(.returns)) }
    scene.refuses(.notYours) { _ = try $0.board.giveBack(c(1), by: .sato, at: $0.now) }
    scene.refuses(.alreadyTaken) { try $0.take(1, .tanaka) }
    scene.refuses(.alreadyTaken) { _ = try $0.board.decline(h(1), by: .sato) }
    scene.refuses(.noSuchHandoff) { _ = try $0.board.requeue(c(1), by: .tanaka, at: $0.now) }
    scene.refuses(.notYours) { try $0.close(1, .tanaka) }
    #expect(scene.board.stopWaiting(c(1)) == [])
  }

  @Test("whoever writes up is asked only when nobody else can take it, and has the room again")
  func wrapUpIsAskedLast() throws {
    var scene = Scene()
    try scene.start(.sato, capacity: 1)
    try scene.arrive(1)
    try scene.take(1, .sato)
    _ = scene.board.customerLeft(c(1), at: scene.now)
    _ = scene.pass(9)
    try scene.start(.tanaka, capacity: 1)
    try scene.arrive(2)
    try scene.arrive(3)
    #expect(scene.settle().offers == ["H-2 tanaka", "H-3 sato"])
  }

  @Test("whoever was on a break stays so after the closing code", arguments: [true, false])
  func wrapUpOnBreak(breakFirst: Bool) throws {
    var scene = try Scene.holding(1)
    if breakFirst { _ = try scene.board.stepBack(.sato, .onBreak, at: scene.now) }
    _ = scene.board.customerLeft(c(1), at: scene.now)
    if !breakFirst { _ = try scene.board.stepBack(.sato, .onBreak, at: scene.now) }
    try scene.close(1, .sato)
    #expect(scene.presence(.sato) == .onBreak)
  }

  @Test("`last` waits for the closing code too")
  func lastWritesUp() throws {
    var scene = try Scene.holding(1)
    _ = try scene.board.stepBack(.sato, .last, at: scene.now)
    _ = scene.board.customerLeft(c(1), at: scene.now)
    #expect(scene.presence(.sato) == .last)
    #expect(try scene.close(1, .sato).last == .agentAway(.sato))
  }

  @Test("an agent's new queues and capacity count from the next offer on")
  func rehired() throws {
    var scene = try Scene.holding(1)
    scene.hire(.sato, .some([.returns]), capacity: 2)
    #expect(scene.agent(1) == .sato && scene.presence(.sato) == .available)
    try scene.arrive(2)
    for number: Int64 in 3...5 { try scene.arrive(number, .returns) }
    #expect(scene.settle().offers == ["H-3 sato"])
    #expect(scene.board.placesServing(.returns) == 2)
    #expect(scene.board.placesServing(.orders) == 0)
  }

  @Test("the team view says who is there, has what, and is idle how long")
  func team() throws {
    var scene = try Scene.holding(1)
    scene.hire(.mori)
    try scene.start(.tanaka)
    _ = scene.pass(12)
    try scene.arrive(2)
    _ = scene.settle()
    let rows = scene.board.teamRows(at: scene.now)
    #expect(rows.map(\.agent.name) == [.mori, .sato, .tanaka])
    #expect(rows.map(\.isSignedIn) == [false, true, true])
    #expect(rows.map(\.presence) == [.away, .available, .available])
    #expect(rows.map(\.chats) == [[], [c(1)], []])
    #expect(rows.map(\.offers) == [0, 0, 1])
    #expect(rows.map(\.idleSeconds) == [nil, nil, 12])
  }
}
