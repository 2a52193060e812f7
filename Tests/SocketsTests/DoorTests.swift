import Foundation
import Sockets
import Testing
import Wire

@Suite("The doors let in whom they should")
struct DoorTests {
  @Test("a socket file is the owner's alone, and goes when the loop does")
  func mode() throws {
    let server = try EchoServer { loop, folder in
      try loop.listenUnix(path: folder + "/s", door: .agentsUnix)
      return 0
    }
    var about = stat()
    #expect(lstat(server.folder + "/s", &about) == 0)
    #expect(about.st_mode & 0o777 == 0o600)
    let client = try TestClient(path: server.folder + "/s")
    client.send("hello\n")
    #expect(client.line() == "hello")
    #expect(server.logs("opened agentsUnix local"))
    server.errand { $0.stop() }
    #expect(server.shared.ended.wait(timeout: .now() + 2) == .success)
    #expect(lstat(server.folder + "/s", &about) != 0)
    server.stop()
  }

  @Test("a socket file that nobody answers on is replaced, one that is answered is not")
  func staleFile() throws {
    let server = try EchoServer { loop, folder in
      // Bound and let go without a word, as by a desk that was killed.
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: (folder + "/s").utf8) }
      let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      _ = withUnsafeBytes(of: &address) {
        bind(
          dead, $0.baseAddress?.assumingMemoryBound(to: sockaddr.self),
          socklen_t(MemoryLayout<sockaddr_un>.size))
      }
      close(dead)
      try loop.listenUnix(path: folder + "/s", door: .customersUnix)
      return 0
    }
    let path = server.folder + "/s"
    let other = try Loop(limits: WireLimits())
    #expect(throws: SocketError.addressInUse(path)) {
      try other.listenUnix(path: path, door: .customersUnix)
    }
    let client = try TestClient(path: path)
    client.send("still here\n")
    #expect(client.line() == "still here")
    #expect(server.stop())
  }

  @Test("a file that is no socket is left alone, a path that is too long refused")
  func otherFiles() throws {
    let path = "/tmp/fd-file-\(getpid())"
    _ = FileManager.default.createFile(atPath: path, contents: Data("precious".utf8))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let loop = try Loop(limits: WireLimits())
    #expect(throws: SocketError.notASocket(path)) {
      try loop.listenUnix(path: path, door: .admin)
    }
    #expect(FileManager.default.contents(atPath: path) == Data("precious".utf8))
    let long = "/tmp/" + String(repeating: "x", count: 99)
    #expect(throws: SocketError.pathTooLong(long)) {
      try loop.listenUnix(path: long, door: .admin)
    }
    #expect(throws: SocketError.folderMissing("/tmp/no-such-folder/s")) {
      try loop.listenUnix(path: "/tmp/no-such-folder/s", door: .admin)
    }
  }

  @Test("a path of 103 bytes is taken")
  func longestPath() throws {
    let path = "/tmp/" + String(repeating: "y", count: 98)
    let loop = try Loop(limits: WireLimits())
    try loop.listenUnix(path: path, door: .admin)
    unlink(path)
  }

  @Test("other addresses than this machine's own are refused unless meant")
  func loopbackOnly() throws {
    let loop = try Loop(limits: WireLimits())
    #expect(throws: SocketError.notLoopback("0.0.0.0")) {
      try loop.listenTCP(address: "0.0.0.0", port: 0, door: .customersTCP)
    }
    #expect(throws: SocketError.notAnAddress("nowhere")) {
      try loop.listenTCP(address: "nowhere", port: 0, door: .customersTCP)
    }
    #expect(throws: SocketError.portOutOfRange(65_536)) {
      try loop.listenTCP(port: 65_536, door: .customersTCP)
    }
    #expect(
      try loop.listenTCP(address: "0.0.0.0", port: 0, door: .customersTCP, allowRemote: true) > 0)
    #expect(try loop.listenTCP(address: "localhost", port: 0, door: .customersTCP) > 0)
  }

  @Test("a port in use is named in the error")
  func portInUse() throws {
    let loop = try Loop(limits: WireLimits())
    let port = try loop.listenTCP(port: 0, door: .customersTCP)
    let error = #expect(throws: SocketError.self) {
      try loop.listenTCP(port: port, door: .customersTCP)
    }
    #expect(error == .addressInUse("127.0.0.1:\(port)"))
    #expect(error?.description.contains("127.0.0.1:\(port)") == true)
  }

  @Test("one address has so many connections, and the next one hears why it has none")
  func perAddress() throws {
    var limits = WireLimits()
    limits.connectionsPerAddress = 2
    let server = try EchoServer(limits: limits)
    var clients = try (0..<2).map { _ in try TestClient(port: server.port) }
    for client in clients {
      client.send("in\n")
      #expect(client.line() == "in")
    }
    let refused = try TestClient(port: server.port)
    refused.send("hello\n")
    #expect(refused.line()?.contains("too-many-connections") == true)
    #expect(refused.line() == nil)
    clients.removeLast()
    #expect(server.logs("closed peerClosed"))
    let next = try TestClient(port: server.port)
    next.send("now\n")
    #expect(next.line() == "now")
    #expect(server.stop())
  }

  @Test("places kept for agents are not taken by customers")
  func agentPlaces() throws {
    var limits = WireLimits()
    limits.connections = 3
    limits.agentConnections = 1
    let server = try EchoServer(limits: limits) { loop, folder in
      try loop.listenUnix(path: folder + "/a", door: .agentsUnix)
      try loop.listenUnix(path: folder + "/c", door: .customersUnix)
      return 0
    }
    func knock(_ name: String) throws -> (TestClient, String?) {
      let client = try TestClient(path: server.folder + "/" + name)
      client.send("x\n")
      return (client, client.line())
    }
    let first = try knock("c")
    let second = try knock("c")
    let third = try knock("c")
    let agent = try knock("a")
    let otherAgent = try knock("a")
    #expect([first.1, second.1, agent.1] == ["x", "x", "x"])
    #expect(third.1?.contains("too-many-connections") == true)
    #expect(otherAgent.1?.contains("\"id\":null") == true)
    #expect(server.stop())
  }

  @Test("a line too many in a short time is thrown away and told")
  func tooFast() throws {
    var limits = WireLimits()
    limits.lineBurst = 3
    limits.linesPerSecond = 2
    let server = try EchoServer(limits: limits)
    let client = try TestClient(port: server.port)
    client.send("1\n2\n3\n4\n")
    #expect(client.lines(4) == ["1", "2", "3", "<tooFast>"])
    usleep(550_000)
    client.send("5\n6\n")
    #expect(client.lines(2) == ["5", "<tooFast>"])
    #expect(server.stop())
  }

  @Test("a begun line that does not end ends the connection, and idleness does not")
  func unfinishedLine() throws {
    var limits = WireLimits()
    limits.lineSeconds = 1
    let server = try EchoServer(limits: limits)
    let idle = try TestClient(port: server.port)
    let slow = try TestClient(port: server.port)
    slow.send("begun")
    #expect(slow.rest().isEmpty)
    #expect(server.logs("closed unfinishedLine"))
    idle.send("here\n")
    #expect(idle.line() == "here")
    #expect(server.stop())
  }

  @Test(
    "HTTP and TLS are answered in their own way and cut",
    arguments: [
      (Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8), "HTTP/1.1 400 Bad Request\r\n"),
      ([0x16, 0x03, 0x01, 0x02, 0x00, 0x0A, 0xFF, 0x0A], "\u{15}\u{3}\u{1}"),
    ] as [([UInt8], String)], [false, true])
  func foreignProtocols(sent: ([UInt8], String), byteByByte: Bool) throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    for chunk in byteByByte ? sent.0.map({ [$0] }) : [sent.0] {
      client.send(chunk)
      if byteByByte { usleep(1_000) }
    }
    let answer = client.rest()
    #expect(answer.starts(with: sent.1.utf8))
    #expect(!String(decoding: answer, as: UTF8.self).contains("Host"))
    #expect(server.logs("closed foreignProtocol"))
    #expect(server.stop())
  }

  @Test("a first byte that only looks like TLS begins a line")
  func notTLS() throws {
    let server = try EchoServer()
    let client = try TestClient(port: server.port)
    client.send([0x16])
    usleep(5_000)
    client.send("x\n")
    #expect(client.line() == "\u{16}x")
    #expect(server.stop())
  }
}
