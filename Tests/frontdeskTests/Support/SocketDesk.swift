import Foundation
import Testing

@testable import frontdesk

/// A desk on a socket file: each connection is served by `serve`, on one thread, one after another.
final class SocketDesk: Sendable {
  private let thread: ProgramThread

  /// - Parameters:
  ///   - connections: how many are served before it ends.
  ///   - serve: given the connected socket, which is closed after.
  init(path: String, connections: Int, serve: @escaping @Sendable (Int32) -> Void) throws {
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    try #require(bytes.count < MemoryLayout.size(ofValue: address.sun_path))
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    try #require(bound == 0 && listen(listener, 4) == 0)
    thread = try #require(
      ProgramThread {
        for _ in 0..<connections {
          let connection = accept(listener, nil, nil)
          serve(connection)
          close(connection)
        }
        close(listener)
        return .done
      })
  }

  /// Waits until all connections were served.
  func finish() { _ = thread.join() }

  /// Answers line by line until the other end closes or `answer` gives nil.
  static func lines(_ connection: Int32, _ answer: (String) -> [String]?) {
    var input = InputLines(keptBytes: 1 << 20)
    while case .bytes(let bytes) = Descriptor.read(connection) {
      input.add(bytes)
      while let line = input.next() {
        guard let lines = answer(String(decoding: line, as: UTF8.self)) else { return }
        for text in lines { _ = Descriptor.writeAll(Array("\(text)\n".utf8), to: connection) }
      }
    }
  }
}
