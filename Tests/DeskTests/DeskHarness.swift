import Conversations
import Dialog
import Foundation
import Matching
import Pages
import Store
import Synchronization
import TestManuals
import Testing
import Text
import Wire

@testable import Desk

/// A desk on a data directory of its own, with the network left out: lines go in by hand, what it
/// sends is kept, and its clock moves when told.
final class DeskHarness: LineSink {
  let directory: TestDirectory
  let store: Store
  let chores = HandedChores()
  let outbox = KeptOutbox()
  let source: HandedPages
  private(set) var desk: RunningDesk!
  private let woken: DispatchSemaphore
  private var sent: [ConnectionID: [UInt8]] = [:]
  private var firstBytes: [ConnectionID: UInt8] = [:]
  private(set) var closed: Set<ConnectionID> = []
  private(set) var paused: Set<ConnectionID> = []
  private(set) var isStopped = false
  private var timers: [TimerID: UInt64] = [:]
  private var monotonic: UInt64 = 1_000_000_000
  private var nextConnection: UInt64 = 1
  var wall: Timestamp
  let figures = LoopFigures()

  /// Compiled once: every test talks to the same shop.
  static let shop: DialogManager = {
    let manual = SmallShop.manual()
    return DialogManager(manual: manual, matcher: Matcher(manual))
  }()
  private static let tokens = Mutex(0)

  init(
    limits: WireLimits = WireLimits(), tracesTCP: Bool = true,
    options: StoreOptions = StoreOptions(), on directory: TestDirectory? = nil,
    at wall: Timestamp = SmallShop.now, shop: DialogManager = DeskHarness.shop,
    pages: NewPages? = nil, source: HandedPages = HandedPages(),
    orders: @escaping DeskSetup.OrdersReader = { path, _ in .failure(AdminProblem("no \(path)")) }
  ) throws {
    let directory = try directory ?? TestDirectory()
    let woken = DispatchSemaphore(value: 0)
    self.directory = directory
    self.woken = woken
    self.wall = wall
    self.source = source
    store = try Store.open(directory: directory.path, options: options, wake: { woken.signal() })
    desk = RunningDesk(
      DeskSetup(
        pages: pages ?? shop.pages, source: source, store: store, limits: limits,
        tracesTCP: tracesTCP,
        makeToken: Self.token, readOrders: orders,
        checkToken: { token, hash in !hash.isEmpty && hash == "hash-" + token },
        outbox: outbox, chores: chores),
      sink: self, at: now)
  }

  deinit { store.close() }

  var now: Moment { Moment(monotonic: monotonic, wall: wall) }

  private static func token() -> ConversationToken {
    let number = tokens.withLock { count in
      count += 1
      return count
    }
    return ConversationToken("a-token-of-the-harness-\(number)")!
  }

  // MARK: Customers

  func connect(
    _ door: Door = .customersUnix, from address: PeerAddress = .local
  ) -> ConnectionID {
    let id = ConnectionID(raw: nextConnection)
    nextConnection += 1
    desk.opened(id, door: door, address: address, at: now)
    return id
  }

  /// Sends lines, one after another without waiting, and waits until nothing more comes of them.
  func send(_ lines: String..., on connection: ConnectionID) throws {
    for line in lines { post(line, on: connection) }
    try settle()
  }

  func post(_ line: String, on connection: ConnectionID) {
    note(line.utf8.first, connection)
    desk.line(connection, .text(line), at: now)
  }

  func post(
    broken line: InboundLine, beginning first: Character = "x", on connection: ConnectionID
  ) {
    note(first.asciiValue, connection)
    desk.line(connection, line, at: now)
  }

  private func note(_ first: UInt8?, _ connection: ConnectionID) {
    if firstBytes[connection] == nil { firstBytes[connection] = first ?? UInt8(ascii: "\n") }
  }

  func endInput(of connection: ConnectionID) throws {
    desk.inputEnded(connection, at: now)
    try settle()
  }

