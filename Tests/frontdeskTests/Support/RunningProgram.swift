import Foundation
import Synchronization
import Testing
import Wire

@testable import frontdesk

/// The built program while it runs: lines in, lines out, and an end that is waited for.
final class RunningProgram {
  static let patience = 60.0
  private let process = Process()
  private let input = Pipe()
  private let output: Received
  private let complaints: Received
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameter launcher: what runs the program, with its own arguments before the program's.
  init(_ arguments: [String], launcher: [String] = [], in folder: URL? = nil) throws {
    let program = try Program.executable()
    process.executableURL = launcher.first.map { URL(fileURLWithPath: $0) } ?? program
    process.arguments =
      launcher.isEmpty ? arguments : launcher.dropFirst() + [program.path] + arguments
    process.environment = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no",
    ]
    if let folder { process.currentDirectoryURL = folder }
    let (out, err) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = out
    process.standardError = err
    process.terminationHandler = { [ended] _ in ended.signal() }
    try process.run()
    output = Received(out.fileHandleForReading.fileDescriptor, keeping: out)
    complaints = Received(err.fileHandleForReading.fileDescriptor, keeping: err)
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var identifier: Int32 { process.processIdentifier }

  func type(_ lines: String...) {
    for line in lines { try? input.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8)) }
  }
  func closeInput() { try? input.fileHandleForWriting.close() }
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  /// Waits for a line of its output that holds `words`: that line, and all that came before it
  /// since the last call.
  func lines(to words: String) throws -> [String] { try output.lines(to: words) }
  func line(with words: String) throws -> String {
    let seen = try lines(to: words)
    return try #require(seen.last)
  }
  func problem(with words: String) throws -> String {
    let seen = try complaints.lines(to: words)
    return try #require(seen.last)
  }

  /// Everything it wrote to its standard error, once it has ended.
  func problems() throws -> [String] { try complaints.rest() }

  /// Waits for the end.
  /// - Returns: its code, or the negated number of the signal that ended it.
  func end(within seconds: Double = patience) throws -> Int32 {
    try #require(ended.wait(timeout: .now() + seconds) == .success, "it does not end")
    return process.terminationReason == .exit
      ? process.terminationStatus : -process.terminationStatus
  }
}

/// A customer's connection over TCP.
final class TCPCustomer {
  private let socket: Int32
  private let received: Received

  init(port: Int) throws {
    socket = try Self.connected(port: port)
    received = Received(socket, keeping: nil)
  }

  /// A socket connected to a port of this machine.
  static func connected(port: Int) throws -> Int32 {
    let made = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(made, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    try #require(connected == 0)
    return made
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    // Its number must not be another's while somebody still reads it.
    _ = try? received.rest()
    close(socket)
  }

  func send(_ lines: String...) {
    _ = Descriptor.writeAll(lines.flatMap { Array("\($0)\n".utf8) }, to: socket)
  }
  func send(bytes: [UInt8]) { _ = Descriptor.writeAll(bytes, to: socket) }
  func lines(to words: String) throws -> [String] { try received.lines(to: words) }
  /// Everything up to the end of the connection.
  func rest() throws -> [String] { try received.rest() }
}

/// Lines that come in on a descriptor, read on a thread of their own.
final class Received: Sendable {
  private struct State {
    var lines: [String] = []
    var taken = 0
    var isOver = false
  }
  struct Ended: Error {
    let waitingFor: String
    let after: [String]
  }
  private let state = Mutex(State())

  /// - Parameter owner: what closes the descriptor when it goes, kept until the end is read.
  init(_ descriptor: Int32, keeping owner: Pipe?) {
    Thread.detachNewThread { [self] in
      var input = InputLines(keptBytes: 1 << 22)
      while case .bytes(let bytes) = Descriptor.read(descriptor) {
        input.add(bytes)
        while let line = input.next() { add(line) }
      }
      input.end()
      while let line = input.next() { add(line) }
      withExtendedLifetime(owner) { state.withLock { $0.isOver = true } }
    }
  }

  private func add(_ line: [UInt8]) {
    state.withLock { $0.lines.append(String(decoding: line, as: UTF8.self)) }
  }

  func lines(to words: String) throws -> [String] {
    try lines(to: words) { $0.contains(words) }
  }

  /// Waits for a line that is wanted: it, and all that came before it since the last call.
  /// - Parameter words: says what is waited for when it does not come.
  func lines(to words: String, where isWanted: (String) -> Bool) throws -> [String] {
    var seen: [String] = []
    let end = ContinuousClock.now + .seconds(RunningProgram.patience)
    while true {
      let next: String?? = state.withLock { state in
        guard state.taken < state.lines.count else { return state.isOver ? .some(nil) : nil }
        defer { state.taken += 1 }
        return state.lines[state.taken]
      }
      switch next {
      case .some(.some(let line)):
        seen.append(line)
        if isWanted(line) { return seen }
      case .some(nil):
        throw Ended(waitingFor: words, after: seen)
      case nil:
        try #require(.now < end, "no \(words) came: \(seen)")
        usleep(2_000)
      }
    }
  }

  func rest() throws -> [String] {
    let end = ContinuousClock.now + .seconds(RunningProgram.patience)
    while !state.withLock({ $0.isOver }) {
      try #require(.now < end, "it does not end")
      usleep(2_000)
    }
    return state.withLock { state in
      defer { state.taken = state.lines.count }
      return Array(state.lines[state.taken...])
    }
  }
}
