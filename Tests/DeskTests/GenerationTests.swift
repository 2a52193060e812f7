import Conversations
import Dialog
import Matching
import Pages
import Store
import TestManuals
import Testing
import Text
import Wire

@testable import Desk

/// Pages that change while the desk runs.
@Suite struct GenerationTests {
  /// The small shop, with another thing said for thanks and another question for a callback.
  private static func shop(_ thanks: String) -> NewPages {
    var pages = [String: String]()
    pages["desk/thanks.md"] = SmallShop.pages["desk/thanks.md"]?
      .replacing("You are welcome.", with: thanks)
    pages["desk/human-agent.md"] = SmallShop.pages["desk/human-agent.md"]?
      .replacing("Your number is", with: thanks + " Your number is")
    let files = SmallShop.files(pages)
    let manual = SmallShop.manual(pages)
    return NewPages(
      manual: manual, matcher: Matcher(manual),
      version: PagesVersion(files.map { .init(path: $0.path, bytes: $0.bytes) }))
  }
  private static let first = shop("First.")
  private static let second = shop("Second.")
  private let directory: TestDirectory
  private let source = HandedPages()

  init() throws {
    directory = try TestDirectory()
    source.know(Self.first)
    source.know(Self.second)
  }

  private func desk(
    _ pages: NewPages, options: StoreOptions = StoreOptions()
  ) throws -> DeskHarness {
    try DeskHarness(options: options, on: directory, pages: pages, source: source)
  }

  private func bring(_ news: PagesNews, _ desk: DeskHarness) throws {
    source.bring(news)
    try desk.pass(seconds: 1)
    try desk.doChores()
  }

  private func said(_ connection: ConnectionID, _ desk: DeskHarness) throws -> String {
    try desk.lines(connection).compactMap { $0["text"]?.string }.joined(separator: " ")
  }

  /// A customer who has begun to ask for a call, and was asked how.
  private func begun(_ desk: DeskHarness) throws -> (ConnectionID, token: String) {
    let (customer, token) = try desk.begin()
    try desk.send(Say.line("I want a human"), on: customer)
    _ = desk.heard(customer)
    return (customer, token)
  }

  private func finish(_ customer: ConnectionID, _ desk: DeskHarness) throws -> String {
    for words in ["phone", "090-1234-5678", "Hanako Yamada", "skip", "yes"] {
      try desk.send(Say.line(words), on: customer)
      try desk.doChores()
    }
    return try said(customer, desk)
  }

  @Test("what was begun is finished on the pages it was begun on; everything else is on the new")
  func underWay() throws {
    let desk = try desk(Self.first)
    let (old, _) = try begun(desk)
    let (idle, _) = try desk.begin()
    try bring(.renewed(Self.second), desk)
    try desk.send(Say.line("thank you"), on: idle)
    #expect(try said(idle, desk) == "Second.")
    #expect(try finish(old, desk).contains("First. Your number is"))
    try desk.send(Say.line("thank you"), on: old)
    #expect(try said(old, desk).contains("Second."))
    try desk.end()
    #expect(try Store.verify(directory: directory.path).isEmpty)
    let reader = try StoreReader.open(directory: directory.path)
    #expect(
      try reader.generations().map(\.hash) == [Self.first.version.hash, Self.second.version.hash])
    #expect(try reader.pages(Generation(number: 1)) == Self.first.version)
  }

  @Test("also after a restart: the store has the text of the pages")
  func restarted() throws {
    var token = ""
    do {
      let desk = try desk(Self.first)
      token = try begun(desk).token
      try desk.end()
    }
    let desk = try desk(Self.second)
    let customer = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":99}"#, on: customer)
    #expect(try finish(customer, desk).contains("First. Your number is"))
    try desk.end()
    #expect(try Store.verify(directory: directory.path).isEmpty)
  }

  @Test("pages that this program reads no more: the conversation goes on with those of now")
  func lost() throws {
    var token = ""
    do {
      let desk = try desk(Self.shop("Zeroth."))
      token = try begun(desk).token
      try desk.end()
    }
    let desk = try desk(Self.second)
    let customer = desk.connect()
    try desk.send(#"{"resume":"\#(token)","after":99}"#, on: customer)
    #expect(try finish(customer, desk).contains("Second. Your number is"))
  }

  @Test("a tree that was there before is the same generation again")
  func back() throws {
    let desk = try desk(Self.first)
    try bring(.renewed(Self.first), desk)
    #expect(desk.desk.dialog.generation == Generation(number: 1))
    try bring(.renewed(Self.second), desk)
    #expect(desk.desk.dialog.generation == Generation(number: 2))
    try bring(.renewed(Self.first), desk)
    #expect(desk.desk.dialog.generation == Generation(number: 1))
    let (customer, _) = try desk.begin()
    try desk.send(Say.line("thank you"), on: customer)
    #expect(try said(customer, desk) == "First.")
  }

  @Test("broken pages: the desk keeps those it has, and the people there hear so")
  func broken() throws {
    let store = try Store.open(directory: directory.path, wake: {})
    _ = store.write([
      .addAgent(
        AgentRow(
          name: try #require(AgentName("sato")), shown: "佐藤", queues: nil, capacity: 3,
          tokenHash: "hash-t"))
    ])
    store.close()
    let desk = try desk(Self.first)
    let agent = try desk.logIn("sato")
    _ = desk.heard(agent)
    try bring(.broken("desk.md:1:1: what is this"), desk)
    let notice = try #require(try desk.lines(agent).compactMap { $0["notice"] }.first)
    #expect(notice["code"]?.string == "pages-kept")
    #expect(notice["message"]?.string == "desk.md:1:1: what is this")
    let (customer, _) = try desk.begin()
    try desk.send(Say.line("thank you"), on: customer)
    #expect(try said(customer, desk) == "First.")
  }

  @Test("pages are kept with the first turn that comes from them, however often saving fails")
  func unsaved() throws {
    let fate = Fate()
    fate.bring(.diskFull)
    let desk = try desk(Self.first, options: fate.options)
    let customer = desk.connect()
    for _ in 0..<3 { try desk.send(Say.line("thank you"), on: customer) }
    fate.bring(nil)
    try desk.send(Say.line("thank you"), on: customer)
    try desk.end()
    #expect(try Store.verify(directory: directory.path).isEmpty)
    let reader = try StoreReader.open(directory: directory.path)
    #expect(try reader.generations().count == 1)
    let entries = try reader.entries(of: try #require(try reader.conversations().first).id)
    #expect(entries.first?.events.contains(.tookPages(Generation(number: 1))) == true)
  }
}
