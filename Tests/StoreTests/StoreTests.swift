import Conversations
import Foundation
import Store
import Testing
import Text

@Suite struct StoreTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }

  @Test("starts empty, in a folder and files that only their owner can read")
  func startsEmpty() throws {
    let store = try Store.open(directory: path + "/a/b") {}
    defer { store.close() }
    #expect(store.opening.next == NextNumbers())
    #expect(store.opening.openConversations.isEmpty && store.opening.openHandoffs.isEmpty)
    #expect(store.opening.orderCount == 0 && store.opening.ordersSource == nil)
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(path) == 0o700)
    #expect(try mode(store.directory.path) == 0o700)
    #expect(try mode(store.directory.database) == 0o600)
    #expect(try mode(store.directory.database + "-wal") == 0o600)
  }

  @Test("gives back a conversation as it was written, by number and by token")
  func readsBack() throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted([Shop.begin(1), Shop.turn(1, 0), Shop.turn(1, 1)]))
    let entries = [Shop.turn(1, 0), Shop.turn(1, 1)].compactMap { write -> Entry? in
      if case .append(let entry) = write { entry } else { nil }
    }
    let expected = StoredConversation(
      id: Shop.id(1), token: Shop.token(1), openedAt: Shop.at(1), lastAt: Shop.at(101),
      entries: entries)
    #expect(desk.answer(.conversation(Shop.id(1))) == .conversation(expected))
    #expect(desk.answer(.conversationByToken(Shop.token(1))) == .conversation(expected))
    #expect(expected.state?.turn == 1)
    #expect(desk.answer(.conversation(Shop.id(2))) == .conversation(nil))
    #expect(desk.answer(.conversationByToken(Shop.token(2))) == .conversation(nil))
  }

  @Test("answers reads under their tickets, in order")
  func tickets() throws {
    let desk = try Desk(path)
    for ticket in 0..<100 { desk.store.read(.conversation(Shop.id(1)), ticket: UInt64(ticket)) }
    #expect(desk.wait { $0.count == 100 })
    let nothing = ReadResult.conversation(nil)
    #expect(desk.results == (0..<100).map { .read(ticket: $0, nothing) })
  }

  @Test("starts again where it ended")
  func restarts() throws {
    do {
      let desk = try Desk(path)
      #expect(desk.isCommitted(Shop.busy))
      #expect(desk.isCommitted([.setMeta(key: "pages", value: "abc")]))
      desk.store.close()
    }
    let opening = try Desk(path).store.opening
    #expect(opening.next == NextNumbers(conversation: 3, handoff: 3, record: 2))
    #expect(opening.meta == ["pages": "abc"])
    #expect(opening.openConversations.map(\.id) == [Shop.id(1)])
    let open = try #require(opening.openConversations.first)
    #expect(open.owner == .agent("佐藤") && open.turn == 1 && open.entries == 4)
    #expect(open.openedAt == Shop.at(1) && open.lastAt == Shop.at(103))
    #expect(opening.openHandoffs.map(\.handoff.id.number) == [1, 2])
    #expect(opening.openHandoffs.map(\.state) == [.open, .taken(by: Shop.sato)])
    #expect(opening.openHandoffs.first?.handoff.due == Shop.at(900))
    #expect(opening.identityFailures.map(\.conversation) == [Shop.id(1), Shop.id(2)])
    #expect(opening.identityFailures.map(\.at) == [Shop.at(103), Shop.at(101)])
  }

  @Test("keeps what it reported as committed when the process is killed at that moment")
  func survivesKill() throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted([Shop.begin(1)]))
    for ordinal in 0..<20 {
      #expect(desk.isCommitted([Shop.turn(1, ordinal)]))
      let copy = DataDirectory(directory.path + "/copy-\(ordinal)")
      try FileManager.default.createDirectory(
        atPath: copy.path, withIntermediateDirectories: false)
      for end in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: directory.data.database + end, toPath: copy.database + end)
      }
      let after = try Desk(copy.path)
      guard case .conversation(let found?) = after.answer(.conversation(Shop.id(1))) else {
        Issue.record("entry \(ordinal) is lost")
        return
      }
      #expect(found.entries.count == ordinal + 1)
      #expect(try Store.verify(directory: copy.path).isEmpty)
    }
  }

  @Test("finishes at its close what it was given, and takes nothing more")
  func closes() throws {
    let desk = try Desk(path)
    _ = desk.store.write([Shop.begin(1)])
    for ordinal in 0..<200 { _ = desk.store.write([Shop.turn(1, ordinal)]) }
    desk.store.close()
    desk.store.close()
    let late = desk.store.write([Shop.turn(1, 200)])
    desk.store.read(.conversation(Shop.id(1)), ticket: 1)
    let results = desk.store.drain()
    #expect(results.contains(.committed(upTo: CommitNumber(201))))
    #expect(results.suffix(2) == [.failed(late, .closed), .read(ticket: 1, .failed(.closed))])
    let again = try Desk(path)
    #expect(again.store.opening.openConversations.first?.entries == 200)
  }

  @Test("replaces orders by number, and the demo's by the shop's")
  func orders() throws {
    let desk = try Desk(path)
    let demo = OrdersSource(name: OrdersSource.demoName, importedAt: Shop.at(1))
    let shop = OrdersSource(name: "orders.csv", importedAt: Shop.at(2))
    let number = Shop.order().number
    #expect(desk.answer(.order(number)) == .order(nil))
    #expect(
      desk.isCommitted([.importOrders([Shop.order(), Shop.order("26111102")], source: demo)]))
    #expect(desk.answer(.order(number)) == .order(Shop.order()))
    #expect(desk.isCommitted([.importOrders([Shop.order(name: "青木")], source: shop)]))
    #expect(desk.answer(.order(number)) == .order(Shop.order(name: "青木")))
    #expect(desk.answer(.order(OrderNumber("26111102")!)) == .order(nil))
    #expect(desk.isCommitted([.importOrders([Shop.order("26111103")], source: shop)]))
    let reader = try StoreReader.open(directory: path)
    #expect(try reader.orderCount() == 2)
    #expect(try reader.ordersSource() == shop)
    #expect(try reader.order(number)?.name == "青木")
  }

  @Test("is full while more waits than it should, and says so before anything is lost")
  func full() throws {
    var options = StoreOptions()
    options.mailboxCapacity = 10
    options.syncDelayMicroseconds = 20_000
    let desk = try Desk(path, options: options)
    _ = desk.store.write([Shop.begin(1)])
    var written = 0
    while !desk.store.isFull, written < 10_000 {
      _ = desk.store.write([Shop.turn(1, written)])
      written += 1
    }
    #expect(written >= 9 && written < 10_000)
    #expect(desk.wait(for: CommitNumber(UInt64(written) + 1)))
    #expect(!desk.store.isFull)
    desk.store.close()
    #expect(try StoreReader.open(directory: path).entries(of: Shop.id(1)).count == written)
  }
}
