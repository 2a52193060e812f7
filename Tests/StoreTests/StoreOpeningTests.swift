import CSQLite
import Conversations
import Foundation
import Store
import Testing
import Text

@Suite struct StoreOpeningTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }

  func refusal(_ path: String) -> StoreError? {
    do throws(StoreError) {
      try Store.open(directory: path) {}.close()
      return nil
    } catch {
      return error
    }
  }
  /// Runs statements on the database as another program would.
  func tamper(_ sql: String) throws {
    var database: OpaquePointer?
    defer { sqlite3_close(database) }
    try #require(sqlite3_open(directory.data.database, &database) == SQLITE_OK)
    try #require(sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK)
  }
  func written(_ writes: [Write] = Shop.busy) throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted(writes))
    desk.store.close()
  }

  @Test("has one owner, and tells a second who it is")
  func locked() throws {
    let first = try Desk(path)
    let error = try #require(refusal(path))
    #expect(error == .lockHeld(path: path, pid: Int(ProcessInfo.processInfo.processIdentifier)))
    #expect(error.isLockHeld)
    first.store.close()
    #expect(refusal(path) == nil)
  }

  @Test("says what stands where its folder should be")
  func noFolder() throws {
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    guard case .cannotCreate(path, _) = refusal(path) else {
      Issue.record("\(String(describing: refusal(path)))")
      return
    }
    #expect(refusal(path + "/below") != nil)
    #expect(refusal("/proc/nowhere/data") != nil)
  }

  @Test("says that a folder cannot be written", .enabled(if: getuid() != 0))
  func readOnly() throws {
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o500])
    #expect(refusal(path) == .notWritable(path: path))
  }

  @Test("refuses a file that is no database, and leaves it as it is")
  func garbage() throws {
    try written()
    let garbage = Data(repeating: 0x41, count: 8_192)
    try garbage.write(to: URL(fileURLWithPath: directory.data.database))
    #expect(refusal(path) == .notADatabase(path: directory.data.database))
    #expect(FileManager.default.contents(atPath: directory.data.database) == garbage)
    #expect(throws: StoreError.self) { try StoreReader.open(directory: path) }
  }

  @Test("refuses the database of another program, and leaves it as it is")
  func foreign() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try tamper("CREATE TABLE theirs (x)")
    let before = FileManager.default.contents(atPath: directory.data.database)
    #expect(refusal(path) == .notOurs(path: directory.data.database))
    #expect(FileManager.default.contents(atPath: directory.data.database) == before)
  }

  @Test("refuses a file of a newer program")
  func newer() throws {
    try written()
    try tamper("PRAGMA user_version = 999")
    guard case .newerFile(directory.data.database, 999, _) = refusal(path) else {
      Issue.record("\(String(describing: refusal(path)))")
      return
    }
    #expect(throws: StoreError.self) { try StoreReader.open(directory: path) }
  }

  @Test("is found in order by the check, and every change by another hand is found")
  func verifies() throws {
    try written()
    #expect(try Store.verify(directory: path).isEmpty)
    for (sql, place) in [
      ("UPDATE record SET kind = 'refund'", StoreDifference.Place.record),
      ("DELETE FROM handoff WHERE id = 2", .handoff),
      ("UPDATE conversation SET owner = 'desk', owner_name = NULL WHERE id = 1", .conversation),
      ("DELETE FROM identity_failure WHERE id = 1", .identityFailure),
      ("UPDATE next_number SET next = 1 WHERE series = 'handoff'", .nextNumber),
      ("UPDATE entry SET events = x'0101FF' WHERE id = 2", .log),
      ("INSERT INTO entry (conversation, ordinal, at, events) VALUES (77, 0, 0, x'0100')", .log),
    ] {
      try tamper(sql)
      let found = try Store.verify(directory: path)
      #expect(found.contains { $0.place == place }, "\(sql)")
      #expect(found.allSatisfy { $0.words.ja != $0.words.en })
    }
  }

  @Test("owns a conversation as the fold of its events does", arguments: 0..<30)
  func owners(seed: Int) throws {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    func pick(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    var next: Int64 = 1
    let entries = (0..<5).map { ordinal in
      Shop.entry(
        1, ordinal,
        (0..<pick(4)).map { _ in
          next += 1
          let queue = QueueName("q\(pick(3))")!
          return [
            .joined(agent: "佐藤"), .left(agent: "佐藤"), .transferred(queue),
            .queued(QueuePlace(queue: queue, position: 1, waitSeconds: nil)),
            Shop.handedOff(next, .chat), Shop.handedOff(next, .case), .closed(.byAgent),
            Shop.said("x"), .ended(turn: ordinal, messageID: nil),
          ][pick(9)]
        })
    }
    try written([Shop.begin(1)] + entries.map { .append($0) })
    let row = try #require(try StoreReader.open(directory: path).conversations().first)
    let folded = try #require(ConversationState(replaying: entries.flatMap(\.events)))
    #expect(row.owner == folded.owner)
    #expect(row.turn == folded.turn)
    #expect(try StoreReader.open(directory: path).handoffs().count == folded.handoffs.count)
  }

  @Test("is read by others while a desk runs, and when none does")
  func readers() throws {
    #expect(throws: StoreError.nothingThere(path: path)) { try StoreReader.open(directory: path) }
    let desk = try Desk(path)
    #expect(desk.isCommitted(Shop.busy))
    func check() throws {
      let reader = try StoreReader.open(directory: path)
      #expect(try reader.records().map(\.record.number.number) == [1])
      #expect(try reader.records().first?.record.fields.last == SlotValue(.quantity, .number(2)))
      #expect(try reader.handoffs().map(\.handoff.kind) == [.case, .chat])
      #expect(try reader.conversations().map(\.isClosed) == [false, true])
      #expect(try reader.entries(of: Shop.id(1)).count == 4)
      #expect(try reader.entries(of: Shop.id(9)).isEmpty)
      #expect(try Store.verify(directory: path).isEmpty)
    }
    try check()
    desk.store.close()
    try check()
  }

  @Test("moves a chat from queue to agent to its end, and leaves cases alone")
  func handoffStates() throws {
    let returns = QueueName("returns")!
    let steps: [(Event, HandoffRow.State, QueueName)] = [
      (Shop.handedOff(2, .chat), .open, Shop.queue),
      (.joined(agent: "佐藤"), .taken(by: "佐藤"), Shop.queue),
      (.transferred(returns), .open, returns), (.joined(agent: "Kim"), .taken(by: "Kim"), returns),
      (.closed(.byAgent), .done, returns),
    ]
    let desk = try Desk(path)
    #expect(
      desk.isCommitted([
        Shop.begin(1), .append(Shop.entry(1, 0, [Shop.handedOff(1, .case)])),
      ]))
    for (ordinal, step) in steps.enumerated() {
      #expect(desk.isCommitted([.append(Shop.entry(1, ordinal + 1, [step.0]))]))
      let rows = try StoreReader.open(directory: path).handoffs()
      #expect(rows.map(\.state) == [.open, step.1])
      #expect(rows.map(\.queue) == [Shop.queue, step.2])
    }
  }

  @Test("says every error in both languages")
  func words() {
    let errors: [StoreError] = [
      .cannotCreate(path: "p", reason: "r"), .notWritable(path: "p"),
      .lockHeld(path: "p", pid: 12), .lockHeld(path: "p", pid: nil),
      .newerFile(path: "p", version: 2, supported: 1), .notADatabase(path: "p"),
      .notOurs(path: "p"), .damaged(path: "p", detail: "d"), .diskFull(path: "p"),
      .syncFailed(path: "p", detail: "d"), .noDescriptors(path: "p"), .nothingThere(path: "p"),
      .refused("d"), .unreadable(Shop.id(1), ordinal: 2, .endsEarly(at: 3)),
      .unreadableOrder(Shop.order().number, .endsEarly(at: 3)), .closed,
      .failed(path: "p", detail: "d"),
    ]
    #expect(Set(errors.map(\.words.problem.en)).count == errors.count)
    for error in errors {
      #expect(error.words.problem.ja != error.words.problem.en)
      #expect(error.words.fix.map { !$0.ja.isEmpty && $0.ja != $0.en } ?? true)
    }
  }

  @Test("names its files in its folder, however that is written")
  func names() {
    #expect(DataDirectory("a/b//").database == "a/b/frontdesk.sqlite")
    #expect(DataDirectory("").lock == "./lock")
    #expect(DataDirectory("/").deskSocket == "/desk.sock")
  }

  @Test("takes as tokens what can be one", arguments: ["", "short", "a b c d e f g h i j k", "あ"])
  func tokens(text: String) { #expect(ConversationToken(text) == nil) }
}
