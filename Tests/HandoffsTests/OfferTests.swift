import Conversations
import Handoffs
import Testing
import Text

@Suite("Offers") struct OfferTests {
  @Test("the highest priority is offered first, then the oldest, ties by number")
  func order() throws {
    var scene = Scene()
    try scene.arrive(5, .orders, .low, waited: 900)
    try scene.arrive(4, .orders, .normal, waited: 10)
    try scene.arrive(3, .orders, .normal, waited: 20)
    try scene.arrive(9, .returns, .normal, waited: 20)
    try scene.arrive(2, .orders, .urgent)
    try scene.arrive(1, .orders, .high, waited: 1)
    #expect(scene.waiting == [2, 1, 3, 9, 4, 5])
    try scene.start(.sato, capacity: 10)
    let wanted = [2, 1, 3, 9, 4, 5].map { "H-\($0) sato" }
    #expect(scene.settle().offers == wanted)
  }

  @Test("age is the wall's, not the order of coming")
  func ageByWall() throws {
    var scene = Scene()
    try scene.arrive(1)
    _ = scene.pass(5)
    try scene.arrive(2, waited: 6)
    #expect(scene.waiting == [2, 1])
    // The wall clock was set back an hour meanwhile: whoever comes then counts as older.
    try scene.arrive(3, waited: 3_600)
    #expect(scene.waiting == [3, 2, 1])
  }

  @Test("is reserved for one agent, for 30 seconds")
  func reservation() throws {
    var scene = Scene()
    try scene.start(.sato)
    scene.hire(.tanaka)
    try scene.board.signIn(.tanaka, at: scene.now)
    try scene.arrive(1)
    let until = scene.now + .seconds(30)
    #expect(scene.settle() == [.offered(h(1), to: .sato, until: until)])
    #expect(scene.pass(29) == [])
    #expect(scene.waiting == [1])
    scene.refuses(.alreadyTaken) { try $0.take(1, .tanaka) }
    scene.refuses(.alreadyTaken) { _ = try $0.board.decline(h(1), by: .tanaka) }
    scene.refuses(.nothingWaits) { try $0.take(nil, .tanaka) }
    #expect(scene.board.nextDeadline == until)
  }

  @Test("an accepted offer is the agent's", arguments: [1, nil] as [Int64?])
  func accept(number: Int64?) throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    _ = scene.settle()
    #expect(!scene.board.maySpeak(.sato, in: c(1)))
    #expect(!scene.board.has(.sato, h(1)))
    #expect(try scene.take(number, .sato) == [.assigned(h(1), c(1), .sato)])
    #expect(scene.stage(1) == .held(.sato, since: scene.now))
    #expect(scene.board.maySpeak(.sato, in: c(1)))
    #expect(scene.board.has(.sato, h(1)))
    #expect(scene.board.holds(.sato) == [c(1)])
    #expect(scene.waiting == [])
    #expect(scene.board.place(of: c(1)) == nil)
    // It stays so however long it takes.
    for _ in 0..<10 { #expect(scene.pass(25) == []) }
  }

