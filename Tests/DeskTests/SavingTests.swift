import Conversations
import Store
import Testing
import Text
import Wire

@testable import Desk

/// Save before speaking, and what happens when saving fails.
@Suite struct SavingTests {
  @Test("nothing is said before its commit is reported, however slow the disk")
  func savesFirst() throws {
    var options = StoreOptions()
    options.syncDelayMicroseconds = 60_000
    let desk = try DeskHarness(options: options)
    let customer = desk.connect()
    desk.post(#"{"hello":{"language":"en"}}"#, on: customer)
    desk.post(Say.line("thank you"), on: customer)
    // Decided, but not on disk: the state runs ahead, the speech does not.
    #expect(desk.desk.conversations.values.map(\.state.turn) == [1])
    #expect(desk.heard(customer).isEmpty)
    while desk.desk.settled.number < 1 { try desk.takeInOnce() }
    #expect(
      try desk.short(customer).prefix(3) == ["conversation", "1 desk <greeting>", "turn 0 idle"])
    try desk.settle()
  }

  @Test("the same id again is answered with the same lines and changes nothing")
  func retry() throws {
    let desk = try DeskHarness()
    let (customer, _) = try desk.begin()
    try desk.send(Say.line("what can you do", id: "c-1"), on: customer)
    let first = desk.heard(customer)
    try desk.send(Say.line("something else altogether", id: "c-1"), on: customer)
    #expect(desk.heard(customer) == first)
    try desk.send(Say.line("thank you", id: "c-2"), on: customer)
    #expect(try desk.lines(customer).last?["turn"]?.int == 2)
    try desk.send(Say.line("what can you do", id: "c-1"), on: customer)
    #expect(desk.heard(customer) == first)
  }

