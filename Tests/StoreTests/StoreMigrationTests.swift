import Conversations
import Foundation
import Store
import Testing
import Text

@Suite struct StoreMigrationTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }

  /// Makes the file what the first version of the program would have made of the same log.
  func turnBack() throws {
    try directory.tamper(
      """
      ALTER TABLE handoff DROP COLUMN kept_for; ALTER TABLE handoff DROP COLUMN way;
      ALTER TABLE handoff DROP COLUMN outcome; ALTER TABLE handoff DROP COLUMN words;
      ALTER TABLE handoff DROP COLUMN front;
      DROP TABLE said_email; DROP TABLE proof; DROP TABLE reading; DROP TABLE agent;
      DROP TABLE page_text; DROP TABLE generation; DROP TABLE generation_page;
      DROP TABLE identity_source;
      UPDATE handoff SET agent = '佐藤', state = 'taken' WHERE id = 2;
      DELETE FROM migration WHERE number >= 2;
      PRAGMA user_version = 1;
      """)
  }

  func written() throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted(Shop.busy))
    desk.store.close()
  }

  @Test("brings a file of the first version up to date, with what its log says of people")
  func migrates() throws {
    try written()
    let before = try StoreReader.open(directory: path).handoffs()
    try turnBack()
    let older = StoreError.olderFile(path: directory.data.database)
    #expect(throws: older) { try StoreReader.open(directory: path) }
    #expect(throws: older) { try Store.verify(directory: path) }
    let desk = try Desk(path)
    #expect(desk.store.opening.openHandoffs == before)
    #expect(desk.store.opening.next == NextNumbers(conversation: 3, handoff: 3, record: 2))
    let read = Read.earlier(than: Shop.id(2), order: nil, email: "a@example.jp")
    #expect(desk.answer(read) == .earlier([Shop.id(1)]))
    guard case .conversation(_?) = desk.answer(.conversationByToken(Shop.token(1))) else {
      Issue.record("the token is lost")
      return
    }
    #expect(desk.isCommitted([.addAgent(Shop.agent(Shop.sato)), Shop.turn(1, 4)]))
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
    #expect(try StoreReader.open(directory: path).readings().count == 1)
  }

  @Test("starts on an old file with an entry that cannot be read, and the check tells of it")
  func damagedEntry() throws {
    try written()
    try turnBack()
    try directory.tamper("UPDATE entry SET events = x'0101FF' WHERE conversation = 2")
    let desk = try Desk(path)
    #expect(desk.store.opening.openHandoffs.count == 2)
    desk.store.close()
    #expect(try Store.verify(directory: path).contains { $0.place == .log })
  }

  @Test("is done once")
  func once() throws {
    try written()
    try turnBack()
    for _ in 0..<2 {
      let desk = try Desk(path)
      #expect(desk.store.opening.openHandoffs.count == 2)
      desk.store.close()
    }
    #expect(try StoreReader.open(directory: path).readings().count == 1)
  }
}
