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
  func tamper(_ sql: String) throws { try directory.tamper(sql) }
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
      ("UPDATE handoff SET kept_for = 'kim' WHERE id = 1", .handoff),
      ("UPDATE proof SET email = 'b@example.jp'", .proof),
      ("UPDATE said_email SET email = 'b@example.jp'", .proof),
      ("DELETE FROM reading", .reading),
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

  @Test("says every error in both languages")
  func words() {
    let errors: [StoreError] = [
      .cannotCreate(path: "p", reason: "r"), .notWritable(path: "p"),
      .lockHeld(path: "p", pid: 12), .lockHeld(path: "p", pid: nil),
      .newerFile(path: "p", version: 2, supported: 1), .olderFile(path: "p"),
      .notADatabase(path: "p"),
      .notOurs(path: "p"), .damaged(path: "p", detail: "d"), .diskFull(path: "p"),
      .syncFailed(path: "p", detail: "d"), .noDescriptors(path: "p"), .nothingThere(path: "p"),
      .refused("d"), .nameTaken(Shop.sato), .unreadable(Shop.id(1), ordinal: 2, .endsEarly(at: 3)),
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
