import Foundation
import Sockets
import Synchronization
import Testing
import Wire

/// An echo server on a thread of its own, for one test.
final class EchoServer: Sendable {
  let shared = EchoService.Shared()
  /// For socket files; short, as their paths must be.
  let folder: String
  let port: Int
  let waker: LoopWaker

  /// - Parameter prepare: run on the loop's thread before it serves; gives the port, if any.
  init(
    limits: WireLimits = WireLimits(), wallClock: WallClock = .running,
    prepare: @escaping @Sendable (Loop, _ folder: String) throws -> Int = { loop, _ in
      try loop.listenTCP(port: 0, door: .customersTCP)
    }
  ) throws {
    let folder = "/tmp/fd-\(UInt32.random(in: 0...(.max)))"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let shared = shared
    let thread = Thread { @Sendable in
      do {
        let loop = try Loop(limits: limits, wallClock: wallClock)
        let service = EchoService(loop: loop, shared: shared)
        loop.attach(service)
        let port = try prepare(loop, folder)
        shared.state.withLock {
          $0.port = port
          $0.waker = loop.waker
        }
        shared.started.signal()
        loop.run()
        withExtendedLifetime(service) {}
      } catch {
        shared.state.withLock { $0.problem = error }
        shared.started.signal()
      }
      shared.ended.signal()
    }
    thread.start()
    shared.started.wait()
    let (port, waker, problem) = shared.state.withLock { ($0.port, $0.waker, $0.problem) }
    if let problem {
      try? FileManager.default.removeItem(atPath: folder)
      throw problem
    }
    self.folder = folder
    self.port = port
    self.waker = try #require(waker)
  }

  /// Runs something on the loop's thread, soon.
  func errand(_ work: @escaping @Sendable (Loop) -> Void) {
    shared.state.withLock { $0.errands.append(work) }
    waker.wake()
  }

  /// Ends the loop; false when it does not within two seconds.
  @discardableResult
  func stop() -> Bool {
    errand { $0.stop() }
    let ended = shared.ended.wait(timeout: .now() + 2) == .success
    try? FileManager.default.removeItem(atPath: folder)
    return ended
  }

  /// Waits until the log holds a line.
  func logs(_ line: String, within seconds: Int = 1) -> Bool {
    for _ in 0..<(200 * seconds) {
      if shared.log.contains(line) { return true }
      usleep(5_000)
    }
    return false
  }
}
