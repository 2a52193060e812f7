import Conversations
import Handoffs
import Testing
import Text

@Suite("Waiting and places") struct WaitingTests {
  /// So many customers of one queue wait, the first is C-1.
  static func line(_ count: Int) throws -> Scene {
    var scene = Scene()
    for number in 1...count { try scene.arrive(Int64(number), waited: 1_000 - number) }
    _ = scene.settle()
    return scene
  }

  @Test("the place on entry is the one the chat then gets, and is not told a second time")
  func onEntry() throws {
    var scene = Scene()
    for (number, priority) in zip(Int64(1)..., [.low, .urgent, .normal] as [Priority]) {
      try scene.arrive(number, .orders, priority)
    }
    try scene.arrive(4, .returns)
    let place = scene.board.placeOnEntry(queue: .orders, priority: .normal, since: scene.wall)
    #expect(place == QueuePlace(queue: .orders, position: 3, waitSeconds: nil))
    try scene.arrive(5)
    #expect(scene.board.place(of: c(5)) == place)
    #expect(scene.settle() == [])
  }

  @Test("a conversation is with people once, and a number stands for one thing")
  func enqueuesOnce() throws {
    var scene = try Scene.holding(1)
    _ = scene.board.open(
      Case(handoff: Scene.handoff(5, kind: .case), conversation: c(9), openedAt: scene.wall))
    for (number, conversation): (Int64, Int64) in [(1, 8), (8, 1), (5, 8)] {
      scene.refuses(.withPeopleAlready) {
        try $0.board.enqueue(
          Scene.handoff(number), of: c(conversation), since: $0.wall, at: $0.now)
      }
    }
  }

  @Test("places 1 to 3 are told one by one")
  func countedPlaces() throws {
    var scene = try Self.line(4)
    try scene.start(.sato)
    var told: [[String]] = []
    for _ in 0..<4 {
      try scene.take(nil, .sato)
      try scene.close(scene.waiting.first.map { $0 - 1 } ?? 4, .sato)
      told.append(scene.pass(1).placesTold)
    }
    #expect(told == [["C-2 1", "C-3 2", "C-4 3"], ["C-3 1", "C-4 2"], ["C-4 1"], []])
  }

  @Test("farther back a place is told when it has halved, at most once a minute")
  func halved() throws {
    var scene = try Self.line(20)
    func leave(_ numbers: ClosedRange<Int>, _ scene: inout Scene) {
      for number in numbers { _ = scene.board.stopWaiting(c(Int64(number))) }
    }
    leave(1...9, &scene)
    // C-20 came in at 20 and is 11th now: not halved.
    #expect(!scene.pass(61).placesTold.contains("C-20 11"))
    leave(10...10, &scene)
    #expect(scene.pass(1).placesTold.contains("C-20 10"))
    // Halved again, but within the minute.
    leave(11...15, &scene)
    #expect(!scene.pass(20).placesTold.contains("C-20 5"))
    let due = scene.now + .seconds(40)
    #expect(scene.board.nextDeadline == due)
    #expect(scene.pass(39).placesTold == [])
    #expect(scene.pass(1).placesTold == ["C-19 4", "C-20 5"])
  }

  @Test("the minute does not hold up places 1 to 3")
  func nearSoon() throws {
    var scene = try Self.line(9)
    for number: Int64 in 1...8 { _ = scene.board.stopWaiting(c(number)) }
    #expect(scene.pass(0).placesTold == ["C-9 1"])
  }

  @Test("a place that got worse is not told, nor the same one again")
  func worse() throws {
    var scene = try Self.line(2)
    try scene.arrive(3, .orders, .urgent)
    #expect(scene.board.place(of: c(1))?.position == 2)
    #expect(scene.pass(99).placesTold == [])
    _ = scene.board.stopWaiting(c(3))
    // They are where they believe they are.
    #expect(scene.pass(99).placesTold == [])
  }

  @Test("places count within a queue, in the order of the line")
  func perQueue() throws {
    var scene = Scene()
    try scene.arrive(1, .orders, waited: 9)
    try scene.arrive(2, .returns, waited: 8)
    try scene.arrive(3, .orders, waited: 7)
    try scene.arrive(4, .returns, waited: 6)
    #expect([1, 2, 3, 4].map { scene.board.place(of: c($0))?.position } == [1, 1, 2, 2])
    let rows = scene.board.queueRows(of: .some([.returns]), at: scene.wall)
    #expect(rows.map(\.position) == [1, 2])
    #expect(rows.map(\.waitedSeconds) == [8, 6])
    _ = scene.settle()
    _ = scene.board.stopWaiting(c(1))
    #expect(scene.settle().placesTold == ["C-3 1"])
  }

