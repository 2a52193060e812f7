import Foundation
import Sockets
import Synchronization
import Wire

/// Says back every line, and does a little more when a line asks for it.
final class EchoService: LineService {
  private unowned let loop: Loop
  private let shared: Shared

  /// What the loop's thread and the test both see.
  final class Shared: Sendable {
    struct State {
      var log: [String] = []
      var lines = 0
      var errands: [@Sendable (Loop) -> Void] = []
      var port = 0
      var waker: LoopWaker?
      var problem: (any Error)?
    }
    let state = Mutex(State())
    let started = DispatchSemaphore(value: 0)
    let ended = DispatchSemaphore(value: 0)
    func note(_ text: String) { state.withLock { $0.log.append(text) } }
    var log: [String] { state.withLock { $0.log } }
    var lines: Int { state.withLock { $0.lines } }
  }

  init(loop: Loop, shared: Shared) {
    self.loop = loop
    self.shared = shared
  }

  func opened(_ connection: ConnectionID, door: Door, address: PeerAddress, at moment: Moment) {
    shared.note("opened \(door) \(address)")
  }

  func line(_ connection: ConnectionID, _ line: InboundLine, at moment: Moment) {
    shared.state.withLock { $0.lines += 1 }
    switch line {
    case .text(let text): obey(text, connection, moment)
    case .tooLong, .notUTF8, .tooFast: say("<\(line)>", to: connection)
    }
  }

  private func obey(_ text: String, _ connection: ConnectionID, _ moment: Moment) {
    let words = text.split(separator: " ").map(String.init)
    switch words.first {
    case "/close":
      say("bye", to: connection)
      loop.close(connection)
    case "/pause":
      say("paused", to: connection)
      loop.pause(connection)
      // A pause ends as it began: from a timer, on the loop's thread.
      loop.setTimer(
        TimerID(kind: 1, owner: connection.raw), at: moment.monotonic + 20_000_000)
    case "/big":
      let line = String(repeating: "x", count: 1_023)
      for _ in 0..<(Int(words[1]) ?? 0) { say(line, to: connection) }
    case "/timers":
      for kind: UInt8 in [30, 10, 20, 40, 50, 60] {
        loop.setTimer(
          TimerID(kind: kind, owner: connection.raw),
          at: moment.monotonic + UInt64(kind) * 1_000_000)
      }
      loop.cancelTimer(TimerID(kind: 40, owner: connection.raw))
      // Moved, later and earlier.
      loop.setTimer(TimerID(kind: 50, owner: connection.raw), at: moment.monotonic + 70_000_000)
      loop.setTimer(TimerID(kind: 60, owner: connection.raw), at: moment.monotonic + 5_000_000)
    case "/wall": say("\(moment.wall)", to: connection)
    case "/stop":
      say("goodbye", to: connection)
      loop.stop()
    case "/bye":
      obey("/big \(words[1])", connection, moment)
      loop.close(connection)
    case "/flood": loop.setTimer(TimerID(kind: 2, owner: connection.raw), at: moment.monotonic)
    case "left": shared.note("line \(text)")
    default: say(text, to: connection)
    }
  }

  private func say(_ text: String, to connection: ConnectionID) {
    loop.send(Array((text + "\n").utf8), to: connection)
  }

  func inputEnded(_ connection: ConnectionID, at moment: Moment) {
    say("(ended)", to: connection)
    loop.close(connection)
  }

  func closed(_ connection: ConnectionID, reason: CloseReason, at moment: Moment) {
    shared.note("closed \(reason)")
  }

  func woken(at moment: Moment) {
    shared.note("woken")
    let errands = shared.state.withLock { state in
      defer { state.errands = [] }
      return state.errands
    }
    for errand in errands { errand(loop) }
  }

  func timer(_ timer: TimerID, at moment: Moment) {
    let connection = ConnectionID(raw: timer.owner)
    switch timer.kind {
    case 1: loop.resume(connection)
    case 2:
      obey("/big 64", connection, moment)
      loop.setTimer(timer, at: moment.monotonic + 1_000_000)
    case 3: shared.note("timer \(timer.owner)")
    default: say("timer \(timer.kind)", to: connection)
    }
  }

  func stopRequested(at moment: Moment) {
    shared.note("stop requested")
    loop.stop()
  }
}
