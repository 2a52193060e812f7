import Conversations
import Foundation
import Store
import Testing
import Text

@Suite struct StorePeopleTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }
  let number = Shop.order().number

  @Test("keeps agents with all queues, some, or none, in the order of their names")
  func agents() throws {
    let agents = [
      Shop.agent(Shop.kim, queues: []),
      Shop.agent(AgentName("mori")!, queues: [Shop.queue, QueueName("card-security")!]),
      Shop.agent(Shop.sato),
    ]
    let desk = try Desk(path)
    #expect(desk.store.opening.agents.isEmpty)
    #expect(desk.isCommitted(agents.reversed().map { .addAgent($0) }))
    let reader = try StoreReader.open(directory: path)
    #expect(try reader.agents() == agents)
    #expect(desk.isCommitted([.removeAgent(Shop.sato), .removeAgent(AgentName("nobody")!)]))
    #expect(try reader.agents() == Array(agents.dropLast()))
    desk.store.close()
    #expect(try Desk(path).store.opening.agents == Array(agents.dropLast()))
  }

  @Test("refuses a name that is taken, with the rest of its batch and nothing else")
  func nameTaken() throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted([.addAgent(Shop.agent(Shop.sato))]))
    let again = desk.store.write([
      .addAgent(Shop.agent(Shop.kim)), .addAgent(Shop.agent(Shop.sato, queues: [])),
    ])
    let other = desk.store.write([Shop.begin(1), Shop.turn(1, 0)])
    #expect(desk.wait(for: other))
    #expect(desk.results.contains(.failed(again, .nameTaken(Shop.sato))))
    #expect(!desk.results.contains { if case .failed(other, _) = $0 { true } else { false } })
    #expect(!StoreError.nameTaken(Shop.sato).isFatal)
    #expect(try StoreReader.open(directory: path).agents() == [Shop.agent(Shop.sato)])
    // Once it is free it can be had again.
    #expect(desk.isCommitted([.removeAgent(Shop.sato), .addAgent(Shop.agent(Shop.sato))]))
  }

  @Test("brings the records of one conversation, by number")
  func records() throws {
    let desk = try Desk(path)
    #expect(
      desk.isCommitted([
        Shop.begin(1), Shop.begin(2), .append(Shop.entry(1, 0, [Shop.recorded(1)])),
        .append(Shop.entry(2, 0, [Shop.recorded(2)])),
        .append(Shop.entry(1, 1, [Shop.recorded(3)])),
      ]))
    guard case .records(let rows) = desk.answer(.records(of: Shop.id(1))) else {
      Issue.record("\(desk.results)")
      return
    }
    #expect(rows.map(\.record.number.number) == [1, 3])
    #expect(rows.map(\.at) == [Shop.at(100), Shop.at(101)])
    #expect(desk.answer(.records(of: Shop.id(3))) == .records([]))
  }

  /// Conversations 1, 2, … with these events each.
  func desk(_ conversations: [[Event]]) throws -> Desk {
    let desk = try Desk(path)
    for (index, events) in conversations.enumerated() {
      #expect(
        desk.isCommitted([Shop.begin(index + 1), .append(Shop.entry(index + 1, 0, events))]))
    }
    return desk
  }
  func earlier(
    _ desk: Desk, than id: Int, order: OrderNumber? = nil, email: String? = nil
  ) -> [Int64]? {
    let read = Read.earlier(than: Shop.id(id), order: order, email: email)
    guard case .earlier(let ids) = desk.answer(read) else { return nil }
    return ids.map(\.number)
  }

  @Test("finds earlier conversations by the proved order or e-mail only, the latest first")
  func earlierOnes() throws {
    let other = OrderNumber("26111102")!
    let desk = try desk([
      [Shop.saidEmail("a@example.jp"), .proved(number, by: .email)],
      [.filled(.phone, .phone("09012345678"), line: 1), .proved(number, by: .phone)],
      // Only said, or wrong.
      [Shop.saidEmail("a@example.jp"), .failedIdentity(number)],
      [Shop.saidEmail("a@example.jp"), .proved(other, by: .email)],
      // The address was not what proved it.
      [Shop.saidEmail("a@example.jp"), .proved(other, by: .phone)],
      [Shop.saidEmail("b@example.jp"), .proved(other, by: .email)],
    ])
    #expect(earlier(desk, than: 7, order: number) == [2, 1])
    #expect(earlier(desk, than: 7, email: "A@Example.jp") == [4, 1])
    #expect(earlier(desk, than: 7, order: number, email: "a@example.jp") == [4, 2, 1])
    #expect(earlier(desk, than: 4, order: number, email: "a@example.jp") == [2, 1])
    #expect(earlier(desk, than: 1, order: number, email: "a@example.jp") == [])
    #expect(earlier(desk, than: 7) == [])
    #expect(earlier(desk, than: 7, email: "") == [])
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
  }

  @Test("takes the address that was named last before the proof, in whichever turn")
  func lastAddress() throws {
    let first = [Shop.saidEmail("wrong@example.jp"), .failedIdentity(number)]
    let desk = try desk([first, []])
    #expect(desk.isCommitted([.append(Shop.entry(1, 1, [Shop.saidEmail("a@example.jp")]))]))
    #expect(desk.isCommitted([.append(Shop.entry(1, 2, [.proved(number, by: .email)]))]))
    #expect(desk.isCommitted([.append(Shop.entry(1, 3, [Shop.saidEmail("later@example.jp")]))]))
    // A second proof by another fact forgets nothing.
    #expect(desk.isCommitted([.append(Shop.entry(1, 4, [.proved(number, by: .phone)]))]))
    #expect(earlier(desk, than: 2, email: "a@example.jp") == [1])
    #expect(earlier(desk, than: 2, email: "wrong@example.jp") == [])
    #expect(earlier(desk, than: 2, email: "later@example.jp") == [])
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
  }

  @Test("tells of the latest earlier conversations when there are many")
  func many() throws {
    let count = Read.earlierLimit + 5
    let proof: [Event] = [.proved(number, by: .phone)]
    let desk = try desk(Array(repeating: proof, count: count))
    let latest = (1...count).suffix(Read.earlierLimit).reversed().map(Int64.init)
    #expect(earlier(desk, than: count + 1, order: number) == latest)
  }

  @Test("keeps every opening of a transcript")
  func readings() throws {
    let desk = try desk([[.readBy(Shop.sato)], [.readBy(Shop.kim), .readBy(Shop.kim)]])
    let rows = try StoreReader.open(directory: path).readings()
    #expect(rows.map(\.agent) == [Shop.sato, Shop.kim, Shop.kim])
    #expect(rows.map(\.conversation) == [Shop.id(1), Shop.id(2), Shop.id(2)])
    #expect(rows.allSatisfy { $0.at == Shop.at(100) })
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
  }
}
