import Conversations
import Store
import Testing
import Text
import Wire

@testable import Desk

/// Turns that wait for what the store knows, and lines that wait for their turn.
@Suite struct LookUpTests {
  /// A customer who has been asked who they are, on a shop with one order.
  private func asked(_ desk: DeskHarness) throws -> (connection: ConnectionID, token: String) {
    try desk.take([try order()])
    let begun = try desk.begin()
    try desk.send(Say.line("where is order 26110201"), on: begun.connection)
    #expect(try desk.short(begun.connection).last == "turn 1 asking")
    return begun
  }

  @Test("lines that come while something is looked up are answered after it, in order")
  func keepsOrder() throws {
    let desk = try DeskHarness()
    let (customer, _) = try asked(desk)
    desk.post(Say.line("hanako@example.jp", id: "a"), on: customer)
    desk.post(Say.line("thank you", id: "b"), on: customer)
    desk.post(Say.line("hello", id: "c"), on: customer)
    #expect(desk.heard(customer).isEmpty)
    try desk.settle()
    let lines = try desk.lines(customer)
    #expect(lines.compactMap { $0["id"]?.string } == ["a", "b", "c"])
    #expect(lines.first?["text"]?.string?.contains("26110201 is shipped") == true)
  }

  @Test("other customers do not wait for a look-up")
  func othersGoOn() throws {
    let desk = try DeskHarness()
    let (customer, _) = try asked(desk)
    let (other, _) = try desk.begin()
    desk.post(Say.line("hanako@example.jp"), on: customer)
    let busy = try #require(desk.desk.sessions[customer]?.conversation)
    #expect(busy.isBusy)
    desk.post(Say.line("thank you"), on: other)
    #expect(desk.desk.sessions[other]?.conversation?.state.turn == 1)
    try desk.settle()
    #expect(try desk.short(other) == ["3 desk You are welcome.", "turn 1 idle"])
  }

  @Test("an inbox of 16 stops the reading, half of it starts it again; nothing is lost")
  func fullInbox() throws {
    let desk = try DeskHarness()
    let (customer, _) = try asked(desk)
    desk.post(Say.line("hanako@example.jp"), on: customer)
    for number in 1...15 { desk.post(Say.line("thank you", id: "\(number)"), on: customer) }
    #expect(!desk.paused.contains(customer))
    desk.post(Say.line("thank you", id: "16"), on: customer)
    #expect(desk.paused.contains(customer))
    try desk.settle()
    #expect(!desk.paused.contains(customer))
    #expect(
      try desk.lines(customer).compactMap { $0["id"]?.string } == (1...16).map { "\($0)" })
  }

  @Test("whoever was not read is read again after a goodbye among the lines")
  func fullInboxWithBye() throws {
    let desk = try DeskHarness()
    let (customer, _) = try asked(desk)
    desk.post(Say.line("hanako@example.jp"), on: customer)
    desk.post(#"{"bye":true}"#, on: customer)
    for number in 1...15 { desk.post(Say.line("thank you", id: "\(number)"), on: customer) }
    #expect(desk.paused.contains(customer))
    try desk.settle()
    #expect(!desk.paused.contains(customer))
    #expect(
      try desk.lines(customer).compactMap { $0["id"]?.string } == (1...15).map { "\($0)" })
  }

  @Test("lines piped in behind a resume are kept, and stop the reading too")
  func waitsForResume() throws {
    let desk = try DeskHarness()
    let (first, token) = try desk.begin()
    desk.disconnect(first)
    let second = desk.connect()
    desk.post(#"{"resume":"\#(token)","after":1}"#, on: second)
    for number in 1...16 { desk.post(Say.line("thank you", id: "\(number)"), on: second) }
    #expect(desk.paused.contains(second))
    try desk.settle()
    #expect(!desk.paused.contains(second))
    let lines = try desk.lines(second)
    #expect(lines.compactMap { $0["turn"]?.int } == Array(0...16))
  }

  @Test("a customer who goes away during a look-up finds the answer when they come back")
  func goesAway() throws {
    let desk = try DeskHarness()
    let (customer, token) = try asked(desk)
    desk.post(Say.line("hanako@example.jp", id: "c-2"), on: customer)
    desk.post(Say.line("thank you", id: "c-3"), on: customer)
    desk.disconnect(customer)
    try desk.settle()
    // Nothing but its row is kept of it.
    #expect(desk.desk.conversations.isEmpty)
    let again = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":4}"#, on: again)
    let heard = try desk.short(again)
    #expect(heard.contains { $0.contains("26110201 is shipped") })
    #expect(heard.last == "turn 3 asking")
  }

  @Test("input that ends is answered to its end, then the connection is let go")
  func inputEnds() throws {
    let desk = try DeskHarness()
    let (customer, _) = try asked(desk)
    desk.post(Say.line("hanako@example.jp", id: "a"), on: customer)
    desk.post(broken: .tooLong, on: customer)
    desk.post(Say.line("thank you", id: "b"), on: customer)
    desk.desk.inputEnded(customer, at: desk.now)
    #expect(desk.closed.isEmpty)
    try desk.settle()
    #expect(desk.closed == [customer])
    let lines = try desk.lines(customer)
    #expect(lines.compactMap { $0["id"]?.string } == ["a", "b"])
    #expect(lines.contains { $0.short == "error line-too-long" })
    let silent = desk.connect()
    try desk.endInput(of: silent)
    #expect(desk.closed.contains(silent))
  }

  @Test("a turn that fails while the next is being looked up: the next is decided on what is saved")
  func failsDuringLookUp() throws {
    let fate = Fate()
    let desk = try DeskHarness(options: fate.options)
    let (customer, _) = try asked(desk)
    fate.bring(.diskFull)
    desk.post(Say.line("thank you", id: "a"), on: customer)
    desk.post(Say.line("hanako@example.jp", id: "b"), on: customer)
    desk.post(Say.line("thank you", id: "c"), on: customer)
    let failing = try #require(desk.desk.sessions[customer]?.conversation).lastCommit
    // The first fails; the disk is well again before anything else is written.
    while desk.desk.settled < failing { try desk.takeInOnce() }
    fate.bring(nil)
    try desk.settle()
    let lines = try desk.lines(customer)
    #expect(lines.count { $0["turn"] != nil || $0["error"] != nil } == 3)
    #expect(lines.first?.short == "error try-later")
    let turns = lines.compactMap { $0["turn"]?.int }
    #expect(turns == Array(2..<2 + turns.count))
  }
}
