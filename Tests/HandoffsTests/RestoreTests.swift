import Conversations
import Handoffs
import Testing
import Text

@Suite("After a restart") struct RestoreTests {
  static let start: UInt64 = .seconds(5_000)
  static let wall = Scene.opening

  static func row(
    _ number: Int64, _ stage: StoredChat.Stage, _ priority: Priority = .normal,
    queue: QueueName = .orders, waited: Int = 0, conversation: Int64? = nil
  ) -> StoredChat {
    StoredChat(
      handoff: Scene.handoff(number, .orders, priority), conversation: c(conversation ?? number),
      queue: queue, since: wall.adding(seconds: -waited), stage: stage)
  }

  static func agent(_ name: AgentName) -> Agent {
    Agent(name: name, shown: name.text, queues: .all)
  }

  static func board(_ rows: [StoredChat], cases: [Case] = []) -> Board {
    Board(restoring: rows, cases: cases, agents: [agent(.sato), agent(.mori)], at: start)
  }

  static func waiting(_ board: Board) -> [Int64] {
    board.queueRows(of: .all, at: wall).filter { $0.position != nil }
      .map(\.chat.handoff.id.number)
  }

  @Test("offers go to the front, what waited stands where it stood, in the queue it stood in")
  func line() throws {
    var board = Self.board([
      Self.row(1, .queued, .urgent), Self.row(2, .offered, .low), Self.row(3, .queued, waited: 9),
      Self.row(4, .offered, waited: 1), Self.row(5, .queued, queue: .returns, waited: 10),
    ])
    #expect(Self.waiting(board) == [4, 2, 1, 5, 3])
    #expect(board.chat(of: c(5))?.queue == .returns)
    #expect(board.seats.values.allSatisfy { !$0.isSignedIn && $0.presence == .away })
    // They know their places.
    #expect(board.settle(at: Self.start, wall: Self.wall) == [])
    #expect(board.problems == [])
    try board.signIn(.sato, at: Self.start)
    try board.becomeAvailable(.sato, at: Self.start)
    #expect(
      board.settle(at: Self.start, wall: Self.wall).offers == ["H-4 sato", "H-2 sato", "H-1 sato"])
  }

  @Test("chats are kept 30 seconds for their agent, then go to the front, told once")
  func kept() throws {
    var board = Self.board([Self.row(1, .held(.sato)), Self.row(2, .queued, .urgent)])
    #expect(board.holds(.sato) == [c(1)])
    #expect(!board.maySpeak(.sato, in: c(1)))
    let end = Self.start + .seconds(30)
    #expect(board.nextDeadline.map { $0 <= end } == true)
    #expect(board.settle(at: end - 1, wall: Self.wall) == [])
    #expect(board.nextDeadline == end)
    let place = QueuePlace(queue: .orders, position: 1, waitSeconds: nil)
    #expect(
      board.settle(at: end, wall: Self.wall)
        == [.requeued(h(1), c(1), from: .sato, place, .agentLost)])
    #expect(Self.waiting(board) == [1, 2])
    #expect(board.settle(at: end, wall: Self.wall) == [])
    let news = end - 1 + .seconds(30)
    #expect(board.nextDeadline == news)
    #expect(board.settle(at: news, wall: Self.wall).unattended == ["H-1", "H-2"])
    #expect(board.nextDeadline == nil)
  }

  @Test("an agent who is back in time goes on, away until available")
  func backInTime() throws {
    var board = Self.board([Self.row(1, .held(.sato)), Self.row(2, .queued)])
    let late = Self.start + .seconds(30) - 1
    try board.signIn(.sato, at: late)
    #expect(board.seats[.sato]?.presence == .away)
    #expect(board.maySpeak(.sato, in: c(1)))
    #expect(board.settle(at: late + .seconds(29), wall: Self.wall) == [])
    // How long it took is not known, so it does not count.
    _ = try board.giveBack(c(1), by: .sato, at: late + .seconds(29))
    #expect(board.handlingTimes.median(of: .orders) == nil)
    #expect(board.settle(at: late + .seconds(29), wall: Self.wall).placesTold == [])
  }

  @Test("a customer who leaves meanwhile leaves nothing to be closed")
  func leavesMeanwhile() throws {
    var board = Self.board([Self.row(1, .held(.sato))])
    #expect(
      board.customerLeft(c(1), at: Self.start) == [.closed(h(1), c(1), by: .sato, nil)])
    #expect(board.settle(at: Self.start + .seconds(60), wall: Self.wall) == [])
    #expect(board.chats.isEmpty && board.problems == [])
  }

  @Test("a colleague may take a kept chat from the absent by force")
  func forced() throws {
    var board = Self.board([Self.row(1, .held(.sato))])
    try board.signIn(.mori, at: Self.start)
    #expect(try board.requeue(c(1), by: .mori, at: Self.start).count == 1)
    #expect(Self.waiting(board) == [1])
  }

  @Test("the chat of an agent nobody knows goes to the front, and its customer hears at once")
  func unknownAgent() {
    var board = Self.board([Self.row(1, .held(.nobody), .low), Self.row(2, .queued, .urgent)])
    #expect(Self.waiting(board) == [1, 2])
    #expect(board.settle(at: Self.start, wall: Self.wall).placesTold == ["C-1 1"])
    #expect(board.settle(at: Self.start, wall: Self.wall) == [])
  }

  @Test("of two rows with one number or one conversation the first counts")
  func twice() {
    let board = Self.board(
      [
        Self.row(1, .queued), Self.row(1, .held(.sato), conversation: 2),
        Self.row(3, .held(.sato), conversation: 1),
      ],
      cases: [
        CaseTests.make(1), CaseTests.make(4, priority: .high), CaseTests.make(4, priority: .low),
      ])
    #expect(Array(board.chats.keys) == [h(1)] && board.holds(.sato) == [])
    #expect(board.cases.values.map(\.handoff.priority) == [.high])
    #expect(board.problems == [])
  }

  @Test("cases that are not done are there, taken by agents that are known, however the row is")
  func cases() {
    func make(_ number: Int64, _ state: Case.State, _ owner: AgentName?) -> Case {
      Case(
        handoff: Scene.handoff(number, kind: .case), conversation: c(1), openedAt: Self.wall,
        state: state, queue: .returns, owner: owner)
    }
    let board = Self.board(
      [],
      cases: [
        make(1, .open, nil), make(2, .taken, .sato), make(3, .taken, .nobody),
        make(4, .done, .sato), make(5, .taken, nil), make(6, .open, .mori),
      ])
    let rows = board.cases(of: .all, at: Self.wall)
    #expect(rows.map(\.handoff.id.number) == [1, 2, 3, 5, 6])
    #expect(rows.map(\.owner) == [nil, .sato, nil, nil, .mori])
    #expect(rows.map(\.state) == [.open, .taken, .open, .open, .taken])
    #expect(rows.allSatisfy { $0.queue == .returns } && board.problems == [])
  }

  @Test("the note of the last transfer is restored where there is none, to chats and cases")
  func notes() {
    var board = Self.board([Self.row(1, .queued)], cases: [CaseTests.make(2)])
    for number: Int64 in 1...3 { board.restore(note: .note, of: h(number)) }
    for number: Int64 in 1...3 {
      board.restore(note: SafeText(shop: "x"), of: h(number))
    }
    #expect(board.chats[h(1)]?.note == .note && board.cases[h(2)]?.note == .note)
  }
}
