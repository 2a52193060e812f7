import Conversations
import Desk
import Foundation
import Synchronization
import Testing

@testable import frontdesk

@Suite(.timeLimit(.minutes(1))) struct ChoresThreadTests {
  @Test("chores are done in order beside the caller, who is woken and drains their results")
  func inOrder() throws {
    let (woken, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let started = ChoresThread.start(wake: { woken.signal() })
    let chores = try #require(started)
    defer { chores.close() }
    let caller = pthread_self()
    let isBeside = Mutex(false)
    chores.start(ticket: 7) {
      mayGoOn.wait()
      isBeside.withLock { $0 = pthread_equal(pthread_self(), caller) == 0 }
      return .orders(.success([]))
    }
    chores.start(ticket: 8) { .orders(.failure(AdminProblem("no"))) }
    #expect(chores.drain().isEmpty)
    mayGoOn.signal()
    var done: [(ticket: UInt64, result: ChoreResult)] = []
    while done.count < 2 {
      try #require(woken.wait(timeout: .now() + 10) == .success)
      done += chores.drain()
    }
    #expect(done.map(\.ticket) == [7, 8])
    #expect(isBeside.withLock { $0 })
    guard case .orders(.failure(let problem)) = done[1].result else {
      Issue.record("\(done[1].result)")
      return
    }
    #expect(problem.message == "no")
    #expect(chores.drain().isEmpty)
  }

  @Test("what was not begun when it is closed is not begun")
  func closes() throws {
    let (begun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let woken = DispatchSemaphore(value: 0)
    let started = ChoresThread.start(wake: { woken.signal() })
    let chores = try #require(started)
    chores.start(ticket: 1) {
      begun.signal()
      mayGoOn.wait()
      return .orders(.success([]))
    }
    let second = Mutex(false)
    chores.start(ticket: 2) {
      second.withLock { $0 = true }
      return .orders(.success([]))
    }
    try #require(begun.wait(timeout: .now() + 10) == .success)
    chores.close()
    mayGoOn.signal()
    try #require(woken.wait(timeout: .now() + 10) == .success)
    #expect(chores.drain().map(\.ticket) == [1])
    #expect(!second.withLock { $0 })
  }
}
