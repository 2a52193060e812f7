import Foundation
import Sockets
import Testing
import Wire

@Suite("The loop carries lines")
struct LoopTests {
  @Test("many lines in one write come back in order")
  func pipelined() throws {
    var limits = WireLimits()
    limits.linesPerSecond = 1_000_000
    limits.lineBurst = 1_000_000
    let server = try EchoServer(limits: limits)
    let client = try TestClient(port: server.port)
    let said = (0..<5_000).map { "line \($0) 品" }
    let bytes = Array(said.map { $0 + "\n" }.joined().utf8)
    Thread.detachNewThread { [descriptor = client.descriptor] in
      bytes.withUnsafeBytes { _ = Foundation.send(descriptor, $0.baseAddress, $0.count, 0) }
    }
    #expect(client.lines(5_000) == said)
    #expect(server.stop())
  }

  @Test("a line split at every byte is one line, with or without a carriage return")
  func splitAtEveryByte() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    for byte in Array("ありがとう\r\nok\n".utf8) {
      client.send([byte])
      usleep(500)
    }
    #expect(client.lines(2) == ["ありがとう", "ok"])
    #expect(server.stop())
  }

  @Test("a line that cannot be taken is told, and the next one is taken")
  func wrongLines() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send(String(repeating: "a", count: 8_192) + "\n")
    client.send(String(repeating: "a", count: 8_193) + "\n")
    client.send([0xFF, 0xFE, 0x0A])
    client.send("after\0all\n")
    #expect(client.line()?.utf8.count == 8_192)
    #expect(client.lines(3) == ["<tooLong>", "<notUTF8>", "after\0all"])
    #expect(server.stop())
  }

  @Test("64 KiB without a newline end a connection of TCP, behind what it is still owed")
  func garbage() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send([UInt8](repeating: 0x61, count: 70_000) + Array("\nmore\n".utf8))
    #expect(String(decoding: client.rest(), as: UTF8.self) == "<tooLong>\n(ended)\n")
    #expect(server.logs("closed garbage"))
    #expect(server.stop())
  }

  @Test("from the desk's own user 64 KiB without a newline are one line that is too long")
  func longLineOfOwnUser() throws {
    let server = try EchoServer { loop, folder in
      try loop.listenUnix(path: folder + "/s", door: .customersUnix)
      return 0
    }
    let client = try TestClient(path: server.folder + "/s")
    client.send([UInt8](repeating: 0x61, count: 200_000) + Array("\nmore\n".utf8))
    #expect(client.lines(2) == ["<tooLong>", "more"])
    #expect(server.stop())
  }

  @Test("after a half-close the answers still come, and the cut-off line is no message")
  func halfClose() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send("one\ntwo\nhalf a li")
    client.endOutput()
    #expect(client.lines(4) == ["one", "two", "(ended)"])
    #expect(server.logs("closed peerClosed"))
    #expect(server.stop())
  }

  @Test("a closed connection gets what was said before, and nothing of what it said later")
  func closes() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send("hello\n/close\nmore\n" + String(repeating: "y\n", count: 2_000))
    #expect(String(decoding: client.rest(), as: UTF8.self) == "hello\nbye\n")
    #expect(server.logs("closed closedByService"))
    #expect(server.stop())
  }

  @Test("a reader that is slow gets everything, and is not read meanwhile")
  func slowReader() throws {
    var limits = WireLimits()
    limits.outputBytes = 65_536
    let server = try EchoServer(limits: limits) { loop, folder in
      try loop.listenUnix(path: folder + "/s", door: .customersUnix)
      return 0
    }
    let client = try TestClient(path: server.folder + "/s")
    client.send("/big 2000\n")
    usleep(50_000)
    client.send("after\n")
    usleep(50_000)
    // Two megabytes wait: the line behind them is not taken.
    #expect(server.shared.lines == 1)
    let lines = client.lines(2_001)
    #expect(lines.count == 2_001)
    #expect(lines.last == "after")
    #expect(server.stop())
  }

  @Test("a paused connection keeps its lines until it is resumed")
  func pauses() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send("a\n/pause\nb\n/pause\nc\n")
    #expect(client.lines(5) == ["a", "paused", "b", "paused", "c"])
    client.send("/pause\n")
    #expect(client.line() == "paused")
    client.send("d\n")
    #expect(client.line() == "d")
    #expect(server.stop())
  }

  @Test("lines left behind by a client that went while paused are still taken")
  func pausedAndGone() throws {
    let server = try EchoServer { loop, folder in
      try loop.listenUnix(path: folder + "/s", door: .customersUnix)
      return 0
    }
    do {
      let client = try TestClient(path: server.folder + "/s")
      client.send("/pause\n")
      #expect(client.line() == "paused")
      client.send("left behind\n")
    }
    #expect(server.logs("line left behind"))
    #expect(server.stop())
  }

  @Test("two hundred connections at once are all answered")
  func manyConnections() throws {
    let server = try EchoServer()
    let clients = try (0..<200).map { _ in try TestClient(port: server.port) }
    for (index, client) in clients.enumerated() { client.send("client \(index)\n") }
    for (index, client) in clients.enumerated() { #expect(client.line() == "client \(index)") }
    #expect(server.stop())
  }

  @Test("timers fire in the order of their times, moved ones where they were moved to")
  func timers() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send("/timers\n")
    #expect(
      client.lines(5) == ["timer 60", "timer 10", "timer 20", "timer 30", "timer 50"])
    #expect(server.stop())
  }

  @Test("of thousands of timers set, moved and cancelled, those left fire once, in order")
  func manyTimers() throws {
    let server = try EchoServer { loop, _ in
      let now = Clock.nanoseconds
      for round in 0..<3 {
        for owner in 0..<3_000 {
          loop.setTimer(
            TimerID(kind: 3, owner: UInt64(owner)),
            at: now + UInt64(2_000_000_000 - round * 100_000_000 - owner))
        }
        for owner in 0..<3_000 where owner % 1_000 != 7 {
          loop.cancelTimer(TimerID(kind: 3, owner: UInt64(owner)))
        }
      }
      for (owner, delay) in [(7, 30), (1_007, 10), (2_007, 20)] {
        loop.setTimer(
          TimerID(kind: 3, owner: UInt64(owner)), at: now + UInt64(delay) * 1_000_000)
      }
      return 0
    }
    #expect(server.logs("timer 7"))
    #expect(server.stop())
    #expect(
      server.shared.log.filter { $0.hasPrefix("timer") } == ["timer 1007", "timer 2007", "timer 7"])
  }

  @Test("a wake from another thread is heard, many at once as at least one")
  func wakes() throws {
    let server = try EchoServer()
    for _ in 0..<100 { server.waker.wake() }
    #expect(server.logs("woken"))
    DispatchQueue.concurrentPerform(iterations: 4) { index in
      server.errand { _ in server.shared.note("errand \(index)") }
    }
    for index in 0..<4 { #expect(server.logs("errand \(index)")) }
    #expect(server.stop())
    server.waker.wake()
  }

  @Test("the wall clock stands still when told, and timers run all the same")
  func standingClock() throws {
    let moment = Moment(monotonic: 0, systemMilliseconds: 1_763_701_200_000, clock: .running)
    let server = try EchoServer(wallClock: .standing(moment.wall))
    let client = try TestClient(port: server.port)
    client.send("/wall\n/timers\n")
    #expect(client.lines(2) == ["Timestamp(milliseconds: 1763701200000)", "timer 60"])
    #expect(server.stop())
  }

  @Test("one end of a socket pair is served, and its last line needs no newline")
  func socketPair() throws {
    var ends: [Int32] = [-1, -1]
    try #require(socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends) == 0)
    let served = ends[0]
    let server = try EchoServer { loop, _ in
      try loop.adopt(fileDescriptor: served, door: .customersStandard)
      return 0
    }
    let client = TestClient(descriptor: ends[1])
    // Far more than a burst: whoever pipes lines in is not too fast.
    client.send(String(repeating: "x\n", count: 100) + "last")
    client.endOutput()
    let said = String(decoding: client.rest(), as: UTF8.self)
    #expect(said == String(repeating: "x\n", count: 100) + "last\n(ended)\n")
    #expect(server.stop())
  }

  @Test("what is no socket is not adopted")
  func refusesFiles() throws {
    let file = open("/dev/null", O_RDONLY)
    defer { close(file) }
    let loop = try Loop(limits: WireLimits())
    #expect(throws: SocketError.self) {
      try loop.adopt(fileDescriptor: file, door: .customersStandard)
    }
  }

  @Test("a stop writes what was said and tells every connection")
  func stops() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send("hello\n")
    #expect(client.line() == "hello")
    #expect(server.stop())
    #expect(client.rest().isEmpty)
    #expect(server.shared.log.contains("closed stopped"))
  }

  @Test("what is said in the round that stops the loop is still heard")
  func lastWords() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send("hello\n/stop\nmore\n")
    #expect(String(decoding: client.rest(), as: UTF8.self) == "hello\ngoodbye\n")
    #expect(server.shared.ended.wait(timeout: .now() + 2) == .success)
    #expect(server.shared.log.contains("closed stopped"))
  }

  @Test(
    "who never reads is let go, while closing and while more is said",
    arguments: ["/bye 4000", "/flood"])
  func neverReads(line: String) throws {
    var limits = WireLimits()
    limits.drainSeconds = 1
    limits.outputBytes = 4_096
    let server = try EchoServer(limits: limits) { loop, folder in
      try loop.listenUnix(path: folder + "/s", door: .customersUnix)
      return 0
    }
    let client = try TestClient(path: server.folder + "/s")
    client.send(line + "\n")
    #expect(server.logs("closed notReading", within: 2))
    #expect(server.stop())
    withExtendedLifetime(client) {}
  }

  @Test("SIGHUP comes as a request to stop")
  func signals() throws {
    let server = try EchoServer { loop, _ in
      loop.catchSignals()
      return 0
    }
    kill(getpid(), SIGHUP)
    #expect(server.shared.ended.wait(timeout: .now() + 2) == .success)
    #expect(server.shared.log.contains("stop requested"))
  }
}

/// The clock that the loop's timers run on.
private enum Clock {
  static var nanoseconds: UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
