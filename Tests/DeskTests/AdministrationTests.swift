import Conversations
import Store
import Testing
import Text
import Wire

@testable import Desk

/// What the shop's own people ask of a running desk.
@Suite struct AdministrationTests {
  private let request = #"{"orders":{"import":"/orders.csv","now":"2026-11-21T14:00+09:00"}}"#

  @Test("orders import: read beside the loop, customers go on, answered when it is on disk")
  func imports() throws {
    let taken = try order()
    let desk = try DeskHarness(orders: { path, now in
      path == "/orders.csv" && now == Timestamp("2026-11-21T14:00+09:00")
        ? .success([taken]) : .failure(AdminProblem("no \(path)"))
    })
    let admin = desk.connect(.admin)
    let (customer, _) = try desk.begin()
    desk.post(request, on: admin)
    #expect(desk.chores.count == 1)
    try desk.send(Say.line("where is order 26110201"), on: customer)
    #expect(try desk.short(customer).last == "turn 1 asking")
    #expect(desk.heard(admin).isEmpty)
    try desk.doChores()
    #expect(desk.heard(admin) == [#"{"done":null,"rows":1}"#])
    try desk.send(Say.line("hanako@example.jp"), on: customer)
    #expect(try desk.short(customer).contains { $0.contains("26110201 is shipped") })
  }

  @Test("a file that cannot be taken is said in its words")
  func refuses() throws {
    let desk = try DeskHarness()
    let admin = desk.connect(.admin)
    desk.post(request, on: admin)
    try desk.doChores()
    let error = try #require(try desk.lines(admin).first?["error"])
    #expect(error["message"]?.string == "no /orders.csv")
  }

  @Test("what is no request is an error, and nothing else happens")
  func wrongRequests() throws {
    let desk = try DeskHarness()
    let admin = desk.connect(.admin)
    for (line, code) in [
      ("x", "bad-json"), ("{}", "unknown-request"),
      (#"{"orders":{"import":7}}"#, "unknown-request"),
      (#"{"orders":{"import":"/o","now":"noon"}}"#, "bad-json"),
    ] {
      try desk.send(line, on: admin)
      #expect(try desk.short(admin) == ["error \(code)"])
    }
    desk.post(broken: .tooLong, on: admin)
    #expect(try desk.short(admin) == ["error line-too-long"])
    #expect(desk.chores.count == 0)
  }

  @Test("a command that sent all it had is answered before it is let go")
  func inputEnds() throws {
    let desk = try DeskHarness(orders: { _, _ in .success([]) })
    let admin = desk.connect(.admin)
    desk.post(request, on: admin)
    try desk.endInput(of: admin)
    #expect(desk.closed.isEmpty)
    try desk.doChores()
    #expect(desk.heard(admin) == [#"{"done":null,"rows":0}"#])
    #expect(desk.closed == [admin])
  }

  @Test("one that went away meanwhile has its file taken in all the same")
  func goesAway() throws {
    let taken = try order()
    let desk = try DeskHarness(orders: { _, _ in .success([taken]) })
    let admin = desk.connect(.admin)
    desk.post(request, on: admin)
    desk.disconnect(admin)
    try desk.doChores()
    #expect(try StoreReader.open(directory: desk.directory.path).orderCount() == 1)
  }

  @Test("orders that could not be saved are said to be so; a stopping desk takes none")
  func notSaved() throws {
    let (fate, taken) = (Fate(), try order())
    let desk = try DeskHarness(options: fate.options, orders: { _, _ in .success([taken]) })
    let admin = desk.connect(.admin)
    fate.bring(.diskFull)
    desk.post(request, on: admin)
    try desk.doChores()
    #expect(try desk.short(admin) == ["error try-later"])
    fate.bring(nil)
    desk.post(request, on: admin)
    desk.desk.stopRequested(at: desk.now)
    #expect(!desk.isStopped)
    desk.post(request, on: admin)
    try desk.doChores()
    #expect(
      desk.heard(admin).map { $0.contains("closing") } == [true, false, true])
    #expect(desk.isStopped)
  }
}