  @Test("a reserved chat keeps its place; one in hand has none")
  func reservedKeepsPlace() throws {
    var scene = try Self.line(2)
    try scene.start(.sato, capacity: 1)
    #expect(scene.settle().placesTold == [])
    #expect([1, 2].map { scene.board.place(of: c($0))?.position } == [1, 2])
    try scene.take(1, .sato)
    #expect([1, 2].map { scene.board.place(of: c($0))?.position } == [nil, 1])
    let rows = scene.board.queueRows(of: .all, at: scene.wall)
    #expect(rows.map(\.chat.handoff.id) == [h(2), h(1)])
    #expect(rows.map(\.position) == [1, nil])
  }

  @Test("the expected wait is position x median / places, by those who take customers now")
  func expectedWait() throws {
    var scene = Scene()
    try scene.start(.sato, capacity: 2)
    for (number, seconds) in zip(Int64(1)..., [100, 300, 200]) {
      try scene.arrive(number)
      try scene.take(number, .sato)
      _ = scene.pass(seconds)
      try scene.close(number, .sato)
    }
    for number: Int64 in 11...13 { try scene.arrive(number, waited: 20 - Int(number)) }
    #expect(scene.board.place(of: c(13))?.waitSeconds == 300)
    try scene.start(.tanaka, capacity: 3)
    #expect(scene.board.place(of: c(13))?.waitSeconds == 120)
    try scene.start(.mori, .some([.returns]))
    #expect(scene.board.place(of: c(13))?.waitSeconds == 120)
    for name in [AgentName.sato, .tanaka] {
      _ = try scene.board.stepBack(name, .onBreak, at: scene.now)
    }
    #expect(scene.board.place(of: c(13))?.waitSeconds == nil)
    #expect(!scene.board.isStaffed(.orders) && scene.board.isStaffed(.returns))
  }

  @Test("nothing is known of a queue nobody was answered in")
  func waitUnknown() throws {
    var times = HandlingTimes()
    #expect(times.expectedWait(position: 1, queue: .orders, places: 3) == nil)
    times.add(seconds: -5, queue: .orders)
    #expect(times.median(of: .orders) == 0)
    for _ in 0..<HandlingTimes.remembered { times.add(seconds: 50, queue: .orders) }
    #expect(times.median(of: .orders) == 50)
    #expect(times.expectedWait(position: .max, queue: .orders, places: 1) == nil)
    #expect(times.expectedWait(position: 1, queue: .orders, places: 0) == nil)
    #expect(times.expectedWait(position: 0, queue: .orders, places: 1) == nil)
    #expect(times.expectedWait(position: 1, queue: .orders, places: 3) == 17)
  }

  @Test("who would rather not wait is gone, who is being answered is not")
  func stopsWaiting() throws {
    var scene = try Scene.holding(1)
    try scene.arrive(2, .returns)
    #expect(scene.board.stopWaiting(c(1)) == [])
    #expect(scene.board.stopWaiting(c(77)) == [])
    #expect(scene.board.customerLeft(c(77), at: scene.now) == [])
    #expect(scene.board.stopWaiting(c(2)) == [.stoppedWaiting(h(2), c(2))])
    #expect(scene.board.chat(of: c(2)) == nil && scene.waiting == [])
    #expect(scene.agent(1) == .sato)
  }

  @Test("nothing is coming for a board where nobody is and nobody waits to hear")
  func noDeadline() throws {
    var scene = Scene()
    #expect(scene.board.nextDeadline == nil)
    scene.hire(.sato)
    try scene.arrive(1)
    #expect(scene.board.nextDeadline == 0)
    _ = scene.settle()
    #expect(scene.board.nextDeadline == nil)
    try scene.board.signIn(.sato, at: scene.now)
    #expect(scene.board.nextDeadline == scene.now + .seconds(30))
  }

  @Test("the end of time is no trap")
  func endOfTime() throws {
    var board = Board()
    board.add(Agent(name: .sato, shown: "佐藤", queues: .all), at: .max - 1)
    try board.signIn(.sato, at: .max - 1)
    try board.becomeAvailable(.sato, at: .max - 1)
    let age = Timestamp(milliseconds: .min)
    try board.enqueue(Scene.handoff(1), of: c(1), since: age, at: .max - 1)
    #expect(
      board.settle(at: .max - 1, wall: Scene.opening)
        == [.offered(h(1), to: .sato, until: .max)])
    // Time that runs back measures nothing.
    _ = try board.take(h(1), by: .sato, at: .max - 1, wall: Scene.opening)
    _ = try board.giveBack(c(1), by: .sato, at: 5)
    #expect(board.handlingTimes.median(of: .orders) == nil)
    #expect(board.problems == [])
  }
}
