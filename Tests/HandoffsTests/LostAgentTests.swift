import Conversations
import Handoffs
import Testing
import Text

@Suite("Lost agents") struct LostAgentTests {
  @Test("a closed connection brings the chats to the front with their age, each told once")
  func signOut() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1, waited: 5)
    try scene.arrive(2, .orders, .low, waited: 9)
    try scene.take(1, .sato)
    try scene.take(2, .sato)
    try scene.arrive(3, .orders, .urgent, waited: 900)
    let since = try #require(scene.board.chats[h(2)]?.since)
    let changes = scene.board.signOut(.sato, at: scene.now)
    func place(_ position: Int) -> QueuePlace {
      QueuePlace(queue: .orders, position: position, waitSeconds: nil)
    }
    #expect(
      changes == [
        .requeued(h(1), c(1), from: .sato, place(1), .agentLost),
        .requeued(h(2), c(2), from: .sato, place(2), .agentLost),
      ])
    #expect(scene.waiting == [1, 2, 3])
    #expect(scene.board.chats[h(2)]?.since == since)
    #expect(scene.settle() == [])
    #expect(scene.board.signOut(.sato, at: scene.now) == [])
    #expect(scene.presence(.sato) == .away && scene.board.seats[.sato]?.isSignedIn == false)
  }

  @Test("each customer hears the place there is when all are back, whoever was taken first")
  func placesOfAll() throws {
    var scene = Scene()
    try scene.start(.sato)
    for (number, waited): (Int64, Int) in [(1, 5), (2, 50), (3, 20)] {
      try scene.arrive(number, waited: waited)
      try scene.take(number, .sato)
    }
    try scene.start(.tanaka)
    try scene.arrive(4, .orders, .high)
    try scene.take(4, .tanaka)
    scene.wind(30)
    let changes = scene.settle()
    var told: [Int64: Int] = [:]
    for change in changes {
      guard case .requeued(let id, _, _, let place, .agentLost) = change else { continue }
      #expect(told.updateValue(place.position, forKey: id.number) == nil)
    }
    #expect(told == [4: 1, 2: 2, 3: 3, 1: 4])
    #expect(scene.waiting == [4, 2, 3, 1])
    #expect(changes.placesTold == [])
  }

  @Test("30 seconds without a heartbeat are as good as a closed connection")
  func silence() throws {
    var scene = try Scene.holding(1)
    try scene.arrive(2)
    _ = scene.settle()
    #expect(scene.pass(29) == [])
    #expect(scene.pass(29, silent: [.sato]).contains(.withdrawn(h(2), from: .sato, .lapsed)))
    let changes = scene.pass(1, silent: [.sato])
    #expect(changes.last == .agentLost(.sato))
    #expect(changes.count == 2 && scene.waiting == [1, 2])
    #expect(scene.pass(99).unattended == ["H-1", "H-2"])
    #expect(scene.pass(99) == [])
  }

  @Test("who waits hears once that nobody is there any more, half a minute after the last one went")
  func unattended() throws {
    var scene = try Scene.holding(1)
    try scene.arrive(2)
    try scene.arrive(3, .returns)
    _ = scene.settle()
    _ = scene.board.signOut(.sato, at: scene.now)
    #expect(scene.settle().unattended == [])
    // Who comes now is told by the desk before choosing to wait.
    try scene.arrive(4)
    #expect(scene.pass(29).unattended == [])
    #expect(scene.board.nextDeadline == scene.now + .seconds(1))
    #expect(scene.pass(1).unattended == ["H-1", "H-2", "H-3"])
    #expect(scene.board.nextDeadline == nil)
    #expect(scene.pass(300) == [])
    // Who was there again in between goes once more.
    try scene.board.signIn(.sato, at: scene.now)
    try scene.board.becomeAvailable(.sato, at: scene.now)
    _ = scene.settle()
    _ = scene.board.signOut(.sato, at: scene.now)
    #expect(scene.settle().unattended == [])
    #expect(scene.pass(30).unattended == ["H-1", "H-2", "H-3", "H-4"])
  }

  @Test("a colleague who takes over in time spares the customers the news")
  func relieved() throws {
    var scene = try Scene.holding(1)
    _ = scene.board.signOut(.sato, at: scene.now)
    _ = scene.settle()
    #expect(scene.pass(29).unattended == [])
    try scene.start(.tanaka, .some([.returns]))
    #expect(scene.settle().unattended == [])
    try scene.start(.mori, .some([.orders]))
    #expect(scene.pass(5).unattended == [])
  }

  @Test("after a restart who waits is told only when nobody has come back")
  func restarted() throws {
    let stored = StoredChat(
      handoff: Scene.handoff(1), conversation: c(1), queue: .orders, since: Scene.opening,
      stage: .queued)
    var scene = Scene()
    scene.board = Board(restoring: [stored], cases: [], agents: [], at: scene.now)
    #expect(scene.settle().unattended == [])
    #expect(scene.pass(30).unattended == ["H-1"])
  }

  @Test("any line of the agent's is a heartbeat")
  func heard() throws {
    var scene = try Scene.holding(1)
    for _ in 0..<9 { #expect(scene.pass(29) == []) }
    #expect(scene.board.nextDeadline == scene.now + .seconds(30))
    // One who is not there is not heard.
    scene.hire(.mori)
    let before = scene.board
    scene.board.heard(.mori, at: scene.now)
    scene.board.heard(.nobody, at: scene.now)
    // And an older line changes nothing.
    scene.board.heard(.sato, at: 5)
    #expect(scene.board == before)
  }

  @Test("offers of a lost agent go to others, at once")
  func offersEnd() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    _ = scene.settle()
    try scene.start(.tanaka)
    #expect(
      scene.board.signOut(.sato, at: scene.now) == [.withdrawn(h(1), from: .sato, .lapsed)])
    #expect(scene.settle().offers == ["H-1 tanaka"])
  }

  @Test("a customer who left has nobody to close the chat any more: it ends without a code")
  func wrapUpEnds() throws {
    var scene = try Scene.holding(1, 2)
    _ = scene.board.customerLeft(c(1), at: scene.now)
    let changes = scene.board.signOut(.sato, at: scene.now)
    #expect(changes.contains(.closed(h(1), c(1), by: .sato, nil)))
    #expect(changes.count == 2 && scene.waiting == [2])
    #expect(scene.board.chat(of: c(1)) == nil)
  }

  @Test("a lost agent who is back gets what waits, as everybody")
  func back() throws {
    var scene = try Scene.holding(1)
    _ = scene.board.signOut(.sato, at: scene.now)
    _ = scene.settle()
    try scene.board.signIn(.sato, at: scene.now)
    #expect(scene.board.holds(.sato) == [])
    #expect(scene.settle() == [])
    try scene.board.becomeAvailable(.sato, at: scene.now)
    #expect(scene.settle().offers == ["H-1 sato"])
  }

  @Test("an agent who is forgotten leaves nothing behind")
  func removed() throws {
    var scene = try Scene.holding(1)
    try scene.arrive(2)
    _ = scene.settle()
    _ = scene.board.open(
      Case(handoff: Scene.handoff(5, kind: .case), conversation: c(9), openedAt: scene.wall))
    try scene.take(5, .sato)
    let changes = scene.board.remove(.sato, at: scene.now)
    let place = QueuePlace(queue: .orders, position: 1, waitSeconds: nil)
    #expect(
      changes == [
        .withdrawn(h(2), from: .sato, .lapsed),
        .requeued(h(1), c(1), from: .sato, place, .agentLost), .caseFreed(h(5)),
      ])
    #expect(scene.board.cases[h(5)]?.owner == nil && scene.board.cases[h(5)]?.state == .open)
    #expect(scene.board.seats.isEmpty && scene.waiting == [1, 2])
    #expect(scene.board.remove(.sato, at: scene.now) == [])
    // A new agent of that name has refused nothing.
    try scene.start(.sato)
    #expect(scene.settle().offers == ["H-1 sato", "H-2 sato"])
  }

  @Test("a shift that was almost over ends with the agent, without being said to be away")
  func lastIsLost() throws {
    var scene = try Scene.holding(1)
    _ = try scene.board.stepBack(.sato, .last, at: scene.now)
    #expect(scene.board.signOut(.sato, at: scene.now).count == 1)
    #expect(scene.presence(.sato) == .away)
  }
}