  @Test("a declined offer goes to a colleague, and stays where it stood")
  func decline() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1, waited: 50)
    try scene.arrive(2)
    #expect(scene.settle().offers == ["H-1 sato", "H-2 sato"])
    try scene.start(.tanaka)
    #expect(try scene.board.decline(h(1), by: .sato) == [])
    #expect(scene.waiting == [1, 2])
    #expect(scene.settle().offers == ["H-1 tanaka"])
    #expect(scene.presence(.sato) == .available)
  }

  @Test("whoever declined is not asked again until others were, or until available anew")
  func declinedByAll() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    _ = scene.settle()
    _ = try scene.board.decline(h(1), by: .sato)
    #expect(scene.pass(5) == [])
    try scene.start(.tanaka)
    #expect(scene.settle().offers == ["H-1 tanaka"])
    _ = try scene.board.decline(h(1), by: .tanaka)
    #expect(scene.settle().offers == ["H-1 sato"])
    _ = try scene.board.decline(h(1), by: .sato)
    #expect(scene.settle().offers == ["H-1 tanaka"])
    _ = try scene.board.decline(h(1), by: .tanaka)
    _ = try scene.board.stepBack(.sato, .onBreak, at: scene.now)
    #expect(scene.pass(5) == [])
    try scene.board.becomeAvailable(.tanaka, at: scene.now)
    #expect(scene.settle().offers == ["H-1 tanaka"])
  }

  @Test("a lapsed offer makes its agent away until available again; a colleague is asked")
  func lapse() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    try scene.arrive(2)
    _ = scene.settle()
    _ = scene.pass(20)
    try scene.arrive(3)
    try scene.start(.tanaka, capacity: 1)
    _ = scene.settle()
    _ = scene.pass(0)
    let until = scene.now + .seconds(40)
    let changes = scene.pass(10)
    #expect(scene.presence(.sato) == .away)
    // All offers of the agent end with the first.
    #expect(
      changes.prefix(3) == [
        .withdrawn(h(1), from: .sato, .lapsed), .withdrawn(h(2), from: .sato, .lapsed),
        .agentAway(.sato),
      ])
    #expect(scene.waiting == [1, 2, 3])
    // H-3 was the colleague's already, who has no room for more.
    #expect(changes.offers == [] && scene.agent(3) == .tanaka)
    #expect(scene.pass(5) == [])
    try scene.board.becomeAvailable(.sato, at: scene.now)
    #expect(scene.settle().offers == ["H-1 sato", "H-2 sato"])
    #expect(until > scene.now)
  }

  @Test("what is taken a moment too late, before the board noticed, is no harm")
  func lateByAMoment() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    _ = scene.settle()
    var late = scene
    let moment = late.now + .seconds(31)
    late.board.heard(.sato, at: moment)
    #expect(
      try late.board.take(h(1), by: .sato, at: moment, wall: late.wall)
        == [.assigned(h(1), c(1), .sato)])
    #expect(scene.pass(31).contains(.withdrawn(h(1), from: .sato, .lapsed)))
    #expect(scene.stage(1) == .queued)
  }

  @Test("nobody is offered more than they may hold, offers counted", arguments: [1, 2, 3])
  func capacity(capacity: Int) throws {
    var scene = Scene()
    try scene.start(.sato, capacity: capacity)
    for number in 1...5 { try scene.arrive(Int64(number)) }
    #expect(scene.settle().offers.count == capacity)
    for _ in 0..<capacity { try scene.take(nil, .sato) }
    #expect(scene.settle().offers == [])
    scene.refuses(.atCapacity) { try $0.take(5, .sato) }
    scene.refuses(.atCapacity) { try $0.take(nil, .sato) }
    try scene.close(1, .sato)
    #expect(scene.settle().offers == ["H-\(capacity + 1) sato"])
  }

  @Test("three at a time is usual, and less than one there is not")
  func usualCapacity() {
    #expect(Agent(name: .sato, shown: "佐藤", queues: .all).capacity == 3)
    #expect(Agent(name: .sato, shown: "佐藤", queues: .all, capacity: -1).capacity == 1)
  }

  @Test("only of queues that the agent answers for")
  func queues() throws {
    var scene = Scene()
    try scene.start(.sato, .some([.returns]))
    try scene.arrive(1, .orders, .urgent)
    try scene.arrive(2, .returns, .low)
    #expect(scene.settle().offers == ["H-2 sato"])
    scene.refuses(.notServed(.orders)) { try $0.take(1, .sato) }
    _ = try scene.board.decline(h(2), by: .sato)
    #expect(try scene.take(nil, .sato) == [.assigned(h(2), c(2), .sato)])
    scene.refuses(.nothingWaits) { try $0.take(nil, .sato) }
  }

  @Test("only to those who are there and available", arguments: ["last", "break", "away", "out"])
  func states(state: String) throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    try scene.take(1, .sato)
    switch state {
    case "last": #expect(try scene.board.stepBack(.sato, .last, at: scene.now) == [])
    case "break": #expect(try scene.board.stepBack(.sato, .onBreak, at: scene.now) == [])
    case "away":
      try scene.arrive(8)
      _ = scene.pass(0)
      _ = scene.pass(30)
      _ = scene.board.stopWaiting(c(8))
      _ = scene.settle()
    default: _ = scene.board.signOut(.sato, at: scene.now)
    }
    let wanted: [String: Presence] = ["last": .last, "break": .onBreak, "away": .away]
    #expect(scene.presence(.sato) == wanted[state] ?? .away)
    try scene.arrive(2)
    #expect(scene.settle().offers == [])
    // Who is there may still take by hand.
    if state == "out" {
      scene.refuses(.notSignedIn) { try $0.take(2, .sato) }
    } else {
      try scene.take(2, .sato)
      #expect(scene.agent(2) == .sato)
    }
  }

  @Test("the longest idle is asked first, those without a chat before those with some")
  func longestIdle() throws {
    var scene = Scene()
    try scene.start(.tanaka)
    _ = scene.pass(1)
    try scene.start(.sato)
    _ = scene.pass(1)
    try scene.start(.mori)
    try scene.arrive(1)
    #expect(scene.settle().offers == ["H-1 tanaka"])
    try scene.take(1, .tanaka)
    for number: Int64 in 2...4 { try scene.arrive(number) }
    #expect(scene.settle().offers == ["H-2 sato", "H-3 mori", "H-4 sato"])
    try scene.take(2, .sato)
    _ = scene.pass(1)
    // An ended chat starts the idle time anew.
    try scene.close(1, .tanaka)
    try scene.take(3, .mori)
    try scene.take(4, .sato)
    _ = scene.pass(1)
    try scene.close(3, .mori)
    try scene.arrive(5)
    #expect(scene.settle().offers == ["H-5 tanaka"])
  }

  @Test("of those idle equally long the name decides")
  func idleTies() throws {
    var scene = Scene()
    for name in [AgentName.tanaka, .sato, .mori] { try scene.start(name) }
    try scene.arrive(1)
    #expect(scene.settle().offers == ["H-1 mori"])
  }

  @Test("saying available again does not make anyone less idle")
  func availableTwice() throws {
    var scene = Scene()
    try scene.start(.sato)
    _ = scene.pass(5)
    try scene.start(.mori)
    _ = scene.pass(5)
    try scene.board.becomeAvailable(.sato, at: scene.now)
    try scene.arrive(1)
    #expect(scene.settle().offers == ["H-1 sato"])
  }

  @Test(
    "an offer ends when its customer leaves or would rather not wait", arguments: [true, false])
  func customerLeaves(leaves: Bool) throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    _ = scene.settle()
    let changes =
      leaves
      ? scene.board.customerLeft(c(1), at: scene.now) : scene.board.stopWaiting(c(1))
    #expect(
      changes == [.withdrawn(h(1), from: .sato, .customerLeft), .stoppedWaiting(h(1), c(1))])
    #expect(scene.board.chats.isEmpty)
    #expect(scene.board.seats[.sato]?.offers == [])
    #expect(scene.presence(.sato) == .available)
    scene.refuses(.noSuchHandoff) { try $0.take(1, .sato) }
    scene.refuses(.noSuchHandoff) { _ = try $0.board.decline(h(1), by: .sato) }
  }

  @Test("no one is asked twice, whatever is settled twice")
  func settlesOnce() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.start(.tanaka)
    for number: Int64 in 1...9 { try scene.arrive(number) }
    #expect(scene.settle().offers.count == 6)
    let settled = scene
    #expect(scene.settle() == [])
    #expect(scene == settled)
  }

  @Test("an older chat that nobody there answers for does not hold up the others")
  func passesOver() throws {
    var scene = Scene()
    try scene.start(.sato, .some([.orders]))
    try scene.arrive(1, .general, .urgent, waited: 999)
    try scene.arrive(2)
    #expect(scene.settle().offers == ["H-2 sato"])
    #expect(scene.stage(1) == .queued)
  }
}
