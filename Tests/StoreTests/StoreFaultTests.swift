import Conversations
import Foundation
import Store
import Synchronization
import Testing
import Text

@Suite struct StoreFaultTests {
  let directory: TemporaryDirectory
  init() throws { directory = try TemporaryDirectory() }
  var path: String { directory.data.path }

  /// A store whose first commit waits long enough for what follows to share the second.
  func slow() throws -> Desk {
    var options = StoreOptions()
    options.syncDelayMicroseconds = 50_000
    return try Desk(path, options: options)
  }

  @Test("refuses only the batches that do not fit, and what stands on them")
  func dropsOne() throws {
    let desk = try slow()
    _ = desk.store.write([Shop.begin(1), Shop.turn(1, 0)])
    _ = desk.store.write([Shop.begin(2), Shop.turn(2, 0)])
    let gap = desk.store.write([Shop.begin(3), Shop.turn(1, 2)])
    let upon = desk.store.write([Shop.turn(3, 0)])
    let next = desk.store.write([Shop.turn(1, 1)])
    let last = desk.store.write([Shop.turn(2, 1)])
    #expect(desk.wait(for: last))
    let failed = desk.results.compactMap { result -> CommitNumber? in
      if case .failed(let number, .refused) = result { number } else { nil }
    }
    #expect(failed == [gap, upon])
    let committed = desk.results.compactMap { result -> CommitNumber? in
      if case .committed(let number) = result { number } else { nil }
    }
    #expect(committed == committed.sorted() && committed.last == last)
    #expect(committed.contains(next))
    desk.store.close()
    let reader = try StoreReader.open(directory: path)
    #expect(try reader.conversations().map(\.entries) == [2, 2])
    #expect(try Store.verify(directory: path).isEmpty)
    #expect(try Desk(path).store.opening.next.conversation == 3)
  }

  @Test(
    "refuses what contradicts the log",
    arguments: [
      [Shop.turn(1, 1)], [Shop.turn(1, 3)], [Shop.turn(9, 0)], [Shop.begin(1)],
      [.begin(Shop.id(5), token: Shop.token(1), at: Shop.at(1))],
      [
        .append(Shop.entry(1, 2, [Shop.recorded(1)])),
        .append(Shop.entry(1, 3, [Shop.recorded(1)])),
      ],
    ] as [[Write]])
  func refuses(batch: [Write]) throws {
    let desk = try Desk(path)
    #expect(desk.isCommitted([Shop.begin(1), Shop.turn(1, 0), Shop.turn(1, 1)]))
    #expect(!desk.isCommitted(batch))
    guard case .failed(_, let error) = desk.results.last else {
      Issue.record("\(desk.results)")
      return
    }
    #expect(!error.isFatal)
    #expect(desk.isCommitted([Shop.turn(1, 2)]))
  }

  @Test("goes on after a full disk, without what did not fit on it")
  func diskFull() throws {
    let isFull = Mutex(false)
    var options = StoreOptions()
    options.fault = { _ in isFull.withLock { $0 } ? .diskFull : nil }
    let desk = try Desk(path, options: options)
    #expect(desk.isCommitted([Shop.begin(1), Shop.turn(1, 0)]))
    isFull.withLock { $0 = true }
    #expect(!desk.isCommitted([Shop.begin(2), Shop.turn(1, 1)]))
    #expect(desk.results.last == .failed(CommitNumber(2), .diskFull(path: directory.data.database)))
    isFull.withLock { $0 = false }
    #expect(desk.isCommitted([Shop.begin(2), Shop.turn(1, 1)]))
    desk.store.close()
    #expect(try StoreReader.open(directory: path).entries(of: Shop.id(1)).count == 2)
  }

  @Test("writes nothing more after a sync that failed, and says that the process must end")
  func syncFails() throws {
    var options = StoreOptions()
    options.fault = { $0.contains(2) ? .syncFailed : nil }
    let desk = try Desk(path, options: options)
    #expect(desk.isCommitted([Shop.begin(1), Shop.turn(1, 0)]))
    #expect(!desk.isCommitted([Shop.turn(1, 1)]))
    #expect(
      desk.wait { $0.contains { if case .fatal(let error) = $0 { error.isFatal } else { false } } })
    #expect(!desk.isCommitted([Shop.turn(1, 1)]))
    desk.store.close()
    #expect(try StoreReader.open(directory: path).entries(of: Shop.id(1)).count == 1)
  }

  @Test("shares a sync among all that came while the last one lasted")
  func groups() throws {
    let commits = Mutex(0)
    var options = StoreOptions()
    options.syncDelayMicroseconds = 5_000
    options.fault = { _ in
      commits.withLock { $0 += 1 }
      return nil
    }
    let desk = try Desk(path, options: options)
    for number in 1...500 { _ = desk.store.write([Shop.begin(number), Shop.turn(number, 0)]) }
    #expect(desk.wait(for: CommitNumber(500)))
    #expect(commits.withLock { $0 } < 100)
  }

  @Test("writes 10,000 entries of 100 conversations, and reads among them, within seconds")
  func hammer() throws {
    let desk = try Desk(path)
    let taken = ContinuousClock().measure {
      for number in 1...100 { _ = desk.store.write([Shop.begin(number)]) }
      for ordinal in 0..<100 {
        for number in 1...100 { _ = desk.store.write([Shop.turn(number, ordinal)]) }
        desk.store.read(.conversation(Shop.id(1 + ordinal)), ticket: UInt64(ordinal))
      }
      #expect(desk.wait(for: CommitNumber(10_100)))
    }
    #expect(taken < .seconds(5))
    #expect(
      desk.wait { $0.count { if case .read = $0 { true } else { false } } == 100 })
    for case .read(_, let result) in desk.results {
      guard case .conversation(let found) = result else {
        Issue.record("\(result)")
        continue
      }
      // Whatever it saw, it saw whole.
      #expect(found.map { $0.entries.map(\.ordinal) == Array(0..<$0.entries.count) } ?? true)
    }
    desk.store.close()
    #expect(try Store.verify(directory: path).isEmpty)
  }
}
