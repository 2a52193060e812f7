import Conversations
import Handoffs
import Store
import TestManuals
import Testing
import Text
import Wire

@testable import Desk

/// Silence, time and the end. Source: the design, section 8.
@Suite struct LifecycleTests {
  private static let idle = WireLimits().idleSeconds
  private static let day = WireLimits().resumeHours * 3_600

  @Test("half an hour of silence: the idle event, then the end of the connection, not of the chat")
  func idles() throws {
    let desk = try DeskHarness()
    let (customer, token) = try desk.begin()
    try desk.pass(seconds: Self.idle - 1)
    #expect(desk.heard(customer).isEmpty)
    try desk.send(Say.line("hello"), on: customer)
    _ = desk.heard(customer)
    try desk.pass(seconds: Self.idle - 1)
    #expect(desk.heard(customer).isEmpty)
    try desk.pass(seconds: 1)
    #expect(try desk.short(customer) == ["4 idle"])
    #expect(desk.closed == [customer])
    let again = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":3}"#, on: again)
    #expect(try desk.short(again) == ["conversation", "4 idle", "turn 1 idle"])
  }

  @Test("a connection without a conversation is let go without a word")
  func idlesBeforeHello() throws {
    let desk = try DeskHarness()
    let customer = desk.connect(.customersStandard)
    try desk.pass(seconds: Self.idle)
    #expect(desk.heard(customer).isEmpty)
    #expect(desk.closed == [customer])
  }

  @Test("who waits for a person is not let go, and their conversation does not end by time")
  func waitsForPeople() throws {
    let directory = try TestDirectory()
    let token: String
    do {
      let before = try DeskHarness(on: directory)
      token = try before.begin().token
      let queue = try #require(QueueName("orders"))
      let handoff = Handoff(
        id: HandoffID(number: 1), kind: .chat, queue: queue, priority: .high, due: nil,
        intent: nil)
      let place = QueuePlace(queue: queue, position: 1, waitSeconds: nil)
      _ = before.store.write([
        .append(
          Entry(
            conversation: ConversationID(number: 1), ordinal: 1, at: before.wall,
            events: [.handedOff(handoff), .queued(place)]))
      ])
      try before.end()
    }
    let desk = try DeskHarness(on: directory)
    let customer = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":1}"#, on: customer)
    #expect(try desk.short(customer) == ["conversation", "2 queued", "turn 0 idle"])
    // The desk is silent then: the turn alone answers.
    try desk.send(Say.line("are you there"), on: customer)
    #expect(try desk.short(customer) == ["turn 1 queued"])
    try desk.pass(seconds: 2 * Self.idle)
    // Said once, for nobody was there when the desk started.
    #expect(try desk.short(customer) == ["4 desk <no people now> 9:00-18:00"])
    #expect(desk.closed.isEmpty)
    desk.disconnect(customer)
    try desk.pass(seconds: 2 * Self.day)
    try desk.end()
    let later = try DeskHarness(on: directory, at: desk.wall)
    try later.pass(seconds: 2 * Self.day)
    #expect(
      try StoreReader.open(directory: directory.path).conversations().map(\.isClosed) == [false])
    let again = later.connect()
    try later.send(#"{"resume":"\#(token)","after":5}"#, on: again)
    #expect(try later.short(again) == ["conversation", "turn 1 queued"])
  }