  @Test("the same id again while the first is under way: one turn, said twice")
  func retryInFlight() throws {
    let desk = try DeskHarness()
    let (customer, _) = try desk.begin()
    desk.post(Say.line("hello", id: "c-1"), on: customer)
    desk.post(Say.line("hello", id: "c-1"), on: customer)
    desk.post(Say.line("thank you", id: "c-2"), on: customer)
    try desk.settle()
    let answer = ["3 desk Hello to you.", "turn 1 idle"]
    #expect(
      try desk.short(customer) == answer + answer + ["5 desk You are welcome.", "turn 2 idle"])
  }

  @Test("the same id after a restart, on a new connection with the token")
  func retryAfterRestart() throws {
    let directory = try TestDirectory()
    let (first, token): ([String], String)
    do {
      let desk = try DeskHarness(on: directory)
      let begun = try desk.begin()
      token = begun.token
      try desk.send(Say.line("what can you do", id: "c-1"), on: begun.connection)
      first = desk.heard(begun.connection)
      try desk.end()
    }
    let desk = try DeskHarness(on: directory)
    let customer = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":99}"#, on: customer)
    _ = desk.heard(customer)
    try desk.send(Say.line("what can you do", id: "c-1"), on: customer)
    #expect(desk.heard(customer) == first)
    try desk.send(Say.line("thank you", id: "c-2"), on: customer)
    #expect(try desk.lines(customer).last?["turn"]?.int == 2)
  }

  @Test("a commit that fails: those who wait hear try-later, and the same id can be sent again")
  func failingCommit() throws {
    let fate = Fate()
    let desk = try DeskHarness(options: fate.options)
    let (customer, _) = try desk.begin()
    try desk.send(Say.line("hello", id: "c-1"), on: customer)
    _ = desk.heard(customer)
    fate.bring(.diskFull)
    desk.post(Say.line("thank you", id: "c-2"), on: customer)
    desk.post(Say.line("hello", id: "c-3"), on: customer)
    try desk.settle()
    #expect(try desk.short(customer) == ["error try-later", "error try-later"])
    fate.bring(nil)
    try desk.send(Say.line("thank you", id: "c-2"), on: customer)
    // As if the two had never been: the seqs and turns go on from what is on disk.
    #expect(try desk.short(customer) == ["5 desk You are welcome.", "turn 2 idle"])
    try desk.send(Say.line("hello", id: "c-1"), on: customer)
    #expect(try desk.short(customer) == ["3 desk Hello to you.", "turn 1 idle"])
    #expect(desk.desk.failure == nil)
  }

  @Test("a commit that fails on a later line loses only that one")
  func failsBetween() throws {
    let fate = Fate()
    let desk = try DeskHarness(options: fate.options)
    let (customer, _) = try desk.begin()
    let (other, _) = try desk.begin()
    for round in 1...20 {
      desk.post(Say.line("thank you", id: "a-\(round)"), on: customer)
      desk.post(Say.line("thank you", id: "b-\(round)"), on: other)
      fate.bring(round % 3 == 0 ? .diskFull : nil)
      desk.post(Say.line("thank you", id: "a-\(round)+"), on: customer)
      try desk.settle()
    }
    fate.bring(nil)
    try desk.settle()
    // Each message had exactly one answer, and what was answered is on disk in order.
    for (connection, count) in [(customer, 40), (other, 20)] {
      let lines = try desk.lines(connection)
      let turns = lines.compactMap { $0["turn"]?.int }
      #expect(turns == Array(1...turns.count))
      #expect(lines.count { $0["turn"] != nil || $0["error"] != nil } == count)
    }
    try desk.end()
    let reader = try StoreReader.open(directory: desk.directory.path)
    for row in try reader.conversations() {
      #expect(try reader.entries(of: row.id).map(\.ordinal) == Array(0..<row.entries))
    }
  }

  @Test("a first message that cannot be saved is one error; the next begins the conversation")
  func failingBeginning() throws {
    let fate = Fate()
    fate.bring(.diskFull)
    let desk = try DeskHarness(options: fate.options)
    let customer = desk.connect()
    try desk.send(Say.line("thank you", id: "c-1"), on: customer)
    #expect(try desk.short(customer) == ["error try-later"])
    fate.bring(nil)
    try desk.send(Say.line("thank you", id: "c-1"), on: customer)
    let heard = try desk.short(customer)
    #expect(heard.first == "conversation")
    #expect(heard.last == "turn 1 idle")
    #expect(desk.desk.conversations.count == 1)
  }

  @Test("what waits behind a beginning that failed is not lost")
  func waitsBehindFailure() throws {
    let fate = Fate()
    fate.bring(.diskFull)
    let desk = try DeskHarness(options: fate.options)
    try? desk.take([order()])
    let customer = desk.connect()
    desk.post(Say.line("where is order 26110201", id: "c-1"), on: customer)
    // A look-up keeps this one from being decided at once.
    desk.post(Say.line("hanako@example.jp", id: "c-2"), on: customer)
    desk.post(Say.line("thank you", id: "c-3"), on: customer)
    while desk.desk.settled.number < 2 { try desk.takeInOnce() }
    fate.bring(nil)
    try desk.settle()
    let lines = try desk.lines(customer)
    // However far each came, each has one answer.
    #expect(lines.count { $0["turn"] != nil || $0["error"] != nil } == 3)
    try desk.send(Say.line("thank you", id: "c-4"), on: customer)
    #expect(try desk.lines(customer).last?["id"]?.string == "c-4")
  }

  @Test("a goodbye that could not be saved ended nothing")
  func failingBye() throws {
    let fate = Fate()
    let desk = try DeskHarness(options: fate.options)
    let (customer, token) = try desk.begin()
    fate.bring(.diskFull)
    try desk.send(#"{"bye":true}"#, on: customer)
    #expect(try desk.short(customer) == ["error try-later"])
    fate.bring(nil)
    try desk.send(Say.line("thank you"), on: customer)
    #expect(try desk.short(customer) == ["3 desk You are welcome.", "turn 1 idle"])
    try desk.send(#"{"resume":"\#(token)","after":2}"#, #"{"bye":true}"#, on: customer)
    #expect(
      try desk.short(customer) == [
        "conversation", "3 desk You are welcome.", "turn 1 idle", "4 closed",
      ])
  }

  @Test("a disk that did not keep what it was told ends the desk")
  func fatal() throws {
    let fate = Fate()
    let desk = try DeskHarness(options: fate.options)
    let (customer, _) = try desk.begin()
    let (bystander, _) = try desk.begin()
    fate.bring(.syncFailed)
    try desk.send(Say.line("thank you"), on: customer)
    #expect(try desk.short(customer) == ["error try-later", "error closing"])
    #expect(try desk.short(bystander) == ["error closing"])
    #expect(desk.isStopped)
    let failure = try #require(desk.desk.failure)
    if case .syncFailed = failure {} else { Issue.record("\(failure)") }
    try desk.send(Say.line("hello"), on: bystander)
    #expect(try desk.short(bystander) == ["error closing"])
  }

  @Test("a store that can take no more holds the lines back, and loses none")
  func fullStore() throws {
    var options = StoreOptions()
    options.mailboxCapacity = 1
    options.syncDelayMicroseconds = 2_000
    let desk = try DeskHarness(options: options)
    let customers = try (0..<4).map { _ in try desk.begin().connection }
    for number in 1...8 {
      for customer in customers {
        desk.post(Say.line("thank you", id: "c-\(number)"), on: customer)
      }
    }
    while customers.contains(where: { desk.desk.sessions[$0]?.owed != 0 }) {
      try desk.takeInOnce()
    }
    for customer in customers {
      #expect(try desk.lines(customer).compactMap { $0["turn"]?.int } == Array(1...8))
    }
  }
}
