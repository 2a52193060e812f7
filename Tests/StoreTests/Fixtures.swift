import CSQLite
import Conversations
import Foundation
import Store
import Synchronization
import Testing
import Text

/// A folder that goes away with the value.
final class TemporaryDirectory: Sendable {
  let path: String
  init() throws {
    path = NSTemporaryDirectory() + "store-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
  var data: DataDirectory { DataDirectory(path + "/data") }

  /// The number that a query of another program's brings.
  func count(_ sql: String) throws -> Int {
    var database: OpaquePointer?
    var statement: OpaquePointer?
    defer {
      sqlite3_finalize(statement)
      sqlite3_close(database)
    }
    try #require(sqlite3_open(data.database, &database) == SQLITE_OK)
    try #require(sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK)
    try #require(sqlite3_step(statement) == SQLITE_ROW)
    return Int(sqlite3_column_int(statement, 0))
  }

  /// Runs statements on the database as another program would.
  func tamper(_ sql: String) throws {
    var database: OpaquePointer?
    defer { sqlite3_close(database) }
    try #require(sqlite3_open(data.database, &database) == SQLITE_OK)
    try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
  }
}

/// A store and the results it reports, waited for as the desk's loop waits.
final class Desk {
  let store: Store
  private let woken: DispatchSemaphore
  private(set) var results: [StoreResult] = []

  init(_ path: String, options: StoreOptions = StoreOptions()) throws {
    let woken = DispatchSemaphore(value: 0)
    self.woken = woken
    store = try Store.open(directory: path, options: options) { woken.signal() }
  }
  deinit { store.close() }

  /// Waits until the results so far fulfil `isEnough`; false after 10 s.
  func wait(_ isEnough: ([StoreResult]) -> Bool) -> Bool {
    results += store.drain()
    while !isEnough(results) {
      guard woken.wait(timeout: .now() + 10) == .success else { return false }
      results += store.drain()
    }
    return true
  }

  /// The results from the first up to the end of the batch with this number.
  func wait(for number: CommitNumber) -> Bool {
    wait { results in
      results.contains { result in
        switch result {
        case .committed(let upTo): upTo >= number
        case .failed(let failed, _): failed == number
        case .read, .fatal: false
        }
      }
    }
  }

  func isCommitted(_ writes: [Write]) -> Bool {
    let number = store.write(writes)
    return wait(for: number)
      && !results.contains {
        if case .failed(number, _) = $0 { true } else { false }
      }
  }

  func answer(_ read: Read, ticket: UInt64 = 7) -> ReadResult? {
    results.removeAll()
    store.read(read, ticket: ticket)
    func found(_ results: [StoreResult]) -> ReadResult? {
      for case .read(ticket, let result) in results { return result }
      return nil
    }
    _ = wait { found($0) != nil }
    return found(results)
  }
}

/// Writes of a small shop.
enum Shop {
  static let queue = QueueName("orders")!
  static func id(_ number: Int) -> ConversationID { ConversationID(number: Int64(number)) }
  static func at(_ second: Int) -> Timestamp { Timestamp(milliseconds: Int64(second) * 1_000) }
  static func token(_ number: Int) -> ConversationToken {
    ConversationToken("token-of-conversation-\(number)")!
  }
  static func begin(_ number: Int) -> Write {
    .begin(id(number), token: token(number), at: at(number))
  }
  static func said(_ text: String) -> Event {
    .customerSaid(CustomerLine(text: SafeText(stored: text), masked: false))
  }
  static func answered(_ text: String) -> Event {
    .deskSaid(DeskLine(text: SafeText(stored: text), choices: []))
  }
  static func entry(_ conversation: Int, _ ordinal: Int, _ events: [Event]) -> Entry {
    let opened = Event.opened(id(conversation), .ja, at: at(conversation))
    return Entry(
      conversation: id(conversation), ordinal: ordinal, at: at(100 + ordinal),
      events: (ordinal == 0 ? [opened] : []) + events)
  }
  static func turn(_ conversation: Int, _ ordinal: Int) -> Write {
    .append(
      entry(
        conversation, ordinal,
        [said("返品 \(ordinal)"), answered("はい"), .ended(turn: ordinal, messageID: nil)]))
  }
  static func handedOff(_ number: Int64, _ kind: Handoff.Kind) -> Event {
    .handedOff(
      Handoff(
        id: HandoffID(number: number), kind: kind, queue: queue, priority: .high, due: at(900),
        intent: .humanAgent))
  }
  static func recorded(_ number: Int64) -> Event {
    .recorded(
      Record(
        number: RecordNumber(number: number), kind: .return,
        fields: [SlotValue(.order, .order(order().number)), SlotValue(.quantity, .number(2))]))
  }
  static let sato = AgentName("sato")!
  static let kim = AgentName("kim")!
  static func tookUp(_ number: Int64, _ agent: AgentName = sato) -> Event {
    .tookUp(
      HandoffID(number: number),
      by: AgentIdentity(name: agent, shown: agent == sato ? "佐藤" : "Kim"))
  }
  static func agent(_ name: AgentName, queues: [QueueName]? = nil) -> AgentRow {
    AgentRow(name: name, shown: "佐藤", queues: queues, capacity: 3, tokenHash: "$6$x$y")
  }
  static func saidEmail(_ email: String) -> Event { .filled(.email, .email(email), line: 1) }
  static func order(_ number: String = "26111101", name: String = "春野") -> Order {
    Order(
      number: OrderNumber(number)!, email: "a@example.jp", phone: "", name: name,
      status: .received,
      items: [OrderItem(product: SKU("TN-101")!, variant: nil, quantity: 1)],
      orderDate: CivilDate("2026-11-18")!, promisedDate: CivilDate("2026-11-22")!,
      others: ["total_jpy": .yen(5_610)], note: "")
  }
  /// An hour of everything that leaves something in a table.
  static let busy: [Write] =
    [begin(1), begin(2), turn(1, 0), turn(1, 1), turn(2, 0)]
    + [
      .append(entry(1, 2, [recorded(1), handedOff(1, .case), handedOff(2, .chat)])),
      .append(
        entry(
          1, 3,
          [
            tookUp(2), .joined(agent: "佐藤"), .readBy(sato), .failedIdentity(order().number),
            saidEmail("a@example.jp"), .proved(order().number, by: .email),
          ])),
      .append(entry(2, 1, [.failedIdentity(order().number), .closed(.timeOut)])),
    ]
}
