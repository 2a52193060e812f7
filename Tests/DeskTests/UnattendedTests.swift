import Conversations
import Handoffs
import Store
import Testing
import Text
import Wire

@testable import Desk

/// Customers who wait when the last of the people goes.
@Suite struct UnattendedTests {
  private let directory: TestDirectory
  private let desk: DeskHarness
  private let sato: ConnectionID

  init() throws {
    directory = try TestDirectory()
    desk = try DeskHarness.staffed(["sato"], on: directory)
    sato = try desk.logIn("sato")
  }

  /// A customer who waits; sato has stepped back.
  private func deserted() throws -> ConnectionID {
    let customer = try desk.askForPerson()
    try desk.send(#"{"available":false,"reason":"break"}"#, on: sato)
    _ = desk.heard(customer)
    return customer
  }

  /// Time passes, with sato's heartbeats.
  private func pass(_ seconds: Int) throws {
    for second in 0..<seconds {
      try desk.pass(seconds: 1)
      if second.isMultiple(of: 10) { try desk.send(#"{"pong":1}"#, on: sato) }
    }
  }

  @Test(
    "hear so once, with the hours, and may take a callback instead; then nobody is offered them")
  func callback() throws {
    let customer = try deserted()
    try pass(29)
    #expect(desk.heard(customer).isEmpty)
    try pass(2)
    let told = desk.heard(customer)
    #expect(told.count == 1)
    #expect(told.first?.contains("<no people now> 9:00-18:00") == true)
    #expect(told.first?.contains(#""choices":["<wait>","<callback>"]"#) == true)
    try pass(300)
    #expect(desk.heard(customer).isEmpty)
    try desk.send(Say.line("2"), on: customer)
    #expect(try desk.short(customer).last?.contains("queued") == false)
    #expect(desk.desk.board.chats.isEmpty)
    _ = desk.heard(sato)
    try desk.send(#"{"available":true}"#, on: sato)
    #expect(!desk.heard(sato).contains { $0.contains(#""kind":"chat""#) })
    try desk.end()
    let found = try Store.verify(directory: directory.path).map(\.words.en)
      // The small shop's pages have no texts.
      .filter { !$0.hasPrefix("pages") }
    #expect(found == [])
  }

  @Test("who goes on waiting is served by whoever comes back")
  func waits() throws {
    let customer = try deserted()
    try pass(31)
    _ = desk.heard(customer)
    try desk.send(Say.line("1"), on: customer)
    #expect(desk.desk.board.chats.count == 1)
    try desk.send(#"{"available":true}"#, on: sato)
    #expect(desk.heard(sato).contains { $0.contains(#""offered""#) })
  }

  @Test("an agent who takes the chat in the same moment has it, whatever the customer chose")
  func takenAtOnce() throws {
    let customer = try deserted()
    try pass(31)
    desk.post(#"{"available":true}"#, on: sato)
    desk.post(#"{"take":null}"#, on: sato)
    desk.post(Say.line("2"), on: customer)
    try desk.settle()
    #expect(desk.desk.board.chats.count == 1)
    let heard = desk.heard(customer)
    #expect(heard.contains { $0.contains(#""event":"joined""#) })
    try desk.end()
    let found = try Store.verify(directory: directory.path).map(\.words.en)
      // The small shop's pages have no texts.
      .filter { !$0.hasPrefix("pages") }
    #expect(found == [])
  }
}

/// Failed identities by where they come from.
@Suite struct IdentitySourceTests {
  @Test("twenty wrong pairs from one address close it to order facts, over a restart too")
  func bySource() throws {
    let directory = try TestDirectory()
    let before = try DeskHarness(on: directory)
    try before.take([try order()])
    for number in 0..<20 {
      let guesser = before.connect(.customersTCP, from: .ip4(0xC000_0207))
      try before.send(
        #"{"hello":{"language":"en"}}"#,
        Say.line("where is order \(30_000_000 + number)"), Say.line("a@example.jp"), on: guesser)
      before.disconnect(guesser)
    }
    try before.end()
    let desk = try DeskHarness(on: directory, at: before.wall)
    func tries(from address: PeerAddress) throws -> [String] {
      let customer = desk.connect(.customersTCP, from: address)
      try desk.send(
        #"{"hello":{"language":"en"}}"#, Say.line("where is order 26110201"),
        Say.line("hanako@example.jp"), on: customer)
      return desk.heard(customer)
    }
    #expect(try !tries(from: .ip4(0xC000_0207)).contains { $0.contains("is shipped") })
    #expect(try tries(from: .ip4(0xC000_0208)).contains { $0.contains("is shipped") })
    // A quarter of an hour later nothing of it is left.
    try desk.pass(seconds: 16 * 60)
    #expect(try tries(from: .ip4(0xC000_0207)).contains { $0.contains("is shipped") })
  }
}
