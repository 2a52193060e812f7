import Conversations
import Desk
import Dialog
import Foundation
import Matching
import Pages
import Store
import TestManuals
import Text
import Wire

/// A desk on a data directory of its own, with the network left out: lines go in by hand, what it
/// sends is kept, and its clock moves when told.
final class DeskHarness: LineSink {
  let directory: String
  private(set) var store: Store
  private(set) var desk: RunningDesk!
  private let woken = DispatchSemaphore(value: 0)
  private var sent: [ConnectionID: [UInt8]] = [:]
  private(set) var closed: Set<ConnectionID> = []
  private(set) var paused: Set<ConnectionID> = []
  private(set) var stopped = false
  private var timers: [TimerID: UInt64] = [:]
  private var monotonic: UInt64 = 1_000_000_000
  private var nextConnection: UInt64 = 1
  private var nextToken = 0
  var wall = SmallShop.now
  let figures = LoopFigures()

  init(
    pages: [String: String] = [:], limits: WireLimits = WireLimits(), tracesTCP: Bool = true,
    options: StoreOptions = StoreOptions(), directory: String? = nil
  ) throws {
    self.directory =
      directory
      ?? FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)").path
    let woken = woken
    store = try Store.open(directory: self.directory, options: options, wake: { woken.signal() })
    let manual = SmallShop.manual(pages)
    desk = RunningDesk(
      DeskSetup(
        dialog: DialogManager(manual: manual, matcher: Matcher(manual)), store: store,
        limits: limits, tracesTCP: tracesTCP, makeToken: { [unowned self] in self.token() },
        readOrders: { path, _ in .failure(AdminProblem("no file \(path)")) }),
      sink: self, at: now)
  }

  deinit { store.close() }

  var now: Moment { Moment(monotonic: monotonic, wall: wall) }

  private func token() -> ConversationToken {
    nextToken += 1
    let digits = String(nextToken)
    let text = "token-" + String(repeating: "0", count: 26 - digits.count) + digits
    guard let token = ConversationToken(text + "-\(abs(directory.hashValue) % 1_000)") else {
      preconditionFailure("a token of the harness is well formed")
    }
    return token
  }

  // MARK: Customers

  func connect(_ door: Door = .customersTCP) -> ConnectionID {
    let id = ConnectionID(raw: nextConnection)
    nextConnection += 1
    desk.opened(id, door: door, address: .local, at: now)
    return id
  }

  /// Sends lines and waits until nothing more comes of them.
  func send(_ lines: String..., on connection: ConnectionID) {
    for line in lines { desk.line(connection, .text(line), at: now) }
    settle()
  }

  func sendWithoutWaiting(_ line: String, on connection: ConnectionID) {
    desk.line(connection, .text(line), at: now)
  }

  func sendBroken(_ line: InboundLine, on connection: ConnectionID) {
    desk.line(connection, line, at: now)
    settle()
  }

  func endInput(of connection: ConnectionID) {
    desk.inputEnded(connection, at: now)
    settle()
  }

  func disconnect(_ connection: ConnectionID) {
    desk.closed(connection, reason: .peerClosed, at: now)
    settle()
  }

  /// Takes in what the store reports until it has been silent for a while.
  func settle() {
    var quiet = 0
    while quiet < 2 {
      if woken.wait(timeout: .now() + .milliseconds(quiet == 0 ? 60 : 30)) == .success {
        quiet = 0
        desk.woken(at: now)
      } else {
        quiet += 1
      }
    }
  }

  /// Lets time pass and rings the timers that are due.
  func pass(seconds: Int) {
    monotonic += UInt64(seconds) * 1_000_000_000
    wall = wall.adding(seconds: seconds)
    for (timer, due) in timers.sorted(by: { $0.value < $1.value }) where due <= monotonic {
      timers[timer] = nil
      desk.timer(timer, at: now)
    }
    settle()
  }

  /// What a connection was sent since it was last asked, line by line.
  func heard(_ connection: ConnectionID) -> [String] {
    defer { sent[connection] = [] }
    return String(decoding: sent[connection] ?? [], as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  func heardJSON(_ connection: ConnectionID) throws -> [JSON] {
    try heard(connection).map { try JSON.parse($0).get() }
  }

  /// The desk ends as by a signal.
  func stop() {
    desk.stopRequested(at: now)
    settle()
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
  func setTimer(_ timer: TimerID, at monotonic: UInt64) { timers[timer] = monotonic }
  func cancelTimer(_ timer: TimerID) { timers[timer] = nil }
  func stop(_: Void = ()) { stopped = true }
}