  func disconnect(_ connection: ConnectionID) {
    closed.insert(connection)
    desk.closed(connection, reason: .peerClosed, at: now)
  }

  /// Takes in what the store reports until nothing is under way.
  func settle() throws {
    while !desk.inFlight.isEmpty || !desk.errands.isEmpty || !desk.doubted.isEmpty
      || !desk.preparing.isEmpty
    {
      try takeInOnce()
    }
  }

  /// Takes in one report of the store.
  func takeInOnce() throws {
    try #require(woken.wait(timeout: .now() + 10) == .success)
    desk.woken(at: now)
  }

  /// Has the chores that wait done, and what they brought taken in.
  func doChores() throws {
    chores.doAll()
    desk.woken(at: now)
    // An import is no turn: nothing is under way for it but its answer.
    while !desk.unspoken.isEmpty { try takeInOnce() }
    try settle()
  }

  /// Lets time pass and rings the timers that are due.
  func pass(seconds: Int) throws {
    monotonic += UInt64(seconds) * 1_000_000_000
    wall = wall.adding(seconds: seconds)
    for (timer, due) in timers.sorted(by: { $0.value < $1.value }) where due <= monotonic {
      timers[timer] = nil
      desk.timer(timer, at: now)
    }
    try settle()
  }

  /// What a connection was sent since it was last asked, line by line.
  func heard(_ connection: ConnectionID) -> [String] {
    defer { sent[connection] = [] }
    return String(decoding: sent[connection] ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  func lines(_ connection: ConnectionID) throws -> [JSON] {
    try heard(connection).map { try JSON.parse($0).get() }
  }

  /// The same in short: `conversation`, `4 desk …`, `7 closed`, `turn 1 idle`, `error closing`.
  func short(_ connection: ConnectionID) throws -> [String] { try lines(connection).map(\.short) }

  /// A new conversation in English, greeted: its connection and token.
  func begin(trace: Bool = false) throws -> (connection: ConnectionID, token: String) {
    let connection = connect()
    try send(#"{"hello":{"language":"en","trace":\#(trace)}}"#, on: connection)
    let first = try #require(try lines(connection).first)
    return (connection, try #require(first["token"]?.string))
  }

  /// Takes orders in beside the desk.
  func take(_ orders: [Order]) throws {
    let commit = store.write([
      .importOrders(orders, source: OrdersSource(name: "test", importedAt: wall))
    ])
    while desk.settled < commit { try takeInOnce() }
  }

  /// The desk ends as by a signal, and gives its directory back.
  func end() throws {
    desk.stopRequested(at: now)
    try settle()
    store.close()
  }

  // MARK: LineSink

  func send(_ bytes: [UInt8], to connection: ConnectionID) {
    guard !closed.contains(connection) else { return }
    sent[connection, default: []] += bytes
  }
  func pause(_ connection: ConnectionID) { paused.insert(connection) }
  func resume(_ connection: ConnectionID) { paused.remove(connection) }
  func close(_ connection: ConnectionID) { closed.insert(connection) }
  func firstByte(of connection: ConnectionID) -> UInt8? { firstBytes[connection] }
  func setTimer(_ timer: TimerID, at monotonic: UInt64) { timers[timer] = monotonic }
  func cancelTimer(_ timer: TimerID) { timers[timer] = nil }
  func stop() { isStopped = true }
}

/// Chores that are done when a test says so, on a thread of their own.
final class HandedChores: Chores {
  private var waiting: [(ticket: UInt64, work: @Sendable () -> ChoreResult)] = []
  private var done: [(ticket: UInt64, result: ChoreResult)] = []
  var count: Int { waiting.count }

  func start(ticket: UInt64, _ work: @escaping @Sendable () -> ChoreResult) {
    waiting.append((ticket, work))
  }

  func drain() -> [(ticket: UInt64, result: ChoreResult)] {
    defer { done = [] }
    return done
  }

  func doAll() {
    for (ticket, work) in waiting {
      let result = Mutex<ChoreResult?>(nil)
      DispatchQueue.global().sync { result.withLock { $0 = work() } }
      if let brought = result.withLock({ $0 }) { done.append((ticket, brought)) }
    }
    waiting = []
  }
}

extension DialogManager {
  /// As a desk is given them.
  var pages: NewPages { NewPages(manual: manual, matcher: matcher, version: PagesVersion([])) }
}

/// Pages that change when a test says so.
final class HandedPages: PageSource {
  private let news = Mutex(PagesNews.same)
  /// Every version that was handed in, as the program would compile it again.
  private let known = Mutex<[ContentHash: NewPages]>([:])
  var look: (@Sendable () -> PagesNews)? {
    {
      self.news.withLock { news in
        defer { news = .same }
        return news
      }
    }
  }
  func compile(_ version: PagesVersion) -> NewPages? { known.withLock { $0[version.hash] } }

  func bring(_ next: PagesNews) { news.withLock { $0 = next } }
  func know(_ pages: NewPages) { known.withLock { $0[pages.version.hash] = pages } }
}

/// An outbox in memory.
final class KeptOutbox: Outbox {
  private let mails = Mutex<(laidDown: [HandoffID: String], out: [HandoffID: String])>(([:], [:]))
  var out: [HandoffID: String] { mails.withLock { $0.out } }
  var laidDown: [HandoffID: String] { mails.withLock { $0.laidDown } }

  func layDown(_ file: [UInt8], for handoff: HandoffID) -> Result<Void, AdminProblem> {
    mails.withLock { $0.laidDown[handoff] = String(decoding: file, as: UTF8.self) }
    return .success(())
  }
  func release(_ handoff: HandoffID) -> Result<Void, AdminProblem> {
    mails.withLock { mails in
      if let mail = mails.laidDown.removeValue(forKey: handoff) { mails.out[handoff] = mail }
    }
    return .success(())
  }
  func drop(_ handoff: HandoffID) { mails.withLock { $0.laidDown[handoff] = nil } }
}

/// A folder that goes away with the value.
final class TestDirectory: Sendable {
  let path: String
  init() throws {
    path = NSTemporaryDirectory() + "desk-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// A disk that fails when told to.
final class Fate: Sendable {
  private let fault = Mutex<StoreOptions.Fault?>(nil)
  func bring(_ next: StoreOptions.Fault?) { fault.withLock { $0 = next } }
  var options: StoreOptions {
    var options = StoreOptions()
    options.fault = { [self] _ in fault.withLock { $0 } }
    return options
  }
}

extension JSON {
  /// A line of the desk in a few words.
  var short: String {
    let seq = self["seq"]?.int.map { "\($0) " } ?? ""
    if let error = self["error"] { return "error \(error["code"]?.string ?? "?")" }
    if let turn = self["turn"]?.int { return "turn \(turn) \(self["state"]?.string ?? "?")" }
    if let event = self["event"]?.string { return seq + event }
    if let from = self["from"]?.string { return seq + "\(from) \(self["text"]?.string ?? "?")" }
    return self["conversation"] == nil ? text : "conversation"
  }
}

enum Say {
  static func line(_ text: String, id: String? = nil) -> String {
    var members: [JSON.Member] = [.init("say", .string(text))]
    if let id { members.append(.init("id", .string(id))) }
    return JSON.object(members).text
  }
}

/// An order of Hanako's that is on its way.
func order(_ number: String = "26110201", _ status: OrderStatus = .shipped) throws -> Order {
  Order(
    number: try #require(OrderNumber(number)), email: "hanako@example.jp", phone: "09012345678",
    name: "山田花子", status: status,
    items: [OrderItem(product: try #require(SKU("S101")), variant: nil, quantity: 1)],
    orderDate: try #require(CivilDate("2026-11-18")),
    promisedDate: try #require(CivilDate("2026-11-22")), others: [:], note: "")
}

extension DeskHarness {
  /// A disk that takes its time.
  static var slow: StoreOptions {
    var options = StoreOptions()
    options.syncDelayMicroseconds = 30_000
    return options
  }
}
