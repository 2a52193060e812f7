import Foundation
import Synchronization
import Testing

/// The built program, run from outside.
enum Program {
  struct Ended {
    let code: Int32
    let out: String
    let err: String
    /// The lines of standard output.
    var lines: [Substring] { out.split(separator: "\n", omittingEmptySubsequences: true) }
  }

  /// Runs the program to its end.
  /// - Parameter timeout: seconds after which it is killed and the test fails.
  static func run(
    _ arguments: [String], stdin: String = "", environment: [String: String] = [:],
    in folder: URL? = nil, timeout: Double = 60
  ) throws -> Ended {
    try run(
      arguments, input: Data(stdin.utf8), environment: environment, in: folder, timeout: timeout)
  }

  static func run(
    _ arguments: [String], input: Data, environment: [String: String] = [:],
    in folder: URL? = nil, timeout: Double = 60
  ) throws -> Ended {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    // The machine's own language must not decide a test.
    let base = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
    process.environment = base.merging(environment) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    try process.run()
    let out = Collected(stdout.fileHandleForReading)
    let err = Collected(stderr.fileHandleForReading)
    Thread.detachNewThread {
      try? stdin.fileHandleForWriting.write(contentsOf: input)
      try? stdin.fileHandleForWriting.close()
    }
    if ended.wait(timeout: .now() + timeout) == .timedOut {
      kill(process.processIdentifier, SIGKILL)
      ended.wait()
      Issue.record("frontdesk \(arguments.joined(separator: " ")) took over \(timeout) s")
    }
    return Ended(code: process.terminationStatus, out: out.text(), err: err.text())
  }

  /// The program that was built with these tests.
  static func executable() throws -> URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    var folder = bundle.deletingLastPathComponent()
    for _ in 0..<4 {
      let candidate = folder.appendingPathComponent("frontdesk")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let built = package.appendingPathComponent(".build/debug/frontdesk")
    try #require(FileManager.default.isExecutableFile(atPath: built.path))
    return built
  }

  /// Reads a pipe to its end on a thread of its own, so that the program never waits for it.
  private final class Collected: Sendable {
    private let data = Mutex(Data())
    private let done = DispatchSemaphore(value: 0)

    init(_ handle: FileHandle) {
      Thread.detachNewThread { [self] in
        let read = (try? handle.readToEnd()) ?? Data()
        data.withLock { $0 = read }
        done.signal()
      }
    }

    func text() -> String {
      _ = done.wait(timeout: .now() + 10)
      return data.withLock { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// A folder of a test's own, removed with it.
final class TestFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("frontdesk-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }
}
