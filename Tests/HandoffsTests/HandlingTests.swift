import Conversations
import Handoffs
import Testing
import Text

@Suite("Transfer, give back, close") struct HandlingTests {
  @Test("a chat passed to a queue waits there with its age and the note, and its place is told")
  func toQueue() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1, waited: 60)
    try scene.take(1, .sato)
    try scene.arrive(2, .returns, waited: 90)
    try scene.arrive(3, .returns, waited: 30)
    let place = QueuePlace(queue: .returns, position: 2, waitSeconds: nil)
    let since = try #require(scene.board.chats[h(1)]?.since)
    #expect(
      try scene.transfer(1, .sato, to: .queue(.returns))
        == [.transferred(h(1), c(1), from: .sato, .queue(.returns), place)])
    let chat = try #require(scene.board.chats[h(1)])
    #expect(chat.stage == .queued && chat.queue == .returns && chat.since == since)
    #expect(chat.note == .note && chat.handoff.queue == .orders && !chat.isFront)
    #expect(scene.waiting == [2, 1, 3])
    #expect(scene.board.holds(.sato) == [])
    #expect(!scene.board.maySpeak(.sato, in: c(1)))
  }

  @Test("whoever passed it on is asked after everybody else")
  func notBackAtOnce() throws {
    var scene = try Scene.holding(1)
    try scene.transfer(1, .sato, to: .queue(.returns))
    #expect(scene.settle() == [])
    try scene.start(.tanaka)
    #expect(scene.settle().offers == ["H-1 tanaka"])
    _ = try scene.board.decline(h(1), by: .tanaka)
    #expect(scene.settle().offers == ["H-1 sato"])
  }

  @Test("a chat passed to a colleague is reserved for that one, who need not answer for its queue")
  func toAgent() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka, .some([.returns]))
    try scene.start(.mori)
    let until = scene.now + .seconds(30)
    #expect(
      try scene.transfer(1, .sato, to: .agent(.tanaka)) == [
        .transferred(h(1), c(1), from: .sato, .agent(.tanaka), nil),
        .offered(h(1), to: .tanaka, until: until),
      ])
    // Nobody else is asked, and no place is told.
    #expect(scene.settle() == [])
    scene.refuses(.alreadyTaken) { try $0.take(1, .mori) }
    #expect(try scene.take(1, .tanaka) == [.assigned(h(1), c(1), .tanaka)])
    #expect(scene.board.chats[h(1)]?.note == .note)
    #expect(scene.settle() == [])
  }

  @Test("a colleague on a break may be passed a chat, and is away when it lapses")
  func toAgentOnBreak() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka)
    _ = try scene.board.stepBack(.tanaka, .onBreak, at: scene.now)
    try scene.transfer(1, .sato, to: .agent(.tanaka))
    _ = try scene.board.stepBack(.sato, .onBreak, at: scene.now)
    #expect(scene.pass(29) == [])
    #expect(scene.presence(.tanaka) == .onBreak)
    let changes = scene.pass(1)
    #expect(
      changes == [
        .withdrawn(h(1), from: .tanaka, .lapsed), .agentAway(.tanaka),
        .positionChanged(c(1), QueuePlace(queue: .orders, position: 1, waitSeconds: nil)),
      ])
  }

  @Test("declined by the colleague it waits in its queue, and the customer hears the place, once")
  func colleagueDeclines() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka)
    try scene.start(.mori)
    try scene.transfer(1, .sato, to: .agent(.tanaka))
    _ = try scene.board.decline(h(1), by: .tanaka)
    #expect(scene.waiting == [1])
    let changes = scene.settle()
    #expect(changes.offers == ["H-1 mori"])
    #expect(changes.placesTold == ["C-1 1"])
    #expect(scene.pass(5) == [])
  }

  @Test("a transfer happens whole or not at all")
  func wholeOrNot() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka, capacity: 1)
    scene.hire(.mori)
    try scene.start(.suzuki)
    try scene.arrive(2)
    try scene.take(2, .tanaka)
    try scene.arrive(3)
    scene.refuses(.noteMissing) { try $0.transfer(1, .sato, to: .queue(.returns), note: .blank) }
    scene.refuses(.noteMissing) { try $0.transfer(1, .sato, to: .agent(.suzuki), note: .blank) }
    scene.refuses(.toOneself) { try $0.transfer(1, .sato, to: .agent(.sato)) }
    scene.refuses(.noSuchAgent(.nobody)) { try $0.transfer(1, .sato, to: .agent(.nobody)) }
    scene.refuses(.agentNotSignedIn(.mori)) { try $0.transfer(1, .sato, to: .agent(.mori)) }
    scene.refuses(.agentAtCapacity(.tanaka)) { try $0.transfer(1, .sato, to: .agent(.tanaka)) }
    scene.refuses(.notYours) { try $0.transfer(1, .tanaka, to: .queue(.returns)) }
    scene.refuses(.notYours) { try $0.transfer(3, .sato, to: .queue(.returns)) }
    scene.refuses(.notYours) { try $0.transfer(77, .sato, to: .queue(.returns)) }
    scene.refuses(.notSignedIn) { try $0.transfer(1, .mori, to: .queue(.returns)) }
    scene.refuses(.notSignedIn) { try $0.transfer(1, .nobody, to: .queue(.returns)) }
    #expect(scene.agent(1) == .sato)
  }

  @Test("an offer fills a colleague's last room for a transfer")
  func offerCountsAsRoom() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka, capacity: 1)
    try scene.transfer(1, .sato, to: .agent(.tanaka))
    try scene.arrive(2)
    try scene.take(2, .sato)
    scene.refuses(.agentAtCapacity(.tanaka)) { try $0.transfer(2, .sato, to: .agent(.tanaka)) }
  }

  @Test("a chat given back is the desk's: not on the board, and may come again")
  func giveBack() throws {
    var scene = try Scene.holding(1, 2)
    scene.refuses(.notYours) { _ = try $0.board.giveBack(c(9), by: .sato, at: $0.now) }
    scene.refuses(.withPeopleAlready) {
      try $0.board.enqueue(Scene.handoff(8), of: c(1), since: $0.wall, at: $0.now)
    }
    #expect(
      try scene.board.giveBack(c(1), by: .sato, at: scene.now)
        == [.givenBack(h(1), c(1), by: .sato)])
    #expect(scene.board.chat(of: c(1)) == nil)
    #expect(scene.board.holds(.sato) == [c(2)])
    #expect(!scene.board.maySpeak(.sato, in: c(1)))
    scene.refuses(.notYours) { try $0.close(1, .sato) }
    try scene.board.enqueue(Scene.handoff(8), of: c(1), since: scene.wall, at: scene.now)
    #expect(scene.waiting == [8])
  }

  @Test("closes with the code that was given", arguments: AgentClosing.Code.allCases)
  func closes(code: AgentClosing.Code) throws {
    for left in [false, true] {
      var scene = try Scene.holding(1)
      if left { _ = scene.board.customerLeft(c(1), at: scene.now) }
      let closure = Closure(code, deskShouldHaveKnown: true)
      let changes = try scene.close(1, .sato, closure)
      #expect(changes.first == .closed(h(1), c(1), by: .sato, closure))
      #expect(changes.count == (code == .followUp ? 2 : 1))
      #expect(scene.board.chats.isEmpty && scene.board.holds(.sato) == [])
      #expect(scene.board.cases.keys.map(\.number) == (code == .followUp ? [900] : []))
      scene.refuses(.notYours) { try $0.close(1, .sato) }
    }
  }

  @Test("a follow-up is an open case in the chat's queue, due as promised")
  func followUp() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.start(.tanaka, .some([.orders]))
    try scene.arrive(1, .orders, .high)
    try scene.take(1, .sato)
    try scene.transfer(1, .sato, to: .queue(.returns))
    try scene.take(1, .sato)
    let due = scene.wall.adding(seconds: 86_400)
    let changes = try scene.close(1, .sato, Closure(.followUp, due: due, by: .phone))
    #expect(changes.last == .caseOpened(h(900), to: [.sato]))
    let made = try #require(scene.board.cases[h(900)])
    #expect(made.state == .open && made.owner == nil && made.queue == .returns)
    #expect(made.handoff.kind == .case && made.handoff.due == due && made.by == .phone)
    #expect(made.handoff.priority == .high && made.conversation == c(1))
    #expect(made.openedAt == scene.wall && made.note == .note)
  }

  @Test("only who has a chat closes it")
  func closesOwn() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka)
    try scene.arrive(2)
    _ = scene.settle()
    scene.refuses(.notYours) { try $0.close(1, .tanaka) }
    scene.refuses(.notYours) { try $0.close(2, .tanaka) }
    scene.refuses(.notYours) { try $0.close(77, .sato) }
    scene.refuses(.notSignedIn) { try $0.close(1, .nobody) }
  }

  @Test("a colleague puts a chat in hand back to the front by force")
  func requeue() throws {
    var scene = try Scene.holding(1)
    try scene.start(.tanaka, .some([.returns]))
    try scene.arrive(2, .orders, .urgent, waited: 500)
    let place = QueuePlace(queue: .orders, position: 1, waitSeconds: nil)
    #expect(
      try scene.board.requeue(c(1), by: .tanaka, at: scene.now)
        == [.requeued(h(1), c(1), from: .sato, place, .forced(by: .tanaka))])
    #expect(scene.waiting == [1, 2])
    #expect(scene.board.holds(.sato) == [])
    // What waits for nobody in particular stays as it is.
    let before = scene
    #expect(try scene.board.requeue(c(1), by: .tanaka, at: scene.now) == [])
    #expect(scene == before)
    scene.refuses(.noSuchHandoff) { _ = try $0.board.requeue(c(77), by: .tanaka, at: $0.now) }
    scene.refuses(.notSignedIn) { _ = try $0.board.requeue(c(1), by: .nobody, at: $0.now) }
  }

  @Test("by force ends a reservation too")
  func requeueOffered() throws {
    var scene = Scene()
    try scene.start(.sato)
    try scene.arrive(1)
    _ = scene.settle()
    try scene.start(.tanaka)
    #expect(
      try scene.board.requeue(c(1), by: .tanaka, at: scene.now)
        == [.withdrawn(h(1), from: .sato, .taken)])
    #expect(scene.settle().offers == ["H-1 tanaka"])
  }

  @Test("what a refusal says can be acted on, and has a code of the protocol")
  func refusals() {
    let all: [(BoardRefusal, String)] = [
      (.notSignedIn, "not-logged-in"), (.alreadyTaken, "already-taken"), (.notYours, "not-yours"),
      (.notServed(.orders), "not-yours"), (.atCapacity, "at-capacity"),
      (.noSuchHandoff, "no-such-handoff"), (.nothingWaits, "no-such-handoff"),
      (.noteMissing, "note-missing"), (.noSuchAgent(.mori), "unknown-request"),
      (.agentNotSignedIn(.mori), "try-later"), (.agentAtCapacity(.mori), "at-capacity"),
      (.toOneself, "not-yours"), (.withPeopleAlready, "already-taken"),
    ]
    for (refusal, code) in all { #expect(refusal.code == code) }
    #expect(Set(all.map(\.0.message)).count == all.count)
  }
}