  @Test("after 24 hours a conversation is closed, and cannot be come back to")
  func ends() throws {
    let directory = try TestDirectory()
    let desk = try DeskHarness(on: directory)
    let (customer, token) = try desk.begin()
    let (open, other) = try desk.begin()
    desk.disconnect(customer)
    try desk.pass(seconds: Self.day - 60)
    desk.disconnect(open)
    let almost = desk.connect()
    try desk.send(#"{"resume":"\#(other)","after":9}"#, Say.line("hello"), on: almost)
    #expect(try desk.short(almost).last == "turn 1 idle")
    try desk.pass(seconds: 60)
    let late = desk.connect()
    try desk.send(#"{"resume":"\#(token)"}"#, on: late)
    #expect(try desk.short(late) == ["error no-such-conversation"])
    try desk.pass(seconds: 700)
    let rows = try StoreReader.open(directory: directory.path).conversations()
    #expect(rows.map(\.isClosed) == [true, false])
    #expect(desk.desk.failure == nil)
  }

  @Test(
    "what people had been promised for becomes a case when the conversation's time is over, also behind a restart",
    arguments: [false, true])
  func keepsPromises(restarts: Bool) throws {
    let directory = try TestDirectory()
    var desk = try DeskHarness(on: directory)
    try desk.take([try order("26110201", .delayed)])
    let (customer, _) = try desk.begin()
    let (calm, _) = try desk.begin()
    for text in ["where is my parcel", "26110201", "hanako@example.jp"] {
      try desk.send(Say.line(text), on: customer)
    }
    // Nobody is there: waiting or a callback was offered, and neither chosen.
    #expect(desk.heard(customer).contains { $0.contains("<no people now>") })
    desk.disconnect(customer)
    desk.disconnect(calm)
    try desk.settle()
    #expect(desk.desk.conversations.isEmpty && desk.desk.board.cases.isEmpty)
    if restarts {
      try desk.end()
      desk = try DeskHarness(on: directory, at: desk.wall)
    }
    try desk.pass(seconds: Self.day + 1)
    let cases = desk.desk.board.cases.values.map(\.handoff)
    #expect(cases.map(\.queue.text) == ["orders"])
    #expect(cases.map(\.priority) == [.high] && cases.allSatisfy { $0.due != nil })
    #expect(desk.desk.conversations.isEmpty && desk.desk.awakening.isEmpty)
    let reader = try StoreReader.open(directory: directory.path)
    #expect(try reader.conversations().map(\.isClosed) == [true, true])
    let events = try reader.entries(of: ConversationID(number: 1)).flatMap(\.events)
    #expect(events.last == .closed(.timeOut))
    #expect(events.count { if case .handedOff = $0 { true } else { false } } == 1)
    // Once: the next sweep finds nothing.
    try desk.pass(seconds: 2 * DeskTimer.sweepSeconds)
    #expect(desk.desk.board.cases.count == 1)
    try desk.end()
    let found = try Store.verify(directory: directory.path).map(\.words.en)
      // The small shop's pages have no texts.
      .filter { !$0.hasPrefix("pages") }
    #expect(found == [])
  }

  @Test("more conversations than one sweep takes are closed by the next ones")
  func sweepsOn() throws {
    let directory = try TestDirectory()
    let desk = try DeskHarness(on: directory)
    let count = DeskTimer.sweepSize + 20
    for _ in 0..<count {
      let customer = desk.connect()
      desk.post(#"{"hello":{}}"#, on: customer)
      desk.disconnect(customer)
    }
    try desk.settle()
    #expect(desk.desk.conversations.isEmpty)
    try desk.pass(seconds: Self.day + 1)
    let reader = try StoreReader.open(directory: directory.path)
    #expect(try reader.conversations().count(where: \.isClosed) == DeskTimer.sweepSize)
    try desk.pass(seconds: DeskTimer.nextSweepSeconds)
    #expect(try reader.conversations().count(where: \.isClosed) == count)
  }

  @Test("told to stop: running turns are said, then everyone is told, then it ends")
  func stops() throws {
    let desk = try DeskHarness(options: DeskHarness.slow)
    let (customer, _) = try desk.begin()
    let text = desk.connect(.customersTCP)
    try desk.send("hello", on: text)
    _ = desk.heard(text)
    desk.post(Say.line("thank you", id: "c-1"), on: customer)
    desk.desk.stopRequested(at: desk.now)
    #expect(!desk.isStopped)
    desk.post(Say.line("hello", id: "c-2"), on: customer)
    try desk.settle()
    #expect(
      try desk.short(customer) == [
        "error closing", "3 desk You are welcome.", "turn 1 idle", "error closing",
      ])
    #expect(desk.heard(text) == ["<closing>"])
    #expect(desk.isStopped)
  }

  @Test("a second signal, or a turn that takes too long, ends it all the same")
  func stopsHard() throws {
    let desk = try DeskHarness(options: DeskHarness.slow)
    let (customer, _) = try desk.begin()
    desk.post(Say.line("thank you"), on: customer)
    desk.desk.stopRequested(at: desk.now)
    #expect(!desk.isStopped)
    desk.desk.stopRequested(at: desk.now)
    #expect(desk.isStopped)
    let other = try DeskHarness(options: DeskHarness.slow)
    let (waiting, _) = try other.begin()
    other.post(Say.line("thank you"), on: waiting)
    other.desk.stopRequested(at: other.now)
    try other.pass(seconds: WireLimits().stopSeconds)
    #expect(other.isStopped)
  }

  @Test("the desk of a chat ends with its own customer, and tells the others")
  func endsWithItsCustomer() throws {
    let desk = try DeskHarness()
    let own = desk.connect(.customersStandard)
    let (joined, _) = try desk.begin()
    try desk.send(#"{"hello":{}}"#, on: own)
    desk.disconnect(own)
    #expect(try desk.short(joined) == ["error closing"])
    #expect(desk.isStopped)
  }

  @Test("a conversation that nobody listens to leaves nothing in memory but its row")
  func sleeps() throws {
    let desk = try DeskHarness()
    for _ in 0..<50 {
      let (customer, _) = try desk.begin()
      desk.post(Say.line("thank you", id: "c-1"), on: customer)
      desk.disconnect(customer)
    }
    try desk.settle()
    let inside = desk.desk!
    #expect(inside.conversations.isEmpty)
    #expect(inside.tokens.isEmpty)
    #expect(inside.sessions.isEmpty)
    #expect(inside.errands.isEmpty)
    #expect(inside.held.isEmpty)
    #expect(inside.drowsy.isEmpty)
    #expect(inside.unspoken.isEmpty)
  }
}
